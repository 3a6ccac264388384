"""Who is at the centre, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dragoman.picture.centre import Central
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_WIDE = 16  # columns of the longest bar
_COLUMNS = (
    Column("who", 12, 34),
    Column("PageRank", _WIDE + 6, _WIDE + 6),
    Column("joined by", 9, 12, right=True),
    Column("others", 6, 6, right=True),
    Column("most to", 10, 30),
    Column("open", 9, 24),
)


def table(found: Sequence[Central], note: str, empty: str) -> Section:
    """One row a side; ``joined by`` counts the independent texts on acts with each other side."""
    most = max((one.rank for one in found), default=1.0)
    rows = [
        Row(
            (
                style.plain(one.actor.name),
                _bar(one.rank, most),
                f"{one.origins:,}",
                f"{one.others:,}",
                style.plain(one.most.name),
                style.quiet(f"actor {one.actor.code}"),
            )
        )
        for one in found
    ]
    return Section("Who is at the centre", _COLUMNS, rows, note, empty)


def _bar(rank: float, most: float) -> Text:
    text = Text(("█" * max(1, round(rank / most * _WIDE))).ljust(_WIDE), style.QUAD_COLOURS[1])
    return text.append(f" {rank:.3f}")
