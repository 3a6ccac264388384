"""Who deals with whom by imported events, where no report tells of it: sums, without text."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.store.imported import ImportedDyad
from dragoman.store.imported_list import ImportedAct
from dragoman.terminal import style
from dragoman.terminal.cut import most_told
from dragoman.terminal.layout import Column, Row, Section

MOST = 10  # single events, where no number is asked for
_COLUMNS = (
    Column("pair", 7, 30),
    Column("events", 6, 12, right=True),
    Column("cooperation", 11, 14, right=True),
    Column("conflict", 8, 14, right=True),
    Column("mean score", 10, 10, right=True),
    Column("last", 10, 10, whole=True),
)


_LISTED = (
    Column("day", 10, 10, whole=True),
    Column("what", 8, 24),
    Column("who", 12, 44),
    Column("data set", 8, 14),
)


def listed(found: Sequence[ImportedAct], limit: int | None) -> list[Section]:
    """Single imported events, the newest first; nothing where there are none."""
    rows = [
        Row(
            (
                one.day.isoformat(),
                style.plain(one.type or one.code),
                style.plain(f"{one.source or 'not told'} → {one.target or 'not told'}"),
                style.quiet(one.dataset),
            )
        )
        for one in found[: limit or MOST]
    ]
    note = f"the newest {len(rows)}"
    return [Section("Imported events, without evidence", _LISTED, rows, note, "")] if rows else []


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
