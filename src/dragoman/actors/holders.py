"""Office-holders from the built tables, read when a name first asks for them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman.actors.entry import Entry

if TYPE_CHECKING:
    import pyarrow as pa


class Holders:
    """Some 23,000 rows of who held what, and when."""

    def heads(self) -> Iterator[tuple[Entry, list[str], str]]:
        """Heads of state and government: entry, spellings of the name, family name."""
        count = sum(self._table.column("known").to_pylist())
        for row in self._table.slice(0, count).to_pylist():
            yield _entry(row), row["spellings"].split("|"), row["family"]

    def named(self, spelling: str) -> list[Entry]:
        """All holders whose name is written this way."""
        numbers = self._rows.get(spelling, "")
        return [
            _entry(self._table.slice(int(number), 1).to_pylist()[0])
            for number in numbers.split(",")
            if number
        ]

    @functools.cached_property
    def _table(self) -> pa.Table:
        return read_table("people.parquet")

    @functools.cached_property
    def _rows(self) -> dict[str, str]:
        table = read_table("spellings.parquet")
        columns = (table.column(name).to_pylist() for name in ("spelling", "rows"))
        return dict(zip(*columns, strict=True))


def read_names() -> list[dict[str, str]]:
    """States, demonyms and capitals: alias, code, kind, name."""
    rows: list[dict[str, str]] = read_table("names.parquet").to_pylist()
    return rows


def read_table(name: str) -> pa.Table:
    """The built table of that file name."""
    # ParquetFile leaves out the data set machinery of read_table: 0.1 s less at every start.
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    content = files("dragoman.data").joinpath("authority", name).read_bytes()
    # These tables are small: threads cost more than they save, and may outlive the process's end.
    return ParquetFile(pa.BufferReader(content)).read(use_threads=False)


def _entry(row: dict[str, Any]) -> Entry:
    office = row["office"] or None
    return Entry(
        row["code"], row["name"], "person", office, row["since"], row["until"], row["known"]
    )
