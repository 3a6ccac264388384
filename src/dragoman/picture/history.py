"""What was known by any day, from what all reports made: only what later claims touch is made anew.

The answer is that of `known_events` and `known_disagreements`, which fuse anew what the reports of
the day tell. Two things are allowed to differ, where one side does very much of one kind: the bounds
of effort in fusing (how many events one claim is held against, how a crowded block is parted by the
calendar) are taken as they are with all reports.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dragoman.fusing.disagreements.acts import clashes_in, know, ranked, worth_showing
from dragoman.fusing.disagreements.clashes import Clash, Known
from dragoman.fusing.disagreements.joined import joined
from dragoman.fusing.events.fusing import fuse
from dragoman.fusing.events.traits import Traits, block_of, traits_of
from dragoman.fusing.origins.retold import find_copied
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, origin_of
from dragoman.picture.known import between_acts, is_known, known_disagreements
from dragoman.records import Act, ClaimRow, Disagreement, Event

LAST = date.max


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
    that is all of its block. ``clashes`` are by part of a block all acts that clash, the worst
    first; where they are not given, they are looked for anew.
    """

    def __init__(
        self,
        rows: Iterable[ClaimRow],
        events: Iterable[Event],
        disagreements: Iterable[Disagreement] = (),
        origins: Origins = ALL_OWN,
        beside: Mapping[str, str] | None = None,
        clashes: Mapping[str, Sequence[Clash]] | None = None,
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
        self._clashes = clashes
        self._again: dict[tuple[str, int], list[Event]] = {}
        self._traits: dict[str, Traits] = {}
        self._judged: dict[tuple[str, int], list[Disagreement]] = {}

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
        copied = self.copied
        if not self.is_settled and not self.is_all(as_of):
            copied = find_copied(self.rows(as_of), self.origins)
        return {row.id: row for row in self.rows(as_of) if row.id not in copied}

    @cached_property
    def copied(self) -> dict[str, str]:
        """By claim that is a copy, with all reports heard, what it copies."""
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

    def part_told(self, as_of: date | None) -> list[tuple[str, Group]]:
        """The groups of which some claims, and not all, are known by a day."""
        if self.is_all(as_of) or as_of is None:
            return []
        return [(name, group) for name, group in self._growing if group.first <= as_of < group.last]

    def again(self, name: str, group: Group, as_of: date) -> list[Event]:
        """The events that the known claims of a group make."""
        known = bisect_right(group.claims, as_of, key=_day)
        found = self._again.get((name, known))
        if found is None:
            found = self._again[name, known] = fuse(group.claims[:known], self.origins)
        return found

    def events_by(self, as_of: date | None) -> list[Event]:
        """The events as they were known by a day, by day of first report."""
        if as_of is None or self.is_all(as_of):
            return list(self.events)
        found = [event for event, last in self._lasts if last <= as_of]
        for name, group in self.part_told(as_of):
            for event in self.again(name, group, as_of):
                insort(found, event, key=event_order)
        return found

    def clashes_by(self, as_of: date | None) -> list[Disagreement]:
        """The disagreements among what was known by a day, the worst first."""
        if as_of is None or self.is_all(as_of):
            return self.disagreements
        if self._clashes is None:
            events = self.events_by(as_of)
            return known_disagreements(
                self.in_order, events, self.disagreements, as_of, self.origins
            )
        own = [
            one
            for one in self.disagreements
            if is_known(one.a.published, as_of)
            and is_known(one.b.published, as_of)
            and not between_acts(one)
        ]
        return joined([*self._of_acts(as_of), *own])

    def _of_acts(self, as_of: date) -> list[Disagreement]:
        """Where acts clash, of what was known by a day."""
        changed = {
            claim.id: name
            for name, group in self.part_told(as_of)
            for claim in group.claims
            if is_known(claim.published, as_of)
        }
        then = self._known_then(as_of)
        found: list[Disagreement] = []
        for part, clashes in (self._clashes or {}).items():
            known = [one for one in clashes if _is_told(one, as_of)]
            if not known:
                continue
            if any(row.id in changed for one in known for row in one.pair):
                found += _shown(self._judge(known, changed, then), then)
                continue
            if (part, len(known)) not in self._judged:
                self._judged[part, len(known)] = _shown(known, self._now)
            found += self._judged[part, len(known)]
        return found

    def _judge(
        self, clashes: Iterable[Clash], changed: Mapping[str, str], then: Known
    ) -> list[Clash]:
        """The clashes by the events of the day, where those are others than they are now."""
        found: dict[tuple[object, ...], Clash] = {}
        for clash in clashes:
            if not any(row.id in changed for row in clash.pair):
                found[_mark(clash)] = clash
                continue
            pair = [self._traits_of(row) for row in clash.pair]
            for one in clashes_in(replace(then, acts=pair)):
                found[_mark(one)] = one
        return ranked(found.values())

    def _known_then(self, as_of: date) -> Known:
        """Of the events of a day, those that are others than they are now; else as they are now."""
        event_of, reports_of = dict(self._now.event_of), dict(self._now.reports_of)
        for name, group in self.part_told(as_of):
            for event in self.again(name, group, as_of):
                event_of |= dict.fromkeys(event.claims, event.id)
                reports_of[event.id] = frozenset(event.reports)
        return Known((), event_of, reports_of)

    @cached_property
    def _now(self) -> Known:
        return know(self.events)

    @cached_property
    def _lasts(self) -> list[tuple[Event, date]]:
        """The events, each with the day by which its whole group is told."""
        return [(event, self.groups[self._group_of(event)].last) for event in self.events]

    @cached_property
    def lasts(self) -> list[date]:
        """Of each event, the day by which it is as it is now."""
        return [last for _, last in self._lasts]

    @cached_property
    def _growing(self) -> list[tuple[str, Group]]:
        return [(name, group) for name, group in self.groups.items() if group.first < group.last]

    def _group_of(self, event: Event) -> str:
        if self._beside is not None:
            return self._beside[event.id]
        claim = self.by_id[event.claims[0]].claim
        return repr(block_of(claim)) if isinstance(claim, Act) else event.id

    def _group(self, events: Sequence[Event]) -> Group:
        claims = sorted((self.by_id[one] for event in events for one in event.claims), key=_day)
        return Group(tuple(events), tuple(claims), _day(claims[0]), _day(claims[-1]))

    def _traits_of(self, row: ClaimRow) -> Traits:
        if row.id not in self._traits:
            assert isinstance(row.claim, Act)
            self._traits[row.id] = traits_of(row, row.claim, origin_of(row, self.origins))
        return self._traits[row.id]


def event_order(event: Event) -> tuple[date, str]:
    """By the day of the first report; the undated at the end."""
    return event.first_reported or LAST, event.id


def _shown(clashes: Iterable[Clash], known: Known) -> list[Disagreement]:
    return [one.disagreement for one in worth_showing(clashes, known)]


def _is_told(clash: Clash, as_of: date) -> bool:
    return all(is_known(row.published, as_of) for row in clash.pair)


def _mark(clash: Clash) -> tuple[object, ...]:
    a, b = clash.pair
    return clash.disagreement.kind, a.id, b.id, clash.disputed


def _day(row: ClaimRow) -> date:
    return row.published or date.min
