"""Tells lines of the page's own from the report's: interface words, promotion, credits."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias, cast

from dragoman.data.tables import read_tsv
from dragoman.records import RegionKind

# A line that begins as a notice is one only if it is short: the longest cookie notices and
# appeals have about so many words, and few paragraphs of a report begin as they do.
NOTICE_WORDS = 45
# A whole-line notice is shorter still.
LINE_CHARACTERS = 140

Insert: TypeAlias = tuple[int, int, RegionKind]
"""Where a notice stands within a paragraph, and its kind."""

_CAPITALS = "(?-i:"  # what a pattern that regards capitals holds
_ABOUT = r"[\s>»›←→↑↓▶►▼▲•·*|+\-–—=_:.…!✕✖×\[\]()#]{0,40}"


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
    small = line.lower()
    if len(line) <= LINE_CHARACTERS:
        for pattern, said in zip(_patterns("line"), (small, line), strict=True):
            if match := pattern.fullmatch(said):
                return _kind(match)
    for pattern, said in zip(_patterns("start"), (small, line), strict=True):
        if match := pattern.match(said):
            return _kind(match)
    return None


def inserted(plain: str) -> list[Insert]:
    """The notices that stand within the paragraphs of a text, in text order.

    Examples:
        >>> inserted("He said that ADVERTISEMENT it was over. [+1234 chars]")
        [(13, 26, 'interface'), (40, 53, 'interface')]
    """
    found: list[Insert] = []
    for kind, pattern in _inside():
        for match in pattern.finditer(plain):
            start, end = match.span()
            if start == 0 or not plain[start - 1].isalnum():
                said = match.group()
                start += len(said) - len(said.lstrip("…. "))
                found.append((start, end - len(said) + len(said.rstrip()), kind))
    return sorted(found)


@cache
def _inside() -> tuple[tuple[RegionKind, re.Pattern[str]], ...]:
    """One pattern a row: each begins with a fixed character, so that a text is passed over fast."""
    return tuple(
        (cast("RegionKind", row["kind"]), re.compile(row["pattern"], re.MULTILINE))
        for row in read_tsv("reading_notices.tsv")
        if row["where"] == "inside"
    )


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns for a place as one for a line in small letters, and one for a line as it is.

    The second holds the few that regard capitals. Each row is a group that tells its kind.
    """
    rows = [row for row in read_tsv("reading_notices.tsv") if row["where"] == where]
    told = [(f"(?P<{row['kind']}_{n}>{row['pattern']})", row) for n, row in enumerate(rows)]
    tail = _ABOUT if where == "line" else ""
    small = "|".join(group for group, row in told if _CAPITALS not in row["pattern"])
    cased = "|".join(group for group, row in told if _CAPITALS in row["pattern"])
    return (
        re.compile(f"{_ABOUT}(?:{small}){tail}", re.DOTALL),
        re.compile(f"{_ABOUT}(?:{cased}){tail}", re.DOTALL | re.IGNORECASE),
    )


def _kind(match: re.Match[str]) -> RegionKind:
    """The kind of the row that matched."""
    name = next(name for name, found in match.groupdict().items() if found is not None)
    return cast("RegionKind", name.partition("_")[0])
