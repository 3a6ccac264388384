"""What was known by any day, from what all reports made: only what later claims touch is made anew.

The answer is that of `known_events` and `known_disagreements`, which fuse anew what the reports of
the day tell. One thing is allowed to differ, where one side does very much of one kind: how many
events one claim is held against, which is bounded as it is with all reports.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np

from dragoman.fusing.disagreements.clashes import Clash
from dragoman.fusing.events.fusing import fuse_parts
from dragoman.fusing.events.parts import parted
from dragoman.fusing.origins.retold import find_copied
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.picture.clashes_then import ClashesThen
from dragoman.picture.columns import Numbers
from dragoman.picture.known import between_acts, is_known, known_disagreements
from dragoman.picture.names import Names, NamesThen
from dragoman.picture.ranked import Ranked
from dragoman.records import ClaimRow, Disagreement, Event

LAST = date.max
DAYS_KEPT = 6  # of which what was made anew is kept: a reader moves to and fro between a few

FEW = 12  # claims of a group that is fused for all days beforehand: some milliseconds a day

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Group:
    """Events that lie beside each other, with the days of the first and the last report of them."""

    events: tuple[Event, ...]
    claims: tuple[ClaimRow, ...]  # by day, those without one first
    first: date
    last: date


class History:
    """The claims, events and disagreements of a dossier, as they were known by any day.

    ``beside`` has by event the group that it is fused with (see `Beside`); where it is not given,
    that is all of its part of a block. ``clashes`` are by part of a block all acts that clash, the worst
    first; ``copied`` are by claim that is a copy what it copies. Where they are not given, they are
    looked for anew.
    """

    def __init__(
        self,
        rows: Iterable[ClaimRow],
        events: Iterable[Event],
        disagreements: Iterable[Disagreement] = (),
        origins: Origins = ALL_OWN,
        beside: Mapping[str, str] | None = None,
        clashes: Mapping[str, Sequence[Clash]] | None = None,
        copied: Mapping[str, str] | None = None,
    ) -> None:
        self.in_order = list(rows)
        self.dated = [row for row in self.in_order if row.published]
        self.undated = [row for row in self.in_order if row.published is None]
        self.days = sorted(map(_day, self.dated))
        self._in_line = self.days == [_day(row) for row in self.in_order[: len(self.days)]]
        self.events = list(events)
        self.disagreements = list(disagreements)
        self.origins = origins
        self._beside = beside
        self._copied = copied
        self._clashes = (
            None if clashes is None else ClashesThen(clashes, self.events, self.by_id, origins)
        )
        self._again: dict[tuple[str, int], list[Event]] = {}
        self._kinds: dict[type, list[ClaimRow]] = {}
        self._fused: dict[date, list[Event]] = {}
        self._clashed: dict[date, list[Disagreement]] = {}
        self._placed: dict[int, Numbers] = {}  # by Python's id, of lists that `ClashesThen` keeps

    def is_all(self, as_of: date | None) -> bool:
        """Whether nothing is told after a day."""
        return as_of is None or not self.days or as_of >= self.days[-1]

    def rows(self, as_of: date | None) -> list[ClaimRow]:
        """The claims known by a day, in the order in which they were given."""
        if as_of is None or self.is_all(as_of):
            return self.in_order
        if self._in_line:
            return [*self.in_order[: bisect_right(self.days, as_of)], *self.undated]
        return [row for row in self.in_order if is_known(row.published, as_of)]

    def firsts(self, as_of: date | None) -> dict[str, ClaimRow]:
        """The claims known by a day without those that are copies, by id, in their order."""
        if self.is_all(as_of):
            return self._firsts
        copied = self.copied
        if not self.is_settled:
            copied = find_copied(self.rows(as_of), self.origins)
        return {row.id: row for row in self.rows(as_of) if row.id not in copied}

    @cached_property
    def _firsts(self) -> dict[str, ClaimRow]:
        return {row.id: row for row in self.in_order if row.id not in self.copied}

    @cached_property
    def copied(self) -> Mapping[str, str]:
        """By claim that is a copy, with all reports heard, what it copies."""
        if self._copied is not None:
            return self._copied
        return find_copied(self.in_order, self.origins)

    @cached_property
    def is_settled(self) -> bool:
        """Whether a copy is one on all days: what it copies is never younger, if both have a day."""
        return not any(row.id in self.copied for row in self.undated)

    @cached_property
    def by_id(self) -> dict[str, ClaimRow]:
        """The claims by their ids."""
        return {row.id: row for row in self.in_order}

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The events by what lies beside each other."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            found[self._group_of(event)].append(event)
        return {name: self._group(some) for name, some in found.items()}

    def _part_told(self, as_of: date) -> list[tuple[str, Group]]:
        """The groups of which some claims, and not all, are known by a day."""
        growing, firsts, lasts = self._growing
        day = as_of.toordinal()
        return [growing[at] for at in np.flatnonzero((firsts <= day) & (day < lasts)).tolist()]

    def _events(self, name: str, group: Group, as_of: date) -> list[Event]:
        """The events that the known claims of a group make."""
        known = bisect_right(group.claims, as_of, key=_day)
        found = self._again.get((name, known))
        if found is None:
            found = self._again[name, known] = fuse_parts([group.claims[:known]], self.origins)
        return found

    def events_by(self, as_of: date | None) -> list[Event]:
        """The events as they were known by a day, by day of first report."""
        if as_of is None or self.is_all(as_of):
            return list(self.events)
        found = [event for event, last in self._lasts if last <= as_of]
        for event in self.events_again(as_of):
            insort(found, event, key=event_order)
        return found

    def events_again(self, as_of: date | None) -> list[Event]:
        """The events that were otherwise by a day than they are now."""
        if as_of is None or self.is_all(as_of):
            return []
        found = self._fused.pop(as_of, None)
        if found is None:
            found = [one for some in self._part_told(as_of) for one in self._events(*some, as_of)]
        _keep(self._fused, as_of, found)
        return found

    def prepare(self) -> Iterator[None]:
        """Make beforehand, for all days, what was told in parts of events that few claims tell.

        What clashed on each day, too. It stops after each part, some milliseconds of work, so that
        others may have their turn.
        """
        for name, group in self._growing[0]:
            if len(group.claims) <= FEW:
                for day in {_day(row) for row in group.claims} - {group.last}:
                    self._events(name, group, day)
                    yield
        if self._clashes is not None:
            yield from self._clashes.prepare()

    def events_with(self, claims: Iterable[str], as_of: date | None) -> list[Event]:
        """The events of a day that some claims tell, by day of first report."""
        again = {claim: one for one in self.events_again(as_of) for claim in one.claims}
        found: dict[str, Event] = {}
        for claim in claims:
            event = again.get(claim) or self._event_of.get(claim)
            if event is not None:
                found[event.id] = event
        return sorted(found.values(), key=event_order)

    def names_by(self, as_of: date | None) -> Names:
        """What actors were called by a day."""
        if self.is_settled:
            return self._names.by(as_of)
        return Names(self.firsts(as_of).values())

    def of_kind(self, kind: type, as_of: date | None) -> list[ClaimRow]:
        """The claims of a kind known by a day, copies aside, in their order."""
        if not self.is_settled:
            return [row for row in self.firsts(as_of).values() if isinstance(row.claim, kind)]
        if kind not in self._kinds:
            firsts = self.firsts(None).values()
            self._kinds[kind] = [row for row in firsts if isinstance(row.claim, kind)]
        return [row for row in self._kinds[kind] if is_known(row.published, as_of)]

    def of_reports(self, keys: Iterable[str], as_of: date | None) -> list[ClaimRow]:
        """The claims of reports that were known by a day, copies among them."""
        found = (row for key in keys for row in self._by_report.get(key, ()))
        return [row for row in found if is_known(row.published, as_of)]

    def clashes_by(self, as_of: date | None) -> list[Disagreement]:
        """The disagreements among what was known by a day, the worst first."""
        if as_of is None or self.is_all(as_of):
            return self.disagreements
        if self._clashes is None:
            events = self.events_by(as_of)
            return known_disagreements(
                self.in_order, events, self.disagreements, as_of, self.origins
            )
        found = self._clashed.pop(as_of, None)
        if found is None:
            found = self._ranked.of(*self._clashing(self._clashes, as_of))
        _keep(self._clashed, as_of, found)
        return found

    def _clashing(
        self, clashes: ClashesThen, as_of: date
    ) -> tuple[list[Numbers], list[Disagreement]]:
        """What is shown on a day: the places of what is as it is now, and what was judged anew."""
        kept: list[Numbers] = []
        anew: list[Disagreement] = []
        for some, judged in clashes.by(as_of, self.events_again(as_of)):
            if judged:
                anew += some
                continue
            places = self._placed.get(id(some))
            if places is None:
                places = self._placed[id(some)] = self._ranked.places(some)
            kept.append(places)
        own, days = self._own_places
        return [*kept, own[days <= as_of.toordinal()]], anew

    @cached_property
    def _ranked(self) -> Ranked:
        """All disagreements that a day may have as they are now."""
        acts = self._clashes.everything if self._clashes else ()
        return Ranked((*acts, *(one for one, _ in self._own)))

    @cached_property
    def _own_places(self) -> tuple[Numbers, Numbers]:
        days = [day.toordinal() for _, day in self._own]
        return self._ranked.places(one for one, _ in self._own), np.array(days, np.int64)

    @cached_property
    def _own(self) -> list[tuple[Disagreement, date]]:
        """What clashes otherwise than acts of two reports do, with the day when both are known."""
        return [
            (one, max(side.published or date.min for side in (one.a, one.b)))
            for one in self.disagreements
            if not between_acts(one)
        ]

    @cached_property
    def _names(self) -> NamesThen:
        return NamesThen(self.firsts(None).values())

    @cached_property
    def _event_of(self) -> dict[str, Event]:
        return {claim: event for event in self.events for claim in event.claims}

    @cached_property
    def _by_report(self) -> dict[str, list[ClaimRow]]:
        found: dict[str, list[ClaimRow]] = defaultdict(list)
        for row in self.in_order:
            found[row.report_key].append(row)
        return found

    @cached_property
    def _lasts(self) -> list[tuple[Event, date]]:
        """The events, each with the day by which its whole group is told."""
        return [(event, self.groups[self._group_of(event)].last) for event in self.events]

    @cached_property
    def lasts(self) -> list[date]:
        """Of each event, the day by which it is as it is now."""
        return [last for _, last in self._lasts]

    @cached_property
    def _growing(self) -> tuple[list[tuple[str, Group]], Numbers, Numbers]:
        """The groups that are told on more days than one, and the first and the last day of each."""
        found = [(name, group) for name, group in self.groups.items() if group.first < group.last]
        firsts = np.array([group.first.toordinal() for _, group in found], np.int64)
        lasts = np.array([group.last.toordinal() for _, group in found], np.int64)
        return found, firsts, lasts

    def _group_of(self, event: Event) -> str:
        if self._beside is not None:
            return self._beside[event.id]
        return self._part_of[event.claims[0]]

    @cached_property
    def _part_of(self) -> dict[str, str]:
        """By act, what its part of a block is called here."""
        return {row.id: f"{at}" for at, part in enumerate(parted(self.in_order)) for row in part}

    def _group(self, events: Sequence[Event]) -> Group:
        claims = sorted((self.by_id[one] for event in events for one in event.claims), key=_day)
        return Group(tuple(events), tuple(claims), _day(claims[0]), _day(claims[-1]))


def event_order(event: Event) -> tuple[date, str]:
    """By the day of the first report; the undated at the end."""
    return event.first_reported or LAST, event.id


def _day(row: ClaimRow) -> date:
    return row.published or date.min


def _keep(kept: dict[date, Value], day: date, value: Value) -> None:
    """Keep what was made for a day, as the last of a few."""
    kept[day] = value
    while len(kept) > DAYS_KEPT:
        kept.pop(next(iter(kept)), None)
