"""Whose a bare noun is that tells what a sentence says: "Peru will join in, the defence ministry said"."""

from __future__ import annotations

from dragoman.actors.context import Context
from dragoman.actors.phrases import Phrases
from dragoman.actors.reader import Draft
from dragoman.actors.words import words

# Words before the one who tells, at least: fewer are no clause that he could be telling.
SHORTEST_CLAUSE = 3
_MARKS = (",", '"', "'", ".")
# Kinds of names that tell where something happens, and kinds that are only in it.
_WHERE = ("place", "venue", "state", "capital")
_MET_THERE = ("place", "venue", "generic")
# Sectors whose people tell of what happened where they are.
_ON_THE_SPOT = ("COP", "MED")


def teller(phrases: Phrases, draft: Draft, passage: int, context: Context) -> str:
    """The state of whoever tells a clause from behind it: the first that the clause names, its subject.

    A report gives a state's news on the word of that state's own offices, whoever else the news
    is about; what has happened is told by those who are there ("shells hit Aleppo, medics said").
    Nothing where the noun does not tell, or where the clause names no state.
    """
    at = draft.first
    while at and phrases.items[at - 1].low in words("determiners") | words("possessives"):
        at -= 1
    start, end = _clause(phrases, draft, at)
    if end - start < SHORTEST_CLAUSE:
        return ""
    body = context.body_first_in(passage, start, end)
    if body and phrases.items[draft.last - 1].low in words("body_voices"):
        return body
    named = context.named_in(passage, start, end)
    there = [country for country, kind in named if kind in _WHERE]
    if is_local(phrases, draft) or draft.sector in _ON_THE_SPOT:
        return there[-1] if there else ""
    acting = [country for country, kind in named if kind not in _MET_THERE]
    if context.dateline and draft.sector != "JRN":
        return ""  # a wire's own country tells without its name
    return acting[0] if acting else there[-1] if there else ""


def is_local(phrases: Phrases, draft: Draft) -> bool:
    """Whether a noun is of the place that is told of: "local officials", "the provincial governor"."""
    told = phrases.items[draft.first : draft.last]
    return any(
        item.low in words("local")
        for item in (*phrases.items[draft.first - 1 : draft.first], *told)
    )


def _clause(phrases: Phrases, draft: Draft, at: int) -> tuple[int, int]:
    """Where the clause begins and ends that a noun tells; the same item where it tells none."""
    items = phrases.items
    after = items[draft.last].low if draft.last < len(items) else ""
    start = phrases.sentence_start(at)
    if at and items[at - 1].text in _MARKS and after in words("telling"):
        return start, at - 1
    inverted = at > 1 and items[at - 1].low in words("telling") and items[at - 2].text in _MARKS
    according = at > 1 and items[at - 1].low == "to" and items[at - 2].low == "according"
    return start, at - 2 if inverted or according else start
