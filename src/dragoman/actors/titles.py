"""Offices told beside a name: "X, the acting president", "X was sworn in as president"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.words import words


def bind(phrases: Phrases, drafts: Sequence[Draft]) -> None:
    """Give each office of a passage the name of whom the text itself tells to hold or take it.

    The holder of the day stands where the text tells nobody: on the day of an oath it is somebody else.
    """
    for before, after in pairwise(drafts):
        if _is_apposition(phrases, before, after):
            person, office = (before, after) if before.kind == "person" else (after, before)
            office.name = person.name
    for number, draft in enumerate(drafts):
        if _is_office(draft):
            _predicate(phrases, drafts[:number], draft)


def _is_office(draft: Draft) -> bool:
    return draft.kind == "office" and draft.term is not None and draft.term.role == "role"


def _is_apposition(phrases: Phrases, before: Draft, after: Draft) -> bool:
    """Whether a comma joins a name and an office of one state, and no list goes on behind them."""
    if before.kind == "person":
        person, office = before, after
    else:
        person, office = after, before
    if person.kind != "person" or not _is_office(office) or not _fit(person, office):
        return False
    items = phrases.items
    between = [item.low for item in items[before.last : after.first]]
    if between[:1] != [","] or not words("determiners").issuperset(between[1:]):
        return False
    if person is after and len(between) > 1:
        return False
    return after.last >= len(items) or items[after.last].low not in ("and", "or", "-")


def _fit(person: Draft, office: Draft) -> bool:
    """Whether somebody may hold an office: of the same state, or of none that is told."""
    one, other = person.code.partition(":")[0], office.code.partition(":")[0]
    return bool(person.name) and (one == other or one in NO_STATE or other in NO_STATE)


def _predicate(phrases: Phrases, before: Sequence[Draft], office: Draft) -> None:
    """Name who takes an office: the one before "became", "sworn in as", "declared himself"."""
    items, at = phrases.items, office.first
    while at and items[at - 1].low in words("determiners"):
        at -= 1
    start = phrases.sentence_start(at)
    people = [one for one in before if one.kind == "person" and one.first >= start]
    if people and people[-1].last == at and phrases.before(people[-1].first) in words("appointing"):
        office.name = people[-1].name if _fit(people[-1], office) else office.name
        return
    if not _is_taken(phrases, at):
        return
    subject = next((one for one in people if one.first < at and _fit(one, office)), None)
    if subject is not None:
        office.name = subject.name
    elif office.code.partition(":")[0] not in NO_STATE:
        office.name = phrases.title(office, None)


def _is_taken(phrases: Phrases, at: int) -> bool:
    """Whether the words right before an office tell that somebody takes it."""
    low = [item.low for item in phrases.items[max(at - 4, 0) : at]]
    if low and low[-1] in words("becoming"):
        return True
    if low[-1:] == ["as"]:
        low.pop()
        return low[-2:] in (["sworn", "in"], ["took", "over"], ["takes", "over"], ["taken", "over"])
    passive = len(low) > 1 and low[-2] in ("was", "been", "is", "were", "being")
    return passive and low[-1] in words("appointed")
