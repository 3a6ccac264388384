"""Two actors and all acts between them, with the balance of conflict and cooperation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from dragoman.fusing.origins.retold import told_first
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, count_independent
from dragoman.fusing.parties import dyad_side
from dragoman.picture.known import known_events
from dragoman.picture.names import Names
from dragoman.picture.records import Dyad
from dragoman.picture.scores import sums
from dragoman.records import Act, ClaimRow, Event
from dragoman.store.spans import bounds


def dyads(
    events: Iterable[Event],
    rows: Sequence[ClaimRow],
    as_of: date | None = None,
    origins: Origins = ALL_OWN,
) -> list[Dyad]:
    """Every pair of states, bodies or groups that acts join, those told by most origins first.

    Governments, forces and ministers count as their state. With ``as_of`` only reports published by
    that day are heard.
    """
    known, heard = known_events(rows, events, as_of, origins)
    firsts = {row.id: row for row in told_first(known, origins)}
    modes = modes_of(firsts.values(), heard)
    names = Names(firsts.values())
    between: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in heard:
        for pair in pairs(event):
            between[pair].append(event)
    told = {
        pair: count_independent(
            (firsts[claim] for event in acts for claim in event.claims if claim in firsts), origins
        )
        for pair, acts in between.items()
    }
    found = [_dyad(pair, acts, modes, names, told[pair]) for pair, acts in between.items()]
    return sorted(
        found,
        key=lambda dyad: (-dyad.origins, -len(dyad.events), dyad.a.code, dyad.b.code),
    )


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
    acts = {row.id: row.claim for row in rows if isinstance(row.claim, Act) and row.claim.mode}
    modes = {}
    for event in events:
        given = Counter(
            act.mode
            for act in (acts.get(claim) for claim in event.claims)
            if act is not None and act.event == event.event
        )
        if given:
            modes[event.id] = str(given.most_common(1)[0][0])
    return modes


def event_day(event: Event) -> date | None:
    """The day an event is filed under: the first of its time, else that of its first report."""
    first, last = bounds(event.when)
    return first or last or event.first_reported


def _dyad(
    pair: tuple[str, str],
    events: Sequence[Event],
    modes: Mapping[str, str],
    names: Names,
    origins: int,
) -> Dyad:
    cooperation, conflict, total = sums((event, modes.get(event.id)) for event in events)
    days = [day for day in map(event_day, events) if day is not None]
    newest_first = sorted(events, key=lambda e: (event_day(e) or date.min, e.id), reverse=True)
    return Dyad(
        a=names.of(pair[0]),
        b=names.of(pair[1]),
        events=tuple(event.id for event in newest_first),
        score=round((cooperation - conflict) / total, 2) if total else None,
        cooperation=round(cooperation, 2),
        conflict=round(conflict, 2),
        last=max(days, default=None),
        reports=len({report for event in events for report in event.reports}),
        origins=origins,
    )
