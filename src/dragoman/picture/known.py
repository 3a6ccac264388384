"""What was known by a day: the claims of reports published until then, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.fusing.disagreements import find
from dragoman.fusing.events import fuse
from dragoman.fusing.joined import joined
from dragoman.fusing.origins import ALL_OWN, Origins
from dragoman.records import ClaimRow, Disagreement, Event


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

    Where later reports had a part in the events, these are made anew without them: a plan was a
    plan until the report that told of the deed.
    """
    known = known_rows(rows, as_of)
    return known, list(events) if len(known) == len(rows) else fuse(known, origins)


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
    inside = (one for one in given if one.a.report == one.b.report)
    own = [one for one in inside if is_known(one.a.published, as_of)]
    return joined([*find(known_rows(rows, as_of), events, origins), *own])
