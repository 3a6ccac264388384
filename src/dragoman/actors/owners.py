"""Whose a bare noun is: a body named before, an armed group, or the state that the text is about."""

from __future__ import annotations

from itertools import pairwise

from dragoman.actors.authority import Authority
from dragoman.actors.choose import choose
from dragoman.actors.context import NO_STATE, Context
from dragoman.actors.organs import organ_draft, organ_meant
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.telling import teller
from dragoman.actors.words import lone_forms, short_forms, words

# States whose short names are adjectives as well.
_ALSO_ADJECTIVES = frozenset(["United States", "United Kingdom", "United Arab Emirates"])


def assign(phrases: Phrases, drafts: list[Draft], passage: int, context: Context) -> None:
    """Give every bare head of a passage its owner, as far as the document tells it."""
    for number, draft in enumerate(drafts):
        if draft.code == "USA:LEG" and draft.kind == "legislature":
            _congress(phrases, draft, passage, context)
        if draft.owned:
            continue
        before = drafts[number - 1] if number else draft
        if draft.person and draft.term is not None and _stands_beside(phrases, before, draft):
            draft.code = before.code  # "its commander, General X"
            continue
        if draft.kind == "place":
            draft.code = context.country_near(passage, draft.first)
        elif draft.person and draft.term is not None:
            # A wire names the country of a minister unless he is of the place that it writes from.
            country = _of_titled(phrases, draft, passage, context)
            draft.code = _code(country, draft)
        elif draft.term is not None:
            _assign(phrases, draft, passage, context, before)


def _of_titled(phrases: Phrases, draft: Draft, passage: int, context: Context) -> str:
    """The state of somebody by title and name ("Minister X"); an ambassador's is never the host's."""
    assert draft.term is not None
    if draft.term.key != "envoy":
        return context.dateline or _country(phrases, draft, passage, context)
    known = context.last_envoy(passage, draft.first)
    return known or context.country_near(passage, draft.first, apart=context.dateline)


def _code(owner: str, draft: Draft) -> str:
    """The code of a noun whose owner is a state, a body, or nobody known."""
    return owner if ":" in owner else f"{owner or 'UNK'}:{draft.sector or 'GOV'}"


def _stands_beside(phrases: Phrases, before: Draft, draft: Draft) -> bool:
    """Whether a title and name are the apposition of the office before: "its commander, General X"."""
    comma = phrases.items[before.last].text if before.last + 1 == draft.first else ""
    known = before.code.partition(":")[0] not in ("", "UNK")
    return comma == "," and before.kind == "office" and before.term is not None and known


def _congress(phrases: Phrases, draft: Draft, passage: int, context: Context) -> None:
    """Give "Congress" to the state in question where the text never names the United States."""
    if phrases.items[draft.head].term is None or "USA" in context.countries - context.assumed:
        return
    country = context.country_near(passage, draft.first)
    if country and country != "USA":
        draft.code = f"{country}:LEG"
        draft.name = f"{phrases.authority.adjective_of(country)} {draft.name.split()[-1]}"


def _assign(phrases: Phrases, draft: Draft, passage: int, context: Context, before: Draft) -> None:
    term = draft.term
    assert term is not None
    if term.key in ("other", "nobody"):
        draft.name = draft.name or phrases.title(draft, None)
        return
    possessor = _possessor(phrases, before, draft)
    office = context.last_office(term.phrase, passage, draft.first)
    if office is not None and term.role == "role" and not possessor:
        draft.code, draft.name = office.code, office.name
        return
    if draft.last - draft.first == 1 and not possessor:
        organ = organ_meant(phrases, draft.head, passage, context)
        if organ is not None:
            draft.code, draft.name, draft.owned = organ.code, organ.name, True
            return
    body = _body(phrases, draft.head, passage, context)
    if not body and term.home:
        body = term.home
    body = possessor or body
    if body:
        draft.code, draft.owned = body, True
        draft.name = phrases.holder(draft) or f"{phrases.authority.name_of(body)} {draft.office}"
        return
    if draft.sector == "REB":
        group = context.last_kind("group", passage, draft.first)
        if group and group.partition(":")[0] in ("REB", "IMG"):
            draft.code = group
            return
    if draft.sector in ("EDU", "JRN") and term.role != "organ":
        # Unnamed scholars and reporters belong to a house named nearby, else to nobody known.
        named = context.nearest_sector(draft.sector, passage, draft.first)
        draft.code = named if named and term.role == "role" else draft.code
        draft.name = draft.name or phrases.title(draft, None)
        return
    country = _country(phrases, draft, passage, context)
    if country:
        draft.code = _code(country, draft)
        told = _is_definite(phrases, draft) or phrases.before(draft.first) == "whose"
        if told and not draft.person:
            draft.name = draft.name or phrases.holder(draft)
        if draft.kind == "force":
            context.saw(draft.code, draft.kind, draft.first, passage=passage)
    draft.name = draft.name or phrases.title(draft, None)


def _possessor(phrases: Phrases, before: Draft, draft: Draft) -> str:
    """Whose a noun is right behind "'s", where a person or body was named: "Rojas's own minister"."""
    if before.last != draft.first - 1 or not phrases.is_possessive(before.last):
        return ""
    state, _, sector = before.code.partition(":")
    if before.kind not in ("person", "office") or sector != "GOV" or state in NO_STATE:
        return ""
    if draft.term is None or draft.term.role != "role":
        return ""
    return f"{state}:{draft.sector or sector}"


def _body(phrases: Phrases, i: int, passage: int, context: Context) -> str:
    """The body that a common noun stands for: the one named before, else the one always called so."""
    item = phrases.items[i]
    body = context.last_of(short_forms().get(item.low, []), passage, i)
    if body or phrases.before(i) != "the":
        return body
    after = phrases.items[i + 1] if i + 1 < len(phrases.items) else None
    if after is not None and (after.low in ("of", "for", "between", "with") or after.cap):
        return ""
    inside = item.cap and not phrases.begins_sentence(i - 1)
    return lone_forms().get(item.text if inside else item.low, "")


def _country(phrases: Phrases, draft: Draft, passage: int, context: Context) -> str:
    """The state of a bare noun: of "its" in the sentence, else of what the text is about."""
    term = draft.term
    assert term is not None
    country = teller(phrases, draft, passage, context)
    if country and _is_teller_of(country, draft, context):
        return country
    if phrases.before(draft.first) in words("possessives"):
        start = phrases.sentence_start(draft.first)
        country = context.owner_in_sentence(passage, start, draft.first)
        if country:
            return country
    if draft.kind == "force" and draft.sector == "MIL":
        if draft.apart:
            return ""  # "Western-backed forces": whoever is helped is not told
        country = context.force_before(passage, draft.first)
        if country:
            return country
    if _of_bare_ministry(phrases, draft):
        ministry = context.last_kind("ministry", passage, draft.first)
        if ministry.partition(":")[0] not in NO_STATE:
            return ministry.partition(":")[0]
    if context.dateline and draft.kind in ("ministry", "government"):
        return context.dateline  # "the foreign ministry said", in a wire from Seoul
    venue = _venue(phrases, draft, context)
    if venue:
        return venue
    known = "" if _is_definite(phrases, draft) else _state_of_nobody_known(draft, context)
    start = phrases.sentence_start(draft.first)
    return known or context.country_near(passage, draft.first, start, draft.apart)


def _of_bare_ministry(phrases: Phrases, draft: Draft) -> bool:
    """Whether a noun is "the ministry", or its spokesman's: the one that was named before."""
    first = phrases.items[draft.first]
    return first.low == "ministry" and phrases.before(draft.first) in words("determiners")


def _is_teller_of(country: str, draft: Draft, context: Context) -> bool:
    """Whether it is this state whose noun tells: a wire's own country tells without its name."""
    return not context.dateline or draft.sector == "JRN"


def _venue(phrases: Phrases, draft: Draft, context: Context) -> str:
    """The state whose capital opens the sentence of its own organ: "In Lima the president said"."""
    if phrases.before(draft.first) != "the" or draft.sector not in ("GOV", "LEG"):
        return ""
    start = phrases.sentence_start(draft.first)
    if draft.term is None or draft.term.role not in ("role", "organ") or start + 1 >= draft.first:
        return ""
    place = phrases.items[start + 1]
    if phrases.items[start].low != "in" or place.kind != "capital":
        return ""
    code = choose(place.entries, context).code.partition(":")[0]
    return "" if code in NO_STATE else code


def _state_of_nobody_known(draft: Draft, context: Context) -> str:
    """Whose "troops", "officials" or "protesters" surely are that nothing points at, if it is told.

    Officials are those of the place that a report is written from; people are of the one state that
    it names, if it is one; soldiers and rebels may be anybody's.
    """
    if draft.kind in ("force", "group") or draft.sector in ("MIL", "REB"):
        return ""
    return context.dateline if draft.sector in ("GOV", "", None) else context.only_country()


def _is_definite(phrases: Phrases, draft: Draft) -> bool:
    """Whether a noun points at somebody known: "the officials" does, "officials" may be anybody's.

    Words that name one organ of a state ("parliament", "police", "state radio") point by themselves.
    """
    term = draft.term
    singular_organ = term is not None and term.role == "organ"
    return singular_organ or phrases.before(draft.first) == "the"


def acronyms(phrases: Phrases, drafts: list[Draft], context: Context) -> None:
    """Learn "the Sahel Security Agency (SSA)" and give later uses of the letters the same actor."""
    items = phrases.items
    for draft in drafts:
        if draft.last - draft.first == 1 and items[draft.first].text in context.acronyms:
            draft.code, draft.name, draft.kind = context.acronyms[items[draft.first].text]
        bracket = items[draft.last : draft.last + 3]
        if len(bracket) < 3 or bracket[0].text != "(" or bracket[2].text != ")":
            continue
        letters = bracket[1].text
        if len(letters) > 1 and letters.isupper() and draft.code and draft.kind != "person":
            context.acronyms[letters] = (draft.code, draft.name, draft.kind)


def short_names(
    phrases: Phrases, drafts: list[Draft], passage: int, context: Context
) -> list[Draft]:
    """Add the nouns that stand for a body named before: "the alliance", "the bloc"."""
    taken = {i for draft in drafts for i in range(draft.first, draft.last)}
    found: list[Draft] = []
    for i, item in enumerate(phrases.items):
        if item.text in context.acronyms and i not in taken:
            code, name, kind = context.acronyms[item.text]
            found.append(Draft(i, i + 1, code, name, kind, head=i))
            continue
        organ = None if i in taken else organ_meant(phrases, i, passage, context)
        if organ is not None and organ.code:
            found.append(organ_draft(phrases, i, organ))
            drafts = [draft for draft in drafts if draft.first != i + 1]
            continue
        if item.low not in short_forms() or i in taken or phrases.before(i) != "the":
            continue
        body = _body(phrases, i, passage, context)
        if body:
            found.append(Draft(i, i + 1, body, phrases.authority.name_of(body), "body", head=i))
    return sorted([*drafts, *found], key=lambda draft: draft.first)


def coordinate(phrases: Phrases, drafts: list[Draft]) -> None:
    """Give a demonym beside an owned head the head too: "American and British forces"."""
    for before, after in reversed(list(pairwise(drafts))):
        if not _is_attribute(before) or after.kind == "demonym":
            continue
        between = phrases.items[before.last : after.first]
        if not between or any(
            item.low not in (",", "and", "or", "-", "/", "&") for item in between
        ):
            continue
        if _shares_head(phrases, after):
            before.code = f"{before.code}:{after.code.partition(':')[2] or 'GOV'}"
            before.kind, before.term = after.kind, after.term
            before.name = (
                f"{phrases.authority.adjective_of(before.code[:3])} {after.office or ''}".strip()
            )


def _is_attribute(draft: Draft) -> bool:
    """A demonym, or a state whose short name serves as one ("US and South Korean forces")."""
    if not draft.code or ":" in draft.code:
        return False
    short = (
        draft.kind == "state" and draft.entry is not None and draft.entry.name in _ALSO_ADJECTIVES
    )
    return draft.kind == "demonym" or short


def _shares_head(phrases: Phrases, draft: Draft) -> bool:
    """Whether the phrase begins with a demonym or state and goes on to a plural or force head."""
    if draft.term is None or draft.person or not phrases.items[draft.first].entries:
        return False
    if draft.code.partition(":")[0] in ("IGO", "REB", "IMG", "UNK"):
        return False
    return draft.term.role == "people" or draft.kind in (
        "force",
        "group",
        "government",
        "generic",
        "party",
    )


def north_and_south(
    phrases: Phrases, drafts: list[Draft], context: Context, authority: Authority
) -> list[Draft]:
    """Add "the North" and "the South" in a text on Korea."""
    if not ({"PRK", "KOR"} & context.countries):
        return drafts
    taken = {i for draft in drafts for i in range(draft.first, draft.last)}
    found = []
    for i, item in enumerate(phrases.items):
        if item.text not in ("North", "South") or i in taken:
            continue
        beside = phrases.items[max(i - 1, 0) : i] + phrases.items[i + 1 : i + 2]
        if any(other.cap and other.word for other in beside):
            continue
        code = "PRK" if item.text == "North" else "KOR"
        found.append(Draft(i, i + 1, code, authority.name_of(code), "state", head=i))
    return sorted([*drafts, *found], key=lambda draft: draft.first)
