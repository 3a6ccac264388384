"""The picture and its parts as lines of JSON-ready values."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dragoman.picture.records import Picture

_PARTS = {
    "actors": "actor",
    "ties": "tie",
    "dyads": "dyad",
    "acts": "act",
    "silences": "silence",
    "disagreements": "disagreement",
}


def to_lines(picture: Picture) -> list[dict[str, Any]]:
    """One dictionary a line, each with its ``part``; the first is the ``affair`` with its counts."""
    head = {
        "part": "affair",
        "as_of": plain(picture.as_of),
        "counts": dict(picture.counts),
        "score_version": picture.score_version,
    }
    return [head, *_lines(picture)]


def to_line(record: object, part: str) -> dict[str, Any]:
    """One record of the picture (a `Dyad`, a `TimelineEntry` ...) as a JSON-ready dictionary."""
    return {"part": part, **plain(record)}


def plain(value: Any) -> Any:
    """A value as JSON has it: records as dictionaries, days as text, tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value


def _lines(picture: Picture) -> Iterator[dict[str, Any]]:
    for part, word in _PARTS.items():
        for record in getattr(picture, part):
            yield to_line(record, word)
