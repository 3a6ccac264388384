"""Reasons on the terminal: a line each, with what opens the latest act behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from dragoman.outlook.records import Ground
from dragoman.outlook.wording import times
from dragoman.terminal import style

_SHORT = 8  # characters of an event's id


def because(some: Sequence[Ground]) -> Iterator[Text]:
    """A line a reason."""
    for one in some:
        more = "" if one.factor is None else f" ({times(one.factor)})"
        yield style.quiet(f"because: {one.says}{more}{_opens(one)}")


def _opens(one: Ground) -> str:
    """The latest act behind a reason: what to type to see it, or, of an imported one, its day and its id."""
    coded = [act.event for act in one.acts if act.event and not act.imported]
    if coded:
        return f" · event {coded[0][:_SHORT]}"
    return f" · last {one.acts[0].day}, imported {one.acts[0].event}" if one.acts else ""
