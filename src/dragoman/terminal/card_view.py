"""The card of a view, as text: its method, its limits, and its figures as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cards import Card
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_FIGURES = (
    Column("figure", 7, 14, right=True),
    Column("of what", 24, 72),
    Column("measured on", 12, 44),
)
_ALL = (Column("view", 8, 16), Column("", 10, 30), Column("open", 10, 40))
_ROOM = 76  # columns of running text: longer lines are hard to read


def page(card: Card) -> list[RenderableType]:
    """One card."""
    parts: list[RenderableType] = [
        Text(card.title, style.ACCENT),
        _paragraph(card.method),
        Text("\nWhere it misleads", style.ACCENT),
        *(_item(limit) for limit in card.limits),
        _figures(card),
    ]
    if card.page:
        parts.append(style.quiet(f"\nMore: docs/{card.page}"))
    return parts


def overview(cards: Sequence[Card]) -> list[RenderableType]:
    """All cards, a line each."""
    rows = [Row((one.view, one.title, style.quiet(f"dragoman method {one.view}"))) for one in cards]
    return [Section("How each view is made", _ALL, rows, f"{len(rows)}")]


def _figures(card: Card) -> Section:
    rows = [Row((one.value, style.plain(one.what), style.plain(one.on))) for one in card.figures]
    empty = "Nothing was measured for it yet."
    return Section("How well it was measured", _FIGURES, rows, "docs/quality.md", empty)


def _paragraph(words: str) -> RenderableType:
    grid = Table.grid()
    grid.add_column(max_width=_ROOM)
    grid.add_row(style.plain(words))
    return grid


def _item(words: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column()
    grid.add_column(max_width=_ROOM)
    grid.add_row("·", style.plain(words))
    return Padding(grid, 0)
