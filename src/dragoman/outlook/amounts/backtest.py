"""How good forecasts of amounts have been: rolling origins, each learned from its own past alone.

From each origin the next step of every dyad with acts enough is forecast, by us and by the baselines,
and marked by what came. Differences are told with intervals over weeks: a bootstrap of blocks of one, two and
four steps with all dyads of each, the widest of the three, for neither the dyads of one step nor steps that follow
one another are independent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import QueryError
from dragoman.outlook.amounts import counting
from dragoman.outlook.amounts.baselines import baselines
from dragoman.outlook.amounts.learning import (
    WARMING,
    WINDOW,
    Lesson,
    Weights,
    learned,
    lessons,
)
from dragoman.outlook.amounts.marks import Counted, Members, Spread, covered, ignorance
from dragoman.outlook.amounts.scoring import mixes_of
from dragoman.outlook.amounts.series import scores_of
from dragoman.outlook.amounts.tally import (
    CLASSES,
    Floats,
    Places,
    Tally,
    counts_of,
    dyads_of,
    tally_of,
    told_often,
)
from dragoman.outlook.amounts.telling import LEAST_ACTS, LEAST_STEPS
from dragoman.outlook.facts import Facts

Flags = NDArray[np.bool_]

OURS = "ours"
MARKS = ("crps", "ignorance", "covered50", "covered90")
BUSY = 20
"""Acts from which on a dyad is told apart as a busy one."""

_SAMPLES = 200  # of the score of one dyad and step
_DRAWN = 2000  # times that weeks are drawn for an interval
BLOCKS = (1, 2, 4)
"""Steps that stand together in a block where weeks are drawn anew: which are long enough cannot be told from
some sixteen weeks, so that the widest interval of the three is taken."""
TOLD = 0.05
"""The chance of at least one act from which a forecast tells something: its 90 % interval is then not just zero.
Of all others, nineteen in twenty, any forecast of nothing covers what came."""
LIKELY = 0.5
"""The chance of at least one act above which a forecast is of something that is likely: few, and the busiest."""


class Marked:
    """Marks of several forecasters, summed for each origin: [origins, `MARKS`], and how many there are."""

    def __init__(self, origins: int) -> None:
        self.sums: dict[str, Floats] = {}
        self.count = np.zeros(origins)

    def add(self, origin: int, marks: dict[str, Floats], kept: Flags) -> None:
        """Add the marks [marks, n] of one origin, of those forecasts that are kept."""
        self.count[origin] += kept.sum()
        for name, told in marks.items():
            empty = np.zeros((len(self.count), len(MARKS)))
            self.sums.setdefault(name, empty)[origin] += told[:, kept].sum(1)

    def mean(self, name: str, mark: str) -> float:
        """The mean mark over all forecasts."""
        return float(self.sums[name][:, MARKS.index(mark)].sum() / max(self.count.sum(), 1))

    def gain(self, over: str, mark: str = "crps") -> tuple[float, float, float]:
        """By how much our mark is lower than another's, as a share of it, with its 95 % interval.

        The interval is that of blocks of origins drawn again and again, with all forecasts of each: the
        widest of those of `BLOCKS`.
        """
        place = MARKS.index(mark)
        theirs, own = self.sums[over][:, place], self.sums[OURS][:, place]
        ends = [_interval(own, theirs, block) for block in BLOCKS if block < len(own)]
        low, high = min(low for low, _ in ends), max(high for _, high in ends)
        return float(1 - own.sum() / max(theirs.sum(), _LITTLE)), low, high


_LITTLE = 1e-12


def _interval(own: Floats, theirs: Floats, block: int) -> tuple[float, float]:
    """The 95 % interval of a share saved, by blocks of so many origins that follow one another, in a circle."""
    many = len(own)
    begins = np.random.default_rng(0).integers(0, many, (_DRAWN, -(-many // block)))
    drawn = ((begins[..., None] + np.arange(block)) % many).reshape(_DRAWN, -1)[:, :many]
    shares = 1 - own[drawn].sum(1) / np.maximum(theirs[drawn].sum(1), _LITTLE)
    low, high = np.quantile(shares, [0.025, 0.975])
    return float(low), float(high)


@dataclass(frozen=True, eq=False)
class Backtest:
    """Marks by group: "all", "quad 1" to "quad 4", "busy" dyads, what we told something of, what we held
    to be "likely", the "score".

    ``dyads`` is how many were forecast from the last origin; ``acts`` shares the acts of the steps that
    came among dyads that were forecast, that had too little history, and of which nothing was told before.
    """

    groups: dict[str, Marked]
    origins: int
    dyads: int
    acts: dict[str, float]


def backtest(
    facts: Facts,
    step: str | int = "week",
    until: int | None = None,
    origins: int = 16,
    told: Callable[[int], None] = lambda origin: None,
) -> Backtest:
    """Forecast each of the last ``origins`` steps before a time from what had passed before it.

    ``told`` is called with the number of each origin that is done. Raises QueryError where there are
    not steps enough to learn from before the first origin.
    """
    tally = tally_of(facts, step, until)
    first = checked(tally, origins)
    dyads = dyads_of(tally, told_often(tally, LEAST_ACTS))
    counts, scores = counts_of(tally, dyads), scores_of(tally, dyads)
    begun = (counts.sum(2) > 0).argmax(0)
    since = max(WARMING, first - WINDOW)
    given = {one.step: one for one in lessons(tally, dyads, LEAST_ACTS, since)}
    groups = {name: Marked(origins) for name in GROUPS}
    for origin in range(origins):
        now = first + origin
        came = given[now]
        past = [given[one] for one in range(max(since, now - WINDOW), now) if one in given]
        weights = learned(past)
        begins = begun[came.places]
        spreads = [
            _spreads(counts[:now, came.places, quad], begins, _ours(came, weights[quad], quad))
            for quad in range(CLASSES)
        ]
        _mark_counts(groups, origin, came, spreads)
        past_tally = tally_of(facts, tally.days, tally.starts + now * tally.days)
        ours = _score(past_tally, dyads.keys[came.places], [one[OURS] for one in spreads])
        series = _spreads(scores[:now, came.places], begins, ours, whole=False)
        marks = marks_of(series, scores[now, came.places])
        groups["score"].add(origin, marks, np.ones(len(came.places), bool))
        told(origin)
    return Backtest(groups, origins, len(came.places), _shared(tally, first))


def checked(tally: Tally, steps: int) -> int:
    """The first of the last so many steps. Raises QueryError where too few are left before it."""
    first = tally.steps - steps
    if steps < 1 or first < LEAST_STEPS:
        raise QueryError(
            f"{tally.steps} whole steps are too few to forecast {steps} of them: "
            f"{LEAST_STEPS} are needed before the first"
        )
    return first


GROUPS = (
    "all",
    *(f"quad {quad + 1}" for quad in range(CLASSES)),
    "busy",
    "told",
    "likely",
    "score",
)


def _ours(came: Lesson, weights: Weights, quad: int) -> Counted:
    mean = weights.mean(came.levels[quad])
    return Counted(mean, weights.size(mean))


def _spreads(past: Floats, first: Places, ours: Spread, *, whole: bool = True) -> dict[str, Spread]:
    return {OURS: ours, **baselines(past, first, whole=whole)}


def _mark_counts(
    groups: dict[str, Marked], origin: int, came: Lesson, spreads: list[dict[str, Spread]]
) -> None:
    every = np.ones(len(came.places), bool)
    for quad in range(CLASSES):
        marks = marks_of(spreads[quad], came.counts[:, quad])
        groups["all"].add(origin, marks, every)
        groups[f"quad {quad + 1}"].add(origin, marks, every)
        groups["busy"].add(origin, marks, came.told >= BUSY)
        for group, chance in (("told", TOLD), ("likely", LIKELY)):
            groups[group].add(origin, marks, gives(spreads[quad][OURS], len(every), chance))


def gives(spread: Spread, many: int, chance: float) -> Flags:
    """Which of so many forecasts give at least this chance to an act or more."""
    return np.asarray(spread.at_most(np.zeros(many)) <= 1 - chance)


def marks_of(spreads: dict[str, Spread], came: Floats) -> dict[str, Floats]:
    """For each forecaster its marks [marks, n], in the order of `MARKS`."""
    return {
        name: np.stack(
            [
                spread.crps(came),
                ignorance(spread, came),
                covered(spread, came, 0.5),
                covered(spread, came, 0.9),
            ]
        )
        for name, spread in spreads.items()
    }


def _score(tally: Tally, keys: Places, spreads: list[Spread]) -> Members:
    """Samples of the score, from samples of the counts of each quad class."""
    numbers = np.random.default_rng(0)
    counts = np.zeros((_SAMPLES, len(keys), CLASSES))
    for quad, spread in enumerate(spreads):
        assert isinstance(spread, Counted)
        uniform = numbers.random((_SAMPLES, len(keys)))
        counts[..., quad] = counting.drawn(uniform, spread.mean, spread.size)
    mixes = mixes_of(tally)
    return Members(mixes.scores(counts, mixes.of(tally, keys), 0).T)


def _shared(tally: Tally, first: int) -> dict[str, float]:
    """Of the acts from a step on: on which dyads they were, by what had been told of these before."""
    keys = tally.keys()
    order = np.argsort(keys, kind="stable")  # acts of a dyad together, in order of time
    begins = np.flatnonzero(np.diff(keys[order], prepend=-1))
    dyad = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(keys))))
    steps = tally.step[order]
    cells = dyad * (tally.steps + 1) + steps
    before = np.searchsorted(cells, cells) - begins[dyad]  # acts of the dyad in earlier steps
    later = before[steps >= first]
    shares = {
        "forecast": later >= LEAST_ACTS,
        "too little": (later > 0) & (later < LEAST_ACTS),
        "never told": later == 0,
    }
    return {name: float(one.mean()) if len(later) else 0.0 for name, one in shares.items()}
