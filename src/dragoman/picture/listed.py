"""Lists of records that show themselves as a table in a notebook, and are lists in all else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from dragoman.picture.displays import table

Record = TypeVar("Record")
MOST = 20  # rows that a cell shows of a longer list
_LONGEST = 90  # characters of a cell
_COUNTED = ("claims", "reports", "events")  # ids: a reader is told how many
_TELLING = ("says", "name", "exact", "after", "evidence", "content", "claim", "id")
"""Which field stands for a whole record in a cell, the first that it has."""


class Listed(list[Record]):
    """A list of records. In a notebook it is a table; it equals the plain list with the same records."""

    def _repr_html_(self) -> str:
        if not self:
            return "<p>Nothing is told.</p>"
        if not dataclasses.is_dataclass(self[0]):
            return table(("",), ((_cell("", one),) for one in self[:MOST])) + _more(len(self))
        names = [field.name for field in dataclasses.fields(self[0])]
        rows = [[_cell(name, getattr(one, name, "")) for name in names] for one in self[:MOST]]
        kept = [at for at in range(len(names)) if any(row[at] for row in rows)]
        told = table([names[at] for at in kept], [[row[at] for at in kept] for row in rows])
        return told + _more(len(self))


def listed(answer: Any) -> Any:
    """An answer as it is, unless it is a plain list: that one shows itself."""
    return Listed(answer) if type(answer) is list else answer


def _more(count: int) -> str:
    return f"<p>{MOST} of {count:,}</p>" if count > MOST else ""


def _cell(name: str, value: object) -> str:
    """A value as text.

    >>> _cell("reports", ("r1", "r2")), _cell("when", None), _cell("score", -2.0)
    ('2', '', '-2.0')
    """
    if name in _COUNTED and isinstance(value, tuple):
        return str(len(value))
    text = _text(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _text(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str | dict):
        return ", ".join(_text(one) for one in value)
    if dataclasses.is_dataclass(value):
        for name in _TELLING:
            if (told := getattr(value, name, None)) is not None:
                return _text(told)
    return str(value)
