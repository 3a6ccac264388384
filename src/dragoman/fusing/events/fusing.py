"""Claims of one happening, told once or often, in one report or many, become one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.fusing.events.beside import Beside
from dragoman.fusing.events.clusters import gather
from dragoman.fusing.events.merge import merge
from dragoman.fusing.events.parts import parted
from dragoman.fusing.events.traits import Traits, traits_of
from dragoman.fusing.origins.retold import find_copied, told_first
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, origin_of
from dragoman.records import Act, ClaimRow, Event


@dataclass(frozen=True, slots=True)
class Part:
    """Acts that are held against each other, prepared for comparing."""

    acts: list[Traits]  # without those that are copies
    copies: dict[str, list[ClaimRow]]  # by the act that they copy
    origins: Origins


def fuse(rows: Iterable[ClaimRow], origins: Origins = ALL_OWN) -> list[Event]:
    """The events that the acts among the claims tell of, by day of first report.

    Every act is in exactly one event, and the events are the same in whatever order the claims
    come. Two acts are one event when their types, parties, times, places and numbers can be one and
    enough agrees beyond that; where it is in doubt, they stay two. Claims that reports of one
    origin copy from each other are in the event of the first of them, and count once.
    """
    return _by_day(event for part in prepared(rows, origins) for event in fused(part))


def fuse_parts(parts: Iterable[Iterable[ClaimRow]], origins: Origins = ALL_OWN) -> list[Event]:
    """The events of acts that were parted before, so that each is held against those of its part only."""
    return _by_day(event for some in parts for event in fused(_prepared(list(some), origins)))


def _by_day(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.first_reported or date.max, event.id))


def prepared(rows: Iterable[ClaimRow], origins: Origins = ALL_OWN) -> Iterator[Part]:
    """The acts among the claims by the parts of their blocks: what of one is held against each other."""
    for some in parted(rows):
        yield _prepared(some, origins)


def _prepared(some: list[ClaimRow], origins: Origins) -> Part:
    copied = find_copied(some, origins)
    copies: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in some:
        if row.id in copied:
            copies[copied[row.id]].append(row)
    firsts = [row for row in some if row.id not in copied]
    return Part(_traits(firsts, origins), copies, origins)


def fused(part: Part, beside: Beside | None = None) -> list[Event]:
    """The events that the acts of a part tell of; ``beside`` is told which might have been one."""
    if beside is not None:
        beside.join(unsettled(part))
    return [
        merge(
            members,
            [copy for one in members for copy in part.copies.get(one.row.id, ())],
            part.origins,
        )
        for members in gather(part.acts, beside)
    ]


def unsettled(part: Part) -> list[str]:
    """All acts where one without a day copies another: on days before that one it is none's copy."""
    copies = [row for some in part.copies.values() for row in some]
    if all(row.published for row in copies):
        return []
    return [row.id for row in (*copies, *(one.row for one in part.acts))]


def acts(rows: Iterable[ClaimRow], origins: Origins = ALL_OWN) -> list[Traits]:
    """The acts among the claims, each once and copies left out, prepared for comparing."""
    once = {row.id: row for row in rows if isinstance(row.claim, Act)}
    return _traits(told_first(once.values(), origins), origins)


def _traits(rows: Iterable[ClaimRow], origins: Origins) -> list[Traits]:
    return [
        traits_of(row, row.claim, origin_of(row, origins))
        for row in rows
        if isinstance(row.claim, Act)
    ]
