"""What was known by a day: the claims of reports published until then, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.disagreements.joined import joined
from dragoman.fusing.events.fusing import fuse_parts
from dragoman.fusing.events.parts import parted
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, held_by
from dragoman.fusing.stories.finding import Story
from dragoman.records import ClaimRow, Disagreement, Event, Report


def known_rows(rows: Iterable[ClaimRow], as_of: date | None) -> list[ClaimRow]:
    """The claims of reports published by that day; a report without a date is always in."""
    return [row for row in rows if is_known(row.published, as_of)]


def is_known(published: date | None, as_of: date | None) -> bool:
    """Whether a report of that day was there by a day; one without a date always was."""
    return as_of is None or published is None or published <= as_of


def known_events(
    rows: Sequence[ClaimRow],
    events: Iterable[Event],
    as_of: date | None,
    origins: Origins = ALL_OWN,
) -> tuple[list[ClaimRow], list[Event]]:
    """Claims and events as they were known by a day.

    Where later reports may have had a part in events, these are made anew without them: a plan was
    a plan until the report that told of the deed. Only parts of blocks that a later report tells of
    are fused again; where one side does very much of one kind, its acts are parted by the calendar
    as they are with all reports.
    """
    known = known_rows(rows, as_of)
    if len(known) == len(rows):
        return known, list(events)
    there = {row.id for row in known}
    moved = [part for part in parted(rows) if any(row.id not in there for row in part)]
    of_moved = {row.id for part in moved for row in part}
    stay = [event for event in events if event.claims[0] not in of_moved]
    again = fuse_parts(([row for row in part if row.id in there] for part in moved), origins)
    both = sorted([*stay, *again], key=lambda one: (one.first_reported or date.max, one.id))
    return known, both


def known_disagreements(
    rows: Sequence[ClaimRow],
    events: Sequence[Event],
    disagreements: Iterable[Disagreement],
    as_of: date | None,
    origins: Origins = ALL_OWN,
) -> list[Disagreement]:
    """The disagreements among what was known by a day, from claims and events of that day."""
    given = list(disagreements)
    late = any(
        as_of is not None and row.published is not None and row.published > as_of for row in rows
    )
    if not late:
        return given
    own = [
        one
        for one in given
        if is_known(one.a.published, as_of)
        and is_known(one.b.published, as_of)
        and not between_acts(one)
    ]
    return joined([*find(known_rows(rows, as_of), events, origins), *own])


def known_stories(
    stories: Iterable[Story],
    reports: Iterable[Report],
    as_of: date | None,
    origins: Origins = ALL_OWN,
) -> list[Story]:
    """The stories with the reports that were there by a day; one without any is left out."""
    found = list(stories)
    if as_of is None:
        return found
    there = {one.id: one for one in reports if is_known(one.published, as_of)}
    return [
        _so_far(one, [there[id] for id in one.reports if id in there], there, origins)
        for one in found
        if any(id in there for id in one.reports)
    ]


def _so_far(
    story: Story, members: Sequence[Report], there: Mapping[str, Report], origins: Origins
) -> Story:
    days = [one.published for one in members if one.published]
    return replace(
        story,
        since=min(days, default=None),
        until=max(days, default=None),
        reports=tuple(one.id for one in members),
        origins=len({held_by(one.key, origins)[0] for one in members}),
        also=tuple(id for id in story.also if id in there),
    )


def between_acts(one: Disagreement) -> bool:
    """Whether it is of those that are found between acts of two reports, and is found anew."""
    claims = one.a.claim is not None and one.b.claim is not None
    return claims and one.a.report != one.b.report and one.kind in ("number", "date", "status")
