"""Tables whose rows may have a second line: the quote below, and at its end what opens the row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.terminal import style
from dragoman.terminal.lines import visible

GAP = 2  # columns between two columns
LEAST_QUOTE = (
    24  # columns; a narrower quote tells nothing, what opens the row then gets its own line
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    title: str
    least: int = 6  # it is never made narrower to fit the terminal, but for those of one character
    most: int = 40
    right: bool = False  # numbers stand to the right
    whole: bool = False  # a day, say, is broken only when no other column can give way any more


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a report below a row, what stands around it, and what to type to open it."""

    text: str
    opens: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, what else there is to say, and quotes, each on a line below it."""

    cells: tuple[str | Text, ...]
    quotes: tuple[Quote, ...] = ()
    more: tuple[str | Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled table. It is never wider than the screen."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    note: str | None = None  # beside the title
    empty: str = "nothing"  # what to say, and to do, when there are no rows
    indent: int = 1  # the column below which quotes stand

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield _heading(self.title, self.note)
        if not self.rows:
            yield Text(self.empty, style.QUIET)
            return
        width = options.max_width
        widths = _widths(self.columns, self.rows, width)
        if any(column.title for column in self.columns):
            titles = tuple(Text(column.title, style.QUIET) for column in self.columns)
            yield _line(self.columns, widths, titles)
            yield Text("─" * min(width, sum(widths) + GAP * (len(widths) - 1)), style.QUIET)
        left = sum(widths[: self.indent]) + GAP * self.indent
        for row in self.rows:
            yield _line(self.columns, widths, row.cells)
            yield from _below(row, left, width)


def _heading(title: str, note: str | None) -> Text:
    text = Text("\n").append(visible(title), style.ACCENT)
    return text.append_text(style.quiet(f"  {note}")) if note else text


def _line(
    columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str | Text]
) -> RenderableType:
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for column, width in zip(columns, widths, strict=True):
        grid.add_column(width=width, justify="right" if column.right else "left", overflow="fold")
    grid.add_row(*cells)
    return grid


def _below(row: Row, left: int, width: int) -> Iterator[RenderableType]:
    """The lines under a row."""
    for words in row.more:
        line = words if isinstance(words, Text) else style.plain(words)
        yield Padding(line, (0, 0, 0, left))
    for quote in row.quotes:
        yield from _quote(quote, left, width)


def _quote(quote: Quote, left: int, width: int) -> Iterator[Text]:
    """The quote to the left and what opens it to the right, or below where there is no room."""
    opens = style.quiet(style.plain(quote.opens).plain)
    room = width - left - (opens.cell_len + GAP if opens else 0)
    fits = room >= LEAST_QUOTE or not opens
    most = room if fits else width - left
    line = Text(" " * left)
    line.append_text(style.quote(quote.text, most, quote.before, quote.after))
    if fits and opens:
        line.append(" " * (width - line.cell_len - opens.cell_len)).append_text(opens)
    yield line
    if not fits:
        yield Text(" " * left).append_text(opens)


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    """How wide each column is: as its cells need, and the widest give way until all fit."""
    widths = [
        min(column.most, max([len(column.title), *(_natural(row.cells[i]) for row in rows)]))
        for i, column in enumerate(columns)
    ]
    room = width - GAP * (len(columns) - 1)
    floors = (
        [column.least for column in columns],
        [column.least if column.whole else 1 for column in columns],
        [1] * len(columns),
    )
    for floor in floors:
        while sum(widths) > room:
            spare = [have - least for have, least in zip(widths, floor, strict=True)]
            widest = spare.index(max(spare))
            if spare[widest] <= 0:
                break
            widths[widest] -= 1
    return widths


def _natural(cell: str | Text) -> int:
    return cell.cell_len if isinstance(cell, Text) else cell_len(cell)
