"""The parts of a block of acts: in a crowd, only acts of one stretch of time are held against each other.

A block has all that one side does of one kind, over years. Where that is very much, it is parted by
the calendar: into stretches that are halved as long as they hold a crowd, down to a least length.
So the work that one more act makes does not grow with the block, and it is known by the counts of
days alone which parts there are. What is lost is said at the thresholds in ``fusing.toml``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from dragoman.fusing.events.traits import block_of, span_of
from dragoman.fusing.rules import settings
from dragoman.records import Act, ClaimRow

NO_DAY = -1
WHOLE = ""
"""The name of the part that is the whole block."""


def day_of(row: ClaimRow, act: Act) -> int:
    """The day that an act counts for when its block is parted: of its own time the one nearest its report.

    Of an act without a time that is the day of the report; `NO_DAY` where neither has one.
    """
    span = span_of(row, act)
    if span is None:
        return NO_DAY
    told = span.last if row.published is None else row.published.toordinal()
    return min(max(told, span.first), span.last)


def parts(acts: Mapping[int, int]) -> dict[int, str]:
    """By day, the name of the part that it is in, given how many acts of a block have each day.

    >>> from datetime import date
    >>> day = date(2024, 1, 1).toordinal()
    >>> parts({day: 3, day + 500: 2})[day]
    ''
    >>> one, other, _ = parts({day: 300, day + 7: 300, day + 500: 2}).values()
    >>> one == other != ""
    True
    """
    rules = settings()["effort"]
    crowd, width = int(rules["crowd"]), int(rules["crowd_days"])
    if sum(acts.values()) <= crowd:
        return dict.fromkeys(acts, WHOLE)
    days = np.array(sorted(acts), np.int64)
    counts = np.array([acts[day] for day in days.tolist()], np.int64)
    found = {NO_DAY: "undated"}
    dated = days != NO_DAY
    days, counts = days[dated], counts[dated]
    widths = np.full(len(days), width, np.int64)
    while len(days) and width <= int(days[-1]):
        width *= 2
        _, at = np.unique(days // width, return_inverse=True)
        few = np.bincount(at, counts)[at] <= crowd
        if not few.any():
            break
        widths[few] = width
    firsts = days // widths * widths
    for day, first, wide in zip(days.tolist(), firsts.tolist(), widths.tolist(), strict=True):
        found[day] = f"{first} {wide}"
    return {day: found[day] for day in acts}


def width_of(name: str) -> int | None:
    """How many days a part has, by its name; None for a whole block, and for what is undated.

    >>> width_of("738880 32"), width_of(WHOLE)
    (32, None)
    """
    _, _, width = name.partition(" ")
    return int(width) if width else None


def parted(rows: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """The acts among the claims, each once, by the block and the part of it that they are in."""
    blocks: dict[object, list[tuple[int, ClaimRow]]] = defaultdict(list)
    for row in {row.id: row for row in rows}.values():
        if isinstance(row.claim, Act):
            blocks[block_of(row.claim)].append((day_of(row, row.claim), row))
    found: list[list[ClaimRow]] = []
    for block in blocks.values():
        name_of = parts(Counter(day for day, _ in block))
        by_part: dict[str, list[ClaimRow]] = defaultdict(list)
        for day, row in block:
            by_part[name_of[day]].append(row)
        found += by_part.values()
    return found
