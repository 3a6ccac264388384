"""Tracks: how the figure of one count moved, report by report."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.count_records import CountRow
from dragoman.fusing.counts.figures import Figure, figures
from dragoman.fusing.counts.same import may_be_one
from dragoman.fusing.counts.shelves import by_shelf, pairs_on
from dragoman.fusing.counts.wording import about
from dragoman.records import Evidence, Quantity, Voice

ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of a count, with the report that gives it."""

    report: str
    published: date | None
    outlet: str | None
    voice: Voice | None
    quantity: Quantity
    stage: str | None  # told as an earlier figure, or as a risen one
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Track:
    """One count and its figures, by the day of the reports; a figure is told by the first of a day."""

    id: str
    about: str  # what is counted, in words
    outcome: str
    who: str
    places: tuple[str, ...]
    when: str | None
    steps: tuple[Step, ...]

    @property
    def moves(self) -> bool:
        """Whether it has more than one number."""
        return (
            len({(one.quantity.value, one.quantity.min, one.quantity.max) for one in self.steps})
            > 1
        )


def tracks(rows: Iterable[CountRow]) -> list[Track]:
    """The counts of some reports, each with its figures; those of most figures first.

    Parts of a count ("including 11 children") have tracks of their own. The same in whatever order
    ``rows`` come.
    """
    known = [one for one in figures(rows) if not one.loose]
    found = [_track(some) for some in _counted_alike(known)]
    return sorted(found, key=lambda one: (-len(one.steps), one.about, one.id))


def to_line(track: Track) -> dict[str, object]:
    """The track as a JSON-ready dictionary."""
    return {
        "id": track.id,
        "about": track.about,
        "outcome": track.outcome,
        "who": track.who,
        "places": list(track.places),
        "when": track.when,
        "figures": [_step_line(one) for one in track.steps],
    }


def _step_line(one: Step) -> dict[str, object]:
    amount, evidence = one.quantity, one.evidence
    bounds = {name: getattr(amount, name) for name in ("value", "min", "max")}
    return {
        "report": one.report,
        "published": one.published,
        "outlet": one.outlet,
        "according_to": one.voice and {"actor": one.voice.actor, "name": one.voice.name},
        "quantity": {"unit": amount.unit} | {k: v for k, v in bounds.items() if v is not None},
        "stage": one.stage,
        "evidence": {"start": evidence.start, "end": evidence.end, "exact": evidence.exact},
    }


def _counted_alike(known: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures that may be of one count, directly or through others, by day."""
    parent = list(range(len(known)))
    number = {id(one): n for n, one in enumerate(known)}

    def top(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for shelf, some in by_shelf(known).items():
        for a, b in pairs_on(shelf, some):
            if may_be_one(a, b):
                one, other = sorted((top(number[id(a)]), top(number[id(b)])))
                parent[other] = one
    groups: dict[int, list[Figure]] = defaultdict(list)
    for n, figure in enumerate(known):
        groups[top(n)].append(figure)
    yield from groups.values()


def _track(some: Sequence[Figure]) -> Track:
    ordered = sorted(some, key=lambda one: one.order)
    first = ordered[0].first
    steps = tuple(_step(one) for one in ordered)
    places = dict.fromkeys(name for one in ordered for name in one.first.count.places)
    when = next((one.first.count.when for one in ordered if one.first.count.when), None)
    digest = hashlib.sha256(first.id.encode()).hexdigest()[:ID_DIGITS]
    count = first.count
    return Track(digest, about(ordered), count.outcome, count.who, tuple(places), when, steps)


def _step(one: Figure) -> Step:
    row = one.first
    count = row.count
    voice = next((r.count.according_to for r in one.rows if r.count.according_to), None)
    return Step(
        row.report_id, row.published, row.source, voice, count.quantity, count.stage, count.evidence
    )
