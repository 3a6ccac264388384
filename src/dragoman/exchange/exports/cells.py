"""Cells of tables that are made of letters and tabs alone, with quoting off."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TextIO

_FORMULA = ("=", "+", "-", "@")


def text(value: str | None, empty: str = "") -> str:
    """A text as one cell: no tab, no line break, no control character, and no formula.

    A spreadsheet takes what begins with ``=``, ``+``, ``-`` or ``@`` for a formula and runs it: such
    a text gets an apostrophe before it. Numbers are not given to this function.

    >>> text("a\\tb\\r\\nc"), text("=HYPERLINK(1)"), text(None, "None")
    ('a b c', "'=HYPERLINK(1)", 'None')
    """
    if not value:
        return empty
    plain = "".join(" " if unicodedata.category(c) in _UNPRINTED else c for c in value)
    plain = " ".join(plain.split())
    return f"'{plain}" if plain.startswith(_FORMULA) else plain or empty


_UNPRINTED = ("Cc", "Cs", "Zl", "Zp")


def write_row(out: TextIO, cells: Iterable[str]) -> None:
    """Write one row; the cells are free of tabs and line breaks."""
    out.write("\t".join(cells) + "\n")
