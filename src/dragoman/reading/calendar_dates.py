"""Finds full dates in a text: day, month and year, in the forms that English news uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

# The longest date before its year ("Wednesday, the 23rd of September, ") and after ("-12-31", and
# the next character, which may go on with a number).
BEFORE_YEAR = 36
AFTER_YEAR = 8

_YEAR = re.compile(r"\d{4}")
_FULL_DATE = re.compile(
    rf"(?:\b(?P<weekday>{WEEKDAY}),? )?(?:the )?(?:"
    rf"\b(?P<day>{_DAY})(?: of)?[ -](?P<month>{MONTH}),?[ -](?P<year>\d{{4}})"
    rf"|\b(?P<month2>{MONTH}) (?P<day2>{_DAY}),? (?P<year2>\d{{4}})"
    r"|\b(?P<year3>\d{4})(?P<join>[-/.])(?P<month3>\d{1,2})(?P=join)(?P<day3>\d{1,2})"
    r"|\b(?P<one>\d{1,2})(?P<join2>[-/.])(?P<other>\d{1,2})(?P=join2)(?P<year4>\d{4})"
    r")(?!\d(?!\d?:\d\d))",  # but a time may be glued to the year
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FullDate:
    """A day told in full, and the stretch of text that tells it."""

    start: int
    end: int
    day: date


def find_full_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FullDate]:
    """The full dates in a text; one that no calendar has, or whose weekday is wrong, is left out.

    So is one in numbers that may be of either of two days ("03/04/2019").

    Examples:
        >>> [str(found.day) for found in find_full_dates("Fri 3 May 2019; Feb. 30, 2020; 2021-06-01")]
        ['2019-05-03', '2021-06-01']
    """
    end = len(text) if end is None else end
    for first, last in _near_years(text, start, end):
        for match in _FULL_DATE.finditer(text, first, last):
            day = _day_of(match)
            if day is not None:
                yield FullDate(match.start(), match.end(), day)


def _near_years(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches about numbers of four digits: most of a text has none, and needs no search."""
    first = last = start
    for year in _YEAR.finditer(text, start, end):
        if year.start() - BEFORE_YEAR > last:
            if last > first:
                yield first, last
            first = year.start() - BEFORE_YEAR
        last = min(end, year.end() + AFTER_YEAR)
    if last > first:
        yield first, last


CLOCK_FROM = date(2026, 11, 1)  # no clock that is right stands before
_AHEAD = timedelta(days=1)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it.

    >>> calendar_day(2019, 2, 29)
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


# Before it there was no newspaper, and software writes the year 1 for no day at all, or 9999. Beyond, days
# cannot be counted on from: a calendar of Python ends with that year.
FIRST_YEAR, LAST_YEAR = 1600, 2999


def is_of_news(day: date) -> bool:
    """Whether a report can be of that day; one that is still to come may be a slip of the clock.

    >>> is_of_news(date(2031, 5, 1)), is_of_news(date.min), is_of_news(date.max)
    (True, False, False)
    """
    return FIRST_YEAR <= day.year <= LAST_YEAR


def latest_day() -> date:
    """The last day on which anything can have been published by now: it is tomorrow somewhere.

    A clock that stands before this program was made is wrong, and no report loses its day to it.
    """
    return max(min(date.today(), date.max - _AHEAD), CLOCK_FROM) + _AHEAD


def weekday_number(name: str) -> int:
    """Monday is 0, as in `date.weekday`.

    >>> weekday_number("Thursday")
    3
    """
    return _WEEKDAYS.index(name[:3].casefold())


def month_number(name: str) -> int:
    """January is 1.

    >>> month_number("Sept.")
    9
    """
    return _MONTHS.index(name[:3].casefold()) + 1


def _day_of(match: re.Match[str]) -> date | None:
    if match["year4"]:
        return _day_in_numbers(match)
    year = match["year"] or match["year2"] or match["year3"]
    name = match["month"] or match["month2"]
    month = month_number(name) if name else int(match["month3"])
    day = re.sub(r"\D", "", match["day"] or match["day2"] or match["day3"])
    found = calendar_day(int(year), month, int(day))
    wrong = found and match["weekday"] and weekday_number(match["weekday"]) != found.weekday()
    return None if wrong else found


def _day_in_numbers(match: re.Match[str]) -> date | None:
    """The day of two numbers before a year; None where they may be of two days.

    With points the day comes first everywhere; else a number beyond 12 tells which it is, or the
    weekday before them.
    """
    numbers = int(match["one"]), int(match["other"])
    orders = [numbers] if match["join2"] == "." else [numbers, numbers[::-1]]
    days = {
        day
        for number, month in orders
        if (day := calendar_day(int(match["year4"]), month, number))
        and (not match["weekday"] or weekday_number(match["weekday"]) == day.weekday())
    }
    return days.pop() if len(days) == 1 else None
