"""How what is told of events moved, as a table: each step with the report that moved it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.fusing.events.moves import Move, Moved
from dragoman.terminal import sentence, style
from dragoman.terminal.layout import Column, Row, Section

_STEP = (
    Column("reported", 10, 10, whole=True),
    Column("what", 6, 18),
    Column("was told as", 10, 26),
    Column("then as", 10, 26),
    Column("by", 12, 40),
)


def table(some: Sequence[Moved], *, note: str | None, empty: str) -> Section:
    """Events of which something moved, each with its steps."""
    columns = (*_STEP, Column("event", 8, 8, whole=True), Column("about", 14, 40))
    rows = [_row(step, one) for one in some for step in one.moves if step.before is not None]
    return Section("What moved", columns, rows, note, empty)


def steps(moves: Sequence[Move]) -> Section:
    """The steps of one event, from the first telling on: a part of the event's page."""
    return Section("How it moved", _STEP, [_row(step) for step in moves], f"{len(moves)}", "")


def _row(step: Move, one: Moved | None = None) -> Row:
    what = f"{step.track} of {step.of}" if step.of else step.track
    cells = [str(step.on), what, step.before or "", step.after, step.by]
    if one is not None:
        cells += [one.event[:8], one.about]
    quote = sentence.quote(step.side.evidence, f"report {step.side.report}")
    return Row(tuple(style.plain(cell) for cell in cells), (quote,))
