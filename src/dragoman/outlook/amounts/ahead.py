"""How good forecasts of several steps together have been: rolled forward, each from its own past alone."""

from __future__ import annotations

import numpy as np

from dragoman.outlook.amounts.backtest import (
    BUSY,
    LIKELY,
    OURS,
    TOLD,
    Marked,
    checked,
    gives,
    marks_of,
)
from dragoman.outlook.amounts.baselines import baselines
from dragoman.outlook.amounts.learning import learned, lessons
from dragoman.outlook.amounts.levels import last_levels
from dragoman.outlook.amounts.marks import Members
from dragoman.outlook.amounts.rolling import rolled
from dragoman.outlook.amounts.tally import (
    CLASSES,
    Floats,
    counts_of,
    dyads_of,
    tally_of,
    told_often,
)
from dragoman.outlook.amounts.telling import LEAST_ACTS
from dragoman.outlook.facts import Facts

_PATHS = 60  # of each origin: each mark is a mean over thousands of dyads


def backtest_ahead(
    facts: Facts,
    step: str | int = "week",
    until: int | None = None,
    origins: int = 3,
    steps: int = 4,
) -> dict[str, Marked]:
    """Marks of what passes in ``steps`` steps together, from origins as far apart: "all", "busy", "told" and "likely".

    All dyads with acts enough are rolled forward together. The baselines are those of one step, of sums
    over as many steps. Raises QueryError where there are not steps enough.
    """
    whole = tally_of(facts, step, until)
    checked(whole, origins * steps)
    groups = {name: Marked(origins) for name in ("all", "busy", "told", "likely")}
    for origin in range(origins):
        now = whole.steps - (origins - origin) * steps
        tally = tally_of(facts, whole.days, whole.starts + now * whole.days)
        keys = told_often(tally, LEAST_ACTS)
        dyads = dyads_of(tally, keys)
        weights = learned(list(lessons(tally, dyads, LEAST_ACTS)))
        paths = rolled(last_levels(tally, dyads), dyads, weights, (_PATHS, steps), origin)
        places = dyads.places(keys)
        sums = paths.sum(1)[:, places]
        counts = counts_of(whole, dyads)[: now + steps, places]
        busy = counts[:now].sum((0, 2)) >= BUSY
        begun = np.minimum((counts[:now].sum(2) > 0).argmax(0), now - steps)
        for quad in range(CLASSES):
            past = _summed(counts[:now, :, quad], steps)
            spreads = {OURS: Members(sums[..., quad].T), **baselines(past, begun)}
            marks = marks_of(spreads, counts[now:, :, quad].sum(0))
            groups["all"].add(origin, marks, np.ones(len(keys), bool))
            groups["busy"].add(origin, marks, busy)
            for group, chance in (("told", TOLD), ("likely", LIKELY)):
                groups[group].add(origin, marks, gives(spreads[OURS], len(keys), chance))
    return groups


def _summed(counts: Floats, steps: int) -> Floats:
    """Sums over so many steps, one beginning with each step: [steps less, dyads]."""
    whole = np.concatenate([np.zeros((1, counts.shape[1])), counts.cumsum(0)])
    return np.asarray(whole[steps:] - whole[:-steps])
