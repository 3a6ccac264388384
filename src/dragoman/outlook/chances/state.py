"""What has passed until a week, fading with time: what chances are told from.

For each directed pair and type a rate, acts a week, under three fades: each week counts half as much
as one so many weeks later. Sums over an actor's pairs tell what it does to others and others to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.weeks import Ids, Weeks

Floats = NDArray[np.float64]

HALVES = (1.0, 6.0, 40.0)  # weeks: just now, lately, long since (bench/outlook_whatif set them)
FAST, MID, SLOW = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Pairs:
    """Directed pairs of some actors, and which have a side in common.

    ``out`` sums pairs by their source and ``into`` by their target: matrices of actors by pairs.
    """

    source: Ids
    target: Ids
    reverse: Ids
    out: Any
    into: Any

    @classmethod
    def all_of(cls, weeks: Weeks) -> Pairs:
        """All pairs that there are, with sparse matrices."""
        from scipy.sparse import csr_array

        many, places = len(weeks.actors), np.arange(len(weeks.source))
        ones = np.ones(len(places))
        out = csr_array((ones, (weeks.source, places)), shape=(many, len(places)))
        into = csr_array((ones, (weeks.target, places)), shape=(many, len(places)))
        return cls(weeks.source, weeks.target, weeks.reverse, out, into)


@dataclass(frozen=True, eq=False)
class State:
    """Rates of acts a week by fade, ``rates[fade]``: pairs by types, or paths by pairs by types.

    ``seen`` is how many weeks the rates are made of. ``rest_out`` and ``rest_into`` are what actors
    do and undergo beyond these pairs, by fade, actor and type; ``rest_all`` is what all others do to
    each other lately, by type.
    """

    rates: tuple[Floats, ...]
    seen: int
    rest_out: tuple[Floats, ...] | None = None
    rest_into: tuple[Floats, ...] | None = None
    rest_all: Floats | None = None

    @classmethod
    def empty(cls, pairs: int, types: int) -> State:
        """Before the first week."""
        return cls(tuple(np.zeros((pairs, types)) for _ in HALVES), 0)

    def after(self, acts: Floats) -> State:
        """The state once a week with these counts has passed."""
        rates = tuple(
            rate + (acts - rate) * share
            for rate, share in zip(self.rates, shares(self.seen + 1), strict=True)
        )
        return replace(self, rates=rates, seen=self.seen + 1)

    def with_acts(self, acts: Floats, ago: int = 0) -> State:
        """The state if these acts had been so many weeks before its last, too, or, negative, had not."""
        rates = tuple(
            np.maximum(rate + acts * share * 0.5 ** (ago / half), 0.0)
            for rate, share, half in zip(self.rates, shares(self.seen), HALVES, strict=True)
        )
        return replace(self, rates=rates)


def shares(seen: int) -> tuple[float, ...]:
    """By fade, how much the last of so many weeks counts in the mean.

    >>> [round(one, 3) for one in shares(1)], [round(one, 3) for one in shares(1000)]
    ([1.0, 1.0, 1.0], [0.5, 0.109, 0.017])
    """
    fades = (0.5 ** (1 / half) for half in HALVES)
    return tuple((1 - fade) / (1 - fade ** max(seen, 1)) for fade in fades)


def acts_of(weeks: Weeks, week: int) -> Floats:
    """The counts of one week as pairs by types."""
    acts = np.zeros((len(weeks.source), len(weeks.types)))
    pair, kind, count = weeks.of(week)
    acts[pair, kind] = count
    return acts


def state_of(weeks: Weeks) -> State:
    """The state at the end of all weeks."""
    state = State.empty(len(weeks.source), len(weeks.types))
    for week in range(weeks.weeks):
        state = state.after(acts_of(weeks, week))
    return state
