"""Stamps that tell the day of publication outright: labels, bylines, datelines, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.calendar_dates import (
    MONTH,
    WEEKDAY,
    FullDate,
    calendar_day,
    find_full_dates,
    month_number,
)
from dragoman.reading.captions import split_captions
from dragoman.reading.datelines import dateline_end
from dragoman.reading.paragraphs import Span

# Lines above the report's first paragraph that may bear a stamp: bylines, shares and the caption
# of the first picture stand between. And lines below it, where it is a summary over the byline.
HEAD_LINES = 25
LINES_BELOW = 4
TAIL_LINES = 3
STAMP_WORDS = 18
STAMP_CHARACTERS = 200
# A paragraph of prose has more words than any stamp or headline; a whole sentence may have fewer.
PROSE_WORDS = 25
SENTENCE_WORDS = 15
# The article begins where so many of the next paragraphs are prose: above it stand menus and
# teasers, each by itself.
PROSE_NEAR = 6
PROSE_AMONG = 3
# A text in one line has its stamp within so many characters: a headline, an agency, a day.
OPENING_CHARACTERS = 220
# A dateline without a year is of the month after the latest day that is told in full, at most.
MOST_DAYS_TO_DATELINE = 31

_FIRST = (
    "first published|originally published|published|posted|publication date|date of publication"
    "|release date|date|created|issued|filed"
)
_LATER = "last updated|updated|last modified|modified"
_LABEL = re.compile(rf"(?P<first>{_FIRST})|(?P<later>{_LATER})", re.IGNORECASE)
_TIME = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
_CLOCK = rf"(?:{_TIME})[ ,|•·-]*(?:[A-Z]{{2,4}}\b[ ,|•·-]*)?"
_BETWEEN = re.compile(
    rf"[\s:,|\-–—•]*(?:(?:on|at|date|date:)\s+)?(?:{_CLOCK}(?:on )?)?", re.IGNORECASE
)
_CLOCK_LAST = re.compile(rf"(?:{_CLOCK})(?:on )?$", re.IGNORECASE)
_LABEL_LAST = re.compile(
    rf"(?:(?P<first>{_FIRST})|(?P<later>{_LATER}))\W*(?:on|at)?\W*$", re.IGNORECASE
)
_BYLINE = re.compile(r"by [A-Z]", re.IGNORECASE)
_SEPARATORS = "|,·•-–—(/"
# A label that is not known may be of something else ("Born: 3 May 1970"), but not with a clock time:
# "Stand: 26.04.2024, 20:44 Uhr".
_CLOCK_NEXT = re.compile(rf"[ ,|•·-]{{0,4}}(?:{_TIME})", re.IGNORECASE)
_TRAILING = re.compile(r"[\s.)\]]*$")
# Behind the last sentence; what stands in brackets within one is the day of something else.
_SOURCE_BEFORE = re.compile(
    r"(?:(?:^|[.!?\"')\]]\s)[(\[]|[—–-] ?)[A-Z][\w .&/'-]{1,40}, ?$|(?:^|[.!?\"')\]]\s)[(\[]$"
)
_SENTENCE = re.compile(r"[a-z]{2}[.!?][\"')]?$")
_DAY_OF_MONTH = re.compile(
    rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}})\b|\b(?P<day2>\d{{1,2}}) (?P<month2>{MONTH})"
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[ ,]{1,3}((?:19|20)\d\d)\b", re.IGNORECASE)
# After a day that opens a text a headline or a sentence begins: "3 May 2019 was the day" goes on.
_TEXT_BEGINS = re.compile(rf"[ ,|•·-]*(?:{_CLOCK})?[ :|.•·-]*(?:\(|[A-Z0-9]|$)")
_AGENCY_DAY = re.compile(
    rf"\b(?:AFP|AP|Reuters|Xinhua|DPA|TASS|UPI|ANSA|EFE|IANS|PTI)\W{{1,3}}(?={WEEKDAY} \d)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A day of publication, the rule that found it and what in the report tells it."""

    day: date
    rule: str
    how: str


def find_stamp(
    plain: str, paragraphs: Sequence[Span], month: tuple[int, int] | None = None
) -> Found | None:
    """The day that a stamp tells; ``month`` is the year and month, where an address tells them.

    The kinds are tried in the order of how sure they are.
    """
    begin = _article_begin(plain, paragraphs)
    above = max(0, begin - 1) if begin < len(paragraphs) else 0  # all of a text without prose
    return (
        _labelled(plain, paragraphs, begin, "first")
        or _stamped(plain, paragraphs, begin)
        or _opening(plain)
        or _in_dateline(plain, paragraphs[above:], month)
        or _at_end(plain, paragraphs)
        or _labelled(plain, paragraphs, begin, "later")
    )


def _article_begin(plain: str, paragraphs: Sequence[Span]) -> int:
    """The number of the first paragraph of running text, behind menus and teasers."""
    prose = [_is_prose(plain, *span) for span in paragraphs]
    for number, here in enumerate(prose):
        if here and sum(prose[number : number + PROSE_NEAR]) >= PROSE_AMONG:
            return number
    return prose.index(True) if any(prose) else len(prose)


def _is_prose(plain: str, start: int, end: int) -> bool:
    words = plain.count(" ", start, end) + 1
    if words >= PROSE_WORDS:
        return True
    return words >= SENTENCE_WORDS and bool(_SENTENCE.search(plain, max(start, end - 5), end))


def _labelled(plain: str, paragraphs: Sequence[Span], begin: int, kind: str) -> Found | None:
    """The line nearest to the article's beginning that opens with "Published" or "Updated"."""
    nearest: tuple[int, Found] | None = None
    for number, (start, end) in enumerate(paragraphs):
        label = _LABEL.match(plain, start, end)
        if label is None or label[kind] is None:
            continue
        between = _BETWEEN.match(plain, label.end(), end)
        place = between.end() if between else label.end()
        found = next(find_full_dates(plain, place, min(end, place + 40)), None)
        if found is None or found.start != place:
            continue
        far = abs(number - begin)
        if nearest is None or far < nearest[0]:
            rule = "published" if kind == "first" else "updated"
            nearest = far, Found(found.day, rule, f"the line {plain[start : found.end]!r}")
    return nearest and nearest[1]


def _stamped(plain: str, paragraphs: Sequence[Span], begin: int) -> Found | None:
    """The short line with a full date that stands nearest to the article's beginning."""
    above = reversed(paragraphs[max(0, begin - HEAD_LINES) : begin])
    below = paragraphs[begin + 1 : begin + 1 + LINES_BELOW]
    for start, end in (*above, *below):
        found = min(_stamps(plain, start, end), key=lambda one: one.day, default=None)
        if found is not None and _may_be_stamp(plain, start, end):
            return found
    return None


def _may_be_stamp(plain: str, start: int, end: int) -> bool:
    """Whether a line is short, no sentence and no caption."""
    if end - start > STAMP_CHARACTERS or plain.count(" ", start, end) >= STAMP_WORDS:
        return False
    if plain[end - 1] in ".!?" and plain[end - 4 : end].casefold() not in ("a.m.", "p.m."):
        return False
    return split_captions(plain, start, end)[0].kind == "body"


def _stamps(plain: str, start: int, end: int) -> Iterator[Found]:
    """The days in a line that stand where a stamp has them."""
    for one in find_full_dates(plain, start, end):
        before = plain[start : one.start].rstrip()
        clock = _CLOCK_LAST.search(before)
        lead = (before[: clock.start()] if clock else before).rstrip()
        label = _LABEL_LAST.search(lead)
        is_entry = plain.startswith(": ", one.end)  # of a chronicle: "3 May 1998: the bridge falls"
        if is_entry:
            continue
        labelled = lead.endswith(":") and _CLOCK_NEXT.match(plain, one.end, end)
        placed = label or labelled or len(lead) <= 1 or lead[-1] in _SEPARATORS
        if placed or _BYLINE.match(lead):
            rule = "updated" if label and label["later"] else "stamp"
            yield Found(one.day, rule, f"the line {plain[start:end]!r}")


def _opening(plain: str) -> Found | None:
    """A day that a text in one piece opens with, or an agency's day behind its headline."""
    begin = len(plain) - len(plain.lstrip())
    stop = min(len(plain), begin + OPENING_CHARACTERS)
    line = plain.find("\n", begin, stop)
    stop = stop if line < 0 else line
    agency = _AGENCY_DAY.search(plain, begin, stop)
    label = _LABEL.match(plain, begin, stop)
    between = _BETWEEN.match(plain, label.end() if label else begin, stop)
    places = {agency.end() if agency else begin, between.end() if between else begin}
    for one in find_full_dates(plain, begin, stop):
        is_entry = plain.startswith(": ", one.end)
        if one.start in places and not is_entry and _TEXT_BEGINS.match(plain, one.end):
            return Found(one.day, "opening", f"the opening {plain[begin : one.end]!r}")
    return None


def _in_dateline(
    plain: str, paragraphs: Sequence[Span], month: tuple[int, int] | None
) -> Found | None:
    """A day in a dateline; one without a year is near to the latest day that is told in full."""
    for start, end in paragraphs[:HEAD_LINES]:
        stop = dateline_end(plain, start, end)
        if stop == start:
            continue
        how = f"the dateline {plain[start:stop].strip()!r}"
        full: FullDate | None = next(find_full_dates(plain, start, stop), None)
        if full is not None:
            return Found(full.day, "dateline", how)
        told = _DAY_OF_MONTH.search(plain, start, stop)
        return _with_year(plain, told, how, month) if told else None
    return None


def _with_year(
    plain: str, told: re.Match[str], how: str, month: tuple[int, int] | None
) -> Found | None:
    number = month_number(told["month"] or told["month2"])
    day_number = int(told["day"] or told["day2"])
    latest = max((found.day for found in find_full_dates(plain)), default=None)
    if month is not None and month[1] == number:
        day = calendar_day(month[0], number, day_number)
        return Found(day, "dateline", f"{how} and the address") if day else None
    later = latest and any(int(one) > latest.year + 1 for one in _ANY_YEAR.findall(plain))
    for year in (latest.year, latest.year + 1) if latest and not later else ():
        day = calendar_day(year, number, day_number)
        if day and latest and timedelta(0) <= day - latest <= timedelta(MOST_DAYS_TO_DATELINE):
            return Found(day, "dateline", f"{how} and the latest date told, {latest}")
    years = {int(year) for year in _COPYRIGHT.findall(plain)}
    day = calendar_day(max(years), number, day_number) if years and latest is None else None
    return Found(day, "dateline", f"{how} and the copyright's year") if day else None


def _at_end(plain: str, paragraphs: Sequence[Span]) -> Found | None:
    """A full date that closes the text: "(Reuters, 3 May 2019)"."""
    for start, end in reversed(paragraphs[-TAIL_LINES:]):
        for found in find_full_dates(plain, max(start, end - 60), end):
            after = _TRAILING.match(plain, found.end, end)
            before = plain[max(start, found.start - 40) : found.start]
            if after and after.end() == end and _SOURCE_BEFORE.search(before):
                how = f"the end {plain[max(start, found.start - 20) : end]!r}"
                return Found(found.day, "end", how)
    return None
