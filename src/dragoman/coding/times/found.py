"""A matched time expression and what it is read against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.coding.times import calendar
from dragoman.coding.times.calendar import Stretch

# A time ahead of the report needs to be this many times nearer than one behind it, where no verb
# tells: news tells mostly what happened, but leaves out the year of what is due next month too.
FUTURE_WEIGHT = 3
# Latest hint of a tense before the time: +1 ahead, -1 behind, 0 unknown.
Tense = int


@dataclass(slots=True)
class Found:
    """One matched expression: its tokens as (class, value), and what it is read against."""

    tokens: list[tuple[str, object]]
    published: date | None
    known: Sequence[Stretch]  # the times named before it, the latest first, for "two days later"
    tense: Tense

    def values(self, *classes: str) -> list[int]:
        """The numbers of all tokens of some classes, in order."""
        return [value for name, value in self.tokens if name in classes and isinstance(value, int)]

    def value(self, *classes: str) -> int | None:
        """The first such number, or none."""
        return next(iter(self.values(*classes)), None)

    def word(self, name: str) -> str | None:
        """The first token of a class, as the value that the table gives it; units may be several."""
        kinds = (name, "units") if name == "unit" else (name,)
        return next((str(value) for kind, value in self.tokens if kind in kinds), None)

    def has(self, *classes: str) -> bool:
        """Whether a token of one of these classes is in it."""
        return any(name in classes for name, _ in self.tokens)

    def last(self) -> Stretch | None:
        """The time named last before it."""
        return self.known[0] if self.known else None

    def day(self) -> date:
        """The day of the report.

        Raises:
            ValueError: it is unknown, so that nothing can be said.
        """
        if self.published is None:
            raise ValueError("no day of publication")
        return self.published


MONTHS = ("month", "name_month", "short_month")
COUNTS = ("a", "day", "number", "count")


def direction(found: Found) -> int:
    """-1 for last, +1 for next, 0 for this."""
    if found.has("last", "past", "previous"):
        return -1
    return 1 if found.has("next", "coming", "following") else 0


def distance(ahead: int, tense: Tense) -> int:
    """How far off a time is in the direction that the tense allows."""
    if ahead > 0:
        return ahead * (1 if tense > 0 else FUTURE_WEIGHT) + (10**6 if tense < 0 else 0)
    return -ahead + (10**6 if tense > 0 and ahead < 0 else 0)


def month_nearest(found: Found, number: int) -> Stretch:
    """A month without a year: the nearest to the report, the past preferred."""
    day = found.day()
    candidates = [year for year in (day.year - 1, day.year, day.year + 1) if year > 0]
    year = min(
        candidates,
        key=lambda one: distance((one - day.year) * 12 + number - day.month, found.tense),
    )
    return calendar.month(year, number)
