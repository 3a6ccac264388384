"""Two actors and all acts between them, with the balance of conflict and cooperation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.picture.heard import Heard
from dragoman.picture.pairs import event_day
from dragoman.picture.records import Dyad
from dragoman.picture.scores import sums
from dragoman.records import ClaimRow, Event


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
    return dyads_heard(Heard.of(rows, events, as_of, origins))


def dyads_heard(heard: Heard, sides: Iterable[str] | None = None) -> list[Dyad]:
    """The dyads of what was heard, or those that one of some sides is part of."""
    asked = None if sides is None else set(sides)
    found = [
        dyad_of(pair, acts, heard)
        for pair, acts in heard.between.items()
        if asked is None or asked & set(pair)
    ]
    return sorted(
        found,
        key=lambda dyad: (-dyad.origins, -len(dyad.events), dyad.a.code, dyad.b.code),
    )


def dyad_of(pair: tuple[str, str], events: Sequence[Event], heard: Heard) -> Dyad:
    """Two sides and the events between them."""
    cooperation, conflict, total = sums((event, heard.modes.get(event.id)) for event in events)
    days = [day for day in map(event_day, events) if day is not None]
    newest_first = sorted(events, key=lambda e: (event_day(e) or date.min, e.id), reverse=True)
    return Dyad(
        a=heard.names.of(pair[0]),
        b=heard.names.of(pair[1]),
        events=tuple(event.id for event in newest_first),
        score=round((cooperation - conflict) / total, 2) if total else None,
        cooperation=round(cooperation, 2),
        conflict=round(conflict, 2),
        last=max(days, default=None),
        reports=len({report for event in events for report in event.reports}),
        origins=heard.independent(row for event in events for row in heard.claims(event)),
    )
