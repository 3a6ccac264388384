"""Reading a table of positions: a CSV file of actor, capability, position and salience."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.outlook.compromise import Stand

COLUMNS = ("actor", "capability", "position", "salience")
MOST = 1e90  # of any number: the product of three can still be reckoned with


def read_positions(path: Path | str) -> list[Stand]:
    """The stands of a CSV file, whose first line names the columns, in any order.

    Other columns are left alone, and so are empty lines and lines that begin with ``#``.

    Raises InputError, with the file, the line and the column, for a file that cannot be read, a column
    that is missing or stands twice, and a cell that is empty, no number, below zero (but for positions)
    or above `MOST`, an actor named twice (cases and spaces aside), or a line with more cells than columns. All bad cells are told at once: with one stand missing, all comes out otherwise.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror}): give a CSV file", path=path
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8: save it as UTF-8", path=path) from error
    return _stands(path, text)


def _stands(path: Path, text: str) -> list[Stand]:
    rows = _rows(path, text)
    number, header = next(rows, (1, []))
    names = [cell.strip().casefold() for cell in header]
    for name in COLUMNS:
        if names.count(name) != 1:
            what = "is missing" if name not in names else "stands twice"
            raise InputError(
                f"column {name} {what}: the first line must name {', '.join(COLUMNS)}",
                path=path,
                place=f"line {number}",
            )
    stands: list[Stand] = []
    faults: list[tuple[int, str, str]] = []
    for number, cells in rows:
        row = dict(zip(names, cells, strict=False))
        wrong = [*_faults(row, stands), *_beyond(cells, len(names))]
        faults += [(number, column, why) for column, why in wrong]
        if not wrong:
            actor = row["actor"].strip()
            stands.append(Stand(actor, *(float(row[column]) for column in COLUMNS[1:])))
    if faults:
        number, column, why = faults[0]
        others = [f"{_place(line, name)}: {what}" for line, name, what in faults[1:_TOLD]]
        more = "".join(f"; {one}" for one in others)
        left = len(faults) - _TOLD
        more += f"; and {left} more" if left > 0 else ""
        raise InputError(why + more, path=path, place=_place(number, column))
    return stands


_TOLD = 5


def _place(line: int, column: str) -> str:
    return f"line {line}, column {column}" if column else f"line {line}"


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that say something, with their numbers."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#"):
                yield reader.line_num, cells
    except csv.Error as error:
        raise InputError(
            f"is no CSV ({error}): mend the quotes", path=path, place=f"line {reader.line_num}"
        ) from error


def _faults(row: dict[str, str], before: list[Stand]) -> Iterator[tuple[str, str]]:
    """What is wrong with a line, column by column."""
    actor = row.get("actor", "").strip()
    if not actor:
        yield "actor", "names nobody: write a name"
    elif same := next((one.actor for one in before if _folded(one.actor) == _folded(actor)), None):
        as_in = "" if same == actor else f" as {same!r}"
        yield "actor", f"{actor!r} stands in an earlier line{as_in}: keep one, or name them apart"
    for column in COLUMNS[1:]:
        cell = row.get(column, "").strip()
        value = _number(cell)
        if value is None:
            yield column, f"{cell!r} is no number: write one, with a point for decimals"
        elif value < 0 and column != "position":
            yield column, f"{cell} is below zero: give zero or more"
        elif abs(value) > MOST:
            yield column, f"{cell} is beyond reckoning: give {MOST:g} at most"


def _folded(name: str) -> str:
    """A name by which one actor is one, however it is typed: letters' cases and spaces aside."""
    return " ".join(name.split()).casefold()


def _beyond(cells: list[str], columns: int) -> Iterator[tuple[str, str]]:
    """Cells that no column names: a comma for a decimal point would move all that follow."""
    if any(cell.strip() for cell in cells[columns:]):
        yield "", f"{len(cells)} cells for {columns} columns: write decimals with a point"


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
