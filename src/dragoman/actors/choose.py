"""Which of several entries a name stands for, on a day and in a document."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.context import Context
from dragoman.actors.entry import Entry


def choose(entries: Sequence[Entry], context: Context) -> Entry:
    """The likeliest entry: valid on the day, named country, then table order."""
    if len(entries) == 1:
        return entries[0]
    return min(
        enumerate(entries),
        key=lambda pair: (
            not context.knows(pair[1].code) if pair[1].kind == "person" else False,
            pair[1].days_off(context.day),
            pair[0],
        ),
    )[1]
