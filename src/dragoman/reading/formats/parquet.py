"""Reads Parquet by batches of rows, and only the columns that hold a report's fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import IO, Any

from dragoman.errors import InputError
from dragoman.reading.formats.columns import columns_of
from dragoman.reading.formats.fields import Fault, Fields, Item, fields_of, told_or_fault
from dragoman.reading.formats.gzipped import seekable

BATCH = 64  # rows in memory at once


def read_parquet(stream: IO[bytes], given: Mapping[str, str]) -> Iterator[Item]:
    """The fields of each row; a bad row comes as its error. Rows are counted from 1.

    Raises:
        InputError: It is no whole Parquet file, or has no column that holds the texts.
    """
    import pyarrow.parquet as pq

    number = 0
    try:
        with seekable(stream) as source, pq.ParquetFile(source) as file:
            columns = columns_of(given, file.schema_arrow.names)
            for batch in file.iter_batches(BATCH, columns=list(dict.fromkeys(columns.values()))):
                for index in range(batch.num_rows):
                    number += 1
                    row = _read_row(batch, index, columns)
                    yield Item(row, "row", f"row {number}", number)
    except InputError:
        raise
    except Exception as error:  # of Arrow, or of the disk
        what = str(error).splitlines()[0][:160] if str(error) else type(error).__name__
        where = f"its rows after row {number} cannot be read" if number else "it is damaged"
        raise InputError(f"{where} ({what}); write the Parquet file again") from error
    if not number:
        raise InputError("the table has no rows")


def count_rows(stream: IO[bytes]) -> int | None:
    """How many rows a file has; None where it cannot be told."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(stream).num_rows)
    except (pa.ArrowException, OSError, ValueError):
        return None


def _read_row(batch: Any, index: int, columns: Mapping[str, str]) -> Fields | InputError:
    faults: list[Fault] = []
    row: dict[str, object] = {
        name: told_or_fault(partial(_cell, batch, index, name), faults)
        for name in columns.values()
        if name != columns["text"]
    }
    try:
        row[columns["text"]] = _cell(batch, index, columns["text"])
        fields = fields_of(row, columns)
    except InputError as error:
        return error
    return replace(fields, faults=(*faults, *fields.faults))


def _cell(batch: Any, index: int, name: str) -> object:
    try:
        return _plain(batch.column(name)[index])
    except Exception as error:  # of Arrow: a value that Python has no type for
        reason = f'"{name}" cannot be read ({error!s:.100}); write it as text'
        raise InputError(reason) from error


def _plain(cell: Any) -> object:
    """A cell as Python has it; of a time, microseconds are enough."""
    import pyarrow as pa

    if pa.types.is_timestamp(cell.type):
        cell = cell.cast(pa.timestamp("us", cell.type.tz), safe=False)
    return cell.as_py()
