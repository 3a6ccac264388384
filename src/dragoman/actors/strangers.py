"""Bare scholars, reporters and relief workers: they are seldom of the state that a text is about."""

from __future__ import annotations

from dragoman.actors.context import Context
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.telling import is_local
from dragoman.actors.words import words

# Words before and behind a noun among which a verb tells what was done to it.
SEIZED_BEFORE, SEIZED_AFTER = 5, 3
# Words behind a noun among which a house is told.
TO_HOUSE = 8
# Code of those who help and whose house nobody tells.
RELIEF = "NGO"


def code_of_strangers(phrases: Phrases, draft: Draft, passage: int, context: Context) -> str:
    """The code of a bare noun of such people; nothing where they are of the state in question.

    Scholars and reporters are of a house named nearby, else of nobody known, but reporters that are
    arrested, beaten or killed are of the place. Of the bare relief workers in the training files 13 of
    17 are of no state.
    """
    term = draft.term
    assert term is not None
    if draft.sector in ("EDU", "JRN") and term.role != "organ":
        new = phrases.before(draft.first) in ("a", "an") and _works_at(phrases, draft)
        named = "" if new else context.nearest_sector(draft.sector, passage, draft.first)
        code = named if named and term.role == "role" else draft.code
        of_place = draft.sector == "JRN" and not named and _is_seized(phrases, draft)
        return "" if of_place else code
    return RELIEF if draft.sector == "NGO" and _brings_relief(phrases, draft) else ""


def _works_at(phrases: Phrases, draft: Draft) -> bool:
    """Whether a known house or state is told behind a noun: "an expert on arms at Chatham House"."""
    told = phrases.items[draft.last : draft.last + TO_HOUSE]
    links = (at for at, item in enumerate(told[:-1]) if item.low in ("at", "with"))
    return any(told[at + 1].entries for at in links)


def _brings_relief(phrases: Phrases, draft: Draft) -> bool:
    """Whether a noun is of "aid workers" or "charities", and not of those of the place."""
    assert draft.term is not None
    told = draft.term.phrase.replace("-", " ").split()
    foreign = draft.term.role == "people" and not is_local(phrases, draft)
    return foreign and not words("relief").isdisjoint(told)


def _is_seized(phrases: Phrases, draft: Draft) -> bool:
    """Whether a verb beside a noun tells of arrest or harm: "held two journalists"."""
    before = phrases.items[max(draft.first - SEIZED_BEFORE, 0) : draft.first]
    after = phrases.items[draft.last : draft.last + SEIZED_AFTER]
    return any(item.low in words("seizing") for item in (*before, *after))
