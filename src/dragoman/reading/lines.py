"""Reads JSON Lines: one report a line, each bad line refused by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from dragoman.errors import InputError
from dragoman.reading.files import REPORT_LIMIT, TOO_LONG, checked

# Bytes of one line: twice the longest text with each character escaped (\uXXXX).
LINE_LIMIT = 12 * REPORT_LIMIT

_MARK = b"\xef\xbb\xbf"  # the byte-order mark of UTF-8
_TEXT_FIELDS = ("id", "title", "source", "url")


@dataclass(frozen=True, slots=True)
class Fields:
    """What a line or a sidecar says of a report."""

    id: str | None = None
    text: str | None = None
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None


def read_lines(
    stream: IO[bytes], begun: bytes | None = None
) -> Iterator[tuple[int, Fields | InputError]]:
    """The number and the fields of each line that is not blank; a bad line comes as its error.

    ``begun`` is the first line, where that was read already.
    """
    number = 0
    while line := read_line(stream) if begun is None or number else begun:
        number += 1
        if number == 1:
            line = line.removeprefix(_MARK)
        if len(line) > LINE_LIMIT:
            _skip_rest(stream, line)
            yield number, InputError(TOO_LONG)
        elif line.strip():
            yield number, _read_line(line)


def read_line(stream: IO[bytes]) -> bytes:
    """The next line, or as much of it as shows that it is too long."""
    return stream.readline(LINE_LIMIT + 1)


def is_report_line(line: bytes) -> bool:
    """Whether a line is a JSON object with a text: whether JSON Lines begin with it."""
    begins = line.removeprefix(_MARK).lstrip().startswith(b"{")
    return begins and isinstance(_read_line(line.removeprefix(_MARK)), Fields)


def read_fields(data: bytes) -> Fields:
    """What one JSON object says of a report; unknown fields are passed over.

    Raises:
        InputError: It is no JSON object, or a field is not what it should be.
    """
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8; save it as UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "too deeply nested"
        reason = f'it is no JSON ({what}); write one object a line: {{"text": "...", ...}}'
        raise InputError(reason) from error
    if not isinstance(record, dict):
        raise InputError('it is no JSON object; write {"text": "...", ...}')
    texts = {name: _text(record, name) for name in ("text", *_TEXT_FIELDS)}
    return Fields(published=_day(record.get("published")), **texts)


def _read_line(line: bytes) -> Fields | InputError:
    try:
        fields = read_fields(line)
        if fields.text is None:
            raise InputError('it has no "text"; give the report\'s text in that field')
        checked(fields.text)
    except InputError as error:
        return error
    return fields


def _skip_rest(stream: IO[bytes], piece: bytes) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = stream.readline(LINE_LIMIT)


def _text(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{name}" is no text; write it in quotation marks')
    if value is not None and not _is_writable(value):
        raise InputError(f'"{name}" holds half a surrogate pair, which is no character; mend it')
    return value if value and not value.isspace() else (value if name == "text" else None)


def _is_writable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str):
            return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        pass
    raise InputError(f'"published" is {value!r:.60}, which is no date; write it as YYYY-MM-DD')
