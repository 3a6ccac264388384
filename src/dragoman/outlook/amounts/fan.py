"""A forecast of amounts step by step beside what passed before it: what a picture and its table show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dragoman.outlook.amounts.records import LEVELS, Expected
from dragoman.outlook.amounts.tally import Floats

COOPERATION, CONFLICT = (0, 1), (2, 3)  # quad classes, from 0


@dataclass(frozen=True, slots=True)
class FanStep:
    """One step of one direction: what passed in it, or, ``ahead``, what is expected.

    ``cooperation`` and ``conflict`` are acts in words and deeds together: a count, or a mean. The quantiles
    (of `LEVELS`) are of steps ahead, and none of those that passed.
    """

    source: str
    target: str
    first: date | None
    last: date | None
    ahead: bool
    cooperation: float
    conflict: float
    cooperation_quantiles: tuple[float, ...] = ()
    conflict_quantiles: tuple[float, ...] = ()


def fan(found: Expected) -> list[FanStep]:
    """The last steps that passed, then those ahead; only the former where nothing is forecast."""
    return [*_passed(found), *_ahead(found)]


def _passed(found: Expected) -> Iterator[FanStep]:
    counts = found.basis.last
    for place, one in enumerate(counts):
        first, last = _days(found, place - len(counts))
        sums = [float(sum(one[quad] for quad in quads)) for quads in (COOPERATION, CONFLICT)]
        yield FanStep(found.source, found.target, first, last, False, sums[0], sums[1])


def _ahead(found: Expected) -> Iterator[FanStep]:
    for step in range(found.horizon if len(found.samples) else 0):
        first, last = _days(found, step)
        sums: list[Floats] = [
            found.samples[:, step, list(quads)].sum(1) for quads in (COOPERATION, CONFLICT)
        ]
        means = [round(float(np.mean(one)), 2) for one in sums]
        told = [_quantiles(one) for one in sums]
        yield FanStep(
            found.source, found.target, first, last, True, means[0], means[1], told[0], told[1]
        )


def _days(found: Expected, step: int) -> tuple[date | None, date | None]:
    """The first and the last day of a step, counted from the first one ahead."""
    if found.from_day is None:
        return None, None
    first = found.from_day + timedelta(days=step * found.step_days)
    return first, first + timedelta(days=found.step_days - 1)


def _quantiles(sums: Floats) -> tuple[float, ...]:
    return tuple(float(one) for one in np.quantile(sums, LEVELS, method="inverted_cdf"))
