"""Events as lines, the newest first, each with the sentence that tells it best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.picture.pairs import event_day, mode_of
from dragoman.picture.records import ActShown
from dragoman.picture.scores import event_score
from dragoman.picture.sources import source_of, telling
from dragoman.picture.timeline import named, says
from dragoman.records import Act, ClaimRow, Event


def newest_acts(events: Iterable[Event], rows: Iterable[ClaimRow]) -> list[ActShown]:
    """Every event as a line, the newest first: by the day of the deed, then of its report."""
    by_id = {row.id: row for row in rows}
    return [act_line(event, by_id) for event in sorted(events, key=age, reverse=True)]


def act_line(event: Event, rows: Mapping[str, ClaimRow]) -> ActShown:
    """An event as a line, of its claims that are among the rows."""
    told = [rows[claim] for claim in event.claims if claim in rows]
    return _act(event, telling(event, rows), mode_of(event, told))


def age(event: Event) -> tuple[date, date, int, str]:
    """What is told as done cannot be newer than the report that tells it."""
    reported = event.first_reported or date.min
    day = event_day(event) or date.min
    if event.status == "asserted" and event.first_reported is not None:
        day = min(day, reported)
    return day, reported, event.origins, event.id


def _act(event: Event, row: ClaimRow, mode: str | None) -> ActShown:
    act = row.claim
    parties = (act.source, act.target) if isinstance(act, Act) else ((), ())
    return ActShown(
        event=event.id,
        type=event.event,
        mode=mode,
        quad=event.quad,
        says=says(event, row),
        actors=named(parties[0]),
        targets=named(parties[1]),
        reciprocal=event.reciprocal,
        status=event.status,
        when=event.when,
        where=event.where,
        first_reported=event.first_reported,
        voices=event.voices,
        reports=event.reports,
        origins=event.origins,
        score=round(event_score(event, mode), 2),
        source=source_of(row),
    )
