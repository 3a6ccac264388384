"""The day of publication, where a report's own text tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.calendar_dates import (
    MONTH,
    FullDate,
    find_full_dates,
    month_number,
    weekday_number,
)
from dragoman.reading.captions import split_captions
from dragoman.reading.composing import compose
from dragoman.reading.datelines import dateline_end
from dragoman.reading.paragraphs import Span, find_paragraphs
from dragoman.reading.words import straighten

# Lines before the report's first paragraph: stamps stand there, or in the last lines.
HEAD_LINES = 12
TAIL_LINES = 3
STAMP_WORDS = 14
# A paragraph of prose has more words than any stamp or headline.
PROSE_WORDS = 25
# The photograph of an affair is of its first days, and the weekdays told beside it follow on it
# without a gap (on the development texts 16 of the 18 days so found are right to a day; with gaps
# allowed, 13 of 22). So many days after the photograph a weekday may as well be before it.
MOST_DAYS_AFTER_PHOTO = 4
# A dateline without a year is of the month after the latest day that is told in full, at most.
MOST_DAYS_TO_DATELINE = 31

_TOLD = re.compile(
    r"(?P<first>first published|originally published|published|posted|publication date"
    r"|release date|date|created|issued|filed)|(?P<later>last updated|updated|last modified|modified)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s:,|\-–—]*(?:(?:on|at|date|date:)\s+)?(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?[\s,|]+(?:[A-Z]{2,4}[\s,]+)?(?:on )?)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s.)\]]*$")
_SOURCE_BEFORE = re.compile(r"(?:[(\[]|[—–-] ?)[A-Z][\w .&/'-]{1,40}, ?$|[(\[]$")
_SENTENCE = re.compile(r"[a-z]{2}[.!?][\"')]?$")
_DAY_OF_MONTH = re.compile(
    rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}})\b|\b(?P<day2>\d{{1,2}}) (?P<month2>{MONTH})"
)
_FULL_WEEKDAY = re.compile(r"(?<!next )(?<!last )\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FILE = re.compile(r"\bfile\b|\barchive\b|undated", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A day of publication and what in the text tells it."""

    day: date
    how: str


def find_published(text: str) -> Found | None:
    """The day on which a report was published, as its text tells it, or None.

    Told outright ("Published: 3 May 2019", a dateline, a stamp over the first paragraph, an
    agency and a day at the end), or else to be seen from the weekdays told beside a
    photograph's full date. Nothing else is taken: no day is better than a wrong one.

    Examples:
        >>> find_published("Published: 3 May 2019\\nNorway welcomed the talks in Oslo.").day
        datetime.date(2019, 5, 3)
    """
    plain = straighten(compose(text)[0])
    if not _YEAR.search(plain):
        return None
    paragraphs = find_paragraphs(plain)
    return (
        _told(plain, paragraphs)
        or _stamped(plain, paragraphs)
        or _in_dateline(plain, paragraphs)
        or _at_end(plain, paragraphs)
        or _beside_photo(plain, paragraphs)
    )


def _told(plain: str, paragraphs: Sequence[Span]) -> Found | None:
    """A line that begins with "Published", or "Updated" where there is no such line."""
    later: Found | None = None
    for start, end in paragraphs:
        label = _TOLD.match(plain, start, end)
        if label is None:
            continue
        between = _BETWEEN.match(plain, label.end(), end)
        place = between.end() if between else label.end()
        found = next(find_full_dates(plain, place, min(end, place + 40)), None)
        if found is None or found.start != place:
            continue
        if label["first"]:
            return Found(found.day, f"the line {plain[start : found.end]!r}")
        later = later or Found(found.day, f"the line {plain[start : found.end]!r}")
    return later


def _stamped(plain: str, paragraphs: Sequence[Span]) -> Found | None:
    """A short line with a full date over the first paragraph of prose."""
    for start, end in paragraphs[:HEAD_LINES]:
        words = plain.count(" ", start, end) + 1
        dates = list(find_full_dates(plain, start, end))
        if words <= STAMP_WORDS and len(dates) == 1 and _is_stamp(plain, start, end, dates[0]):
            return Found(dates[0].day, f"the line {plain[start:end]!r}")
        if words >= PROSE_WORDS:
            return None
    return None


def _is_stamp(plain: str, start: int, end: int, found: FullDate) -> bool:
    """Whether a date stands at an end of a line that is no sentence and no caption."""
    line = plain[start:end]
    if _SENTENCE.search(line) or split_captions(plain, start, end)[0].kind != "body":
        return False
    if found.start - start <= 1:
        return True
    before = plain[start : found.start].rstrip()
    return before[-1] in "|,·•-–—:(" or before.casefold().startswith("by ")


def _in_dateline(plain: str, paragraphs: Sequence[Span]) -> Found | None:
    """A day in a dateline; where that names no year, the year of the latest full date before it."""
    for start, end in paragraphs[:HEAD_LINES]:
        stop = dateline_end(plain, start, end)
        if stop == start:
            continue
        how = f"the dateline {plain[start:stop].strip()!r}"
        full = next(find_full_dates(plain, start, stop), None)
        if full is not None:
            return Found(full.day, how)
        told = _DAY_OF_MONTH.search(plain, start, stop)
        return _with_year(plain, told, how) if told else None
    return None


def _with_year(plain: str, told: re.Match[str], how: str) -> Found | None:
    latest = max((found.day for found in find_full_dates(plain)), default=None)
    if latest is None:
        return None
    month = month_number(told["month"] or told["month2"])
    for year in (latest.year, latest.year + 1):
        try:
            day = date(year, month, int(told["day"] or told["day2"]))
        except ValueError:
            continue
        if timedelta(0) <= day - latest <= timedelta(MOST_DAYS_TO_DATELINE):
            return Found(day, f"{how} and the latest date told, {latest}")
    return None


def _at_end(plain: str, paragraphs: Sequence[Span]) -> Found | None:
    """A full date that closes the text: "(Reuters, 3 May 2019)"."""
    for start, end in reversed(paragraphs[-TAIL_LINES:]):
        for found in find_full_dates(plain, max(start, end - 60), end):
            after = _TRAILING.match(plain, found.end, end)
            before = plain[max(start, found.start - 40) : found.start]
            if after and after.end() == end and _SOURCE_BEFORE.search(before):
                return Found(found.day, f"the end {plain[max(start, found.start - 20) : end]!r}")
    return None


def _beside_photo(plain: str, paragraphs: Sequence[Span]) -> Found | None:
    """The latest weekday told in the days after the newest photograph's full date."""
    photos: list[date] = []
    weekdays: set[int] = set()
    for start, end in paragraphs:
        for region in split_captions(plain, start, end):
            if region.kind == "caption" and not _FILE.search(plain, region.start, region.end):
                photos += (one.day for one in find_full_dates(plain, region.start, region.end))
            elif region.kind == "body":
                told = _FULL_WEEKDAY.finditer(plain, region.start, region.end)
                weekdays |= {weekday_number(match.group(1)) for match in told}
    newest = max(photos, default=None)
    if newest is None or any(int(year) > newest.year for year in _YEAR.findall(plain)):
        return None
    if any(found.day > newest for found in find_full_dates(plain)):
        return None
    last = _last_of_run({(weekday - newest.weekday()) % 7 for weekday in weekdays})
    if last is None:
        return None
    day = newest + timedelta(last)
    return Found(day, f"the weekdays told beside the photograph of {newest}")


def _last_of_run(after: set[int]) -> int | None:
    """The last of the days in a row, from the photograph's own or the next, that are told."""
    last: int | None = next((days for days in (0, 1) if days in after), None)
    while last is not None and last < MOST_DAYS_AFTER_PHOTO and last + 1 in after:
        last += 1
    return last
