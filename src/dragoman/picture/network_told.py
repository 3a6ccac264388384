"""What a dossier tells of its actors, put in order once, so that any day's network is quickly drawn.

Claims lie by the day of their report. Copies are left out once for all days: the claim that is copied
is never younger than its copy. Events are those that all reports together make; of one that later
reports joined, only what was told by the day is heard, and its type, status and origins are made of
that.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from dragoman.fusing.events.merge import merge
from dragoman.fusing.events.traits import traits_of
from dragoman.fusing.origins.tracing import Origins, origin_of
from dragoman.fusing.parties import dyad_side, is_state, parties_of
from dragoman.picture.columns import Numbers
from dragoman.picture.flows import flows_of
from dragoman.picture.known import is_known
from dragoman.picture.names import Names
from dragoman.picture.network_imported import imported_sides
from dragoman.picture.network_lanes import Lane, Pair, Passing, Rows, Scored, lanes_of
from dragoman.picture.network_layout import Place, places
from dragoman.picture.network_records import EdgeKind
from dragoman.picture.pairs import modes_of, pairs
from dragoman.picture.scores import event_score, settings
from dragoman.records import Act, ClaimRow, Event, Tie

if TYPE_CHECKING:
    from dragoman.store.imported import ImportedDyad


class Told:
    """All that the networks of a dossier are drawn from; made once for each state of it.

    ``firsts`` are the claims without those that are copies.
    """

    def __init__(
        self,
        firsts: Iterable[ClaimRow],
        events: Sequence[Event],
        origins: Origins,
        imported: Sequence[ImportedDyad] = (),
    ) -> None:
        self.imported = imported  # the sums of all days: what no report tells
        self.origins = origins
        firsts = sorted(firsts, key=lambda row: (_day(row), row.id))
        # Texts that hold others: of these, and of no others, it must be asked what counts beside what.
        self.holding = {key for key, held in origins.items() if held != (key,)}
        self._firsts = {row.id: row for row in firsts}
        self._events = events
        self._parts: dict[tuple[str, int], Scored] = {}
        self.names = Names(firsts)
        reported = {row.published for row in firsts if row.published}
        self.days = sorted(reported or {one.last for one in imported})
        self.ties = [row for row in firsts if isinstance(row.claim, Tie)]
        self._weights = _weights(firsts)

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Every actor, the most told first; behind them those whom imported events alone name."""
        told = sorted(self._weights, key=lambda code: (-len(self._weights[code]), code))
        sides = imported_sides(self.imported)
        more = sorted(sides.keys() - self._weights.keys(), key=lambda code: (-sides[code], code))
        return (*told, *more)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The actors that are drawn: those most told."""
        return self.actors[: int(settings()["network"]["actors"])]

    def weight(self, code: str, as_of: date | None) -> int:
        """How many claims give an actor a part by a day."""
        days = self._weights.get(code, [])
        return len(days) if as_of is None else bisect_right(days, as_of)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where the drawn actors stand, whatever the day."""
        bonds: dict[Pair, float] = defaultdict(float)
        for one in self.events:
            for pair in one.pairs:
                bonds[pair] += len(one.told.rows)
        for passing in self.passing:
            a, b = sorted((passing.flow.giver, passing.flow.taker))
            bonds[a, b] += 0.5
        for row in self.ties:
            sides = sorted(_sides(row))
            for n, a in enumerate(sides):
                for b in sides[n + 1 :]:
                    bonds[a, b] += 1
        for sums in self.imported:
            bonds[sums.a, sums.b] += math.log1p(sums.events)
        return places(self.drawn, bonds)

    @cached_property
    def events(self) -> list[Scored]:
        """The events between actors that are drawn, scored, with all reports heard."""
        drawn = set(self.drawn)
        scored = (self._scored(event, self._rows(event)) for event in self._events)
        return [one for one in scored if any(a in drawn and b in drawn for a, b in one.pairs)]

    @cached_property
    def passing(self) -> list[Passing]:
        """Every claim that something passes between two actors that are drawn."""
        drawn = set(self.drawn)
        return [
            Passing(flow, row.claim.status == "asserted" or row.claim.quad > 2, self.told([row]))
            for row in self._firsts.values()
            if isinstance(row.claim, Act) and row.claim.status != "denied"
            for flow in flows_of(row.claim)
            if flow.giver in drawn and flow.taker in drawn
        ]

    @cached_property
    def lanes(self) -> dict[tuple[EdgeKind, Pair], Lane]:
        """By kind and pair, the events of cooperation and of conflict, those told last at the end."""
        found: dict[tuple[EdgeKind, Pair], list[Scored]] = defaultdict(list)
        for one in sorted(self.events, key=lambda one: (one.told.last, one.event.id)):
            for lane in lanes_of(one):
                found[lane].append(one)
        return {lane: Lane.of(some) for lane, some in found.items()}

    @cached_property
    def streams(self) -> dict[tuple[str, str, bool], Lane]:
        """By giver, taker and whether both are both, what passes between them."""
        found: dict[tuple[str, str, bool], list[Passing]] = defaultdict(list)
        for one in self.passing:
            found[one.flow.giver, one.flow.taker, one.flow.mutual].append(one)
        return {between: Lane.passing(some) for between, some in found.items()}

    def half_told(self, as_of: date | None) -> Iterable[Scored]:
        """Of the events that later reports told more of, what was told by a day."""
        if as_of is None:
            return
        growing, firsts, lasts = self._growing
        day = as_of.toordinal()
        for at in np.flatnonzero((firsts <= day) & (day < lasts)).tolist():
            known = sum(is_known(row.published, as_of) for row in growing[at].told.rows)
            yield self._part(growing[at], known)

    @cached_property
    def _growing(self) -> tuple[list[Scored], Numbers, Numbers]:
        """The events told on more days than one, and the first and the last day of each."""
        found = [one for one in self.events if _day(one.told.rows[0]) < one.told.last]
        firsts = np.array([_day(one.told.rows[0]).toordinal() for one in found], np.int64)
        lasts = np.array([one.told.last.toordinal() for one in found], np.int64)
        return found, firsts, lasts

    def _part(self, whole: Scored, known: int) -> Scored:
        """An event as the first claims that tell it make it."""
        part = self._parts.get((whole.event.id, known))
        if part is None:
            rows = whole.told.rows[:known]
            traits = [traits_of(row, row.claim, origin_of(row, self.origins)) for row in rows]  # type: ignore[arg-type]
            part = self._scored(merge(traits, (), self.origins), rows)
            self._parts[whole.event.id, known] = part
        return part

    def _scored(self, event: Event, rows: tuple[ClaimRow, ...]) -> Scored:
        mode = modes_of(rows, [event]).get(event.id)
        return Scored(event, tuple(pairs(event)), event_score(event, mode), self.told(rows))

    def told(self, rows: Sequence[ClaimRow]) -> Rows:
        """Some claims, the oldest first, with what they come from."""
        return Rows(
            tuple(rows),
            _day(rows[-1]),
            frozenset(row.report_key for row in rows),
            frozenset(origin_of(row, self.origins) for row in rows),
        )

    def _rows(self, event: Event) -> tuple[ClaimRow, ...]:
        """The claims of an event, the undated and the oldest first."""
        told = [self._firsts[claim] for claim in event.claims if claim in self._firsts]
        return tuple(sorted(told, key=lambda row: (_day(row), row.id)))

    def states(self, as_of: date | None) -> list[str]:
        """The drawn states that are told of by a day, the most told first."""
        told = {code: self.weight(code, as_of) for code in self.drawn if is_state(code)}
        return sorted((code for code in told if told[code]), key=lambda code: (-told[code], code))


def _day(row: ClaimRow) -> date:
    return row.published or date.min


def _sides(row: ClaimRow) -> set[str]:
    return {side for party in parties_of(row) if (side := dyad_side(party.code))}


def _weights(rows: Iterable[ClaimRow]) -> dict[str, list[date]]:
    """By actor, the days of the reports whose claims give it a part, in order."""
    found: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        for side in _sides(row):
            found[side].append(_day(row))
    return found
