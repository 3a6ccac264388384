"""Disagreements of all finders as one list: each clash once, worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from dragoman.fusing.disagreements.clashes import SEVERITIES
from dragoman.records import Disagreement, Side

Rank: TypeAlias = tuple[object, ...]
Shelf: TypeAlias = tuple[str, str, str]


def rank(one: Disagreement) -> Rank:
    """What disagreements are put in order by: see `joined`."""
    days = [side.published for side in (one.a, one.b) if side.published]
    return (
        SEVERITIES.index(one.severity),
        one.a.report == one.b.report,
        -max(days, default=date.min).toordinal(),
        -sum(side.claim is not None for side in (one.a, one.b)),
        *(place for side in (one.a, one.b) for place in (side.report, side.evidence.start)),
        one.kind,
        one.about,
    )


def joined(found: Iterable[Disagreement]) -> list[Disagreement]:
    """What the finders found, each clash once, the same in whatever order they come.

    Two finders may come upon one clash: where two disagreements of one kind overlap on both sides,
    the graver one stays, and of equals the one that claims carry. Worst come first, then those
    between reports, the newest, and in the order of the text.

    Examples:
        >>> from dragoman.records import Evidence
        >>> a, b = Side("one", Evidence(0, 9, "43 killed")), Side("two", Evidence(4, 14, "126 killed"))
        >>> wide = Side("two", Evidence(0, 20, "the 126 killed there"))
        >>> clashes = [Disagreement("number", "probable", "toll", "", a, b),
        ...            Disagreement("number", "real", "toll", "", wide, a)]
        >>> [one.severity for one in joined(clashes)]
        ['real']
    """
    return once(sorted(found, key=rank))


def once(ranked: Iterable[Disagreement]) -> list[Disagreement]:
    """Of disagreements, the worst first, each clash once."""
    held: dict[Shelf, list[Disagreement]] = defaultdict(list)
    kept: list[Disagreement] = []
    for one in ranked:
        there = held[shelf_of(one)]
        if not any(_same(one, other) for other in there):
            there.append(one)
            kept.append(one)
    return kept


def shelf_of(one: Disagreement) -> Shelf:
    """Where those stand that may be of one clash: its kind and its reports."""
    a, b = one.a.report, one.b.report
    return one.kind, *((a, b) if a <= b else (b, a))


def _same(one: Disagreement, other: Disagreement) -> bool:
    """Whether both are on the same two stretches, either way round."""
    return (_overlap(one.a, other.a) and _overlap(one.b, other.b)) or (
        _overlap(one.a, other.b) and _overlap(one.b, other.a)
    )


def _overlap(a: Side, b: Side) -> bool:
    return (
        a.report == b.report
        and a.evidence.start < b.evidence.end
        and b.evidence.start < a.evidence.end
    )
