"""Reads JSON Lines: one report a line, each bad line refused by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO

from dragoman.errors import InputError
from dragoman.reading.files import REPORT_LIMIT, TOO_LONG
from dragoman.reading.formats.columns import keys_of
from dragoman.reading.formats.fields import (
    Fault,
    Fields,
    Item,
    day_of,
    fields_of,
    text_of,
    told_or_fault,
)

# Bytes of one line: twice the longest text with each character escaped (\uXXXX).
LINE_LIMIT = 12 * REPORT_LIMIT

_MARK = b"\xef\xbb\xbf"  # the byte-order mark of UTF-8


def read_lines(stream: IO[bytes], given: Mapping[str, str]) -> Iterator[Item]:
    """The fields of each line that is not blank; a bad line comes as its error.

    ``given`` says which key holds which field where it is not the usual one.

    Raises:
        InputError: There are no lines.
    """
    number = found = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(_MARK)
        if len(line) > LINE_LIMIT:
            _skip_rest(stream, line)
        elif not line.strip():
            continue
        found += 1
        yield Item(_read_line(line, given), "line", f"line {number}", number)
    if not found:
        raise InputError("it holds no lines; write one report a line")


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object by itself: whether JSON Lines begin with it."""
    try:
        return isinstance(parse(line.removeprefix(_MARK)), dict)
    except InputError:
        return False


def parse(data: bytes) -> object:
    """What a JSON text says. Raises `InputError` where it is none."""
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else _why(error)
        reason = f'it is no JSON ({what}); write one object a line: {{"text": "...", ...}}'
        raise InputError(reason) from error


def record_fields(record: object, given: Mapping[str, str]) -> Fields:
    """What one JSON object says of a report. Raises `InputError` where it is none of one."""
    if not isinstance(record, dict):
        raise InputError('it is no JSON object; write {"text": "...", ...}')
    keys = keys_of(given, record)
    if isinstance(record.get(keys.get("source")), dict) and "source" not in given:
        keys = {**keys, "source": f"{keys['source']}.name"}  # as news services write it
    nested = {key: _within(record, key) for key in keys.values() if key not in record}
    if "text" not in keys or (keys["text"] not in record and nested[keys["text"]] is None):
        wanted = keys.get("text", "text")
        there = ", ".join(map(str, record))[:200] or "none"
        raise InputError(
            f'it has no "{wanted}"; give the report\'s text in that field, or say where it is with'
            f" --map text=KEY (its keys: {there})"
        )
    return fields_of({**record, **nested} if nested else record, keys)


def sidecar_fields(record: object) -> Fields:
    """What the one JSON object of a sidecar says of the text beside it.

    A field that is not what it should be is left out and is among the faults.

    Raises:
        InputError: It is no JSON object.
    """
    if not isinstance(record, dict):
        raise InputError('it is no JSON object; write {"title": "...", "published": "..."}')
    there: dict[str, object] = record
    faults: list[Fault] = []

    def told(name: str) -> str | None:
        return told_or_fault(lambda: text_of(there.get(name), name), faults) or None

    return Fields(
        title=told("title"),
        published=told_or_fault(lambda: day_of(there.get("published")), faults),
        source=told("source"),
        url=told("url"),
        faults=tuple(faults),
    )


def _within(record: object, path: str) -> object:
    """The value of a key in an object in the record, for ``outer.inner``; None where none is."""
    for key in path.split("."):
        record = record.get(key) if isinstance(record, dict) else None
    return record


def _read_line(line: bytes, given: Mapping[str, str]) -> Fields | InputError:
    if len(line) > LINE_LIMIT:
        return InputError(TOO_LONG)
    try:
        return record_fields(parse(line), given)
    except InputError as error:
        return error


def _skip_rest(stream: IO[bytes], piece: bytes) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = stream.readline(LINE_LIMIT)


def _why(error: Exception) -> str:
    return "too deeply nested" if isinstance(error, RecursionError) else "a number is too long"
