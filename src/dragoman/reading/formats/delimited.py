"""Reads CSV and TSV row by row: each bad row is refused by itself, and memory stays small."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, NamedTuple

from dragoman.errors import InputError
from dragoman.reading.decoding import decode
from dragoman.reading.files import REPORT_LIMIT, TOO_LONG
from dragoman.reading.formats.columns import columns_of, is_usual, keys_of
from dragoman.reading.formats.fields import Fields, Item, day_of, fields_of

DELIMITERS = ",\t;|"
# Characters of a line that are read at once: a text that is as long as any is a whole line of a table that
# puts no quotation marks about it.
PIECE = REPORT_LIMIT + 1_000_000
HEAD_CHARACTERS = 10_000  # of a table's head, within which its delimiter shows
LONGEST_CELL = 4 * REPORT_LIMIT  # characters; a longer one is refused before it is read whole

_UNCLOSED = (
    "a quotation mark in it is opened and not closed; close it (a mark within a text is written"
    ' twice: "")'
)


def read_rows(stream: IO[bytes], given: Mapping[str, str]) -> Iterator[Item]:
    """The fields of each row under the head of a table; a bad row comes as its error.

    Rows are numbered as in a spreadsheet: the head is row 1.

    Raises:
        InputError: It has no head, or no column that holds the texts.
    """
    with _decoded(stream) as text:
        yield from _read_rows(Lines(text), given)


def is_table(head: str) -> bool:
    """Whether a text begins as a table does: a first line of usual names of columns only."""
    line = head[:HEAD_CHARACTERS].lstrip("\ufeff").split("\n", 1)[0].strip()
    if not any(map(line.__contains__, DELIMITERS)):
        return False
    names = _cells(line, delimiter_of(line, {}))
    return len(names) > 1 and is_usual(names)


def delimiter_of(line: str, given: Mapping[str, str]) -> str:
    """What parts the cells of a head: what gives most columns that are known, then most columns."""
    wanted = set(given.values())

    def known(delimiter: str) -> tuple[int, int]:
        names = _cells(line, delimiter)
        return len(keys_of({}, names)) + len(wanted.intersection(names)), len(names)

    return max(DELIMITERS, key=known)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _read_rows(lines: Lines, given: Mapping[str, str]) -> Iterator[Item]:
    csv.field_size_limit(LONGEST_CELL)
    first = next(lines, "")
    lines.give_back(0)
    delimiter = delimiter_of(first, given)
    rows = _Rows(csv.reader(lines, delimiter=delimiter), delimiter)
    try:
        head = [_mended(cell.strip()) for cell in next(rows.reader, [])]
    except csv.Error as error:
        raise InputError(f"its first line is no head of a table ({error})") from error
    if not any(head):
        raise InputError("it has no head; name the columns in the first line")
    columns = columns_of(given, head)
    found = False
    for number, row in _numbered(lines, rows, head, columns):
        found = True
        yield Item(_read_row(row, head, columns), "row", f"row {number}", number)
    if not found:
        raise InputError("it has a head but no rows under it")


@contextmanager
def _decoded(stream: IO[bytes]) -> Iterator[io.TextIOWrapper]:
    """The stream as text; bytes that are not UTF-8 are kept as such, for each cell by itself."""
    head = stream.peek(4)[:4] if isinstance(stream, io.BufferedReader) else b""
    marked = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if marked else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")
    try:
        yield text
    except UnicodeDecodeError as error:
        raise InputError(f"it breaks off being {encoding.upper()}; save it as UTF-8") from error
    finally:
        with suppress(ValueError):  # the stream may have been closed already
            text.detach()


class Lines:
    """The lines of a table, long ones in pieces; what one row took of them can be given back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._back: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else self._text.readline(PIECE)
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def give_back(self, first: int) -> None:
        """The lines that were taken from this one on come once more."""
        self._back += reversed(self.taken[first:])


class _Rows(NamedTuple):
    """The rows of a table, and what parts their cells."""

    reader: Iterator[list[str]]
    delimiter: str


def _numbered(
    lines: Lines, rows: _Rows, head: list[str], columns: Mapping[str, str]
) -> Iterator[tuple[int, list[str] | InputError]]:
    """Each row that is not blank with its number; a row that cannot be parsed as its error."""
    number = 1
    while True:
        number += 1
        lines.taken.clear()
        try:
            row: list[str] | InputError = next(rows.reader)
        except StopIteration:
            return
        except csv.Error as error:
            long = "field larger" in str(error)
            row = InputError(TOO_LONG if long else f"it is no row of CSV ({error}); mend it")
        next_row = _swallowed(lines.taken, rows.delimiter, head, columns)
        if next_row is not None:
            lines.give_back(next_row)
            row = InputError(_UNCLOSED)
        if isinstance(row, InputError) or any(cell.strip() for cell in row):
            yield number, row


def _swallowed(
    taken: list[str], delimiter: str, head: list[str], columns: Mapping[str, str]
) -> int | None:
    """The number of the line within a row that is the next row; None where there is none.

    A quotation mark that is never closed takes the rows behind it in. Texts have line breaks, and
    stray marks too: a line is a row only where its cells are as many as the head's, and its id and
    day are such.
    """
    if len(taken) < 2 or not ({"id", "published"} & columns.keys()):
        return None
    with suppress(csv.Error):
        list(csv.reader(taken, delimiter=delimiter, strict=True))
        return None
    for number, line in enumerate(taken[1:], 1):
        if line.count(delimiter) >= len(head) - 1 and _is_row(line, delimiter, head, columns):
            return number
    return None


def _is_row(line: str, delimiter: str, head: list[str], columns: Mapping[str, str]) -> bool:
    cells = _cells(line, delimiter)
    if len(cells) != len(head):
        return False
    named = dict(zip(head, cells, strict=True))
    identified = named.get(columns.get("id", ""))
    if not named.get(columns["text"]) or (identified is not None and len(identified.split()) != 1):
        return False
    try:
        return "published" not in columns or bool(day_of(named[columns["published"]]) or identified)
    except InputError:
        return False


def _read_row(
    row: list[str] | InputError, head: list[str], columns: Mapping[str, str]
) -> Fields | InputError:
    if isinstance(row, InputError):
        return row
    try:
        if len(row) > len(head) and any(cell.strip() for cell in row[len(head) :]):
            reason = (
                f"it has {len(row)} cells under {len(head)} columns; put a text with commas or"
                " line breaks in it into quotation marks"
            )
            raise InputError(reason)
        cells = {name: _mended(cell) or None for name, cell in zip(head, row, strict=False)}
        return fields_of(cells, columns)
    except InputError as error:
        return error


def _mended(cell: str) -> str:
    """The cell, decoded by itself where its bytes were not UTF-8."""
    if cell.isascii() or not any("\udc80" <= character <= "\udcff" for character in cell):
        return cell
    return decode(cell.encode("utf-8", "surrogateescape"))
