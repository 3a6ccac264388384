"""Rolling forward: samples of what passes step by step, each step's counts fed back into the levels.

Dyads that are rolled feed their own other direction and what their sides do and suffer; all others
stay at the level that they have. Shares and the level of all dyads stay as they are at the start.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dragoman.outlook.amounts import counting
from dragoman.outlook.amounts.learning import Weights
from dragoman.outlook.amounts.levels import Levels, grown, rates
from dragoman.outlook.amounts.parts import Seen, design, seen
from dragoman.outlook.amounts.tally import CLASSES, Dyads, Floats, Places


def rolled(
    levels: Levels,
    dyads: Dyads,
    weights: tuple[Weights, ...],
    shape: tuple[int, int],
    seed: int,
) -> Floats:
    """Counts [paths, steps, dyads, 4] of all dyads, for a shape of so many paths and steps.

    The same seed draws with the same uniform numbers: of two histories of the same dyads, paths differ by
    what differs between the histories, and their difference is told far more sharply.
    """
    paths, steps = shape
    start = seen(levels, dyads, np.arange(len(dyads)))
    numbers = np.random.default_rng(seed)
    counts = np.zeros((paths, steps, len(dyads), CLASSES))
    own = np.broadcast_to(start.own, (paths, *start.own.shape)).copy()
    ends = (
        np.unique(dyads.source, return_inverse=True)[1],
        np.unique(dyads.target, return_inverse=True)[1],
    )
    weight = levels.weight
    for step in range(steps):
        uniform = numbers.random((paths, len(dyads), CLASSES))
        now = _now(start, own, dyads, ends)
        for quad, learned in enumerate(weights):
            mean = np.minimum(learned.mean(design(now, quad)), learned.most)
            counts[:, step, :, quad] = counting.drawn(uniform[..., quad], mean, learned.size(mean))
        keep, add = rates(weight)
        own = own * keep + counts[:, step, :, :, None] * add
        weight = grown(weight)
    return counts


def _now(start: Seen, own: Floats, dyads: Dyads, ends: tuple[Places, Places]) -> Seen:
    """What is seen where the dyads' own levels have moved, and nothing else has."""
    moved = own - start.own
    source, target = (_summed(moved, end) for end in ends)
    return replace(
        start,
        own=own,
        back=own[:, dyads.back],
        source=np.maximum(start.source + source, 0),
        target=np.maximum(start.target + target, 0),
    )


def _summed(moved: Floats, end: Places) -> Floats:
    """For each dyad, what all dyads of the same end have moved together."""
    order = np.argsort(end, kind="stable")
    first = np.flatnonzero(np.diff(end[order], prepend=-1))
    return np.asarray(np.add.reduceat(moved[:, order], first, axis=1)[:, end])
