"""Chances of one dossier or data set as of a day: learnt once, asked for any two actors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

import numpy as np

from dragoman.data.plover import quads, types
from dragoman.outlook.chances.learning import Settings, Weights, learnt
from dragoman.outlook.chances.state import SLOW, Floats, Pairs, State, state_of
from dragoman.outlook.chances.usual import scatter_of, usual
from dragoman.outlook.facts import Facts
from dragoman.outlook.settings import settings
from dragoman.outlook.weeks import Weeks, weeks_of
from dragoman.plural import plural

VERSION = "3"
"""Raise it whenever chances may come out otherwise than before: a track record is of one version."""


@cache
def classes() -> Floats:
    """Types by quad classes: 1 where the type is of the class."""
    return np.array([[float(quads()[one] == quad) for quad in (1, 2, 3, 4)] for one in types()])


@dataclass(frozen=True, eq=False)
class Chances:
    """What has passed until the end of a day, and the weights learnt from it."""

    weeks: Weeks
    state: State
    weights: Weights

    @classmethod
    def learnt(cls, facts: Facts, until: date) -> Chances:
        """Chances after ``until``, from facts of that day and before. There must be some.

        The same facts give the same chances, and those of later days change nothing.
        """
        weeks = weeks_of(facts, until, types(), int(settings()["learning"]["weeks"]))
        return cls.of_weeks(weeks)

    @classmethod
    def of_weeks(cls, weeks: Weeks) -> Chances:
        """Chances after the last of some weeks, of PLOVER's types. There must be some acts."""
        given = dict(settings()["learning"])
        given.pop("weeks")
        weights = learnt(weeks, classes(), Settings(**given))
        return cls(weeks, state_of(weeks), weights)

    def usual(self, source: str, target: str) -> Floats:
        """By type, acts a week as they always were between two: the baseline of the track record."""
        pair = self.weeks.pair_of(source, target)
        at = np.array([] if pair is None else [pair], np.int64)
        mean = usual(self.weeks.weeks, self.state.rates[SLOW], at)
        none_yet: Floats = usual(self.weeks.weeks, self.state.rates[SLOW], None)
        return mean[0] if len(at) else none_yet

    @cached_property
    def usual_scatter(self) -> Floats:
        """By type, how far counts scatter around the pairs' long-run means."""
        return scatter_of(self.weeks, self.state.rates[SLOW])

    def rates(self, at: Any) -> Floats:
        """Acts expected in the next week of pairs by their places, by type."""
        return self.weights.rates(self.state, Pairs.all_of(self.weeks), classes(), at)


def enough(weeks: Weeks | None, *actors: str) -> tuple[int, str | None]:
    """How many acts of the actors themselves there are, and what is lacking for an outlook, if anything."""
    least = settings()["enough"]
    if weeks is None:
        return 0, _too_few(0, 0, least)
    every = weeks.acts
    places = [weeks.actors.index(one) if one in weeks.actors else -1 for one in actors]
    source, target = weeks.source[weeks.pair], weeks.target[weeks.pair]
    if len(places) == 1:
        mine = (source == places[0]) | (target == places[0])
    else:
        mine = np.isin(source, places) & np.isin(target, places)
    own = int(weeks.count[mine].sum())
    if every < least["acts"] or weeks.weeks < least["weeks"]:
        return own, _too_few(every, weeks.weeks, least)
    if own < least["pair_acts"]:
        whom = "them" if len(places) > 1 else "it and others"
        return own, (
            f"{plural(own, 'act')} between {whom} {'is' if own == 1 else 'are'} known; an outlook needs at "
            f"least {least['pair_acts']}"
        )
    return own, None


def _too_few(acts: int, weeks: int, least: dict[str, int]) -> str:
    return (
        f"{plural(acts, 'act')} in {plural(weeks, 'week')} {'is' if acts == 1 else 'are'} known; an outlook needs at "
        f"least {least['acts']} acts between any actors in {least['weeks']} weeks or more. "
        "Read more reports, or import events (dragoman import FILE)"
    )


def recent(weeks: Weeks, pair: int | None, kind: int | None, last: int) -> int:
    """How many acts of a type, or of any, one pair had in the last so many weeks."""
    if pair is None:
        return 0
    there = (weeks.pair == pair) & (weeks.week >= weeks.weeks - last)
    if kind is not None:
        there &= weeks.type == kind
    return int(weeks.count[there].sum())
