"""Tells lines of the page's own from the report's: interface words, promotion, credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
# A parenthesis that opens a group, apart from one escaped or in a set of characters.
_PARENTHESIS = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\((?!\?)")
_ABOUT = r"[\s>»›←→↑↓▶►▼▲•·*|+\-–—=_:.…!✕✖×\[\]()#]{0,40}"


def notice_kind(line: str) -> RegionKind | None:
    """The kind of a line that is a notice, or None; quotes in the line are straight.

    Examples:
        >>> notice_kind("ADVERTISEMENT"), notice_kind("READ MORE: Talks resume in Geneva")
        ('interface', 'promo')
        >>> notice_kind("Follow-up talks will be held in Geneva.") is None
        True
    """
    if not (line[:1].isalnum() or any(map(str.isalnum, line))):
        return "interface"
    if line.count(" ") >= NOTICE_WORDS:
        return None
    small = line.lower()
    if len(line) <= LINE_CHARACTERS and (match := _match("line", line, small)):
        return _kind(match)
    match = _match("start", line, small)
    return _kind(match) if match else None


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


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns for a place as one for a line in small letters, and one for a line as it is.

    The second holds the few that regard capitals. Each row is a group that tells its kind.
    """

    small: re.Pattern[str]
    cased: re.Pattern[str]
    gate: re.Pattern[str]  # what ``small`` matches, told faster and without the kind ...
    holds: tuple[str, ...]  # ... but for rows that need one of these words


def _match(where: str, line: str, small: str) -> re.Match[str] | None:
    patterns = _patterns(where)
    if patterns.gate.match(small) or any(map(small.__contains__, patterns.holds)):
        match = patterns.small.match(small)
        if match:
            return match
    return patterns.cased.match(line)


@cache
def _patterns(where: str) -> _Patterns:
    rows = [row for row in read_tsv("reading_notices.tsv") if row["where"] == where]
    told = [(f"(?P<{row['kind']}_{n}>{row['pattern']})", row) for n, row in enumerate(rows)]
    tail = rf"{_ABOUT}\Z" if where == "line" else ""
    small = [(group, row) for group, row in told if _CAPITALS not in row["pattern"]]
    cased = "|".join(group for group, row in told if _CAPITALS in row["pattern"])
    gate = "|".join(_ungrouped(row["pattern"]) for _, row in small if not row["holds"])
    holds = "|".join(row["holds"] for _, row in small if row["holds"])
    return _Patterns(
        re.compile(f"{_ABOUT}(?:{'|'.join(group for group, _ in small)}){tail}", re.DOTALL),
        re.compile(f"{_ABOUT}(?:{cased}){tail}", re.DOTALL | re.IGNORECASE),
        re.compile(f"{_ABOUT}(?:{gate}){tail}", re.DOTALL),
        tuple(holds.split("|")),
    )


def _ungrouped(pattern: str) -> str:
    """The pattern without groups that are told, which take time."""
    return _PARENTHESIS.sub(lambda match: "(?:" if match.group() == "(" else match.group(), pattern)


def _kind(match: re.Match[str]) -> RegionKind:
    """The kind of the row that matched."""
    name = next(name for name, found in match.groupdict().items() if found is not None)
    return cast("RegionKind", name.partition("_")[0])
