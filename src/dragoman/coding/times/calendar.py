"""Stretches of the calendar: what a time expression names, and how it is written in ISO."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "month", "year"]
DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` to ``last``, told with the exactness of ``grain``.

    Examples:
        >>> Stretch(date(2022, 1, 1), date(2022, 4, 30), "month").iso()
        '2022-01/2022-04'
    """

    first: date
    last: date
    grain: Grain

    def iso(self) -> str:
        """A date, month or year, or an interval of them."""
        length = {"day": 10, "month": 7, "year": 4}[self.grain]
        first, last = self.first.isoformat()[:length], self.last.isoformat()[:length]
        return first if first == last else f"{first}/{last}"


def day(of: date) -> Stretch:
    """One day."""
    return Stretch(of, of, "day")


def week(of: date) -> Stretch:
    """The week, Monday to Sunday, of a day."""
    monday = of - DAY * of.weekday()
    return Stretch(monday, monday + DAY * 6, "day")


def month(year: int, number: int) -> Stretch:
    """One month; ``number`` may run over the year's end (13 is January of the next year)."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Stretch(date(year, index, 1), date(year, index, monthrange(year, index)[1]), "month")


def months(year: int, first: int, last: int) -> Stretch:
    """The months of a year from ``first`` to ``last``, which may run over its end."""
    return Stretch(month(year, first).first, month(year, last).last, "month")


def years(first: int, last: int) -> Stretch:
    """Whole years."""
    return Stretch(date(first, 1, 1), date(last, 12, 31), "year")


def unit_of(unit: str, of: date) -> Stretch:
    """The day, week, month, quarter, year or decade in which a day lies."""
    if unit == "week":
        return week(of)
    if unit == "month":
        return month(of.year, of.month)
    if unit == "quarter":
        return months(of.year, of.month - (of.month - 1) % 3, of.month - (of.month - 1) % 3 + 2)
    if unit == "year":
        return years(of.year, of.year)
    if unit == "decade":
        return years(of.year - of.year % 10, of.year - of.year % 10 + 9)
    return day(of)


def shift(of: date, unit: str, count: int) -> date:
    """The day ``count`` units later; the last of the month where the month is shorter."""
    if unit in DAYS:
        return of + DAY * DAYS[unit] * count
    if unit not in MONTHS:
        return of
    first = month(of.year, of.month + MONTHS[unit] * count)
    return first.first.replace(day=min(of.day, first.last.day))


def third(of: Stretch, part: str) -> Stretch:
    """The early, middle or late third of a stretch: of a year in months, else in days.

    The start and end of a year are its first and last month, else they are early and late.
    """
    if part in ("start", "end") and of.grain == "year" and of.first.year == of.last.year:
        return month(of.first.year, 1 if part == "start" else 12)
    index = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
    if of.grain == "day":
        bounds = [(0, 1), (2, 3), (4, 6)] if (of.last - of.first).days == 6 else [(0, 0)] * 3
        head, tail = bounds[index]
        return replace(of, first=of.first + DAY * head, last=of.first + DAY * tail)
    if of.grain == "month" and of.first.month == of.last.month:
        last = of.last if index == 2 else of.first + DAY * (10 * index + 9)
        return Stretch(of.first + DAY * 10 * index, last, "day")
    length = (of.last.year - of.first.year) * 12 + of.last.month - of.first.month + 1
    if length > 12:
        head, tail = [(0, 3), (4, 6), (7, 9)][index]
        return years(of.first.year + head, of.first.year + tail)
    step = length // 3
    start = of.first.month + step * index
    return months(of.first.year, start, start + step - 1)
