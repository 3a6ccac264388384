"""Who deals with whom by imported events, where no report tells of it: sums, without text."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.store.imported import ImportedDyad
from dragoman.terminal import style
from dragoman.terminal.cut import most_told
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("pair", 7, 30),
    Column("events", 6, 12, right=True),
    Column("cooperation", 11, 14, right=True),
    Column("conflict", 8, 14, right=True),
    Column("mean score", 10, 10, right=True),
    Column("last", 10, 10, whole=True),
)


def table(found: Sequence[ImportedDyad], limit: int | None, empty: str) -> Section:
    """One row a pair, those of most events first."""
    cut = most_told(found, limit)
    rows = [
        Row(
            (
                style.plain(f"{one.a} – {one.b}"),
                f"{one.events:,}",
                f"{one.cooperation:,.1f}",
                f"{one.conflict:,.1f}",
                "" if one.score is None else f"{one.score:+.1f}",
                one.last.isoformat(),
            )
        )
        for one in cut.shown
    ]
    return Section("Imported events, without text", _COLUMNS, rows, cut.note, empty)
