"""What reports that came later add to what was told before: the morning's question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.fusing.events.moves import Move, find_moves
from dragoman.fusing.unanswered import Unanswered, find_unanswered
from dragoman.picture.actor import silent
from dragoman.picture.acts import newest_acts
from dragoman.picture.heard import Heard
from dragoman.picture.records import ActShown, DisagreementShown, SilenceShown
from dragoman.picture.sources import source_of_side
from dragoman.records import Disagreement, Event, Report, Silence

IsNew = Callable[[str], bool]
"""Whether a report, by its key, came later."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that came later."""

    id: str
    title: str | None
    published: date | None
    outlet: str | None
    origin: bool  # whether it is an independent text, and no copy of one that was there


@dataclass(frozen=True, slots=True)
class MovedOn:
    """One step of what is told of an event, made by a report that came later."""

    event: str
    about: str
    move: Move


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a day of publication, or since a look: exactly one of the two is there,
    or none, and then everything is new.
    """

    since: date | None
    look: datetime | None
    as_of: date | None
    reports: tuple[NewReport, ...] = ()
    origins: int = 0  # independent texts among the reports that nobody had before
    events: tuple[ActShown, ...] = ()  # told first by these reports
    moved: tuple[MovedOn, ...] = ()  # statuses, figures and days
    disagreements: tuple[DisagreementShown, ...] = ()
    silences: tuple[SilenceShown, ...] = ()  # remarked on by these reports
    broken: tuple[Unanswered, ...] = ()  # silences that ended: each has its answer


@dataclass(frozen=True, slots=True)
class News:
    """How much changed since a day of publication, or since a look: what `Changes` has, counted."""

    since: date | None
    look: datetime | None
    reports: int
    events: tuple[str, ...]  # their ids
    moved: int
    disagreements: int
    silences: int


def news(
    heard: Heard,
    new: Sequence[Report],
    disagreements: Iterable[Disagreement],
    since: date | None,
    look: datetime | None,
) -> News:
    """How much new reports add to the others, without the lines that tell it."""
    ids, told = {report.id for report in new}, _told(heard, new)
    silent = heard.history.of_kind(Silence, heard.as_of)
    return News(
        since=since,
        look=look,
        reports=len(new),
        events=tuple(event.id for event in _first_told(told)),
        moved=len(_moved(heard, told, ids)),
        disagreements=sum(1 for _ in _clashing(disagreements, ids)),
        silences=sum(row.report_id in ids for row in silent),
    )


def changes(
    heard: Heard,
    reports: Sequence[Report],
    disagreements: Iterable[Disagreement],
    is_new: IsNew,
    since: date | None,
    look: datetime | None,
) -> Changes:
    """What the new reports add to the others."""
    new = [report for report in reports if is_new(report.key)]
    ids = {report.id for report in new}
    old = {report.key for report in reports} - {report.key for report in new}
    fresh = _fresh([report.key for report in new], old, heard)
    told = _told(heard, new)
    first = _first_told(told)
    return Changes(
        since=since,
        look=look,
        as_of=heard.as_of,
        reports=tuple(
            NewReport(one.id, one.title, one.published, one.source, one.key in fresh) for one in new
        ),
        origins=len(fresh),
        events=tuple(newest_acts(first, heard.rows_of(first))),
        moved=_moved(heard, told, ids),
        disagreements=tuple(
            DisagreementShown(one, source_of_side(one.a), source_of_side(one.b))
            for one in _clashing(disagreements, ids)
        ),
        silences=tuple(one for one in silent(heard, lambda _: True) if one.source.report in ids),
        broken=_broken(heard, is_new, ids) if old else (),
    )


def _fresh(new: Sequence[str], old: set[str], heard: Heard) -> set[str]:
    """The new reports that bring a text that no old one has, one for each such text."""
    known = {origin for key in old for origin in heard.origins.get(key, (key,))}
    found = set()
    for key in new:
        held = heard.origins.get(key, (key,))
        if held[0] not in known:
            known.update(held)
            found.add(key)
    return found


_Told = tuple[set[str], list[Event]]
"""The claims of the new reports, and the events that these tell."""


def _told(heard: Heard, new: Sequence[Report]) -> _Told:
    rows = heard.history.of_reports([one.key for one in new], heard.as_of)
    there = {row.id for row in rows}
    return there, heard.history.events_with(there, heard.as_of)


def _first_told(told: _Told) -> list[Event]:
    """Events that no old report tells."""
    there, events = told
    return [one for one in events if there.issuperset(one.claims)]


def _moved(heard: Heard, told: _Told, ids: set[str]) -> tuple[MovedOn, ...]:
    """Steps of which there was one before, the newest first: only events told anew have any."""
    _, again = told
    steps = [
        MovedOn(moved.event, moved.about, move)
        for moved in find_moves(again, heard.rows_of(again))
        for move in moved.moves
        if move.before is not None and move.side.report in ids
    ]
    return tuple(sorted(steps, key=lambda one: (one.move.on, one.event), reverse=True))


def _clashing(disagreements: Iterable[Disagreement], ids: set[str]) -> Iterator[Disagreement]:
    """Those that new reports have a part in and that do not vanish when read rightly."""
    for one in disagreements:
        if (one.a.report in ids or one.b.report in ids) and one.severity != "apparent":
            yield one


def _broken(heard: Heard, is_new: IsNew, ids: set[str]) -> tuple[Unanswered, ...]:
    """Who had said nothing by the newest old report, and now has, in a new one."""
    days = [row.published for row in heard.rows if row.published and not is_new(row.report_key)]
    if not days:
        return ()
    rows = list(heard.firsts.values())
    found = find_unanswered(rows, heard.events, max(days), heard.origins)
    return tuple(one for one in found if one.answer is not None and one.answer.report in ids)
