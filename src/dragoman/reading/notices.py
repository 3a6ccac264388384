"""Tells lines of the page's own from the report's: interface words, promotion, credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from dragoman.data.tables import read_tsv
from dragoman.records import RegionKind

# A line that begins as a notice is one only if it is short: the longest cookie notices and
# appeals have about so many words, and few paragraphs of a report begin as they do.
NOTICE_WORDS = 45
# A whole-line notice is shorter still.
LINE_CHARACTERS = 140

_INSIDE: tuple[RegionKind, ...] = ("interface", "promo")  # what may stand within a paragraph
_ABOUT = r"[\s>»›←→↑↓▶►▼▲•·*|+\-–—=_:.…!✕✖×\[\]()#]*"


def notice_kind(line: str) -> RegionKind | None:
    """The kind of a line that is a notice, or None; quotes in the line are straight.

    Examples:
        >>> notice_kind("ADVERTISEMENT"), notice_kind("READ MORE: Talks resume in Geneva")
        ('interface', 'promo')
        >>> notice_kind("Follow-up talks will be held in Geneva.") is None
        True
    """
    if not any(character.isalnum() for character in line):
        return "interface"
    if line.count(" ") >= NOTICE_WORDS:
        return None
    for kind, pattern in _patterns():
        if pattern.match(line):
            return kind
    return None


def inserted(plain: str, start: int, end: int) -> Iterator[tuple[int, int, RegionKind]]:
    """The notices that stand within a paragraph, in text order: "ADVERTISEMENT", "[+1234 chars]".

    Examples:
        >>> list(inserted("He said that ADVERTISEMENT it was over.", 0, 39))
        [(13, 26, 'interface')]
    """
    for match in _inside().finditer(plain, start, end):
        kind = _INSIDE[match.lastindex - 1] if match.lastindex else "interface"
        yield match.start(), match.end(), kind


@cache
def _inside() -> re.Pattern[str]:
    rows = [row for row in read_tsv("reading_notices.tsv") if row["where"] == "inside"]
    by_kind = {kind: [row["pattern"] for row in rows if row["kind"] == kind] for kind in _INSIDE}
    return re.compile("|".join(f"({'|'.join(by_kind[kind])})" for kind in _INSIDE), re.MULTILINE)


@cache
def _patterns() -> tuple[tuple[RegionKind, re.Pattern[str]], ...]:
    """Per kind and place one pattern, in the order of the table's first row of each."""
    rows: dict[tuple[str, str], list[str]] = {}
    for row in read_tsv("reading_notices.tsv"):
        if row["where"] == "inside":
            continue
        rows.setdefault((row["kind"], row["where"]), []).append(f"(?:{row['pattern']})")
    return tuple(
        (cast("RegionKind", kind), _compiled(patterns, where))
        for (kind, where), patterns in sorted(rows.items(), key=lambda item: item[0][1] != "line")
    )


def _compiled(patterns: list[str], where: str) -> re.Pattern[str]:
    tail = rf"{_ABOUT}$" if where == "line" else ""
    limit = rf"(?=.{{1,{LINE_CHARACTERS}}}$)" if where == "line" else ""
    return re.compile(f"{limit}{_ABOUT}(?:{'|'.join(patterns)}){tail}", re.IGNORECASE | re.DOTALL)
