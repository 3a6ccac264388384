"""Which of several entries a name stands for, on a day and in a document."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.context import Context
from dragoman.actors.entry import Entry
from dragoman.actors.words import words

# A head who has left is known by his family name as little as an official in office.
OUT_OF_OFFICE = 2


def choose(entries: Sequence[Entry], context: Context) -> Entry:
    """The likeliest entry: of a state told of, valid on the day, then table order."""
    if len(entries) == 1:
        return entries[0]
    if entries[0].kind in ("demonym", "place"):  # of one name in several states: the one told of
        shared = {entry.code for entry in entries if entry.kind == entries[0].kind}
        last = context.last_named(shared) or (shared & {context.dateline} and context.dateline)
        entries = [entry for entry in entries if entry.code == last] or entries
    return min(
        enumerate(entries),
        key=lambda pair: (
            not context.knows(pair[1].code) if pair[1].kind == "person" else False,
            pair[1].days_off(context.day),
            pair[0],
        ),
    )[1]


def choose_by_family(entries: Sequence[Entry], context: Context) -> Entry | None:
    """Who is meant by a family name alone: nobody where holders of two states are as likely.

    States that the text has named come first, unless only small offices are held there and one head of
    a state in office has the name; then heads of state and government before ministers and ministers
    before others, those in office before those who were.
    """
    named = [entry for entry in entries if context.knows(entry.code)]
    pool = named or list(entries)
    if not pool:
        return None
    best = min(_rank(entry, context) for entry in pool)
    heads = [entry for entry in entries if _rank(entry, context) == 0]
    heads = [entry for entry in heads if not entry.code.startswith("IGO:")] or heads
    if best >= OUT_OF_OFFICE and len({entry.code for entry in heads}) == 1:
        return choose(heads, context)  # Tony Abbott, not a governor of the United States
    likeliest = [entry for entry in pool if _rank(entry, context) == best]
    if not named and len({entry.code[:3] for entry in likeliest}) > 1:
        return None
    return choose(likeliest, context)


def is_head(entry: Entry, context: Context) -> bool:
    """Whether somebody leads a state or body on the day: a surname alone goes to him first."""
    return _rank(entry, context) == 0


def _rank(entry: Entry, context: Context) -> int:
    """How little known somebody is by the family name alone: 0 for a head in office."""
    office = entry.office or ""
    for word in ("acting ", "interim ", "transitional "):
        office = office.removeprefix(word)
    rank = 0 if office in words("head_offices") else 1 if office in words("top_offices") else 2
    return rank if entry.holds_on(context.day) else rank + OUT_OF_OFFICE
