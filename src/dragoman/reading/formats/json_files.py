"""Reads a JSON file: a list of reports, one report, a JSON feed, or an object with a list in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO

from dragoman.errors import InputError
from dragoman.reading.formats.columns import keys_of
from dragoman.reading.formats.fields import Fields, Item
from dragoman.reading.formats.json_feed import feed_items, is_feed
from dragoman.reading.formats.json_lines import parse, record_fields

# Bytes of one JSON file, which is read whole; some 20,000 reports. JSON Lines have no limit.
JSON_LIMIT = 64_000_000

_MARK = b"\xef\xbb\xbf"


def read_json(stream: IO[bytes], given: Mapping[str, str]) -> Iterator[Item]:
    """The fields of each record of a JSON file; a bad record comes as its error.

    Raises:
        InputError: It is no JSON, too long, or holds no records.
    """
    data = stream.read(JSON_LIMIT + 1)
    if len(data) > JSON_LIMIT:
        reason = (
            f"it is longer than {JSON_LIMIT:,} bytes, which are read at once; write it as JSON"
            " Lines, one report a line (.jsonl)"
        )
        raise InputError(reason)
    content = parse(data.removeprefix(_MARK))
    if is_feed(content):
        yield from feed_items(content)
        return
    records = _records(content, given)
    if records is None:
        yield Item(_one(content, given), "record")
        return
    if not records:
        raise InputError("its list is empty; it holds no reports")
    for number, record in enumerate(records, 1):
        yield _item(record, given, number)


def _one(content: object, given: Mapping[str, str]) -> Fields:
    try:
        return record_fields(content, given)
    except InputError as error:
        if "has no" not in error.reason:
            raise
        raise InputError(
            f"{error.reason}; if it is a sidecar, put it beside its text under the same name"
        ) from error


def _item(record: object, given: Mapping[str, str], number: int) -> Item:
    try:
        return Item(record_fields(record, given), "record", f"record {number}", number)
    except InputError as error:
        return Item(error, "record", f"record {number}", number)


def _records(content: object, given: Mapping[str, str]) -> list[object] | None:
    """The records of a list, or of the one list of objects in an object; None for one record."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict) or "text" in keys_of(given, content):
        return None
    lists = [
        value
        for value in content.values()
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
    ]
    return lists[0] if len(lists) == 1 else None
