"""Whose a bare noun is: a body named before, an armed group, or the state that the text is about."""

from __future__ import annotations

from dragoman.actors.choose import choose
from dragoman.actors.context import Context
from dragoman.actors.groups import states_of
from dragoman.actors.organs import organ_meant
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.short import body_meant
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.strangers import code_of_strangers
from dragoman.actors.telling import is_local, teller
from dragoman.actors.words import words

# Words of a house's name before its noun.
LONGEST_HOUSE = 6


def assign(phrases: Phrases, drafts: list[Draft], passage: int, context: Context) -> None:
    """Give every bare head of a passage its owner, as far as the document tells it."""
    for number, draft in enumerate(drafts):
        if draft.code == "USA:LEG" and draft.kind == "legislature":
            _congress(phrases, draft, passage, context)
        elif draft.entry is not None and draft.entry.kind in ("party", "force"):
            _shared(phrases, drafts[number - 1] if number else draft, draft, passage, context)
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


def _shared(phrases: Phrases, before: Draft, draft: Draft, passage: int, context: Context) -> None:
    """Give a party or service of a name that many states know to the owner before it, or in question."""
    if phrases.items[draft.head].text not in words("shared_houses"):
        return
    state, _, sector = draft.code.partition(":")
    after, _ = phrases.past_possessive(before.last)
    owner = before.code if after == draft.first and before.kind in ("state", "demonym") else ""
    if not owner and state in context.assumed:
        owner = context.country_near(passage, draft.first)
    if owner and owner != state:
        draft.code = f"{owner}:{sector}"
        draft.name = f"{phrases.authority.adjective_of(owner)} {phrases.items[draft.head].text}"


def _assign(phrases: Phrases, draft: Draft, passage: int, context: Context, before: Draft) -> None:
    term = draft.term
    assert term is not None
    if term.key in ("other", "nobody") or _are_far(phrases, draft):
        draft.name = draft.name or phrases.title(draft, None)
        return
    possessor = _possessor(phrases, before, draft)
    one = phrases.before(draft.first) in ("a", "an")  # "a minister": of those named before, none
    office = None if one else context.last_office(term.phrase, passage, draft.first)
    if office is not None and term.role == "role" and not possessor:
        draft.code, draft.name = office.code, office.name
        return
    if draft.last - draft.first == 1 and not possessor:
        organ = organ_meant(phrases, draft.head, passage, context)
        if organ is not None:
            draft.code, draft.name, draft.owned = organ.code, organ.name, True
            return
    body = body_meant(phrases, draft.head, passage, context)
    if not body and term.home:
        body = term.home
    body = possessor or body
    if body:
        draft.code, draft.owned = body, True
        draft.name = phrases.holder(draft) or f"{phrases.authority.name_of(body)} {draft.office}"
        return
    if term.role == "people" and phrases.before(draft.first) == "the":
        draft.code = context.last_several(term.phrase, passage, draft.first) or draft.code
        if draft.code[:3] not in NO_STATE:
            draft.name = draft.name or phrases.title(draft, None)
            return
    if draft.sector == "REB":
        group = context.last_kind("group", passage, draft.first)
        if group and group.partition(":")[0] in ("REB", "IMG"):
            draft.code = _others_rebels(phrases, draft, passage, context, group) or group
            return
    code = "" if _seat(phrases, draft) else code_of_strangers(phrases, draft, passage, context)
    if code:
        draft.code, draft.name = code, draft.name or phrases.title(draft, None)
        return
    country = _seat(phrases, draft) or _country(phrases, draft, passage, context)
    if country:
        draft.code = _code(country, draft)
        told = _is_definite(phrases, draft) or phrases.before(draft.first) == "whose"
        if told and not draft.person:
            draft.name = draft.name or phrases.holder(draft)
        if draft.kind == "force":
            context.saw(draft.code, draft.kind, draft.first, passage=passage)
    draft.name = draft.name or phrases.title(draft, None)


def _are_far(phrases: Phrases, draft: Draft) -> bool:
    """Whether people are of many states, and not of the one in question: "western diplomats".

    Nor are "Kabul-based diplomats" of the state where they live.
    """
    low = phrases.items[draft.first].low
    people = draft.term is not None and draft.term.role == "people" and not draft.person
    seat = draft.first > 1 and phrases.is_seat(draft.first - 2)
    if people and seat and draft.sector in ("GOV", ""):
        return True
    far = people and draft.sector in ("GOV", "BUS", "")
    return far and not words("far").isdisjoint((low, low.split()[0]))


def _others_rebels(
    phrases: Phrases, draft: Draft, passage: int, context: Context, group: str
) -> str:
    """The code of new "rebels" in a sentence on a state where the group named before does not act."""
    if phrases.before(draft.first) in words("determiners"):
        return ""
    named = context.named_in(passage, phrases.sentence_start(draft.first), draft.first)
    states = [state for state, kind in named if kind in ("state", "person", "office", "government")]
    if not states or set(states_of(group)).intersection(states):
        return ""
    return f"{states[-1]}:REB"


def _seat(phrases: Phrases, draft: Draft) -> str:
    """The state in which a house is told to have its seat: "the London-based institute"."""
    at = draft.first - 2
    while at > 1 and draft.first - at < LONGEST_HOUSE and phrases.items[at + 1].cap:
        at -= 1  # "the Oslo-based Fjord Institute"
    if draft.kind in ("force", "group") or at < 1 or not phrases.is_seat(at):
        return ""
    entries = phrases.items[at - 1].entries
    state = entries[0].code.partition(":")[0] if entries else ""
    return "" if state in NO_STATE else state


def _possessor(phrases: Phrases, before: Draft, draft: Draft) -> str:
    """Whose a noun is right behind "'s", where a person or body was named: "Rojas's own minister"."""
    state, _, sector = before.code.partition(":")
    ruling = before.last == draft.first and phrases.items[draft.first].low in words("ruling_nouns")
    if ruling and before.kind == "person" and sector == "GOV" and state not in NO_STATE:
        return f"{state}:{draft.sector or sector}"  # "the Rojas regime's forces"
    if before.last != draft.first - 1 or not phrases.is_possessive(before.last):
        return ""
    if before.kind not in ("person", "office") or sector != "GOV" or state in NO_STATE:
        return ""
    if draft.term is None or draft.term.role != "role":
        return ""
    return f"{state}:{draft.sector or sector}"


def _country(phrases: Phrases, draft: Draft, passage: int, context: Context) -> str:
    """The state of a bare noun: of "its" in the sentence, else of what the text is about."""
    term = draft.term
    assert term is not None
    if draft.sector in ("REB", "OPP") and draft.kind in ("group", "office") and not draft.person:
        known = context.state_of_sector(draft.sector, passage, draft.first)
        if known:
            return known  # the rebels told of before with whose they are
    country = teller(phrases, draft, passage, context)
    if not country and is_local(phrases, draft):
        country = context.last_place(passage, draft.first)
    if country:
        return country
    country = _of_subject(phrases, draft, passage, context)
    if country:
        return country
    if phrases.before(draft.first) in words("possessives"):
        start = phrases.sentence_start(draft.first)
        his = phrases.before(draft.first) in ("his", "her")
        country = context.owner_in_sentence(passage, start, draft.first, person=his)
        country = country or _told_before(phrases, draft, passage, start, context)
        if country:
            return country
    if draft.kind == "force" and draft.sector == "MIL":
        if draft.apart:
            if not words("ruling_nouns").isdisjoint((draft.office or "").split()):
                start = phrases.sentence_start(draft.first)
                return context.country_near(passage, draft.first, start, draft.apart)
            return ""  # "Western-backed forces": whoever is helped is not told
        country = context.topic(passage, draft.first) or context.force_before(passage, draft.first)
        if country:
            return country
    if _of_bare_ministry(phrases, draft):
        ministry = context.last_kind("ministry", passage, draft.first)
        if ministry.partition(":")[0] not in NO_STATE:
            return ministry.partition(":")[0]
    venue = _venue(phrases, draft, context)
    if venue:
        return venue
    if context.dateline and (draft.kind in ("ministry", "government") or _is_head(phrases, draft)):
        return context.dateline  # "the foreign ministry said", in a wire from Seoul
    known = "" if _is_definite(phrases, draft) else _state_of_nobody_known(draft, context)
    start = phrases.sentence_start(draft.first)
    told = _end_of_told(phrases, draft)
    near = known or context.country_near(passage, draft.first, start, draft.apart, told)
    return near or (context.topic(passage, draft.first) if draft.sector == "CVL" else "")


def _of_subject(phrases: Phrases, draft: Draft, passage: int, context: Context) -> str:
    """The one state that a sentence names before its "citizens", or the leader's before "his aides"."""
    assert draft.term is not None
    noun, start = draft.term.phrase.split()[-1], phrases.sentence_start(draft.first)
    named = context.named_in(passage, start, draft.first)
    if noun in words("serving") and phrases.before(draft.first) not in ("the", "those"):
        heads = [state for state, kind in named if kind in ("person", "office", "government")]
        return heads[-1] if heads else ""
    if noun in words("citizens"):
        states = {state for state, kind in named if kind not in ("place", "venue", "leader")}
        return states.pop() if len(states) == 1 else ""
    return ""


def _told_before(phrases: Phrases, draft: Draft, passage: int, start: int, context: Context) -> str:
    """Whom "its" means in a sentence that names nobody else, or the group that "their" means."""
    word = phrases.before(draft.first)
    if start < 1 or word not in ("its", "their"):
        return ""
    owner = context.owner_told(passage, phrases.sentence_start(start - 1), start)
    if owner.partition(":")[0] in ("IGO", "NGO") and (draft.kind != "office" or draft.sector):
        return ""  # "The UN condemned Peru. Its army ...": bodies have spokesmen, but no army or government
    return owner if word == "its" or owner.partition(":")[0] in ("REB", "IMG") else ""


def _end_of_told(phrases: Phrases, draft: Draft) -> int:
    """Where what a noun tells ends ("The minister said Tunisia would ..."); 0 where it tells nothing."""
    items = phrases.items
    if draft.last >= len(items) or items[draft.last].low not in words("telling"):
        return 0
    ends = (i for i in range(draft.last, len(items)) if items[i].text in (".", "!", "?"))
    return next(ends, len(items))


def _is_head(phrases: Phrases, draft: Draft) -> bool:
    """Whether a noun is a bare "the president" or "the prime minister": of whom one state has one."""
    heads = words("heads_of_state")
    return draft.office in heads and phrases.before(draft.first) == "the"


def _of_bare_ministry(phrases: Phrases, draft: Draft) -> bool:
    """Whether a noun is "the ministry", or its spokesman's: the one that was named before."""
    first = phrases.items[draft.first]
    return first.low == "ministry" and phrases.before(draft.first) in words("determiners")


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
