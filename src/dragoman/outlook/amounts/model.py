"""How much passes between two sides in the steps to come: learned once, asked of any dyad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.errors import QueryError
from dragoman.outlook.amounts.latest import Latest
from dragoman.outlook.amounts.learning import Weights, learned, lessons
from dragoman.outlook.amounts.levels import last_levels
from dragoman.outlook.amounts.parts import design, seen
from dragoman.outlook.amounts.records import Amount, Expected
from dragoman.outlook.amounts.rolling import rolled
from dragoman.outlook.amounts.scoring import Mixes, mixes_of
from dragoman.outlook.amounts.tally import (
    CLASSES,
    Floats,
    Tally,
    dyads_of,
    named_dyads,
    tally_of,
    told_often,
)
from dragoman.outlook.amounts.telling import (
    LEAST_ACTS,
    amount_of,
    basis_of,
    quantiles_of,
    too_little,
    too_little_learned,
    types_of,
    usual_of,
)
from dragoman.outlook.facts import Facts

PATHS = 1000
"""Samples drawn: a quantile of 5 % then stands on fifty of them."""


@dataclass(frozen=True, eq=False)
class Amounts:
    """Weights learned from facts before a time, and the facts themselves.

    ``refused`` says what is too little to learn from; None where there is enough.
    """

    facts: Facts
    days: int
    until: int
    weights: tuple[Weights, ...]
    mixes: Mixes
    refused: str | None

    @classmethod
    def learnt(cls, facts: Facts, step: str | int = "week", until: int | None = None) -> Amounts:
        """Learn from all facts before a time (default: from all that there are).

        ``step`` is "day", "week", "month" (thirty days) or a number of days. Nothing at or after ``until``
        is looked at. Raises QueryError for another step, and where no relation's quad class is known.
        """
        tally = tally_of(facts, step, until)
        often = told_often(tally, LEAST_ACTS)
        given = list(lessons(tally, dyads_of(tally, often), LEAST_ACTS))
        refused = too_little_learned(tally, len(often))
        return cls(tally.facts, tally.days, tally.until, learned(given), mixes_of(tally), refused)

    def expected(
        self,
        source: str,
        target: str,
        from_time: int | None = None,
        horizon: int = 1,
        *,
        facts: Facts | None = None,
        paths: int = PATHS,
        seed: int = 0,
    ) -> Expected:
        """What passes from a source to a target in ``horizon`` steps from a time on.

        ``from_time`` is the time at which the first step begins: by default, and at the earliest, that
        up to which was learned. ``facts`` are the history to go by (default: those learned from).

        Raises QueryError for a side that no fact names, a horizon below one and an earlier time.
        """
        if horizon < 1:
            raise QueryError("a horizon is one step or more")
        tally = self._tally(facts, from_time)
        key = int(named_dyads(tally, [(source, target)])[0])
        basis = basis_of(tally, key)
        refused = self.refused or too_little(basis)
        paths = 0 if refused else paths
        amounts, samples = self._counts(tally, key, (paths, horizon), seed)
        mixes = self.mixes.of(tally, np.array([key]))
        scores = self.mixes.scores(samples[:, :, None], mixes, seed)[:, :, 0]
        sums = scores.sum(1)
        return Expected(
            source=source,
            target=target,
            from_time=tally.until,
            from_day=tally.facts.day(tally.until),
            step_days=self.days,
            horizon=horizon,
            basis=basis,
            refused=refused,
            amounts=amounts,
            score_mean=float(sums.mean()) if paths else 0.0,
            score_quantiles=quantiles_of(sums) if paths else (),
            samples=samples,
            scores=scores,
            usual=usual_of(tally, key, horizon),
        )

    def roll(
        self,
        facts: Facts,
        dyads: Sequence[tuple[str, str]],
        steps: int,
        seed: int = 0,
        *,
        from_time: int | None = None,
        paths: int = PATHS,
    ) -> Floats:
        """Samples [paths, steps, dyads, 4] of acts on dyads (source, target), in the order given.

        ``facts`` are the history, with acts put in or taken out; those at or after ``from_time`` (by
        default the time up to which was learned) are not looked at. Two calls with one seed differ by
        their histories alone. Dyads rolled together feed each other; the rest stays at its level.
        No dyad is refused here: ask `expected` whether it has history enough.

        Raises QueryError for a side that no fact names and for an earlier time.
        """
        tally = self._tally(facts, from_time)
        keys = named_dyads(tally, dyads)
        every = dyads_of(tally, keys)
        counts = rolled(last_levels(tally, every), every, self.weights, (paths, steps), seed)
        return counts[:, :, every.places(keys)]

    def _tally(self, facts: Facts | None, from_time: int | None) -> Tally:
        until = self.until if from_time is None else from_time
        if until < self.until:
            raise QueryError(
                f"weights were learned from all before {self.until}, and a forecast from {until} would "
                "know its own future: learn up to there"
            )
        return tally_of(self.facts if facts is None else facts, self.days, until)

    def _counts(
        self, tally: Tally, key: int, shape: tuple[int, int], seed: int
    ) -> tuple[tuple[Amount, ...], Floats]:
        """What is expected of each quad class, and samples [paths, steps, 4]; none of no paths."""
        if not shape[0]:
            return (), np.zeros((*shape, CLASSES))
        dyads = dyads_of(tally, np.array([key]))
        place = dyads.places(np.array([key]))
        levels = last_levels(tally, dyads)
        samples = rolled(levels, dyads, self.weights, shape, seed)[:, :, place[0]]
        shown = seen(levels, dyads, place)
        mix = self.mixes.of(tally, dyads.keys[place])[0]
        latest = Latest(tally, key)
        amounts = tuple(
            amount_of(
                latest,
                quad,
                design(shown, quad)[0],
                self.weights[quad],
                samples[..., quad],
                types_of(tally, mix[quad]),
            )
            for quad in range(CLASSES)
        )
        return amounts, samples
