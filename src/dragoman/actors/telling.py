"""Whose a bare noun is that tells what a sentence says: "Peru will join in, the defence ministry said"."""

from __future__ import annotations

from dragoman.actors.context import Context
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.words import words

# Words before the one who tells, at least: fewer are no clause that he could be telling.
SHORTEST_CLAUSE = 3
_MARKS = (",", '"', "'")


def teller(phrases: Phrases, draft: Draft, passage: int, context: Context) -> str:
    """The state of whoever tells a clause from behind it: the first that the clause names, its subject.

    A report gives a state's news on the word of that state's own offices, whoever else the news
    is about. Nothing where the noun does not tell, or where the clause names no state.
    """
    at = draft.first
    while at and phrases.items[at - 1].low in words("determiners") | words("possessives"):
        at -= 1
    start = phrases.sentence_start(at)
    end = _clause_end(phrases, draft, at)
    if end - start < SHORTEST_CLAUSE:
        return ""
    return context.first_in(passage, start, end)


def _clause_end(phrases: Phrases, draft: Draft, at: int) -> int:
    """Where the clause ends that a noun tells; 0 where it tells none."""
    items = phrases.items
    after = items[draft.last].low if draft.last < len(items) else ""
    if at and items[at - 1].text in _MARKS and after in words("telling"):
        return at - 1
    inverted = at > 1 and items[at - 1].low in words("telling") and items[at - 2].text in _MARKS
    return at - 2 if inverted else 0
