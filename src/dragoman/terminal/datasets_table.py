"""The data sets of imported events as a table, and what one import took in."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dragoman.exchange.imports.importing import Imported
from dragoman.store.imported import Dataset
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("data set", 8, 30),
    Column("events", 6, 14, right=True),
    Column("from", 10, 10),
    Column("until", 10, 10),
    Column("files", 5, 6, right=True),
    Column("no type", 7, 12, right=True),
    Column("no code", 7, 12, right=True),
    Column("bad lines", 9, 12, right=True),
)
_EMPTY = "Nothing is imported here. See: dragoman import --help"
_NOTE = "without text evidence; no type: none in PLOVER; no code: a party kept as it stands"


def table(found: Sequence[Dataset]) -> Section:
    """One row a data set."""
    return Section("Imported", _COLUMNS, [_row(one) for one in found], _NOTE, _EMPTY)


def _row(one: Dataset) -> Row:
    counts = (one.untyped, one.unmapped, one.rejected)
    cells = (
        one.dataset,
        f"{one.events:,}",
        str(one.first or ""),
        str(one.last or ""),
        str(one.files),
        *(f"{count:,}" for count in counts),
    )
    return Row(tuple(style.plain(cell) for cell in cells))


def imported(found: Imported) -> Text:
    """What an import took in, in a few words."""
    told = f"{found.events:,} new events of {_files(len(found.files))} ({found.rows:,} rows) into {found.dataset}"
    more = [
        f"{_files(len(found.known_files))} were in already" if found.known_files else "",
        f"{found.repeated:,} rows told twice" if found.repeated else "",
        f"{found.rejected:,} bad lines left out" if found.rejected else "",
        "they have no text: no sentence stands behind them",
    ]
    return style.plain("; ".join(part for part in (told if found.files else "", *more) if part))


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
