"""What is usual between two: their long-run mean alone, with the scatter that counts have around it.

It is the baseline of every outlook. Acts come in bursts, so that a mean taken for a Poisson rate says
"at least one" too often: counts are negative binomial around it, by a scatter of each type that is fitted by
moments to all weeks of all pairs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.chances.rolling import none
from dragoman.outlook.chances.state import Floats
from dragoman.outlook.weeks import Weeks

PRIOR_WEEKS = 2.0  # weeks of the mean of all pairs that what is usual between two begins with
MOST_SCATTER = 20.0  # as of the chances themselves
_TAIL = 0.0005  # of a distribution of counts that is left out at its end
_MOST = 2_000  # acts that a distribution is told of


def usual(weeks: int, slow: Floats, at: Any) -> Floats:
    """By type, the long-run mean a week of pairs at these places, leaning on all pairs' while it is young.

    ``slow`` are rates under the slowest fade after so many weeks; None asks for a pair that never met.
    """
    every: Floats = slow.mean(axis=0)
    own = slow[at] if at is not None else 0 * every
    found: Floats = (own * weeks + every * PRIOR_WEEKS) / (weeks + PRIOR_WEEKS)
    return found


def scatter_of(weeks: Weeks, slow: Floats) -> Floats:
    """By type, how much the variance of weekly counts around pairs' long-run means grows with their square."""
    mean = usual(weeks.weeks, slow, slice(None))
    sums, squares = np.zeros(mean.shape), np.zeros(mean.shape)
    np.add.at(sums, (weeks.pair, weeks.type), weeks.count)
    np.add.at(squares, (weeks.pair, weeks.type), weeks.count**2)
    far = squares - 2 * mean * sums + weeks.weeks * mean**2
    over = (far - weeks.weeks * mean).sum(axis=0)
    found = over / np.maximum((weeks.weeks * mean**2).sum(axis=0), 1e-12)
    return np.asarray(np.clip(found, 0.0, MOST_SCATTER))


def chance(rates: Floats, scatter: Floats, weeks: int) -> Floats:
    """By type, how likely at least one act is within so many weeks."""
    found: Floats = 1 - none(rates, scatter) ** weeks
    return found


def up_to(rates: Floats, scatter: Floats, weeks: int) -> NDArray[np.float64]:
    """The chance of no act of any type within the weeks, of at most one, and so on.

    The sum over types and weeks is taken for negative binomial, with the mean and the variance that it has.
    """
    from scipy.stats import nbinom, poisson

    mean = float(weeks * rates.sum())
    more = float(weeks * (scatter * rates**2).sum())
    if more <= 1e-9 * mean:
        spread = poisson(mean)
    else:
        spread = nbinom(mean**2 / more, mean / (mean + more))
    most = min(int(spread.ppf(1 - _TAIL)), _MOST - 1)
    return np.asarray(spread.cdf(np.arange(most + 1)))
