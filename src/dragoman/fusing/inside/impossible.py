"""Dates that no calendar has: a weekday that was another, a month that is not this one, 31 June."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.fusing.inside.page import Line, Page
from dragoman.records import Disagreement

_DIGIT = re.compile(r"\d")
_NO_LETTER = re.compile(r"[^A-Za-z]+")
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name: number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["Sept"] = 9
_DAYS = {name: number for number, name in enumerate(calendar.day_name)}
_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_UNITS = {"last": -1, "this": 0, "next": 1}

_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=lambda one: -len(one)))})\b\.?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_DAYS)})"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?%)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_OF_DAY = (
    rf"(?:{_MONTH} {_NUMBER}(?:,? {_YEAR})?|(?:the )?{_NUMBER}(?: of)? {_MONTH}(?:,? {_YEAR})?)"
)
_OF_DAY = re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}_N>", _OF_DAY)


def _twice(pattern: str) -> str:
    """A pattern of two branches with the names of each group told apart."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{seen[match[1]]}>"

    return re.sub(r"\(\?P<(\w+)_N>", name, pattern)


_DATED = re.compile(rf"\b{_WEEKDAY},? (?:on )?(?P<date>{_twice(_OF_DAY)})")
# A month and a day beside each other are a date for sure behind such a word or before a year.
_BARE = re.compile(
    rf"(?P<lead>\b(?:on|since|until|till|by|from|dated) )?(?P<date>{_twice(_OF_DAY)})"
)
_LATE_DAY = re.compile(r"29|3[01]")  # that a month may lack
_MONTH_OF = re.compile(rf"\b{_MONTH} (?:of )?(?P<which>last|this|next) month\b(?!')")
_NEAR_DAY = re.compile(
    rf"\b(?P<near>yesterday|today|tonight|tomorrow)(?:, | \(|, on | on )(?P<weekday>{'|'.join(_DAYS)})\b(?!')"
    rf"|\b(?P<weekday2>{'|'.join(_DAYS)}),? \(?(?P<near2>yesterday|today|tomorrow)\b(?!')"
)
_YEAR_OF = re.compile(rf"\b(?P<which>last|this|next) year(?:,? \(|, in |, ){_YEAR}")

# A date without its year is that of the year in which it lies nearest to the report's day; one
# farther off may be of another year, and so may one whose weekday fits the next nearest.
_REACH = timedelta(days=150)
_NEXT_REACH = timedelta(days=300)
# A report is often written the day before it is published.
_LATE = 1


def find_impossible(page: Page) -> Iterator[Disagreement]:
    """Dates in one report that contradict themselves or its own day."""
    for line in page.lines:
        # What a finder needs in a sentence is looked for first: most sentences have none of it.
        digits, day = _DIGIT.search(line.text) is not None, "day" in line.text
        month = digits and not _MONTHS.keys().isdisjoint(_NO_LETTER.split(line.text))
        if month and day:
            yield from _weekdays(page, line)
        if month and _LATE_DAY.search(line.text):
            yield from _no_such_day(page, line)
        if "month" in line.text:
            yield from _months(page, line)
        if day:
            yield from _near_days(page, line)
        if digits and "year" in line.text:
            yield from _years(page, line)


def _weekdays(page: Page, line: Line) -> Iterator[Disagreement]:
    for found in _DATED.finditer(line.text):
        weekday = _DAYS[found["weekday"]]
        day, sure = _date(found, page.report.published, weekday)
        if day is None or day.weekday() == weekday:
            continue
        is_was = "was" if page.report.published is None or day < page.report.published else "is"
        yield _of_one(
            page,
            line,
            found.span("weekday"),
            found.span("date"),
            "real" if sure else "probable",
            f"weekday of {_written(day)}",
            f'The report has "{found[0]}", but {_written(day)} {is_was} '
            f"a {calendar.day_name[day.weekday()]}.",
        )


def _no_such_day(page: Page, line: Line) -> Iterator[Disagreement]:
    for found in _BARE.finditer(line.text):
        month, day, year = _parts(found)
        if month is None or not 1 <= day <= 31 or not (found["lead"] or year):
            continue
        most = 29 if month == 2 and year is None else calendar.monthrange(year or 2023, month)[1]
        if day > most:
            start, end = found.span("date")
            says = f'The report has "{found["date"]}", and there is no such day.'
            about = f"the date {found['date']}"
            yield _of_one(page, line, (start, end), (start, end), "real", about, says)


def _months(page: Page, line: Line) -> Iterator[Disagreement]:
    published = page.report.published
    if published is None:
        return
    for found in _MONTH_OF.finditer(line.text):
        told = _MONTHS[found["month"]]
        meant = (published.month - 1 + _UNITS[found["which"]]) % 12 + 1
        if told == meant:
            continue
        says = (
            f'The report has "{found[0]}", but {found["which"]} month, counted from its own day, '
            f"{_written(published)}, is {calendar.month_name[meant]}."
        )
        second = (found.start("which"), found.end())
        about = f"month: {found[0]}"
        yield _of_one(page, line, found.span("month"), second, "real", about, says)


def _near_days(page: Page, line: Line) -> Iterator[Disagreement]:
    published = page.report.published
    if published is None:
        return
    for found in _NEAR_DAY.finditer(line.text):
        near = "near" if found["near"] else "near2"
        weekday = "weekday" if near == "near" else "weekday2"
        step = _NEAR[found[near].casefold()]
        days = [published + timedelta(days=step - late) for late in range(_LATE + 1)]
        if _DAYS[found[weekday]] in [day.weekday() for day in days]:
            continue
        says = (
            f'The report has "{found[0]}", but its own day, {_written(published)}, is '
            f"a {calendar.day_name[published.weekday()]}."
        )
        about = f"day: {found[0]}"
        yield _of_one(page, line, found.span(near), found.span(weekday), "probable", about, says)


def _years(page: Page, line: Line) -> Iterator[Disagreement]:
    published = page.report.published
    if published is None:
        return
    for found in _YEAR_OF.finditer(line.text):
        meant = published.year + _UNITS[found["which"]]
        if int(found["year"]) == meant:
            continue
        says = (
            f'The report has "{found[0]}", but {found["which"]} year, counted from its own day, '
            f"{_written(published)}, is {meant}."
        )
        first = (found.start("which"), found.start("which") + len(f"{found['which']} year"))
        about = f"year: {found[0]}"
        yield _of_one(page, line, first, found.span("year"), "probable", about, says)


def _date(found: re.Match[str], published: date | None, weekday: int) -> tuple[date | None, bool]:
    """The day that is told, and whether its year is; None where it cannot be known."""
    month, day, year = _parts(found)
    if month is None:
        return None, False
    if year is not None:
        return _real(year, month, day), True
    if published is None:
        return None, False
    days = [_real(published.year + step, month, day) for step in (-1, 0, 1)]
    ranked = sorted((abs(one - published), one) for one in days if one)
    if any(off <= _NEXT_REACH and one.weekday() == weekday for off, one in ranked):
        return None, False
    return (ranked[0][1], False) if ranked and ranked[0][0] <= _REACH else (None, False)


def _parts(found: re.Match[str]) -> tuple[int | None, int, int | None]:
    month = found["month1"] or found["month2"]
    year = found["year1"] or found["year2"]
    day = found["day1"] or found["day2"]
    return _MONTHS.get(month), int(day), int(year) if year else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_one(
    page: Page,
    line: Line,
    first: tuple[int, int],
    second: tuple[int, int],
    severity: str,
    about: str,
    says: str,
) -> Disagreement:
    a, b = (page.side(line.start + start, line.start + end) for start, end in (first, second))
    return Disagreement(
        kind="date",
        severity="real" if severity == "real" else "probable",
        about=about,
        says=says,
        a=a,
        b=b,
    )


def _written(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
