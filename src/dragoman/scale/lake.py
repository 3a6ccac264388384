"""A lake: coded reports as Parquet files, in folders by the month of publication.

::

    LAKE/readings/published=2024-10/PART.parquet   one row a report, or a thing that was not read
    LAKE/parts/PART.json                           what became of a part, written when it is whole

A part is known by a hash of what it reads and of who reads it, and so are its files: done twice it
gives the same files. A file whose part is not noted is of a worker that broke off, and no reader
looks at it. In a file the rows stand by outlet, so that who wants one outlet passes over the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from dragoman.errors import InputError
from dragoman.records import Rejection
from dragoman.scale.places import filesystem
from dragoman.store.kept.coded import decode, encode

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.dataset import Dataset
    from pyarrow.fs import FileSystem

Row: TypeAlias = dict[str, Any]

UNDATED = "unknown"
_GROUP = 1_000  # rows of a Parquet row group: what a reader of one outlet passes over at once


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one part."""

    part: str
    paths: tuple[str, ...]
    reports: int = 0
    claims: int = 0
    rejected: tuple[Rejection, ...] = ()
    seconds: float = 0.0  # of the clock, in the worker
    bytes: int = 0  # of Parquet
    months: tuple[str, ...] = ()
    coder: str = ""
    authority: str = ""
    error: str | None = None  # why nothing came of it


class Lake:
    """A folder of coded reports, on this machine or on any file system that PyArrow has."""

    def __init__(self, where: str) -> None:
        """``where``: a folder or an address (``s3://bucket/lake``). Nothing is looked at yet."""
        self.where = where
        self._system: FileSystem
        self._system, self._root = filesystem(where)

    def __repr__(self) -> str:
        return f"Lake({self.where!r})"

    def is_there(self) -> bool:
        """Whether any part has been read into it."""
        from pyarrow.fs import FileType

        return bool(self._system.get_file_info(f"{self._root}/parts").type == FileType.Directory)

    def write(self, part: str, rows: Sequence[Row]) -> tuple[int, tuple[str, ...]]:
        """Write the rows of a part: how many bytes they take, and in which months."""
        import pyarrow as pa

        months: dict[str, list[Row]] = {}
        for row in rows:
            day: date | None = row["published"]
            months.setdefault(day.strftime("%Y-%m") if day else UNDATED, []).append(row)
        size = 0
        for month, some in sorted(months.items()):
            some.sort(key=lambda row: (row["source"] or "", row["input"], row["item"]))
            table = pa.Table.from_pylist(some, schema=_schema())
            size += self._put_table(self._file(part, month), table)
        return size, tuple(sorted(months))

    def note(self, done: Done) -> None:
        """Note that a part is whole: from now on readers look at its rows."""
        self._put(f"{self._root}/parts/{done.part}.json", encode(done).encode())

    def noted(self) -> list[Done]:
        """The parts that are whole. Raises `InputError` where there is no lake."""
        from pyarrow.fs import FileSelector

        if not self.is_there():
            reason = "it is no lake; make one:  dragoman read PATH ... --out LAKE"
            raise InputError(reason, path=self.where)
        found = []
        for info in self._system.get_file_info(FileSelector(f"{self._root}/parts")):
            if info.path.endswith(".json"):
                with self._system.open_input_stream(info.path) as stream:
                    found.append(decode(Done, stream.read().decode()))
        return sorted(found, key=lambda done: (done.paths, done.part))

    def rows(self, parts: Iterable[Done], since: date | None, until: date | None,
             sources: Sequence[str]) -> Iterator[Row]:  # fmt: skip
        """The rows of parts, in the order in which their reports were given.

        ``since`` and ``until`` are days of publication; who asks for either gets no undated report.
        ``sources`` are outlets; none means all. They are put in order by DuckDB, which takes disk
        and not memory for what is large.
        """
        import duckdb

        files = self._dataset(parts, since, until)
        if files is None:
            return
        connection = duckdb.connect()
        connection.register("files", files.scanner(filter=_wanted(since, until, sources)))
        found = connection.sql("SELECT * FROM files ORDER BY input, item")
        for batch in found.to_arrow_reader(_GROUP):
            yield from batch.to_pylist()

    def _dataset(
        self, parts: Iterable[Done], since: date | None, until: date | None
    ) -> Dataset | None:
        from pyarrow import dataset

        first = since.strftime("%Y-%m") if since else ""
        last = until.strftime("%Y-%m") if until else "9999-99"
        bounded = since is not None or until is not None
        files = [
            self._file(done.part, month)
            for done in parts
            for month in done.months
            if not bounded or (month != UNDATED and first <= month <= last)
        ]
        if not files:
            return None
        return dataset.dataset(files, schema=_schema(), format="parquet", filesystem=self._system)

    def _file(self, part: str, month: str) -> str:
        return f"{self._root}/readings/published={month}/{part}.parquet"

    def _put_table(self, path: str, table: pa.Table) -> int:
        import pyarrow as pa
        from pyarrow import parquet

        sink = pa.BufferOutputStream()
        parquet.write_table(table, sink, compression="zstd", row_group_size=_GROUP)
        content = sink.getvalue()
        self._put(path, content)
        return int(content.size)

    def _put(self, path: str, content: bytes | pa.Buffer) -> None:
        """Write a file whole or not at all: object stores do so, elsewhere it is moved into place."""
        folder, _, name = path.rpartition("/")
        self._system.create_dir(folder, recursive=True)
        beside = f"{folder}/.{name}.tmp"
        with self._system.open_output_stream(beside) as stream:
            stream.write(content)
        self._system.move(beside, path)


def _schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema(
        [
            ("input", pa.string()),  # the file that it was read from
            ("item", pa.int64()),  # its place there: it grows along the file
            ("key", pa.string()),
            ("id", pa.string()),
            ("published", pa.date32()),
            ("source", pa.string()),  # the outlet
            ("language", pa.string()),
            ("report", pa.string()),  # the record as JSON
            ("claims", pa.list_(pa.string())),  # records as JSON; null where it could not be coded
            ("counts", pa.list_(pa.string())),
            ("place", pa.string()),  # of what was not read
            ("reason", pa.string()),
        ]
    )


def _wanted(since: date | None, until: date | None, sources: Sequence[str]) -> Any:
    from pyarrow import compute

    wanted = compute.scalar(True)
    if since is not None:
        wanted = wanted & (compute.field("published") >= since)
    if until is not None:
        wanted = wanted & (compute.field("published") <= until)
    if sources:
        wanted = wanted & compute.field("source").isin(list(sources))
    return wanted
