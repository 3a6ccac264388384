"""What an export is made of: the events of a dossier as known on a day, each with its best telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import combinations, product

from dragoman.fusing.origins.retold import told_first
from dragoman.fusing.origins.tracing import Origins
from dragoman.fusing.parties import is_state, state_names
from dragoman.picture.known import known_events
from dragoman.picture.names import Names
from dragoman.picture.pairs import event_day, modes_of
from dragoman.picture.scores import intensity
from dragoman.picture.sources import telling
from dragoman.picture.timeline import says
from dragoman.records import Act, ClaimRow, Event, Party, Report

DONE = "asserted"  # the one status that tables of what happened have room for


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event with the claim that tells it best."""

    event: Event
    row: ClaimRow
    mode: str | None
    day: date | None  # of the deed, else of the first report
    says: str

    @property
    def intensity(self) -> float:
        """PLOVER's intensity of its type and mode."""
        return intensity(self.event.event, self.mode)


@dataclass(frozen=True, slots=True)
class Pair:
    """One event between one actor and one other, as tables of dyads want it; a side may be empty."""

    told: EventTold
    number: int  # of the pair within its event, from 0
    source: Party | None
    target: Party | None

    @property
    def key(self) -> str:
        """The same for the same pair of the same event, of digits and letters."""
        return f"{self.told.event.id}-{self.number}"

    @property
    def whole_number(self) -> int:
        """The key as a number that a 64-bit column, and a float, hold exactly."""
        return int(sha256(self.key.encode()).hexdigest()[:13], 16)


@dataclass
class Content:
    """The claims and events of a dossier as known on a day."""

    rows: list[ClaimRow]  # all known claims
    firsts: list[ClaimRow]  # those that copy none
    events: list[EventTold]
    reports: list[Report]  # without their texts
    origins: Origins
    as_of: date | None
    left_out: Counter[str] = field(default_factory=Counter)
    """What a format has no room for, in words, and how much of it there was."""

    @classmethod
    def of(
        cls,
        rows: list[ClaimRow],
        events: Iterable[Event],
        reports: Iterable[Report],
        origins: Origins,
        as_of: date | None,
    ) -> Content:
        """What was known by a day, of all claims, events and reports."""
        known, heard = known_events(rows, events, as_of, origins)
        firsts = told_first(known, origins)
        by_id = {row.id: row for row in firsts}
        modes = modes_of(firsts, heard)
        told = [_told(one, by_id, modes.get(one.id)) for one in heard]
        there = [r for r in reports if as_of is None or r.published is None or r.published <= as_of]
        return cls(known, firsts, told, there, origins, as_of)

    @cached_property
    def names(self) -> Names:
        """The names of the actors."""
        return Names(self.firsts)

    @cached_property
    def reports_by_id(self) -> dict[str, Report]:
        """The reports by id."""
        return {report.id: report for report in self.reports}

    def pairs(self) -> Iterator[Pair]:
        """What was done, pair by pair, by day; what is not asserted or has no day is left out."""
        for told in sorted(self.events, key=lambda one: (one.day or date.max, one.event.id)):
            if told.event.status != DONE:
                self.left_out[f"events that are {told.event.status}, not told as done"] += 1
            elif told.day is None:
                self.left_out["events without a day, their own or a report's"] += 1
            else:
                yield from self._pairs(told)

    def _pairs(self, told: EventTold) -> Iterator[Pair]:
        sources, targets = (self._parties(told, side) for side in ("source", "target"))
        if not targets and len(sources) > 1:
            found = list(combinations(sources, 2))
        else:
            found = list(product(sources or [None], targets or [None]))
        if found == [(None, None)]:
            self.left_out["events without any party"] += 1
            return
        for number, (source, target) in enumerate(found):
            yield Pair(told, number, source, target)

    def _parties(self, told: EventTold, side: str) -> list[Party | None]:
        """The parties of an event, under the names that its best telling gives them."""
        act = told.row.claim
        named = (
            {one.code: one for one in (*act.source, *act.target)} if isinstance(act, Act) else {}
        )
        codes: tuple[str, ...] = getattr(told.event, side)
        return [
            named.get(code) or Party(code, self.names.of(code).name, "", 0, 0)
            for code in dict.fromkeys(codes)
        ]


def _told(event: Event, rows: dict[str, ClaimRow], mode: str | None) -> EventTold:
    row = telling(event, rows)
    return EventTold(event, row, mode, event_day(event), says(event, row))


def state_and_sector(code: str) -> tuple[str | None, str]:
    """The state that a code belongs to, and its sector; bodies and groups have no state.

    >>> state_and_sector("PRK:MIL"), state_and_sector("USA"), state_and_sector("IGO:NATO")
    (('PRK', 'MIL'), ('USA', ''), (None, ''))
    """
    state, _, sector = code.partition(":")
    return (state, sector.partition(":")[0]) if is_state(state) else (None, "")


def state_name(code: str | None) -> str:
    """The name of a state; empty for none."""
    return state_names().get(code or "", code or "")
