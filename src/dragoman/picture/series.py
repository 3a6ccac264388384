"""Cooperation and conflict over time: sums by week, month or quarter. docs/scores.md tells how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from dragoman.errors import QueryError
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, independent, origin_of
from dragoman.picture.heard import Heard
from dragoman.picture.pairs import event_day
from dragoman.picture.scores import event_score, version, weight
from dragoman.records import Event
from dragoman.store.spans import bounds

By = Literal["week", "month", "quarter"]
_LONGEST = {"week": 7, "month": 31, "quarter": 92}  # days of one bucket at most


@dataclass(frozen=True, slots=True)
class Point:
    """What one event, or some imported ones, add to the day that they are filed under."""

    day: date
    cooperation: float
    conflict: float
    weight: float
    event: str | None = None  # its id; None for what was imported
    texts: frozenset[str] = frozenset()  # the independent texts that tell it
    imported: int = 0  # events without text that the sums are of


@dataclass(frozen=True, slots=True)
class Bucket:
    """One week, month or quarter in which something is told between two sides.

    ``cooperation`` and ``conflict`` are sums, both zero or more; ``score`` is their balance by
    weight, from -10 to 10, and None where nothing of weight is told.
    """

    label: str  # 2024-W43, 2024-10 or 2024-Q4
    start: date
    end: date  # its last day
    cooperation: float
    conflict: float
    score: float | None
    events: tuple[str, ...]  # ids, those that weigh most first
    origins: int  # independent texts
    imported: int = 0  # events of other data sets, without text, that the sums hold as well


@dataclass(frozen=True, slots=True)
class Series:
    """Two sides over time: only buckets in which something is told, the oldest first."""

    by: By
    buckets: tuple[Bucket, ...]
    wide: int = 0  # events told only by a time longer than a bucket: they are in none
    undated: int = 0  # events without any day
    score_version: str = ""


def known_by(by: str) -> By:
    """The length of a bucket. Raises `QueryError` for one that is not there."""
    for one in get_args(By):
        if by == one:
            return one  # type: ignore[no-any-return]
    raise QueryError(f"no series is by {by!r}; ask for one of: {', '.join(get_args(By))}")


def series_of(
    events: Iterable[Event], heard: Heard, by: By = "month", imported: Iterable[Point] = ()
) -> Series:
    """The series of some events, with what was imported added to it."""
    points, wide, undated = [], 0, 0
    for event in events:
        day = event_day(event)
        if day is None:
            undated += 1
        elif _length(event) > _LONGEST[by]:
            wide += 1
        else:
            points.append(_point(event, day, heard))
    summed = buckets([*points, *imported], by, heard.origins)
    return Series(by, tuple(summed), wide, undated, version())


def buckets(points: Iterable[Point], by: By, origins: Origins = ALL_OWN) -> list[Bucket]:
    """Points summed by the week (from Monday), month or quarter of their day, the oldest first.

    >>> one = Point(date(2024, 10, 30), 10.0, 0.0, 1.0, imported=1)
    >>> [(b.label, b.cooperation, b.score) for b in buckets([one, one], "quarter")]
    [('2024-Q4', 20.0, 10.0)]
    """
    lying: dict[date, list[Point]] = defaultdict(list)
    for point in points:
        lying[start_of(point.day, by)].append(point)
    return [_bucket(start, lying[start], by, origins) for start in sorted(lying)]


def start_of(day: date, by: By) -> date:
    """The first day of the bucket that a day lies in.

    >>> start_of(date(2024, 10, 30), "week"), start_of(date(2024, 11, 30), "quarter")
    (datetime.date(2024, 10, 28), datetime.date(2024, 10, 1))
    """
    if by == "week":
        return day - timedelta(days=day.weekday())
    month = day.month if by == "month" else (day.month - 1) // 3 * 3 + 1
    return date(day.year, month, 1)


def next_start(start: date, by: By) -> date:
    """The first day of the bucket after the one that begins on a day."""
    if by == "week":
        return start + timedelta(days=7)
    month = start.month + (1 if by == "month" else 3)
    return date(start.year + (month > 12), month - 12 * (month > 12), 1)


def label_of(start: date, by: By) -> str:
    """A bucket by name: the ISO week, the month or the quarter."""
    if by == "week":
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    if by == "quarter":
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return f"{start:%Y-%m}"


def _bucket(start: date, points: list[Point], by: By, origins: Origins) -> Bucket:
    cooperation = sum(point.cooperation for point in points)
    conflict = sum(point.conflict for point in points)
    weighed = sum(point.weight for point in points)
    texts = frozenset[str]().union(*(point.texts for point in points))
    heaviest = sorted(points, key=lambda one: -(one.cooperation + one.conflict))
    return Bucket(
        label=label_of(start, by),
        start=start,
        end=next_start(start, by) - timedelta(days=1),
        cooperation=round(cooperation, 2),
        conflict=round(conflict, 2),
        score=round((cooperation - conflict) / weighed, 2) if weighed else None,
        events=tuple(point.event for point in heaviest if point.event),
        origins=len(set(independent(sorted(texts), origins).values())),
        imported=sum(point.imported for point in points),
    )


def _point(event: Event, day: date, heard: Heard) -> Point:
    score = event_score(event, heard.modes.get(event.id))
    texts = {origin_of(row, heard.origins) for row in heard.claims(event)}
    return Point(
        day=day,
        cooperation=max(0.0, score),
        conflict=max(0.0, -score),
        weight=weight(event.status, event.origins),
        event=event.id,
        texts=frozenset(texts),
    )


def _length(event: Event) -> int:
    """Of how many days the time of an event is; 1 where it has none or is open."""
    first, last = bounds(event.when)
    return (last - first).days + 1 if first and last else 1
