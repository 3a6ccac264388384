"""The past as known by the end of a day, and what is learnt of it, each part when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dragoman.outlook.chances.model import Chances, settings, types
from dragoman.outlook.facts import Facts
from dragoman.outlook.weeks import DAYS, Weeks, weeks_of


def first_day(until: date) -> date:
    """The first day that is looked back on from another."""
    return until - timedelta(days=DAYS * int(settings()["learning"]["weeks"]) - 1)


@dataclass(eq=False)
class Past:
    """The acts known by the end of a day, and what was learnt of them."""

    facts: Facts
    until: date

    @cached_property
    def weeks(self) -> Weeks:
        """The acts by week."""
        return weeks_of(self.facts, self.until, types(), int(settings()["learning"]["weeks"]))

    @cached_property
    def mark(self) -> str:
        """What changes with any of the acts."""
        from hashlib import blake2b

        facts = self.facts
        found = blake2b(repr((facts.actors, facts.relations, facts.begins)).encode(), digest_size=8)
        for column in (facts.subject, facts.relation, facts.object, facts.time):
            found.update(column.tobytes())
        return found.hexdigest()

    @cached_property
    def chances(self) -> Chances:
        """The chances after the day: takes seconds."""
        return Chances.learnt(self.facts, self.until)
