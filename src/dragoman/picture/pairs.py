"""Events by the two sides that they join, the mode in which, and the day that they are filed under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product

from dragoman.fusing.parties import dyad_side
from dragoman.records import Act, ClaimRow, Event
from dragoman.store.spans import bounds

_ABOUT_A_MONTH = timedelta(days=31)


def pairs(event: Event) -> Iterator[tuple[str, str]]:
    """The dyads that an event belongs to, each once, the codes of a pair in alphabetical order.

    Those who act together towards somebody do not act on each other.
    """
    sources, targets = ({dyad_side(code) for code in side} for side in (event.source, event.target))
    mutual = event.reciprocal or not event.target
    found = combinations(sources | targets, 2) if mutual else product(sources, targets)
    ordered = {(a, b) if a < b else (b, a) for a, b in found if a and b and a != b}
    yield from sorted(ordered)


def modes_of(rows: Iterable[ClaimRow], events: Iterable[Event]) -> dict[str, str]:
    """By event id, the mode that most of its claims give; an event without one is left out."""
    by_id = {row.id: row for row in rows}
    modes = {}
    for event in events:
        mode = mode_of(event, (by_id[claim] for claim in event.claims if claim in by_id))
        if mode is not None:
            modes[event.id] = mode
    return modes


def mode_of(event: Event, rows: Iterable[ClaimRow]) -> str | None:
    """The mode that most claims of an event give; of equals, the one given first."""
    given = Counter(
        act.mode
        for row in rows
        if isinstance(act := row.claim, Act) and act.mode and act.event == event.event
    )
    return given.most_common(1)[0][0] if given else None


def event_day(event: Event) -> date | None:
    """The day an event is filed under: the first of its time, else that of its first report.

    What happened some time in the month or week of its first report is filed under that report.
    """
    first, last = bounds(event.when)
    told = event.first_reported
    if first and last and told and first <= told <= last <= first + _ABOUT_A_MONTH:
        return told
    return first or last or event.first_reported
