"""Where two claims of one happening give times that cannot both be right."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from dragoman.fusing.disagreements.clashes import (
    Clash,
    Known,
    disputed,
    neighbours,
    side_of,
    told_to_the_day,
)
from dragoman.fusing.events.compare import amount_points, place_points, places_fit, word_points
from dragoman.fusing.events.traits import Span, Traits
from dragoman.fusing.phrases import act_phrase, teller
from dragoman.fusing.rules import settings, type_rules
from dragoman.fusing.words import plain_words
from dragoman.records import Disagreement

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Satur|Sun)(?:day?|d)?\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_SEASON = 100  # days: a time of this length or less names months of the year


def find_dates(known: Known) -> Iterator[Clash]:
    """Clashes of dates: the same deed on two near days, or in one month of two years.

    Days are compared only where both print them: one that is reckoned from the report's own may be
    off by a night.
    """
    told = [one for one in known.acts if one.span is not None and one.span.told]
    to_the_day = [one for one in told if told_to_the_day(one) and _prints_day(one)]
    for a, b in neighbours(to_the_day, _mode, _near_days):
        if _near_miss(a, b):
            yield replace(_clash(known, a, b, "probable"), unless_both=True)
    of_a_season = [one for one in told if one.span is not None and one.span.days <= _SEASON]
    if not reach_years(one.span for one in of_a_season if one.span is not None):
        return
    for a, b in neighbours(of_a_season, _mode, _other_years):
        if _one_slipped(a, b):
            severity = "real" if _only_one(a) or _only_one(b) else "probable"
            yield _clash(known, a, b, severity)


def reach_years(spans: Iterable[Span]) -> bool:
    """Whether any two times, as far as they are of a season, may be of other years: most are of some weeks."""
    told = [one for one in spans if one.told and one.days <= _SEASON]
    reach = max((one.first for one in told), default=0) - min((one.last for one in told), default=0)
    return reach >= int(settings()["dates"]["year_apart"])


def _mode(one: Traits) -> object:
    return one.act.mode, one.act.status


def _near_days(one: Traits, others: Sequence[Traits]) -> list[Traits]:
    """Those of the others whose times lie close to its own, and do not meet it."""
    if one.span is None:
        return []
    first, last = one.span.first, one.span.last
    near = int(settings()["dates"]["near_days"])
    return [
        other
        for other in others
        if (span := other.span) is not None
        and 0
        < (span.first if span.first > first else first) - (span.last if span.last < last else last)
        <= near
    ]


def _near_miss(a: Traits, b: Traits) -> bool:
    """Two reports tell alike of one deed, for different days that lie close together.

    A report that tells of both days knows of two deeds: see `Known.holds`. What comes daily is one
    deed only where place and number are the same.
    """
    if a.row.report_key == b.row.report_key:
        return False
    if type_rules()[a.act.event].daily and not (place_points(a, b) and amount_points(a, b)):
        return False
    alike = word_points(a.telling, b.telling) + place_points(a, b) + amount_points(a, b)
    return alike >= type_rules()[a.act.event].needed


def _prints_day(one: Traits) -> bool:
    """Whether the report names the day beside the act: a weekday, or a day of a month."""
    evidence = one.act.evidence
    return _names_day(f"{evidence.prefix}{evidence.exact}{evidence.suffix}")


@lru_cache(maxsize=4096)
def _names_day(text: str) -> bool:
    """The same of its words: one act is held against many."""
    return bool(_DAY.search(text))


def _other_years(one: Traits, others: Sequence[Traits]) -> list[Traits]:
    years = int(settings()["dates"]["year_apart"])
    return [other for other in others if _apart(one, other) >= years]


def _one_slipped(a: Traits, b: Traits) -> bool:
    """One deed in the same months of two years, where one year was only reckoned, not printed.

    Such a pair is a slip only inside one report, or where one claim calls the deed the first of its
    kind and both tell of it alike; what comes back every year is no clash.
    """
    if a.span is None or b.span is None or _prints_year(a) == _prints_year(b):
        return False
    if not _months(a.span) & _months(b.span) or _comes_back(a) or _comes_back(b):
        return False
    if _is_of_that_day(a) or _is_of_that_day(b):
        return False
    if not places_fit(a, b):
        return False
    alike = word_points(a.telling, b.telling) + place_points(a, b) > 0
    unique = _only_one(a) or _only_one(b)
    return a.row.report_key == b.row.report_key or (unique and alike)


def _apart(a: Traits, b: Traits) -> int:
    """Days between the two times; none or fewer where they meet."""
    if a.span is None or b.span is None:
        return 0
    return max(a.span.first, b.span.first) - min(a.span.last, b.span.last)


def _clash(known: Known, a: Traits, b: Traits, severity: str) -> Clash:
    says = (
        f"{teller(a.row, b.row)} has it {time_in_words(a.act.when)}; {teller(b.row, a.row)} has it {time_in_words(b.act.when)}."
        if a.row.report_key != b.row.report_key
        else f"{teller(a.row, b.row)} has it both {time_in_words(a.act.when)} and {time_in_words(b.act.when)}."
    )
    gap = 0 if a.span is None or b.span is None else abs(a.span.first - b.span.first)
    return Clash(
        Disagreement(
            kind="date",
            severity="real" if severity == "real" else "probable",
            about=f"date: {act_phrase(a.act)}",
            says=says,
            a=side_of(a.row),
            b=side_of(b.row),
            event=known.one_event(a, b),
        ),
        disputed(a.act.when, b.act.when),
        gap,
    )


def _months(span: Span) -> set[int]:
    """The months of the year that a span touches."""
    return {(date.fromordinal(day)).month for day in (*range(span.first, span.last, 28), span.last)}


def _is_of_that_day(one: Traits) -> bool:
    """Whether it is the news of the very day on which the report came out: no year was reckoned."""
    if one.span is None or one.row.published is None or one.span.days > 1:
        return False
    return one.span.first == one.row.published.toordinal()


def _prints_year(one: Traits) -> bool:
    """Whether the report itself prints a year beside the act.

    A day further back than "last year" reaches cannot have been reckoned from the report's own.
    """
    published, evidence = one.row.published, one.act.evidence
    if published is not None and one.span is not None:
        back = published.year - date.fromordinal(one.span.last).year
    else:
        back = 0
    return back > 1 or _names_year(f"{evidence.prefix}{evidence.exact}{evidence.suffix}")


@lru_cache(maxsize=4096)
def _names_year(text: str) -> bool:
    return bool(_YEAR.search(text))


def _only_one(one: Traits) -> bool:
    return bool(plain_words(one.act.evidence.exact) & set(settings()["words"]["unique"]))


def _comes_back(one: Traits) -> bool:
    return bool(plain_words(one.act.evidence.exact) & set(settings()["words"]["repeated"]))


def time_in_words(when: str | None) -> str:
    """A claim's time in words: a day is written out, and so are a month and an interval.

    >>> time_in_words("2019-06-21"), time_in_words("2022/..")
    ('on 21 June 2019', 'since 2022')
    """
    first, _, last = (when or "").partition("/")
    if not last:
        return _point(first)
    if first in ("", ".."):
        return f"up to {_point(last, '')}"
    if last == "..":
        return f"since {_point(first, '')}"
    return f"between {_point(first, '')} and {_point(last, '')}"


def _point(text: str, preposition: str | None = None) -> str:
    parts = [int(part) for part in text[:10].split("-") if part.isdigit()]
    match parts:
        case [year, month, day]:
            words, fitting = f"{day} {calendar.month_name[month]} {year}", "on"
        case [year, month]:
            words, fitting = f"{calendar.month_name[month]} {year}", "in"
        case _:
            words, fitting = text, "in"
    lead = fitting if preposition is None else preposition
    return f"{lead} {words}".strip()
