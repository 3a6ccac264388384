"""A record as JSON text and back: how what is made is kept, whatever fields its record has."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
_Made = Callable[[Any], Any]


def encode(record: object) -> str:
    """The record as JSON, days as ISO dates; what it holds must be records, tuples and plain values."""
    return _encode(record)


def decode(kind: type[Record], text: str) -> Record:
    """The record of that kind again.

    >>> from dragoman.records import Region
    >>> decode(Region, encode(Region(0, 4, "body")))
    Region(start=0, end=4, kind='body')
    """
    return cast("Record", _maker(cast("Any", kind))(json.loads(text)))


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {name: getattr(value, name) for name in _names(cast("Any", type(value)))}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be kept")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


@cache
def _maker(kind: Any) -> _Made:
    """What makes a value of that type from what JSON has of it."""
    if is_dataclass(kind):
        return _record_maker(kind)
    if kind is date:
        return date.fromisoformat
    outer, inner = get_origin(kind), get_args(kind)
    if outer in (Union, UnionType):
        return _optional(inner)
    if outer is tuple:
        return _tuple_maker(inner)
    if outer is dict:
        made = _maker(inner[1])
        return lambda value: {key: made(one) for key, one in value.items()}
    if outer is frozenset:
        return frozenset
    return _as_it_is


def _record_maker(kind: Any) -> _Made:
    hints = get_type_hints(kind)
    made = [(one.name, _maker(hints[one.name])) for one in fields(kind) if one.init]
    others = [(name, make) for name, make in made if make is not _as_it_is]

    def record(value: dict[str, Any]) -> Any:
        for name, make in others:
            if name in value:  # else it was written before there was such a part
                value[name] = make(value[name])
        return kind(**value)

    return record


def _tuple_maker(inner: tuple[Any, ...]) -> _Made:
    if len(inner) == 2 and inner[1] is Ellipsis:
        made = _maker(inner[0])
        return tuple if made is _as_it_is else lambda value: tuple(map(made, value))
    each = [_maker(one) for one in inner]
    return lambda value: tuple(make(one) for make, one in zip(each, value, strict=True))


def _optional(inner: tuple[Any, ...]) -> _Made:
    """Of a type or None; a union of plain types is taken as JSON has it."""
    told = [one for one in inner if one is not NoneType]
    if len(told) != 1 or get_origin(told[0]) is Literal:
        return _as_it_is
    made = _maker(told[0])
    return made if made is _as_it_is else lambda value: None if value is None else made(value)


def _as_it_is(value: Any) -> Any:
    return value
