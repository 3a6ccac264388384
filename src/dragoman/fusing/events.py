"""Claims of one happening, told once or often, in one report or many, become one event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.fusing.clusters import gather
from dragoman.fusing.merge import merge
from dragoman.fusing.traits import Traits, traits_of
from dragoman.records import Act, ClaimRow, Event


def fuse(rows: Iterable[ClaimRow]) -> list[Event]:
    """The events that the acts among the claims tell of, by day of first report.

    Every act is in exactly one event, and the events are the same in whatever order the claims
    come. Two acts are one event when their types, parties, times, places and numbers can be one and
    enough agrees beyond that; where it is in doubt, they stay two.
    """
    merged = [merge(cluster.members) for cluster in gather(acts(rows))]
    return sorted(merged, key=lambda event: (event.first_reported or date.max, event.id))


def acts(rows: Iterable[ClaimRow]) -> list[Traits]:
    """The acts among the claims, each once, prepared for comparing."""
    once = {row.id: row for row in rows}
    return [traits_of(row, row.claim) for row in once.values() if isinstance(row.claim, Act)]
