"""Kept amounts by class against the acts that came: CRPS beside conflictology's, and what intervals hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.data.plover import quads
from dragoman.outlook.amounts.marks import covered
from dragoman.outlook.amounts.tally import Floats
from dragoman.outlook.records import Amount
from dragoman.outlook.tracked import Passed

Counts = Mapping[tuple[str, str, str], int]


@dataclass(frozen=True, eq=False, slots=True)
class UpTo:
    """A kept distribution of one number by its sums: what `marks.covered` asks of a forecast."""

    sums: tuple[float, ...]

    def below(self, value: Floats) -> Floats:
        """The chances of less than these."""
        return self.at_most(value - 1)

    def at_most(self, value: Floats) -> Floats:
        """The chances of these or less."""
        places = np.clip(value.astype(np.int64), -1, len(self.sums) - 1)
        return np.where(places < 0, 0.0, np.array(self.sums)[places])

    def crps(self, came: Floats) -> Floats:
        """The CRPS of each where this is what came."""
        return np.array([crps(self.sums, int(one)) for one in came])


@dataclass(frozen=True, slots=True)
class Mark:
    """How well one amount was told."""

    step_days: int
    quad: int
    told: float
    came: int
    crps: float
    usual_crps: float
    covered50: float
    covered90: float


def mark(amount: Amount, step_days: int, counts: Counts) -> Mark:
    """One amount of a class against what came in its weeks."""
    came = number(counts, amount)
    spread, at = UpTo(amount.up_to), np.array([came])
    return Mark(
        step_days,
        amount.quad or 0,
        amount.mean,
        came,
        crps(amount.up_to, came),
        crps(amount.usual_up_to, came),
        float(covered(spread, at, 0.5)[0]),
        float(covered(spread, at, 0.9)[0]),
    )


def number(counts: Counts, one: Amount) -> int:
    """How many acts of those that an amount is of came."""
    ends, of = (one.source.code, one.target.code), quads()
    return sum(
        count
        for (who, what, whom), count in counts.items()
        if (who, whom) == ends and (one.quad is None or of.get(what) == one.quad)
    )


def crps(up_to: Sequence[float], count: int) -> float:
    """The continuous ranked probability score of a distribution of counts, given by its sums.

    >>> crps([0.5, 1.0], 0), crps([0.0, 0.0, 1.0], 2), crps([1.0], 3)
    (0.25, 0.0, 3.0)
    """
    far = sum((below - (at >= count)) ** 2 for at, below in enumerate(up_to))
    return far + max(0, count - len(up_to))


def table(marks: Iterable[Mark]) -> tuple[Passed, ...]:
    """Marks by step, of all classes together and of each."""
    given = list(marks)
    found = []
    for days in sorted({one.step_days for one in given}):
        every = [one for one in given if one.step_days == days]
        found.append(_row(days, None, every))
        classes = sorted({one.quad for one in every})
        found += [_row(days, quad, [one for one in every if one.quad == quad]) for quad in classes]
    return tuple(found)


def _row(days: int, quad: int | None, some: list[Mark]) -> Passed:
    return Passed(
        days,
        quad,
        len(some),
        *(
            mean([getattr(one, name) for one in some])
            for name in ("told", "came", "crps", "usual_crps", "covered50", "covered90")
        ),
    )


def mean(values: Sequence[float]) -> float:
    """The mean, as it is told."""
    return round(sum(values) / len(values), 6)
