"""Finds full dates in a text: day, month and year, in the forms that English news uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
    r")(?!\d)",
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
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    name = match["month"] or match["month2"]
    if match["year4"]:
        day, month = _day_and_month(int(match["one"]), int(match["other"]), match["join2"])
    else:
        month = month_number(name) if name else int(match["month3"])
        day = int(re.sub(r"\D", "", match["day"] or match["day2"] or match["day3"]))
    try:
        found = date(int(year), month, day)
    except ValueError:
        return None
    wrong = match["weekday"] and weekday_number(match["weekday"]) != found.weekday()
    return None if wrong else found


def _day_and_month(one: int, other: int, join: str) -> tuple[int, int]:
    """Day and month of numbers before a year; (0, 0) where they may be either.

    With points the day comes first everywhere; else only a number beyond 12 tells which it is.
    """
    if join == "." or one > 12 or one == other:
        return one, other
    return (other, one) if other > 12 else (0, 0)
