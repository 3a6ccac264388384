"""Which weeks the acts cover at all: the silence of a source is no peace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dragoman.outlook.facts import Facts
from dragoman.outlook.settings import settings
from dragoman.outlook.weeks import DAYS


@dataclass(frozen=True, eq=False)
class Coverage:
    """Acts by their days, and how many seven days need so that something is known of them."""

    facts: Facts
    least: float

    def covered(self, end: date) -> bool:
        """Whether something is known of the seven days that end with this one."""
        last = self.facts.time_of(end)
        low, high = np.searchsorted(self.facts.time, [last - DAYS + 1, last + 1])
        return bool(high - low >= self.least)

    def last(self, until: date) -> date:
        """The last day with an act, until a day, whose week is covered; that day where none is."""
        days = np.unique(self.facts.time[self.facts.time <= self.facts.time_of(until)])
        low = np.searchsorted(self.facts.time, days - DAYS + 1)
        high = np.searchsorted(self.facts.time, days, side="right")
        good = days[high - low >= self.least]
        found = self.facts.day(int(good[-1])) if len(good) else None
        return found or until

    def whole(self, after: date, until: date) -> bool:
        """Whether each week after a day until another is covered, and the seven days that end with the last.

        The latter tell of what is less than a week, or the rest of one: a day without acts is no silence yet.
        """
        span = (until - after).days
        ends = {*range(DAYS, span + 1, DAYS), span}
        return all(self.covered(after + timedelta(days=ago)) for ago in ends)


def coverage_of(facts: Facts, until: date) -> Coverage:
    """What acts until a day cover: a week counts with a share of the median week that has any.

    >>> from dragoman.outlook.facts import facts_of
    >>> told = [("PRK", "CONSULT", "RUS", date(2024, 10, 1 + day)) for day in range(21)] * 4
    >>> late = [*told, ("FRA", "CONSULT", "USA", date(2024, 12, 24))]
    >>> coverage_of(facts_of(late), date(2024, 12, 24)).last(date(2024, 12, 24))
    datetime.date(2024, 10, 21)
    """
    ago = (facts.time_of(until) - facts.time) // DAYS
    weeks = np.bincount(ago[ago >= 0]) if (ago >= 0).any() else np.zeros(1, np.int64)
    usual = float(np.median(weeks[weeks > 0])) if weeks.any() else 0.0
    return Coverage(facts, max(1.0, usual * float(settings()["coverage"]["share"])))
