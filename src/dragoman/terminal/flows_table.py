"""Flows as a table: what passes from whom to whom, how much, and the newest sentence that tells it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.picture.records import FlowShown
from dragoman.terminal import sentence, style
from dragoman.terminal.claims_table import amount
from dragoman.terminal.layout import Column, Row, Section
from dragoman.terminal.picture_tables import voices

_COLUMNS = (
    Column("what", 8, 12),
    Column("from → to", 16, 44),
    Column("how much", 8, 18),
    Column("status", 8, 11),
    Column("last", 10, 10, whole=True),
    Column("told by", 7, 28),
)


def table(
    found: Sequence[FlowShown], note: str | None = None, empty: str = "Nothing is said to pass."
) -> Section:
    """One row a flow."""
    return Section("What passes", _COLUMNS, [_row(one) for one in found], note, empty)


def _row(one: FlowShown) -> Row:
    arrow = "↔" if one.mutual else "→"
    cells = (
        style.kind("tie", one.what),
        style.plain(f"{one.giver.name} {arrow} {one.taker.name}"),
        style.plain(amount(one.quantity)),
        style.status(one.status),
        (one.when or "").rpartition("/")[2],
        voices(one.voices),
    )
    return Row(cells, (sentence.quote(one.source.evidence, f"report {one.source.report}"),))
