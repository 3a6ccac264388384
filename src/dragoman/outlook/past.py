"""The past as known by the end of a day, and what is learnt of it, each part when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dragoman.data.plover import types
from dragoman.outlook.chances.model import Chances, enough
from dragoman.outlook.coverage import Coverage, coverage_of
from dragoman.outlook.facts import Facts
from dragoman.outlook.settings import settings
from dragoman.outlook.weeks import DAYS, Weeks, weeks_of


def first_day(until: date) -> date:
    """The first day that is looked back on from another."""
    return until - timedelta(days=DAYS * int(settings()["learning"]["weeks"]) - 1)


@dataclass(eq=False)
class Past:
    """The acts known by the end of a day, and what was learnt of them.

    ``until`` is the last day of which something is known, ``silent`` says so where the day asked for
    lies too far after it.
    """

    facts: Facts
    until: date
    silent: str | None = None

    @classmethod
    def known(cls, facts: Facts, day: date) -> Past:
        """The past as of a day: the last covered one where the week that ends with it is silent."""
        cover = coverage_of(facts, day)
        if cover.covered(day):
            return cls(facts, day)
        last = cover.last(day)
        far = (day - last).days > DAYS * int(settings()["coverage"]["silent_weeks"])
        return cls(facts, day if far else last, _silent(last) if far else None)

    @cached_property
    def coverage(self) -> Coverage:
        """Which weeks the acts cover."""
        return coverage_of(self.facts, self.until)

    def enough(self, *actors: str) -> tuple[int, str | None]:
        """How many acts of the actors there are, and what is lacking to forecast, if anything."""
        own, lacking = enough(self.weeks, *actors)
        return own, self.silent or lacking

    @cached_property
    def weeks(self) -> Weeks:
        """The acts by week."""
        return weeks_of(self.facts, self.until, types(), int(settings()["learning"]["weeks"]))

    @cached_property
    def mark(self) -> str:
        """What changes with any of the acts."""
        from hashlib import blake2b

        import numpy as np

        facts = self.facts
        names, kinds = (np.array(some, str) for some in (facts.actors, facts.relations))
        who, what = (np.argsort(np.argsort(some)) for some in (names, kinds))
        columns = (who[facts.subject], what[facts.relation], who[facts.object], facts.time)
        table = np.stack(columns).astype(np.int64)
        order = np.lexsort(table)  # however the lines of a file stand
        told = (sorted(facts.actors), sorted(facts.relations), facts.begins)
        found = blake2b(repr(told).encode(), digest_size=8)
        found.update(np.ascontiguousarray(table[:, order]).tobytes())
        return found.hexdigest()

    @cached_property
    def chances(self) -> Chances:
        """The chances after the day: takes seconds."""
        return Chances.learnt(self.facts, self.until)


def _silent(last: date) -> str:
    return (
        f"nothing is known after {last}, and silence is no peace: ask as of that day, or import what "
        "came since (dragoman import FILE)"
    )
