"""The names that the authority lacks, as a table, with what the texts say of them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.terminal import style
from dragoman.terminal.layout import Column, Quote, Row, Section
from dragoman.unresolved import Unresolved

_COLUMNS = (
    Column("name", 14, 40),
    Column("code", 7, 16),
    Column("kind", 6, 12),
    Column("reports", 7, 7, right=True),
    Column("mentions", 8, 8, right=True),
    Column("the texts say", 12, 60),
)


def unresolved(some: Sequence[Unresolved], all: int, empty: str) -> Section:
    """One row a name, with the sentence of one claim below."""
    rows = [_row(one) for one in some]
    note = f"{len(some):,} of {all:,}; lines for a file of your own: --tsv"
    return Section("Names not known", _COLUMNS, rows, note, empty)


def _row(one: Unresolved) -> Row:
    cells = (
        style.plain(one.name),
        one.code,
        one.kind,
        f"{one.reports:,}",
        f"{one.mentions:,}",
        style.plain("; ".join(one.says)),
    )
    return Row(cells, (Quote(one.example, f"dragoman report {one.report}"),))
