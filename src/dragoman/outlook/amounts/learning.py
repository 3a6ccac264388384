"""Weights of the parts, and how far counts spread around their sum, learned from the past alone.

Weights are those of greatest Poisson likelihood with none below zero. They are found by the
multiplicative steps of expectation-maximisation for a sum of Poisson parts (as in Lee and Seung 2001,
their divergence), which need the rows with a count above zero and, of all others, column sums only. A sum of levels
that feed on later counts is a Hawkes process in discrete time, and at once an INGARCH model with
exponential memory.

What comes on busy dyads grows faster than such a sum: bursts feed on themselves. So the sum is bent, by
``(1 + sum) ** bend``, of greatest Poisson likelihood too; next to nothing is bent next to nothing. The spread is
learned last, as a negative binomial's two numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy import optimize

from dragoman.outlook.amounts import counting
from dragoman.outlook.amounts.levels import levels_before
from dragoman.outlook.amounts.parts import design, parts_of, seen
from dragoman.outlook.amounts.tally import CLASSES, Dyads, Floats, Places, Tally

WINDOW = 26
"""Steps that weights are learned from, the last ones: half a year of weeks. Of 13, 26 and 40 weeks none
was better by more than 0.3 % of CRPS on ICEWS14 before its test part."""

WARMING = 4
"""Steps at the beginning from which nothing is learned: no level means much in them."""

_Pair: TypeAlias = tuple[float, float]

_ROUNDS = 150  # of the multiplicative steps; the likelihood stands still by a hundred
_TRIED = 80  # of the spread's two numbers, and of the bend and what it is weighed with

_MOST_BENT = 0.5
"""The greatest bend. Three classes of four take 0.1 to 0.35 on ICEWS14 before its test part; the fourth, of which
more than one act is hardly ever expected, would take more than 1, and shoot up where none was ever seen."""


@dataclass(frozen=True, eq=False)
class Weights:
    """What was learned for one quad class: a weight for each part, the bend, and the spread's two numbers.

    ``most`` is how large a mean may grow where counts feed on counts: twice the largest count that was
    learned from. A record that only ever grew would else run away when it is rolled forward.
    """

    weights: Floats
    growth: Floats
    most: float
    bend: float = 0.0

    def mean(self, levels: Floats) -> Floats:
        """Expected counts for levels of parts [..., parts]."""
        return _bent(levels @ self.weights, self.bend)

    def here(self, levels: Floats) -> Floats:
        """What each part weighs in the mean of these levels [parts]: they add up to it, times their levels."""
        return np.asarray(self.weights * (1 + levels @ self.weights) ** self.bend)

    def size(self, mean: Floats) -> Floats:
        """The sizes of the distributions with these means."""
        return counting.size_of(mean, self.growth)


@dataclass(frozen=True, eq=False)
class Lesson:
    """What one step teaches: the levels of the parts before it by quad class, and what then passed.

    ``levels`` has for each quad class an array [dyads, parts], ``counts`` is [dyads, 4] and ``told`` says
    how many acts had passed on each dyad before; ``places`` are the dyads'.
    """

    step: int
    places: Places
    told: Places
    levels: tuple[Floats, ...]
    counts: Floats


def lessons(tally: Tally, dyads: Dyads, least: int, since: int | None = None) -> Iterator[Lesson]:
    """What each step teaches of the dyads with so many acts before it, from a step on."""
    since = max(WARMING, tally.steps - WINDOW) if since is None else since
    at = dyads.places(tally.keys())
    told = np.zeros(len(dyads), np.int64)
    before = at[tally.step < since]
    np.add.at(told, before[before >= 0], 1)
    for step, levels in levels_before(tally, dyads, since):
        acts = tally.of_step(step)
        known = at[acts] >= 0
        counts = np.zeros((len(dyads), CLASSES))
        np.add.at(counts, (at[acts][known], tally.quad[acts][known]), 1.0)
        places = np.flatnonzero(told >= least)
        if step < tally.steps and len(places):
            found = seen(levels, dyads, places)
            rows = tuple(design(found, quad) for quad in range(CLASSES))
            yield Lesson(step, places, told[places], rows, counts[places])
        told += counts.sum(1).astype(np.int64)


def learned(given: Sequence[Lesson]) -> tuple[Weights, ...]:
    """Weights of each quad class from what steps teach; of nothing they are those begun with."""
    found = []
    for quad in range(CLASSES):
        if not given:
            found.append(_fitted(np.zeros((0, len(parts_of(quad)))), np.zeros(0)))
            continue
        levels = np.concatenate([one.levels[quad] for one in given])
        found.append(_fitted(levels, np.concatenate([one.counts[:, quad] for one in given])))
    return tuple(found)


def _fitted(levels: Floats, counts: Floats) -> Weights:
    parts = levels.shape[1]
    sums = levels.sum(0) + _LITTLE
    some = counts > 0
    rows, passed = levels[some], counts[some]
    if not len(passed):  # of what never came, half an act is expected in all that was looked at
        weights = np.zeros(parts)
        weights[-1] = 0.5 / max(sums[-1], 1.0)
        return Weights(weights, _spread(np.zeros(0), counts), 1.0)
    weights = np.full(parts, 1 / parts)
    for _ in range(_ROUNDS):
        weights = weights * (rows.T @ (passed / (rows @ weights + _LITTLE))) / sums
    weights[weights < _NOTHING] = 0.0
    scale, bend = _bend(levels @ weights, counts)
    weights = weights * scale
    mean = _bent(levels @ weights, bend)
    return Weights(weights, _spread(mean, counts), _TWICE * float(passed.max()), bend)


def _bent(sums: Floats, bend: float) -> Floats:
    """The means of these sums; none is held to be impossible."""
    return np.asarray(np.maximum(sums * (1 + sums) ** bend, counting.LEAST_MEAN))


def _bend(sums: Floats, counts: Floats) -> tuple[float, float]:
    """What the sum is weighed with, and the bend, of greatest Poisson likelihood."""
    some = counts > 0

    def surprise(tried: Floats) -> float:
        mean = _bent(sums * np.exp(tried[0]), tried[1])
        return float(mean.sum() - counts[some] @ np.log(mean[some])) / len(counts)

    scale, bend = _least(surprise, (0.0, 0.1), ((-1.0, 1.0), (0.0, _MOST_BENT)))
    return float(np.exp(scale)), float(bend)


def _least(
    surprise: Callable[[Floats], float], begun: _Pair, limits: tuple[_Pair, _Pair]
) -> Floats:
    """The two numbers within limits that surprise least."""
    # Steps of a size that tells: those that Nelder-Mead takes from a number that is nought are next to none,
    # and now and then it stayed where it began.
    simplex = np.array(begun) + np.array([[0.0, 0.0], [0.3, 0.0], [0.0, 0.2]])
    found = optimize.minimize(
        surprise,
        simplex[0],
        method="Nelder-Mead",
        bounds=limits,
        options={"maxiter": _TRIED, "initial_simplex": simplex},
    )
    return np.asarray(found.x)


def _spread(mean: Floats, counts: Floats) -> Floats:
    """The spread's two numbers of greatest likelihood; those of a geometric count where nothing is told."""
    begun = (0.0, 0.5)
    if not (counts > 0).any():
        return np.array(begun)

    some = counts > 0

    def surprise(growth: Floats) -> float:
        size = counting.size_of(mean, growth)
        told = counting.log_chance(counts[some], mean[some], size[some]).sum()
        none = size[~some] * np.log1p(mean[~some] / size[~some])
        return float(none.sum() - told) / len(counts)

    return _least(surprise, begun, ((-3.0, 5.0), (-0.5, 1.5)))


_LITTLE = 1e-9
_TWICE = 2.0
_NOTHING = 1e-4  # a weight below this adds nothing that is ever seen
