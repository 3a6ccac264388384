"""Which column, or which key, holds which field of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from dragoman.data.tables import read_tsv
from dragoman.errors import InputError
from dragoman.reading.formats.fields import FIELDS

MOST_NAMED = 30  # columns named in an error; the rest are counted

_WRITE = "write it as text=COLUMN,published=COLUMN"
_ALSO = {"outlet": "source"}  # what people call a field, as `dragoman reports` does


def parse_map(given: str) -> dict[str, str]:
    """The columns that ``--map`` gives, by field: ``text=body,published=date``.

    A field with nothing after its ``=`` is read from no column; ``outlet`` is ``source``.

    Raises:
        InputError: It is not written so, or names a field that reports do not have.

    Examples:
        >>> parse_map("text=body, published=Pub Date,source=")
        {'text': 'body', 'published': 'Pub Date', 'source': ''}
    """
    found: dict[str, str] = {}
    for part in given.split(","):
        given_field, sign, column = (piece.strip() for piece in part.partition("="))
        field = _ALSO.get(given_field, given_field)
        if not sign:
            raise InputError(f'the map "{given}" has no = in "{part.strip()}"; {_WRITE}')
        if field in found:
            raise InputError(f'the map "{given}" gives {field} twice; give each field once')
        found[field] = column
    return checked_map(found)


def checked_map(given: Mapping[str, str]) -> dict[str, str]:
    """The map itself, where all its fields are a report's. Raises `InputError` otherwise."""
    for field in given:
        if field not in FIELDS:
            near = get_close_matches(field, FIELDS, 1)
            turned = given[field] in FIELDS
            hint = f"; did you mean {near[0]}?" if near else ""
            hint = f"; write {given[field]}={field}, the field first" if turned else hint
            fields = ", ".join(FIELDS)
            raise InputError(f'there is no field "{field}" to map to; there are {fields}{hint}')
    return dict(given)


def columns_of(given: Mapping[str, str], present: Iterable[str]) -> dict[str, str]:
    """The columns of a table by field: those given, and the others by their usual names.

    Raises:
        InputError: A column that is given is not there, or none holds the text.

    Examples:
        >>> columns_of({}, ["Headline", "Body", "Pub Date", "pages"])
        {'text': 'Body', 'title': 'Headline', 'published': 'Pub Date'}
    """
    there = tuple(present)
    for field, column in given.items():
        if column and column not in there:
            near = get_close_matches(column, there, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise InputError(
                f'there is no column "{column}" for {field}; the columns are: {_named(there)}{hint}'
            )
    found = keys_of(given, there)
    if "text" not in found:
        reason = (
            "no column is known to hold the reports' texts; say which with --map text=COLUMN;"
            f" the columns are: {_named(there)}"
        )
        raise InputError(reason)
    return found


def keys_of(given: Mapping[str, str], present: Iterable[str]) -> dict[str, str]:
    """The keys of one record by field; a key that is given need not be there."""
    usual = _usual(tuple(present))
    found = {field: given.get(field, usual.get(field, "")) for field in FIELDS}
    return {field: column for field, column in found.items() if column}


@lru_cache(maxsize=256)
def _usual(present: tuple[str, ...]) -> dict[str, str]:
    folded: dict[str, str] = {}
    for column in present:
        folded.setdefault(_folded(column), column)
    return {
        field: folded[name]
        for field, names in _names().items()
        for name in reversed(names)
        if name in folded
    }


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    rows = read_tsv("reading_columns.tsv")
    return {row["field"]: tuple(map(_folded, row["names"].split())) for row in rows}


def is_usual(columns: Iterable[str]) -> bool:
    """Whether these are a table's head for sure: a text, something else, and no unknown name."""
    there = [column for column in columns if column.strip()]
    usual = _usual(tuple(there))
    known = {_folded(name) for names in _names().values() for name in names}
    return "text" in usual and len(usual) > 1 and all(_folded(one) in known for one in there)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _named(columns: tuple[str, ...]) -> str:
    shown = ", ".join(f"{column}"[:60] for column in columns[:MOST_NAMED])
    more = len(columns) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown or "(none)"
