"""Where acts clash, as was known by any day: only clashes in events that grew since are judged anew."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from dragoman.fusing.disagreements.acts import Rank, clashes_in, know, rank, worth_showing
from dragoman.fusing.disagreements.clashes import Clash, Known
from dragoman.fusing.events.traits import Traits, traits_of
from dragoman.fusing.origins.tracing import Origins, origin_of
from dragoman.records import Act, ClaimRow, Disagreement, Event


@dataclass(frozen=True, slots=True)
class _Part:
    """All clashes of one part of a block, the worst first, and the days on which each was there."""

    clashes: Sequence[Clash]
    there: list[date]  # of each, the day from which both its sides are known
    days: list[date]  # these in their order
    claims: frozenset[str]

    @classmethod
    def of(cls, clashes: Sequence[Clash]) -> _Part:
        there = [_there(one) for one in clashes]
        claims = frozenset(claim for one in clashes for claim in one.claims)
        return cls(clashes, there, sorted(there), claims)


class ClashesThen:
    """All clashes between acts of a dossier, by part of a block, with the events of today."""

    def __init__(
        self,
        clashes: Mapping[str, Sequence[Clash]],
        events: Iterable[Event],
        rows: Mapping[str, ClaimRow],
        origins: Origins,
    ) -> None:
        self._parts = {name: _Part.of(some) for name, some in clashes.items()}
        self._part_of = {
            claim: name for name, some in clashes.items() for one in some for claim in one.claims
        }
        self._now = know(events)
        self._rows = rows
        self._origins = origins
        self._traits: dict[str, Traits] = {}
        self._shown: dict[tuple[str, int], list[Disagreement]] = {}
        self._ranks: dict[int, Rank] = {}  # by Python's id, of clashes as they are with all reports

    @property
    def everything(self) -> Iterator[Disagreement]:
        """All clashes, with the events of today, whether they are shown or not."""
        return (one.disagreement for part in self._parts.values() for one in part.clashes)

    def by(self, as_of: date, again: Sequence[Event]) -> Iterator[tuple[list[Disagreement], bool]]:
        """What is shown of each part on a day, when ``again`` are the events that were otherwise then.

        Beside it stands whether it was judged anew: what was not is the same list another time.
        """
        changed = {claim for event in again for claim in event.claims}
        touched = {self._part_of[claim] for claim in changed if claim in self._part_of}
        then = self._then(again, touched)
        for name, part in self._parts.items():
            count = bisect_right(part.days, as_of)
            if not count:
                continue
            if name in touched:
                yield _shown(self._judged(_known(part, as_of), changed, then), then), True
            else:
                yield self._shown_of(name, count), False

    def prepare(self) -> Iterator[None]:
        """Find beforehand what is shown of each part on all days; it stops after each, a millisecond."""
        for name, part in self._parts.items():
            for count in sorted({bisect_right(part.days, day) for day in part.days}):
                self._shown_of(name, count)
                yield

    def _shown_of(self, name: str, count: int) -> list[Disagreement]:
        """What is shown of the first few clashes of a part, with the events of today."""
        if (name, count) not in self._shown:
            part = self._parts[name]
            self._shown[name, count] = _shown(_known(part, part.days[count - 1]), self._now)
        return self._shown[name, count]

    def _judged(self, clashes: Iterable[Clash], changed: set[str], then: Known) -> list[Clash]:
        """The clashes by the events of the day, where those are others than they are now."""
        found: dict[tuple[object, ...], tuple[Rank, Clash]] = {}
        for clash in clashes:
            if changed.isdisjoint(clash.claims):
                found[_mark(clash)] = self._rank_of(clash), clash
                continue
            pair = [self._traits_of(self._rows[claim]) for claim in clash.claims]
            for one in clashes_in(replace(then, acts=pair)):
                found[_mark(one)] = rank(one), one
        return [one for _, one in sorted(found.values(), key=itemgetter(0))]

    def _rank_of(self, clash: Clash) -> Rank:
        if id(clash) not in self._ranks:
            self._ranks[id(clash)] = rank(clash)
        return self._ranks[id(clash)]

    def _then(self, again: Sequence[Event], parts: Collection[str]) -> Known:
        """The events of some parts on a day: those that are others than they are now, else as they are now."""
        now = self._now
        event_of = {
            claim: now.event_of[claim]
            for name in parts
            for claim in self._parts[name].claims
            if claim in now.event_of
        }
        reports_of = {event: now.reports_of[event] for event in event_of.values()}
        event_of |= {claim: event.id for event in again for claim in event.claims}
        reports_of |= {event.id: frozenset(event.reports) for event in again}
        return Known((), event_of, reports_of)

    def _traits_of(self, row: ClaimRow) -> Traits:
        if row.id not in self._traits:
            assert isinstance(row.claim, Act)
            self._traits[row.id] = traits_of(row, row.claim, origin_of(row, self._origins))
        return self._traits[row.id]


def _known(part: _Part, as_of: date) -> list[Clash]:
    return [one for one, day in zip(part.clashes, part.there, strict=True) if day <= as_of]


def _there(clash: Clash) -> date:
    """The day from which both sides are known."""
    told = clash.disagreement
    return max(side.published or date.min for side in (told.a, told.b))


def _shown(clashes: Iterable[Clash], known: Known) -> list[Disagreement]:
    return [one.disagreement for one in worth_showing(clashes, known)]


def _mark(clash: Clash) -> tuple[object, ...]:
    return clash.disagreement.kind, *clash.claims, clash.disputed
