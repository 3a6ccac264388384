"""Named people of no office: neighbours, kin and experts, who are of the state that is told of."""

from __future__ import annotations

from collections.abc import Set

from dragoman.actors.choose import choose
from dragoman.actors.context import Context
from dragoman.actors.longer import is_headline
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.scan import GEO
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.spelling import plain
from dragoman.actors.words import words

# Words behind a name within which its bearer's place is told ("who teaches law in Guayaquil").
TO_PLACE = 14
# Words before a name among which its bearer is told to be a scholar ("an expert on arms, X").
TO_NAME = 8
# Words behind a name among which a noun tells that it is a firm's ("Foobar Strumph, a German bank").
TO_NOUN = 5
_HOUSES = frozenset(["organisation", "media", "body"])
_PRIVATE, _SCHOLAR = "CVL", "EDU"


def houses(phrases: Phrases, drafts: list[Draft]) -> set[str]:
    """The unknown names that a noun tells to be a firm's or an organ's: "the bank Foobar Strumph"."""
    found = set()
    for draft in drafts:
        if draft.kind != "person" or draft.code:
            continue
        behind = phrases.items[draft.last : draft.last + TO_NOUN]
        beside = behind[1:] if behind and behind[0].text == "," else []
        for item in (*phrases.items[max(draft.first - 1, 0) : draft.first], *beside):
            term = None if item.cap else item.term
            if term is not None and (term.role == "organ" or term.kind == "generic"):
                found.add(draft.person)
    return found


def assign(
    phrases: Phrases, drafts: list[Draft], passage: int, context: Context, firms: Set[str]
) -> None:
    """Give whoever is told of by a full name as a mere person the state of his place, or of the news.

    Scholars are of the place where they work alone: of others they write as often as of their own.
    Names of ``firms`` are no persons'.
    """
    for draft in () if is_headline(phrases.items) else drafts:
        if " " in draft.person and draft.person not in firms and _is_open(draft):
            _settle(phrases, draft, passage, context)


def assign_lone(
    phrases: Phrases,
    drafts: list[Draft],
    passage: int,
    context: Context,
    full: dict[str, str],
) -> None:
    """The same for those of one name, told by a courtesy word or an age, when all others are known.

    They are called by the ``full`` name of that last one where the report gives it.
    """
    for draft in () if is_headline(phrases.items) else drafts:
        if " " not in draft.person and _is_open(draft):
            _settle(phrases, draft, passage, context)
            if draft.code:
                draft.name = full.get(plain(draft.person), draft.name)


def _settle(phrases: Phrases, draft: Draft, passage: int, context: Context) -> None:
    scholar = _is_scholar(phrases, draft)
    trade = scholar and any(one.text == "," for one in phrases.items[draft.last : draft.last + 1])
    if not (draft.code or trade or _is_somebody(phrases, draft)):
        return
    house, state = _told_behind(phrases, draft, context)
    if house and scholar:
        draft.code = house
        return
    if not state and not scholar:
        start = phrases.sentence_start(draft.first)
        state = context.topic(passage, draft.first) or context.dateline
        state = state or context.country_near(passage, draft.first, start)
    if state:
        draft.code = f"{state}:{_SCHOLAR if scholar else _PRIVATE}"


def _is_open(draft: Draft) -> bool:
    return draft.kind == "person" and draft.code in ("", f"UNK:{_SCHOLAR}", f"UNK:{_PRIVATE}")


def _is_somebody(phrases: Phrases, draft: Draft) -> bool:
    """Whether a name is a person's: by a courtesy word, an age, a trade or clause behind it, by speech."""
    items, last = phrases.items, draft.last
    if items[draft.first].low in words("personal"):
        return items[draft.head].term is None  # but "Mr. President"
    after = [item.low for item in items[last : last + 3]]
    if after[:1] == [","] and len(after) > 2 and after[1].isdigit() and len(after[1]) == 2:
        return after[2] in (",", ".")
    full = " " in draft.person and items[last - 1].low not in words("body_nouns")
    if not full or draft.person.isupper():
        return False
    if after[:1] == [","] and len(after) > 1 and after[1] in ("who", "whose", "whom", "a", "an"):
        return True
    beside = {phrases.before(draft.first), *after[:1]}
    return not beside.isdisjoint(words("telling"))


def _is_scholar(phrases: Phrases, draft: Draft) -> bool:
    """Whether what stands behind a name is of study, or before its comma: "an expert on arms, X"."""
    if draft.code.endswith(_SCHOLAR):
        return True
    told = phrases.items[draft.last : _clause_end(phrases, draft)]
    if phrases.before(draft.first) == ",":
        start = phrases.sentence_start(draft.first)
        told += phrases.items[max(start, draft.first - TO_NAME) : draft.first]
    return any(item.low in words("study") for item in told)


def _told_behind(phrases: Phrases, draft: Draft, context: Context) -> tuple[str, str]:
    """The code of the house where somebody is told to work, or the state of his place: "in Dakar"."""
    items, end, place = phrases.items, _clause_end(phrases, draft), ""
    for at in range(draft.last, end - 1):
        if items[at].low not in words("work_links"):
            continue
        behind = at + 1
        while behind < end - 1 and items[behind].low in words("determiners"):
            behind += 1
        there = items[behind]
        if there.kind in _HOUSES:
            return choose(there.entries, context).code, ""
        national = there.kind == "demonym" and items[at].low in ("at", "with", "from")
        if there.kind in GEO and (national or there.kind != "demonym"):
            state = choose(there.entries, context).code.partition(":")[0]
            if state not in NO_STATE:
                place = place or state
    return "", place


def _clause_end(phrases: Phrases, draft: Draft) -> int:
    """Where what is told behind a name ends: with the sentence, or where he begins to speak."""
    items = phrases.items
    for at in range(draft.last, min(draft.last + TO_PLACE, len(items))):
        if items[at].text in (".", "!", "?", ";", '"') or items[at].low in words("telling"):
            return at
    return min(draft.last + TO_PLACE, len(items))
