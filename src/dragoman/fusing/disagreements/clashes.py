"""What the kinds of disagreement share: pairs of comparable acts, and how they are told."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from typing import get_args

from dragoman.fusing.events.shapes import shapes_fit
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.rules import settings
from dragoman.records import ClaimRow, Disagreement, Severity, Side

SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # worst first


@dataclass(frozen=True, slots=True)
class Known:
    """The acts of a dossier and the events that they belong to."""

    acts: Sequence[Traits]
    event_of: MutableMapping[str, str]  # by claim id
    reports_of: MutableMapping[str, frozenset[str]]  # by event id

    def event(self, one: Traits) -> str | None:
        """The id of the event that an act belongs to."""
        return self.event_of.get(one.row.id)

    def holds(self, clash: Clash) -> bool:
        """Whether no report knows of two deeds, where that would end the clash."""
        if not clash.unless_both:
            return True
        events = [self.event_of.get(one) or "" for one in clash.claims]
        reports = [self.reports_of.get(event, frozenset()) for event in events]
        return events[0] == events[1] or not reports[0] & reports[1]

    def one_event(self, a: Traits, b: Traits) -> str | None:
        """The event of two acts, or None when they are of two."""
        event = self.event(a)
        return event if event is not None and event == self.event(b) else None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two acts that clash, before it is decided which clashes are worth showing."""

    disagreement: Disagreement
    disputed: str  # the two values, as `disputed` tells them: one line for each
    width: float  # how far apart they are; the widest is shown first
    unless_both: bool = False  # it is none between two events where a report tells of both

    @property
    def claims(self) -> tuple[str, str]:
        """The ids of the two claims."""
        return self.disagreement.a.claim or "", self.disagreement.b.claim or ""


def disputed(one: object, other: object) -> str:
    """Two values in dispute as a text, the same whichever comes first.

    >>> disputed((3, None), (2.0, 4.0)) == disputed((2, 4), (3.0, None))
    True
    """
    return " | ".join(sorted(map(_told, (one, other))))


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_told, value))})"
    return repr(float(value) if isinstance(value, int) else value)


def id_of(one: Disagreement) -> str:
    """The id of a disagreement: the same as long as it is between the same two stretches."""
    sides = sorted((side.report, side.evidence.start, side.evidence.end) for side in (one.a, one.b))
    return hashlib.sha256(f"{one.kind} {sides}".encode()).hexdigest()[:16]


def side_of(row: ClaimRow) -> Side:
    """A claim as one side of a disagreement."""
    return Side(row.report_id, row.claim.evidence, row.id, row.published, row.source)


def neighbours(
    acts: Iterable[Traits],
    shelf: Callable[[Traits], object],
    disputed_by: Callable[[Traits, Sequence[Traits]], Iterable[Traits]],
) -> Iterator[tuple[Traits, Traits]]:
    """Pairs of acts on one shelf that are in dispute, and may else be one act.

    ``disputed_by`` tells of an act which of some others it is in dispute with: it is asked of nearly all pairs.

    Pairs come in the order of report day and text. On a shelf of very many, each act is paired
    with those told nearest after it.
    """
    shelves: dict[object, list[Traits]] = defaultdict(list)
    for one in acts:
        shelves[one.block, shelf(one)].append(one)
    reach = int(settings()["disagreements"]["most_compared"])
    for kept in shelves.values():
        kept.sort(key=lambda one: one.order)
        for place, one in enumerate(kept):
            for other in disputed_by(one, kept[place + 1 : place + 1 + reach]):
                if shapes_fit(one.shape, other.shape):
                    yield one, other


def days_between(a: Traits, b: Traits) -> int:
    """Days between the two reports; 0 where one of them has no day."""
    if a.published is None or b.published is None:
        return 0
    return abs(a.published - b.published)


def told_to_the_day(one: Traits) -> bool:
    """Whether the act's own time names a day."""
    span = one.span
    return span is not None and span.told and span.days <= int(settings()["time"]["day_span"])


def same_day(a: Traits, b: Traits) -> bool:
    """Whether both tell one day."""
    if a.span is None or b.span is None or not (told_to_the_day(a) and told_to_the_day(b)):
        return False
    return a.span.first <= b.span.last and b.span.first <= a.span.last
