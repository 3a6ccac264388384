"""Mentions by less than a name: letters in brackets, "the alliance", "the agency", "the North"."""

from __future__ import annotations

from dragoman.actors.authority import Authority
from dragoman.actors.context import Context
from dragoman.actors.organs import organ_draft, organ_meant
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.scan import GEO, Item
from dragoman.actors.words import lone_forms, short_forms, words

# Letters at least by which a house is called without a bracket that says so.
LETTERS = 3
# Words before a noun among which its phrase begins.
LONGEST_PHRASE = 4


def body_meant(phrases: Phrases, i: int, passage: int, context: Context) -> str:
    """The body that a common noun stands for: the one named before, else the one always called so."""
    item = phrases.items[i]
    body = context.last_of(short_forms().get(item.low, []), passage, i)
    if body or phrases.before(i) != "the":
        return body
    after = phrases.items[i + 1] if i + 1 < len(phrases.items) else None
    if after is not None and (after.low in ("of", "for", "between", "with") or after.cap):
        return ""
    if item.low in context.anew and context.anew[item.low] < (passage, i):
        return ""
    inside = item.cap and not phrases.begins_sentence(i - 1)
    return lone_forms().get(item.text if inside else item.low, "")


def learn_anew(phrases: Phrases, passage: int, context: Context) -> None:
    """Remember where another than the one always called so is told of: "an alliance of two parties"."""
    for i, item in enumerate(phrases.items):
        if item.low in lone_forms() and _is_new(phrases, i):
            context.anew.setdefault(item.low, (passage, i))


def _is_new(phrases: Phrases, i: int) -> bool:
    """Whether a noun's phrase begins with "a" ("a rebel alliance"), and not with "the" or "its"."""
    for item in reversed(phrases.items[max(i - LONGEST_PHRASE, 0) : i]):
        if item.low in words("determiners"):
            return item.low in ("a", "an")
    return False


def acronyms(phrases: Phrases, drafts: list[Draft], context: Context) -> None:
    """Learn "the Sahel Security Agency (SSA)" and give later uses of the letters the same actor."""
    items = phrases.items
    for draft in drafts:
        if draft.last - draft.first == 1 and items[draft.first].text in context.acronyms:
            draft.code, draft.name, draft.kind = context.acronyms[items[draft.first].text]
        for letters in _initials(phrases, draft):
            context.initials.setdefault(letters, (draft.code, draft.name, draft.kind))
        bracket = items[draft.last : draft.last + 3]
        if len(bracket) < 3 or bracket[0].text != "(" or bracket[2].text != ")":
            continue
        letters = bracket[1].text
        land = draft.kind in GEO and bracket[1].entries  # "the Agency for Palestine (UNRWA)"
        if (
            len(letters) > 1
            and letters.isupper()
            and draft.code
            and draft.kind != "person"
            and not land
        ):
            context.acronyms[letters] = (draft.code, draft.name, draft.kind)


def _lettered(item: Item, context: Context) -> tuple[str, str, str] | None:
    """Whom letters mean: whom a bracket said they mean, else a house of such first letters."""
    known = context.acronyms.get(item.text)
    unread = item.text.isupper() and not item.entries and item.term is None
    return known or (context.initials.get(item.text) if unread else None)


def _initials(phrases: Phrases, draft: Draft) -> list[str]:
    """What a house may be called by its first letters, with its state's or without: "USLA", "LA"."""
    if draft.kind not in words("kinds_lettered") or not draft.code:
        return []
    parts = phrases.text(draft.first, draft.last).replace("-", " ").split()
    firsts = [part[0] for part in parts if part[:1].isupper()]
    forms = ("".join(firsts), "".join(firsts[1:]))
    return [letters for letters in forms if len(letters) >= LETTERS]


def short_names(
    phrases: Phrases, drafts: list[Draft], passage: int, context: Context
) -> list[Draft]:
    """Add the nouns that stand for a body named before: "the alliance", "the bloc"."""
    taken = {i for draft in drafts for i in range(draft.first, draft.last)}
    found: list[Draft] = []
    for i, item in enumerate(phrases.items):
        lettered = None if i in taken else _lettered(item, context)
        if lettered is not None:
            code, name, kind = lettered
            found.append(Draft(i, i + 1, code, name, kind, head=i))
            continue
        organ = None if i in taken else organ_meant(phrases, i, passage, context)
        if organ is not None and organ.code:
            found.append(organ_draft(phrases, i, organ))
            drafts = [draft for draft in drafts if draft.first != i + 1]
            continue
        if item.low not in short_forms() or i in taken or phrases.before(i) != "the":
            continue
        body = body_meant(phrases, i, passage, context)
        if body:
            found.append(Draft(i, i + 1, body, phrases.authority.name_of(body), "body", head=i))
    return sorted([*drafts, *found], key=lambda draft: draft.first)


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
