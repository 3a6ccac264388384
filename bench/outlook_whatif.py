"""What-if against what was: does the shift that an act is said to bring agree with the one observed?

On the test weeks of ICEWS14, for acts that truly occurred. The predicted shift of a type in the next week
is what the model expects with the act less what it expects had the act not been. The observed one is how
many acts came, less the mean of those between pairs of the same week that were not acted on so and have
the same score: the same number expected without it. Controls of the answer are pairs whose reverse had no
such act, those of third parties pairs that touch neither side. Talks are coded once each way: the
twin goes with the act. All choices were made on train and valid weeks.

python -m bench.outlook_whatif valid: the same on the weeks of valid, learnt from train alone
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.data.plover import types
from dragoman.outlook.amounts.kinds import kind_named
from dragoman.outlook.benchmarks import Split, read_split
from dragoman.outlook.chances.model import Chances, classes
from dragoman.outlook.chances.rolling import Near, near, none
from dragoman.outlook.chances.state import Pairs, State, acts_of, state_of
from dragoman.outlook.chances.usual import chance, usual
from dragoman.outlook.facts import Facts, in_order
from dragoman.outlook.settings import settings
from dragoman.outlook.weeks import Ids, Weeks, weeks_of

DATA = Path(__file__).parents[1].parent / "shared" / "data" / "forecast" / "ICEWS14"
FIRST = date(2014, 1, 1)
CASES = 1_500  # acts that are looked at, drawn by chance
CONTROLS = 8  # pairs of the same score that each is set against
FEWEST = 15  # cases of a cell of act and outcome
DRAWS = 1_000
NEAR = 3  # third parties looked at by case
MUTUAL = (
    "CONSULT",
)  # coded each way: .999 of these have a twin in their week, of any other .36 at most
UNTYPED = "none"
Floats = NDArray[np.float64]
Some = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Case:
    """One outcome after one act: what was predicted to move, and what did."""

    act: str
    outcome: str
    of: str  # "there", "back" or "third"
    pair: int  # the same both ways
    predicted: float
    observed: float


def measure() -> dict[str, float]:
    """Sign agreement, rank correlation and skill of predicted shifts, with intervals by pairs drawn anew."""
    return measured("test")


def measured(part: str) -> dict[str, float]:
    """The same for the weeks of one part: "valid" or "test"."""
    weeks, ahead = _weeks(part)
    chances = Chances.of_weeks(weeks.upto(weeks.weeks - ahead))
    cases = [
        one for week in range(ahead) for one in _week(weeks, chances, weeks.weeks - ahead + week)
    ]
    mine = [one for one in cases if one.of != "third"]
    figures = _told("", mine) | _told("third_", [one for one in cases if one.of == "third"])
    for act in types():
        some = [one for one in mine if one.act == act]
        if len({one.pair for one in some}) >= FEWEST:
            figures[f"skill_{act.lower()}"] = _skill(some)
    return figures | _chances(weeks, chances, ahead)


def _weeks(part: str) -> tuple[Weeks, int]:
    """The weeks up to the end of a part, counted so that the part is whole weeks, and how many it has."""
    split: Split = read_split(DATA)
    named = tuple(kind_named(one).type or UNTYPED for one in split.train.relations)
    parts = [split.train, split.valid] + ([split.test] if part == "test" else [])
    last = parts[-1]
    ahead = (last.end - int(last.time[0])) // 7
    until = FIRST + timedelta(days=int(last.time[0]) + 7 * ahead - 1)
    columns = [np.concatenate([getattr(one, name) for one in parts])
               for name in ("subject", "relation", "object", "time")]  # fmt: skip
    table = np.stack(columns, axis=1).astype(np.int32)
    facts: Facts = in_order(table, split.train.actors, named, begins=FIRST)
    return weeks_of(facts, until, types(), int(settings()["learning"]["weeks"])), ahead


@dataclass(frozen=True, eq=False)
class Week:
    """One week of outcomes, what was known before it, and which pairs had met."""

    past: Weeks
    state: State
    last: Floats
    came: Floats
    met: Some
    score: Floats


def _week(weeks: Weeks, chances: Chances, week: int) -> Iterator[Case]:
    """The cases of acts in the week before this one, with this one's acts as outcomes."""
    past, came = weeks.upto(week), acts_of(weeks, week)
    state, last = state_of(past), acts_of(weeks, week - 1)
    pairs = Pairs.all_of(weeks)
    met = state.rates[-1].sum(axis=1) + state.rates[-1][pairs.reverse].sum(axis=1) > 0
    given = Week(past, state, last, came, met, chances.weights.rates(state, pairs, classes()))
    rng = np.random.default_rng(week)
    acted = np.argwhere(last > 0)
    acted = acted[rng.permutation(len(acted))][: CASES // 4]
    for kind in range(len(types())):
        calm = _calm(met, last, weeks.reverse, kind)
        controls = {of: _Controls(given.score, came, some) for of, some in calm.items()}
        for pair in acted[acted[:, 1] == kind, 0]:
            yield from _cases(given, chances, controls, int(pair), kind)


def _cases(
    given: Week, chances: Chances, controls: dict[str, _Controls], pair: int, kind: int
) -> Iterator[Case]:
    """What moved after one act, there, back and of third parties."""
    weeks = given.past
    mine = [int(side[pair]) for side in (weeks.source, weeks.target)]
    start = near(weeks, given.state, (weeks.actors[mine[0]], weeks.actors[mine[1]]), NEAR)
    place = start.pair(weeks.actors[mine[0]], weeks.actors[mine[1]])
    back = int(start.pairs.reverse[place])
    gone = _gone(given, start, place, pair, kind)
    with_, without = (_rates(chances, replace(start, state=one))
                      for one in (start.state, start.state.with_acts(gone)))  # fmt: skip
    touching = np.isin(weeks.source, mine) | np.isin(weeks.target, mine)
    both_ways = min(pair, int(weeks.reverse[pair]))
    for at in range(len(start.pairs.source)):
        ends = [start.actors[int(side[at])] for side in (start.pairs.source, start.pairs.target)]
        of = "there" if at == place else "back" if at == back else "third"
        there = weeks.pair_of(*ends)
        if there is None or (of == "third" and not given.met[there]):
            continue
        for outcome in range(len(types())):
            shift = with_[at, outcome] - without[at, outcome]
            if of == "third" and abs(shift) < 1e-3:
                continue
            dropped = touching if of == "third" else None
            expected = controls[of].mean(outcome, without[at, outcome], dropped)
            seen = float(given.came[there, outcome]) - expected
            yield Case(types()[kind], types()[outcome], of, both_ways, shift, seen)


def _gone(given: Week, start: Near, place: int, pair: int, kind: int) -> Floats:
    """The act taken out of the last week, with its twin where such acts are coded each way."""
    gone = np.zeros(start.state.rates[0].shape)
    gone[place, kind] = -given.last[pair, kind]
    if types()[kind] in MUTUAL:
        twins = min(given.last[pair, kind], given.last[given.past.reverse[pair], kind])
        gone[start.pairs.reverse[place], kind] = -twins
    return gone


def _calm(met: Some, last: Floats, reverse: Ids, kind: int) -> dict[str, Some]:
    """The pairs that outcomes there, back and of third parties are set against, after acts of a type."""
    there, back = met & (last[:, kind] == 0), met & (last[reverse, kind] == 0)
    if types()[kind] in MUTUAL:
        return {"there": there & back, "back": there & back, "third": there}
    return {"there": there, "back": back, "third": there}


class _Controls:
    """Pairs of one week that were not acted on, by their score for each outcome."""

    def __init__(self, score: Floats, came: Floats, calm: Some) -> None:
        order = np.argsort(score[calm], axis=0, kind="stable")
        self._score = np.take_along_axis(score[calm], order, axis=0)
        self._beyond = np.take_along_axis(came[calm], order, axis=0) - self._score
        self._place = np.flatnonzero(calm)[order]

    def mean(self, outcome: int, score: float, dropped: Some | None = None) -> float:
        """What came between pairs of nearly this score, and the rest of the score (Abadie, Imbens 2011).

        Of ``dropped`` pairs none is looked at.
        """
        scores, beyond, place = (
            one[:, outcome] for one in (self._score, self._beyond, self._place)
        )
        if dropped is not None:
            kept = ~dropped[place]
            scores, beyond = scores[kept], beyond[kept]
        at = int(np.searchsorted(scores, score))
        low = max(0, min(at - CONTROLS // 2, len(scores) - CONTROLS))
        some = beyond[low : low + CONTROLS]
        return score + (float(some.mean()) if len(some) else 0.0)


def _rates(chances: Chances, start: Near) -> Floats:
    return chances.weights.rates(start.state, start.pairs, classes())


def _told(prefix: str, cases: list[Case]) -> dict[str, float]:
    """The figures of some cases, each with its interval from pairs drawn anew."""
    if not cases:
        return {}
    by_pair: dict[int, list[Case]] = defaultdict(list)
    for one in cases:
        by_pair[one.pair].append(one)
    pairs, rng = list(by_pair), np.random.default_rng(7)
    every = _figures(cases)
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(DRAWS // 10):
        some = [one for place in rng.integers(len(pairs), size=len(pairs)) for one in by_pair[pairs[place]]]  # fmt: skip
        for name, value in _figures(some).items():
            drawn[name].append(value)
    found = {f"{prefix}{name}": value for name, value in every.items()}
    for name in ("rank", "sign", "skill"):
        low, high = np.nanquantile(drawn[name], [0.05, 0.95])
        found |= {f"{prefix}{name}_low": float(low), f"{prefix}{name}_high": float(high)}
    return found


def _figures(cases: list[Case]) -> dict[str, float]:
    from scipy.stats import spearmanr

    cells: dict[tuple[str, str, str], list[Case]] = defaultdict(list)
    for one in cases:
        cells[one.act, one.outcome, one.of].append(one)
    big = [some for some in cells.values() if len({one.pair for one in some}) >= FEWEST]
    predicted = np.array([np.mean([one.predicted for one in some]) for some in big])
    observed = np.array([np.mean([one.observed for one in some]) for some in big])
    moved = np.abs(predicted) >= 0.002  # an act in five hundred weeks
    return {
        "cells": float(len(big)),
        "cases": float(len(cases)),
        "rank": float(spearmanr(predicted, observed).statistic) if len(big) > 2 else np.nan,
        "sign": float((np.sign(predicted) == np.sign(observed))[moved].mean()) if moved.any() else np.nan,
        "skill": _skill(cases),
        "case_rank": float(spearmanr([one.predicted for one in cases], [one.observed for one in cases]).statistic),
    }  # fmt: skip


def _skill(cases: list[Case]) -> float:
    """The part of the squared observed shifts that is saved by the predicted ones; 0 for predicting none."""
    predicted, observed = (np.array([getattr(one, name) for one in cases]) for name in ("predicted", "observed"))  # fmt: skip
    return float(1 - ((observed - predicted) ** 2).sum() / max((observed**2).sum(), 1e-12))


def _chances(weeks: Weeks, chances: Chances, ahead: int) -> dict[str, float]:
    """How chances of the next week fare against the long-run mean, over all pairs that had met."""
    state, pairs = state_of(weeks.upto(weeks.weeks - ahead)), Pairs.all_of(weeks)
    told: list[Floats] = []
    mean: list[Floats] = []
    hits: list[Some] = []
    for week in range(weeks.weeks - ahead, weeks.weeks):
        met = np.flatnonzero(
            state.rates[-1].sum(axis=1) + state.rates[-1][pairs.reverse].sum(axis=1) > 0
        )
        rates = chances.weights.rates(state, pairs, classes(), met)
        acts = acts_of(weeks, week)
        told.append(1 - none(rates, chances.weights.scatter).ravel())
        mean.append(chance(usual(week, state.rates[-1], met), chances.usual_scatter, 1).ravel())
        hits.append(acts[met].ravel() > 0)
        state = state.after(acts)
    p, m = (np.concatenate(one) for one in (told, mean))
    h = np.concatenate(hits)
    logs = [-np.log(np.clip(np.where(h, one, 1 - one), 1e-6, 1)).mean() for one in (p, m)]
    bounds = [0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.01]
    gaps = [(abs(p[at].mean() - h[at].mean()), at.sum()) for low, high in pairwise(bounds)
            if (at := (p >= low) & (p < high)).sum() >= 30]  # fmt: skip
    return {
        "chances": float(len(p)),
        "brier_skill": float(1 - ((p - h) ** 2).mean() / ((m - h) ** 2).mean()),
        "log_skill": float(1 - logs[0] / logs[1]),
        "calibration_gap": float(max(gap for gap, _ in gaps)),
        "came_over_told": float(h.sum() / p.sum()),
    }


if __name__ == "__main__":
    for name, value in measured(sys.argv[1] if len(sys.argv) > 1 else "test").items():
        print(f"{name:24} {value:.4f}")
