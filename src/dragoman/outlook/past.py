"""The past as known by the end of a day, and what is learnt of it, each part when first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from dragoman.data.plover import types
from dragoman.outlook.chances.model import Chances, enough
from dragoman.outlook.coverage import Coverage, coverage_of
from dragoman.outlook.facts import Facts
from dragoman.outlook.settings import settings
from dragoman.outlook.weeks import DAYS, Weeks, weeks_of
from dragoman.plural import plural

if TYPE_CHECKING:
    from dragoman.outlook.amounts.model import Amounts
    from dragoman.outlook.nexts.model import Nexts
    from dragoman.outlook.scoring import Came
    from dragoman.outlook.tracked import Scored


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
    _nexts: Nexts | None = None
    _amounts: dict[int, Amounts] = field(default_factory=dict)
    scored: dict[Hashable, tuple[Came, Scored | None]] = field(default_factory=dict)
    """By outlook and what counts of it, what came, and how well that was told: the same as long as these acts are."""

    @classmethod
    def known(cls, facts: Facts, day: date) -> Past:
        """The past as of a day: the last covered one where the week that ends with it is silent."""
        cover = coverage_of(facts, day)
        if cover.covered(day):
            return cls(facts, day)
        last = cover.last(day)
        far = (day - last).days > DAYS * int(settings()["coverage"]["silent_weeks"])
        return cls(facts, day if far else last, silence_after(last) if far else None)

    @cached_property
    def coverage(self) -> Coverage:
        """Which weeks the acts cover."""
        return coverage_of(self.facts, self.until)

    def enough(self, *actors: str) -> tuple[int, str | None]:
        """How many acts of the actors there are, and what is lacking to forecast, if anything."""
        own, lacking = enough(self.weeks, *actors)
        return own, self.silent or lacking

    def enough_next(self, *actors: str) -> str | None:
        """What is lacking to rank who comes next in the acts of these, if anything."""
        least = settings()["next"]
        known = self.upto
        if len(known) < least["acts"]:
            return f"{plural(len(known), 'act')} known; ranking who comes next needs at least {least['acts']}"  # fmt: skip
        places = [place for place, one in enumerate(known.actors) if one in actors]
        own = int((np.isin(known.subject, places) | np.isin(known.object, places)).sum())
        if own < least["own"]:
            return f"{plural(own, 'act')} by or on {'it' if len(actors) == 1 else 'them'} known; at least {least['own']} are needed"  # fmt: skip
        return self.silent

    @cached_property
    def weeks(self) -> Weeks:
        """The acts by week."""
        return weeks_of(self.facts, self.until, types(), int(settings()["learning"]["weeks"]))

    def nexts(self, called: Callable[[str], str]) -> Nexts:
        """Who comes next in an act: learnt once, from the acts until the day, with actors as they are called."""
        from dragoman.outlook.nexts.model import Nexts

        if self._nexts is None:
            known = self.upto
            self._nexts = Nexts.learnt(by_name(known, called), known.time_of(self.until) + 1)
        return self._nexts

    def amounts(self, days: int) -> Amounts:
        """How much passes in steps of so many days: learnt once, from the acts until the day."""
        from dragoman.outlook.amounts.model import Amounts

        if days not in self._amounts:
            until = self.facts.time_of(self.until) + 1
            self._amounts[days] = Amounts.learnt(self.facts, days, until)
        return self._amounts[days]

    @cached_property
    def upto(self) -> Facts:
        """The acts until the end of the day, of those the ones of the years looked back on."""
        first = max(0, self.facts.time_of(first_day(self.until)))
        return self.facts.before(self.facts.time_of(self.until) + 1).since(first)

    @cached_property
    def mark(self) -> str:
        """What changes with any of the acts."""
        from hashlib import blake2b

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


def by_name(facts: Facts, called: Callable[[str], str]) -> Facts:
    """The same facts with actors as they are called; those who share a name keep their codes."""
    names = [called(one) for one in facts.actors]
    often = Counter(names)
    own = (name if often[name] == 1 else code for name, code in zip(names, facts.actors, strict=True))  # fmt: skip
    return replace(facts, actors=tuple(own))


def silence_after(last: date) -> str:
    """Why nothing is told of what follows a day long after the last of which something is known."""
    return (
        f"nothing is known after {last}, and silence is no peace: ask as of that day, or import what "
        "came since (dragoman import FILE)"
    )
