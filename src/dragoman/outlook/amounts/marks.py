"""Forecast distributions of one kind and another, and what they are marked by.

CRPS is the integral of the squared distance between a forecast's cumulative chance and the step from 0
to 1 at what came (Gneiting and Raftery 2007); lower is better, and of a single number it is the
absolute error. It is computed by scoringrules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy import special

from dragoman.outlook.amounts import counting
from dragoman.outlook.amounts.tally import Floats

EDGES = (0.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0)
"""The last counts of the bins of the ignorance score but the last: those of the ViEWS challenge 2023."""

_PRETENDED = 1000  # samples that each forecast is taken for, to which one is added in every bin


class Spread(Protocol):
    """Forecasts of n numbers, each a distribution."""

    def below(self, value: Floats) -> Floats:
        """The chances of less than these."""

    def at_most(self, value: Floats) -> Floats:
        """The chances of these or less."""

    def crps(self, came: Floats) -> Floats:
        """The CRPS of each where this is what came."""


_SIZE_PLACES = 9
"""Decimals of a size that are scored. scoringrules 0.10 tells an infinite CRPS where a size is 1e-13 beside
a whole number (its hypergeometric function has a pole there), and is right from 1e-11 on."""


@dataclass(frozen=True, eq=False)
class Counted:
    """Negative binomial counts by mean and size, both [n]."""

    mean: Floats
    size: Floats

    def below(self, value: Floats) -> Floats:
        """The chances of less than these."""
        return counting.at_most(value - 1, self.mean, self.size)

    def at_most(self, value: Floats) -> Floats:
        """The chances of these or less."""
        return counting.at_most(value, self.mean, self.size)

    def crps(self, came: Floats) -> Floats:
        """The CRPS of each where this is what came."""
        import scoringrules  # takes seconds

        size = np.round(self.size, _SIZE_PLACES)
        return np.asarray(scoringrules.crps_negbinom(came, size, size / (size + self.mean)))


@dataclass(frozen=True, eq=False)
class Steady:
    """Poisson counts by mean [n]."""

    mean: Floats

    def below(self, value: Floats) -> Floats:
        """The chances of less than these."""
        return self.at_most(value - 1)

    def at_most(self, value: Floats) -> Floats:
        """The chances of these or less."""
        return np.where(value < 0, 0.0, special.pdtr(np.maximum(value, 0), self.mean))

    def crps(self, came: Floats) -> Floats:
        """The CRPS of each where this is what came."""
        import scoringrules  # takes seconds

        return np.asarray(scoringrules.crps_poisson(came, self.mean))


@dataclass(frozen=True, eq=False)
class Members:
    """Numbers of which each is as likely as the others: ``values`` [n, members]."""

    values: Floats

    def below(self, value: Floats) -> Floats:
        """The chances of less than these."""
        return np.asarray((self.values < value[:, None]).mean(1))

    def at_most(self, value: Floats) -> Floats:
        """The chances of these or less."""
        return np.asarray((self.values <= value[:, None]).mean(1))

    def crps(self, came: Floats) -> Floats:
        """The CRPS of each where this is what came."""
        import scoringrules  # takes seconds

        return np.asarray(scoringrules.crps_ensemble(came, self.values, estimator="qd"))


def ignorance(spread: Spread, came: Floats) -> Floats:
    """The logarithmic score in bits: how surprised a forecast is by the bin that came.

    Counts are put in bins, and every forecast is taken for a thousand samples with one more in every bin,
    so that one who held something for impossible is punished, and not without end.
    """
    place = np.searchsorted(EDGES, came)
    lows, highs = np.array([-1.0, *EDGES]), np.array([*EDGES, np.inf])
    upper = np.where(np.isinf(highs[place]), 1.0, spread.at_most(np.minimum(highs[place], 1e6)))
    inside = upper - spread.at_most(lows[place])
    samples = _PRETENDED * np.clip(inside, 0, 1) + 1
    return np.asarray(np.log2((_PRETENDED + len(highs)) / samples))


def covered(spread: Spread, came: Floats, level: float) -> Floats:
    """How much of what came lies in the middle interval of this level.

    A count has a chance of its own, so that no interval has just 50 %: the cumulative chance of what
    came is taken for any number between that of less and that of it or less (a randomised interval), and
    what is told is the share of these that lies inside, which needs no dice.
    """
    low, high = (1 - level) / 2, (1 + level) / 2
    first, last = spread.below(came), spread.at_most(came)
    share = np.minimum(last, high) - np.maximum(first, low)
    inside = np.clip(share / np.maximum(last - first, 1e-12), 0, 1)
    point = last - first < _POINT
    return np.where(point, (first >= low) & (first <= high), inside)


_POINT = 1e-9
