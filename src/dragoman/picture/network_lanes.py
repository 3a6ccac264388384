"""What is told between two, in the order in which all of each was told: sums by a day are looked up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from dragoman.picture.network_records import EdgeKind
from dragoman.picture.records import Flow
from dragoman.records import ClaimRow, Event

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Claims that are no copies, with the reports and origins that they come from."""

    rows: tuple[ClaimRow, ...]  # by day, those without one first
    last: date  # the day of the newest
    reports: frozenset[str]
    origins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """An event with the pairs that it joins, its score, and the claims that tell it."""

    event: Event
    pairs: tuple[Pair, ...]
    score: float
    told: Rows


@dataclass(frozen=True, slots=True)
class Passing:
    """A claim that something passes, and whether it says so as of a fact."""

    flow: Flow
    asserted: bool
    told: Rows


@dataclass(frozen=True, slots=True)
class Apart:
    """Things that a row of groups holds, each counted where it stands first."""

    firsts: dict[str, int]  # by thing, the first group that holds it
    counts: list[int]  # how many different things the first n + 1 groups hold

    @classmethod
    def of(cls, groups: Iterable[Collection[str]]) -> Apart:
        """The things of some groups in their order."""
        firsts: dict[str, int] = {}
        counts = []
        for place, group in enumerate(groups):
            for one in group:
                firsts.setdefault(one, place)
            counts.append(len(firsts))
        return cls(firsts, counts)

    def by(self, count: int, more: Collection[str] = ()) -> int:
        """How many different things the first groups and some more hold together.

        >>> Apart.of([{"a"}, {"a", "b"}, {"c"}]).by(2, {"b", "c"})
        3
        """
        held = self.counts[count - 1] if count else 0
        return held + sum(self.firsts.get(one, count) >= count for one in more)


@dataclass(frozen=True, slots=True)
class Lane:
    """What is told of one kind between two, in the order in which all of each was told.

    That are events, or claims that something passes. What an edge says of the first ``n`` of them is
    looked up: none is looked at again.
    """

    told: list[Rows]
    lasts: list[date]
    scores: list[float]  # the sum of the first n + 1
    claims: list[int]
    reports: Apart
    origins: Apart
    types: dict[str, list[int]]  # by type of act, or by what passes, where it stands
    asserted: int  # where the first that is asserted stands

    @classmethod
    def of(cls, events: list[Scored]) -> Lane:
        """The lane of some events in their order."""
        types: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(events):
            types[one.event.event].append(place)
        firm = (place for place, one in enumerate(events) if one.event.status == "asserted")
        told = [one.told for one in events]
        return cls._of(told, types, next(firm, len(events)), [one.score for one in events])

    @classmethod
    def passing(cls, claims: Iterable[Passing]) -> Lane:
        """The lane of some claims that something passes, the oldest first; one may name several things."""
        places: dict[str, int] = {}
        told: list[Rows] = []
        types: dict[str, list[int]] = defaultdict(list)
        firm: list[int] = []
        for one in claims:
            place = places.setdefault(one.told.rows[0].id, len(told))
            if place == len(told):
                told.append(one.told)
            types[one.flow.what].append(place)
            if one.asserted:
                firm.append(place)
        return cls._of(told, types, min(firm, default=len(told)), [0.0] * len(told))

    @classmethod
    def _of(
        cls, told: list[Rows], types: dict[str, list[int]], asserted: int, scores: list[float]
    ) -> Lane:
        return cls(
            told,
            [one.last for one in told],
            list(accumulate(scores)),
            list(accumulate(len(one.rows) for one in told)),
            Apart.of(one.reports for one in told),
            Apart.of(one.origins for one in told),
            dict(types),
            asserted,
        )

    def newest(self, count: int) -> Rows:
        """What tells the newest of the first; of several of one day the first."""
        return self.told[bisect_left(self.lasts, self.lasts[count - 1])]

    def often(self, count: int) -> dict[str, int]:
        """How often each type stands among the first."""
        return {type: bisect_left(at, count) for type, at in self.types.items()}

    def by(self, as_of: date | None) -> int:
        """How many were wholly told by a day."""
        return len(self.lasts) if as_of is None else bisect_right(self.lasts, as_of)


def lanes_of(one: Scored) -> list[tuple[EdgeKind, Pair]]:
    """The kinds and pairs that an event belongs to; none for one without weight (one denied)."""
    if not one.score:
        return []
    kind: EdgeKind = "cooperation" if one.score > 0 else "conflict"
    return [(kind, pair) for pair in one.pairs]
