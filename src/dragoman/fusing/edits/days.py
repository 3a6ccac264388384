"""Days as two versions of a text name them, field by field: no day of publication is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

from dragoman.coding.times.finding import find_times
from dragoman.data.tables import read_toml

_DASHED = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\d-])")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
# "Jul 282016": the space between day and year is lost.
_GLUED = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{5,6}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
# A day of a month may be glued to its year, as in text that lost its spaces and commas.
_NUMBER = re.compile(r"\d{1,2}(?=(?:19|20)\d\d(?!\d))|(?:19|20)\d\d(?!\d)|\d{1,2}(?!\d)")
_YEAR = 1000


@dataclass(frozen=True, slots=True)
class Day:
    """What a stretch says of a day; a field that it does not tell is empty."""

    weekdays: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()

    @property
    def told(self) -> bool:
        """Whether it says anything."""
        return bool(self.weekdays or self.days or self.months or self.years)

    @property
    def full(self) -> bool:
        """Whether it names a day of a year."""
        return bool(self.days and self.months and self.years)

    def clashes(self, other: Day) -> bool:
        """Whether a field that both tell has nothing in common.

        >>> read_day("Sunday 25 May 2014").clashes(read_day("May 25, 2014"))
        False
        >>> read_day("May 25").clashes(read_day("15-06-2014"))
        True
        """
        return any(
            one and other and not one & other
            for one, other in zip(self._fields, other._fields, strict=True)
        )

    def apart(self, other: Day) -> int | None:
        """How many days lie between two full dates; None where one is not full."""
        one, another = self._dates(), other._dates()
        if not one or not another:
            return None
        return min(abs((a - b).days) for a in one for b in another)

    def _dates(self) -> list[date]:
        found = []
        for year, month, day in product(self.years, self.months, self.days):
            with suppress(ValueError):
                found.append(date(year, month, day))
        return found

    @property
    def _fields(self) -> tuple[frozenset[int], ...]:
        return self.weekdays, self.days, self.months, self.years

    @property
    def key(self) -> str:
        """The same for days that are told alike in other words."""
        return "/".join(",".join(map(str, sorted(field))) for field in self._fields)


def find_days(text: str, start: int, end: int) -> Iterator[tuple[int, int, Day]]:
    """The stretches of a text that name a day, a month or a year, in text order."""
    found = [
        (*one.span(), read_day(one.group()))
        for pattern in (_DASHED, _GLUED)
        for one in pattern.finditer(text, start, end)
    ]
    for one in find_times(text[start:end], None):
        span = start + one.start, start + one.end
        if not any(first < span[1] and span[0] < last for first, last, _ in found):
            found.append((*span, read_day(one.text)))
    yield from (one for one in sorted(found, key=lambda one: one[:2]) if one[2].told)


def read_day(text: str) -> Day:
    """What a stretch says of a day.

    >>> read_day("Thu Aug 18 2016").key
    '3/18/8/2016'
    """
    dashed = _DASHED.search(text)
    if dashed:  # nobody knows which of two small numbers is the month
        first, second, year = map(int, dashed.groups())
        both = frozenset((first, second))
        months = frozenset(one for one in both if one <= 12)
        return Day(days=both, months=months, years=frozenset((year,)))
    iso = _ISO.search(text)
    if iso:
        dated = [frozenset((int(one),)) for one in iso.groups()]
        return Day(days=dated[2], months=dated[1], years=dated[0])
    words = [one.casefold() for one in _WORD.findall(text)]
    weekdays, named_months = _names()
    named = frozenset(named_months[one] for one in words if one in named_months)
    numbers = [int(one) for one in _NUMBER.findall(text)]
    return Day(
        weekdays=frozenset(weekdays[one] for one in words if one in weekdays),
        days=frozenset(one for one in numbers if one < _YEAR) if named else frozenset(),
        months=named,
        years=frozenset(one for one in numbers if one >= _YEAR),
    )


@cache
def _names() -> tuple[dict[str, int], dict[str, int]]:
    """The numbers of weekdays and of months by their names and short names."""
    table = read_toml("coding_times.toml")
    found = []
    for kind in ("weekday", "month"):
        names: dict[str, int] = {}
        for form in (kind, f"name_{kind}", f"short_{kind}"):
            for word, number in table["capital"].get(form, {}).items():
                if number >= 0:
                    names |= dict.fromkeys((word.casefold(), f"{word.casefold()}s"), number)
        found.append(names)
    return found[0], found[1]
