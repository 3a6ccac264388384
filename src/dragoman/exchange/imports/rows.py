"""The rows of an event file as Arrow batches of the cells that are wanted, with their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from dragoman.errors import InputError, QueryError
from dragoman.exchange.imports.packed import WholeLines, opened
from dragoman.exchange.imports.shapes import Layout, Shape, layout_of

if TYPE_CHECKING:
    import pyarrow as pa

FIELDS = ("id", "day", "known", "type", "quad", "given", "source", "target")
JOINED = "\x1f"  # stands between the cells of one field
_BLOCK = 16 << 20  # bytes that are parsed at once; more than `packed` lets a line have
_HEAD = 1 << 16  # bytes in which the first line ends


@dataclass(slots=True)
class Refusals:
    """Lines that are no rows: how many, and the first of them with the reason.

    ``whole`` is what keeps the file from being read to its end.
    """

    most: int
    count: int = 0
    first: list[tuple[int, str]] = field(default_factory=list)
    whole: InputError | None = None

    def add(self, line: int, reason: str) -> None:
        """One more line."""
        self.count += 1
        if len(self.first) < self.most:
            self.first.append((line, reason))


def read_batches(
    path: Path,
    shape: Shape | None,
    refused: Refusals,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Layout, Iterator[pa.RecordBatch]]:
    """The layout of a file, and its rows in batches: ``line`` and, as text, one column a field.

    Raises `InputError` where the file cannot be read or is of no known shape.
    """
    with opened(path) as (stream, _):
        layout = _layout(stream, shape, path)
    return layout, _told(_batches(path, layout, refused, progress), refused)


def _told(batches: Iterator[pa.RecordBatch], refused: Refusals) -> Iterator[pa.RecordBatch]:
    """The batches; what ends them is noted, for a database that asks for them tells of it as its own."""
    try:
        yield from batches
    except InputError as error:
        refused.whole = error
        raise


def schema() -> pa.Schema:
    """The columns of the batches."""
    import pyarrow as pa

    return pa.schema([("line", pa.int64()), *((name, pa.string()) for name in FIELDS)])


def _layout(stream: IO[bytes], shape: Shape | None, path: Path) -> Layout:
    head = stream.read(_HEAD)
    if not head.strip():
        raise InputError("it is empty; check that it was saved", path=path)
    first = head.splitlines()[0].removeprefix(b"\xef\xbb\xbf")
    try:
        return layout_of(first.decode("utf-8", "replace"), shape)
    except QueryError as error:
        raise InputError(str(error), path=path) from error


def _batches(
    path: Path, layout: Layout, refused: Refusals, progress: Callable[[int], None]
) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa
    from pyarrow import csv

    before = 1 if layout.header else 0
    bad: set[int] = set()

    def on_bad(row: Any) -> str:
        # A row at the edge of a block may come twice.
        line = (row.number or 0) + before
        if line not in bad and row.text.strip():
            refused.add(line, f"{row.actual_columns} cells instead of {row.expected_columns}")
        bad.add(line)
        return "skip"

    wanted = sorted({name for one in FIELDS for name in layout.places(one) if name is not None})
    with opened(path) as (stream, at):
        lines = WholeLines(stream)
        if before:
            _skip_line(lines)
        try:
            reader = csv.open_csv(
                pa.PythonFile(lines, mode="r"),
                read_options=csv.ReadOptions(
                    column_names=list(layout.columns), block_size=_BLOCK, use_threads=False
                ),
                parse_options=csv.ParseOptions(
                    delimiter="\t",
                    quote_char=False,
                    double_quote=False,
                    ignore_empty_lines=False,
                    invalid_row_handler=on_bad,
                ),
                convert_options=csv.ConvertOptions(
                    include_columns=wanted,
                    column_types=dict.fromkeys(wanted, pa.string()),
                    strings_can_be_null=False,
                ),
            )
            line = before
            for batch in reader:
                numbers, line = _numbers(line, batch.num_rows, bad)
                progress(at())
                yield _joined(batch, numbers, layout)
        except pa.ArrowInvalid as error:
            if "Empty CSV" not in str(error):
                raise InputError(f"it cannot be read as a table ({error})", path=path) from error


def _skip_line(lines: WholeLines) -> None:
    lines.readline()


def _numbers(line: int, count: int, bad: set[int]) -> tuple[Any, int]:
    """The line numbers of the next rows, those of refused ones left out, and the last of them."""
    import numpy as np

    passed = sorted(one for one in bad if one > line)
    last = line + count
    for one in passed:
        if one <= last:
            last += 1
    numbers = np.arange(line + 1, last + 1)
    kept = numbers[~np.isin(numbers, passed)] if passed else numbers
    return kept, last


def _joined(batch: pa.RecordBatch, numbers: Any, layout: Layout) -> pa.RecordBatch:
    import pyarrow as pa
    from pyarrow import compute

    empty = pa.array([""], pa.string())
    columns: list[Any] = [pa.array(numbers, pa.int64())]
    for one in FIELDS:
        cells = [
            pa.scalar("", pa.string()) if name is None else batch.column(name)
            for name in layout.places(one)
        ]
        if not any(isinstance(cell, pa.Array) for cell in cells):
            columns.append(empty.take(pa.array([0] * batch.num_rows, pa.int32())))
        else:
            columns.append(
                cells[0] if len(cells) == 1 else compute.binary_join_element_wise(*cells, JOINED)
            )
    return cast("pa.RecordBatch", pa.record_batch(columns, schema=schema()))
