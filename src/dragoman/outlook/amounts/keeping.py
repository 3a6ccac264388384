"""Forecasts of amounts as they are kept: distributions by direction and class, each beside conflictology's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from scipy.stats import poisson

from dragoman.outlook.amounts.records import LEVELS, Expected
from dragoman.outlook.amounts.tally import Floats
from dragoman.outlook.records import Amount
from dragoman.picture.records import Named

DIGITS = 4  # of a chance that is kept
_SURE = 0.99995  # a distribution is told up to where it rounds to one


def kept_amounts(found: Expected, named: Callable[[str], Named]) -> Iterator[Amount]:
    """All steps of a forecast together, by class; nothing of one that was refused."""
    for one in found.amounts:
        sums = found.samples[..., one.quad - 1].sum(1)
        spans = found.usual[:, one.quad - 1]
        low, median, high = (
            one.quantiles[LEVELS.index(level)] for level in (LEVELS[0], 0.5, LEVELS[-1])
        )
        usual = float(spans.mean()) if len(spans) else _average(found, one.quad)
        yield Amount(
            source=named(found.source),
            target=named(found.target),
            mean=round(one.mean, DIGITS),
            low=int(low),
            median=int(median),
            high=int(high),
            usual=round(usual, DIGITS),
            up_to=_sums(sums),
            usual_up_to=_sums(spans) if len(spans) else _steady(usual),
            quad=one.quad,
        )


def _average(found: Expected, quad: int) -> float:
    """Acts of a class in so many steps, by the mean of the last ones: fewer are known than are asked of."""
    last = [one[quad - 1] for one in found.basis.last]
    return found.horizon * sum(last) / max(1, len(last))


def _sums(drawn: Floats) -> tuple[float, ...]:
    """The chances of none, of at most one and so on, by numbers of which each is as likely."""
    up_to = np.bincount(drawn.astype(np.int64)).cumsum() / len(drawn)
    return tuple(round(float(one), DIGITS) for one in up_to)


def _steady(mean: float) -> tuple[float, ...]:
    """The same of a Poisson count."""
    up_to = poisson.cdf(np.arange(int(poisson.ppf(_SURE, mean)) + 1), mean)
    return tuple(round(float(one), DIGITS) for one in up_to)
