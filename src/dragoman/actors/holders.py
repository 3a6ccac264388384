"""Office-holders from the built tables."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman.actors.entry import Entry

if TYPE_CHECKING:
    import pyarrow as pa


class Holders:
    """Some 23,000 rows of who held what, and when."""

    def __init__(self) -> None:
        self._rows = read_table("people.parquet").to_pylist()
        self._entries = [_entry(row) for row in self._rows]

    def heads(self) -> Iterator[tuple[Entry, list[str], str]]:
        """Heads of state and government: entry, spellings of the name, family name."""
        for row, entry in zip(self._rows, self._entries, strict=True):
            if entry.known:
                yield entry, row["spellings"].split("|"), row["family"]

    def by_spelling(self) -> Iterator[tuple[str, list[Entry]]]:
        """All holders whose name is written in one way, by that way."""
        for row in read_table("spellings.parquet").to_pylist():
            yield row["spelling"], [self._entries[int(one)] for one in row["rows"].split(",")]


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
