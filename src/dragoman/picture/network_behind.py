"""How much stands behind an edge of the network: its claims, reports and independent texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dragoman.fusing.origins.tracing import independent
from dragoman.picture.network_lanes import Lane, Rows
from dragoman.picture.network_told import Told
from dragoman.records import ClaimRow


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind an edge: how much, and the newest claim of it."""

    newest: ClaimRow
    claims: int
    reports: int
    origins: int


def of_rows(told: Told, some: Sequence[Rows]) -> Behind:
    """What stands behind an edge of these claims."""
    return Behind(
        max(some, key=lambda one: one.last).rows[-1],
        claims=sum(len(one.rows) for one in some),
        reports=len(frozenset().union(*(one.reports for one in some))),
        origins=_independent(told, frozenset().union(*(one.origins for one in some))),
    )


def of_lane(told: Told, lane: Lane | None, count: int, more: Sequence[Rows]) -> Behind:
    """The same of the first of a lane and some more, looked up where that tells the same."""
    if lane is None or not count:
        return of_rows(told, more)
    origins = frozenset().union(*(one.origins for one in more))
    if not (told.holding.isdisjoint(lane.origins.firsts) and told.holding.isdisjoint(origins)):
        return of_rows(told, [*lane.told[:count], *more])
    return Behind(
        max([lane.newest(count), *more], key=lambda one: one.last).rows[-1],
        claims=lane.claims[count - 1] + sum(len(one.rows) for one in more),
        reports=lane.reports.by(count, frozenset().union(*(one.reports for one in more))),
        origins=lane.origins.by(count, origins),
    )


def _independent(told: Told, origins: Collection[str]) -> int:
    """How many of the origins are independent; most are of one report, and nothing is in them."""
    if told.holding.isdisjoint(origins):
        return len(origins)
    return len(set(independent(sorted(origins), told.origins).values()))
