"""Records as rows of a table that any program opens, and no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",  # the same marks in full width, which spreadsheets in Japanese take for them
    "\uff0b",
    "\uff0d",
    "\uff20",
)  # what spreadsheets run when a cell begins with it


def to_csv(lines: Iterable[Mapping[str, Any]]) -> str:
    """The lines as CSV with a head; parts of records get columns of their own.

    >>> to_csv([{"a": {"code": "PRK"}, "reports": ["r1", "r2"]}]).splitlines()
    ['a.code,reports', 'PRK,r1; r2']
    """
    flat = [flattened(line) for line in lines]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writerow({name: defused(name) for name in columns})
    for row in flat:
        writer.writerow({name: defused(value) for name, value in row.items()})
    return out.getvalue()


def flattened(line: Mapping[str, Any]) -> dict[str, Any]:
    """A record with its parts as columns of their own, ``a.code``; lists are joined.

    >>> flattened({"who": [{"code": "PRK"}, {"code": "RUS"}], "n": 2})
    {'who.code': 'PRK; RUS', 'n': 2}
    """
    row: dict[str, Any] = {}
    for name, value in line.items():
        if isinstance(value, Mapping):
            row |= {f"{name}.{part}": one for part, one in flattened(value).items()}
        elif isinstance(value, list | tuple):
            row |= _listed(name, value)
        else:
            row[name] = value
    return row


def defused(value: Any) -> Any:
    """A cell: text that a spreadsheet would run gets an apostrophe before it; numbers stay.

    >>> defused("=1+1"), defused(-6.5), defused(True), defused(None)
    ("'=1+1", -6.5, 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value


def _listed(name: str, values: list[Any] | tuple[Any, ...]) -> dict[str, Any]:
    if values and all(isinstance(one, Mapping) for one in values):
        rows = [flattened(one) for one in values]
        parts = dict.fromkeys(part for row in rows for part in row)
        return {f"{name}.{part}": _joined([row.get(part) for row in rows]) for part in parts}
    return {name: _joined(values)}


def _joined(values: Iterable[Any]) -> str:
    return "; ".join("" if one is None else _text(one) for one in values)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
