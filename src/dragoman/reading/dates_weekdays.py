"""The day of publication seen from the weekdays that are told beside the newest full date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.reading.calendar_dates import find_full_dates, month_number, weekday_number
from dragoman.reading.captions import split_captions
from dragoman.reading.dates_stamps import Found
from dragoman.reading.paragraphs import Span

# So many days after the newest date a weekday may as well be one before it.
MOST_DAYS_AFTER = 4
# A month that is spoken of as past is left behind; the report is of the days after it, while the
# photograph is still news.
MOST_DAYS_TO_NEXT_MONTH = 14

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Patterns that begin with a capital pass over a text fast; what stands before is looked at then.
_FULL_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_OF_OTHER_WEEK = re.compile(r"(?:next |last |\w)$")
_FILE = re.compile(r"\bfile\b|\barchive\b|undated", re.IGNORECASE)
# "in October", without a day or a year: of 383 such in the development texts 11 stand in a report
# of that very month, which says "this month" or a day.
_MONTH_PAST = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?!,? (?:of )?(?:\d|next|last))"
)
_IN_BEFORE = re.compile(r"\b(?:in|since) $")


@dataclass(slots=True)
class _Told:
    """What the running text and the captions of a report tell of time."""

    photos: list[date] = field(default_factory=list)
    others: list[date] = field(default_factory=list)  # full dates of the running text
    weekdays: set[int] = field(default_factory=set)  # told alone, without their date
    months: set[int] = field(default_factory=set)  # left behind


def find_by_weekdays(plain: str, paragraphs: Sequence[Span]) -> Found | None:
    """The last of the weekdays told in a row from the newest full date on.

    The newest date is of the week that is told only if its own weekday is told in the running text
    ("on Wednesday" beside a photograph of a Wednesday): else the photograph is of some week before.
    Which one can be seen where the text speaks of the photograph's month as past: then it is the
    first such weekday of the next month.
    """
    if next(find_full_dates(plain), None) is None:
        return None
    told = _told(plain, paragraphs)
    newest = max((*told.photos, *told.others), default=None)
    if newest is None or any(int(year) > newest.year for year in _YEAR.findall(plain)):
        return None
    days_after = {(weekday - newest.weekday()) % 7 for weekday in told.weekdays}
    is_photo = newest in told.photos
    if newest.month in told.months:
        return _in_next_month(newest, told.weekdays) if is_photo else None
    if 0 not in days_after or (not is_photo and len(days_after) > 1):
        return None
    last = 0
    while last < MOST_DAYS_AFTER and last + 1 in days_after:
        last += 1
    what = "photograph of" if is_photo else "date"
    how = f"the weekdays told beside the {what} {newest}"
    return Found(newest + timedelta(last), "photo" if is_photo else "newest date", how)


def _told(plain: str, paragraphs: Sequence[Span]) -> _Told:
    told = _Told()
    for start, end in paragraphs:
        for region in split_captions(plain, start, end):
            dates = list(find_full_dates(plain, region.start, region.end))
            if region.kind == "caption":
                if not _FILE.search(plain, region.start, region.end):
                    told.photos += (one.day for one in dates)
            elif region.kind == "body":
                told.others += (one.day for one in dates)
                told.weekdays |= {
                    weekday_number(match.group())
                    for match in _weekdays(plain, region.start, region.end)
                    if not any(one.start <= match.start() < one.end for one in dates)
                }
                told.months |= set(_months_past(plain, region.start, region.end))
    return told


def _weekdays(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for match in _FULL_WEEKDAY.finditer(plain, start, end):
        place = match.start()
        if not _OF_OTHER_WEEK.search(plain, max(0, place - 5), place):
            yield match


def _months_past(plain: str, start: int, end: int) -> Iterator[int]:
    for match in _MONTH_PAST.finditer(plain, start, end):
        place = match.start()
        if _IN_BEFORE.search(plain, max(start, place - 7), place):
            yield month_number(match.group())


def _in_next_month(newest: date, weekdays: set[int]) -> Found | None:
    """The first day of the next month that is the last of the weekdays told in a row."""
    last = [day for day in weekdays if (day + 1) % 7 not in weekdays]
    first = date(newest.year + newest.month // 12, newest.month % 12 + 1, 1)
    if len(last) != 1 or first - newest > timedelta(MOST_DAYS_TO_NEXT_MONTH):
        return None
    day = first + timedelta((last[0] - first.weekday()) % 7)
    how = f"the weekdays told after the month of the photograph of {newest}"
    return Found(day, "next month", how)
