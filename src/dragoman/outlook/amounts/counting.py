"""Distributions of counts: negative binomial, by mean and size, and what they are judged by.

The variance is mean + mean² / size. ``size`` grows with the mean as ``exp(a) x mean^b``, both learned.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import special

from dragoman.outlook.amounts.tally import Floats

LEAST_MEAN = 1e-6
"""The smallest mean: no count is held to be impossible."""


def size_of(mean: Floats, growth: Floats) -> Floats:
    """The size of a distribution by its mean and the two learned numbers."""
    return np.asarray(np.exp(growth[0]) * mean ** growth[1])


def chance(count: Floats, mean: Floats, size: Floats) -> Floats:
    """The chance of just this count.

    >>> import numpy as np
    >>> counts = np.arange(200.0)
    >>> float(chance(counts, np.array(3.0), np.array(0.8)).sum().round(9))
    1.0
    """
    return np.asarray(np.exp(log_chance(count, mean, size)))


def log_chance(count: Floats, mean: Floats, size: Floats) -> Floats:
    """The natural logarithm of the chance of just this count."""
    ways = special.gammaln(count + size) - special.gammaln(size) - special.gammaln(count + 1)
    none = -size * np.log1p(mean / size)
    return np.asarray(ways + none + special.xlogy(count, mean / (size + mean)))


def at_most(count: Floats, mean: Floats, size: Floats) -> Floats:
    """The chance of this count or a smaller one; 0 below zero."""
    counted = special.betainc(size, np.maximum(count, 0) + 1, size / (size + mean))
    return np.where(count < 0, 0.0, counted)


def drawn(uniform: Floats, mean: Floats, size: Floats) -> Floats:
    """The count at which each distribution has reached a uniform number: one number, one count.

    Two forecasts drawn with the same numbers differ only by what differs between them.

    >>> import numpy as np
    >>> drawn(np.array([0.1, 0.6, 0.99]), np.full(3, 1.0), np.full(3, 2.0)).tolist()
    [0.0, 1.0, 5.0]
    """
    mean, size = np.maximum(mean, LEAST_MEAN), np.maximum(size, 1e-9)
    shape = np.broadcast_shapes(uniform.shape, mean.shape)
    left, mean, size = (
        np.broadcast_to(one, shape).ravel() for one in (np.minimum(uniform, 1 - 1e-9), mean, size)
    )
    count = np.zeros(left.shape)
    rest = np.arange(len(left))
    fails = mean / (size + mean)
    here = np.exp(-size * np.log1p(mean / size))
    below = here.copy()
    step = 0.0
    while len(rest := rest[below[rest] < left[rest]]):
        here[rest] *= fails[rest] * (size[rest] + step) / (step + 1)
        below[rest] += here[rest]
        count[rest] += 1
        step += 1
        if step > _FAR:  # what is left are tails beyond anything that was ever counted
            break
    return np.asarray(count.reshape(shape))


_FAR = 10_000


def quantiles(levels: Sequence[float], mean: float, size: float) -> list[int]:
    """The smallest count whose chance of not being passed reaches each level.

    >>> quantiles([0.05, 0.5, 0.95], 2.0, 1.5)
    [0, 1, 6]
    """
    given = np.asarray(levels, np.float64)
    return [int(one) for one in drawn(given, np.full(len(given), mean), np.full(len(given), size))]
