"""Events and statements by their own day, with the day of the report beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.fusing.naming import definite
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.fusing.phrases import event_phrase, listed
from dragoman.fusing.voices import voices_of
from dragoman.picture.heard import Heard
from dragoman.picture.names import Names
from dragoman.picture.pairs import event_day
from dragoman.picture.records import Named, TimelineEntry
from dragoman.picture.sources import source_of, telling
from dragoman.records import Act, ClaimRow, Event, Party, Statement
from dragoman.store.spans import bounds


def timeline(
    events: Iterable[Event],
    rows: Sequence[ClaimRow],
    as_of: date | None = None,
    origins: Origins = ALL_OWN,
) -> list[TimelineEntry]:
    """What happened and what was said: see `timeline_heard`."""
    return timeline_heard(Heard.of(rows, events, as_of, origins))


def timeline_heard(heard: Heard) -> list[TimelineEntry]:
    """What happened and what was said, by day; what has no day at all stands at the end.

    The day is that of the deed. When it was reported stands beside it and is never mixed with it.
    What reports of one origin copy from each other stands there once.
    """
    entries = [_event(event, heard.firsts, heard.names) for event in heard.events]
    said = heard.history.of_kind(Statement, heard.as_of)
    entries += [_statement(row, row.claim) for row in said if isinstance(row.claim, Statement)]
    return sorted(entries, key=_order)


def says(event: Event, row: ClaimRow) -> str:
    """An event in plain words, with the names that its best telling gives."""
    act = row.claim
    if not isinstance(act, Act):
        return ""
    sides = [_names(parties) for parties in (act.source, act.target)]
    mode = act.mode if act.event == event.event else None
    return event_phrase(event.event, mode, sides[0], sides[1], reciprocal=event.reciprocal)


def named(parties: Iterable[Party]) -> tuple[Named, ...]:
    """Parties by code and name, each once."""
    return tuple(dict.fromkeys(Named(party.code, party.name) for party in parties))


def _event(event: Event, rows: dict[str, ClaimRow], names: Names) -> TimelineEntry:
    row = telling(event, rows)
    return TimelineEntry(
        day=event_day(event),
        when=event.when,
        published=event.first_reported,
        kind="event",
        id=event.id,
        says=says(event, row),
        actors=names.many(event.source + event.target),
        status=event.status,
        voices=event.voices,
        source=source_of(row),
    )


def _statement(row: ClaimRow, said: Statement) -> TimelineEntry:
    first, last = bounds(said.when)
    return TimelineEntry(
        day=first or last or row.published,
        when=said.when,
        published=row.published,
        kind="statement",
        id=row.id,
        says=f"{said.speaker.name}: {said.content.exact}",
        actors=named(said.speakers),
        status=said.status,
        voices=voices_of([row]),
        source=source_of(row),
    )


def _order(entry: TimelineEntry) -> tuple[object, ...]:
    evidence = entry.source.evidence
    return (
        entry.day or date.max,
        entry.published or date.max,
        entry.source.report,
        evidence.start,
        entry.id,
    )


def _names(parties: Iterable[Party]) -> str:
    return listed([definite(name) for name in dict.fromkeys(party.name for party in parties)])
