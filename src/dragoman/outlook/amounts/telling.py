"""A forecast of one dyad as a record: quantiles, the parts of its mean, and what it stands on."""

from __future__ import annotations

import numpy as np

from dragoman.outlook.amounts import counting
from dragoman.outlook.amounts.baselines import LAST
from dragoman.outlook.amounts.latest import Latest
from dragoman.outlook.amounts.learning import Weights
from dragoman.outlook.amounts.levels import HALF_LIVES
from dragoman.outlook.amounts.parts import OF, parts_of
from dragoman.outlook.amounts.records import LEVELS, Amount, Basis, Reason
from dragoman.outlook.amounts.tally import CLASSES, Floats, Places, Tally

LEAST_ACTS = 5
"""Acts that a dyad needs before anything is forecast of it. On ICEWS14 before its test part (six weeks),
the CRPS was better than a plain zero's by 2 % on dyads with two acts before, by 4 % with three or four, by
9 % with five to nine and by 14 % from ten on; learned with the rarer ones too, the busy ones lost 3 %."""

LEAST_STEPS = 12
"""Whole steps that facts need before weights are learned from them: eight after the four of warming."""

LEAST_DYADS = 20
"""Dyads with acts enough that facts need before weights are learned from them."""

_LAST = 12  # steps whose counts are told beside a forecast


def usual_of(tally: Tally, key: int, horizon: int) -> Floats:
    """What passed on a dyad in the last spans of so many steps, by class: conflictology's [spans, 4].

    One span ends with each of the last steps; where fewer steps are known than a span has, there is none.
    """
    counts = _counts_of(tally, key)
    sums = np.concatenate([np.zeros((1, CLASSES)), counts.cumsum(0)])
    return np.asarray((sums[horizon:] - sums[:-horizon])[-LAST:], np.float64)


def _counts_of(tally: Tally, key: int) -> Places:
    acts = tally.keys() == key
    counts = np.zeros((tally.steps, CLASSES), np.int64)
    np.add.at(counts, (tally.step[acts], tally.quad[acts]), 1)
    return counts


def basis_of(tally: Tally, key: int) -> Basis:
    """What is known of a dyad: its acts in whole steps, and the counts of the last ones."""
    counts = _counts_of(tally, key)
    last = [(int(a), int(b), int(c), int(d)) for a, b, c, d in counts[-_LAST:]]
    return Basis(int(counts.sum()), tally.steps, tuple(last))


def too_little(basis: Basis) -> str | None:
    """Why a dyad is not forecast; None where it has acts enough."""
    if basis.acts >= LEAST_ACTS:
        return None
    told = f"{basis.acts} acts over {basis.steps} steps"
    return f"too little history: {told}, needs {LEAST_ACTS}"


def too_little_learned(tally: Tally, dyads: int) -> str | None:
    """Why nothing is learned from facts; None where they are enough."""
    if tally.steps >= LEAST_STEPS and dyads >= LEAST_DYADS:
        return None
    told = (
        f"{len(tally)} acts over {tally.steps} steps, {dyads} dyads with {LEAST_ACTS} acts or more"
    )
    return f"too little history: {told}; needs {LEAST_STEPS} steps and {LEAST_DYADS} such dyads"


def types_of(tally: Tally, chances: Floats) -> list[tuple[str, float]]:
    """The shares of PLOVER types in a mix of kinds, greatest first; those below 1 % are left out."""
    shares: dict[str, float] = {}
    for (name, _), chance in zip(tally.kinds.labels, chances, strict=True):
        shares[name] = shares.get(name, 0.0) + float(chance)
    ordered = sorted(shares.items(), key=lambda one: -one[1])
    return [(name, share) for name, share in ordered if share >= _SEEN]


_SEEN = 0.01


def quantiles_of(sums: Floats) -> tuple[float, ...]:
    """The quantiles of `LEVELS` of samples, each one of the samples."""
    return tuple(float(one) for one in np.quantile(sums, LEVELS, method="inverted_cdf"))


def amount_of(
    latest: Latest,
    quad: int,
    levels: Floats,
    weights: Weights,
    samples: Floats,
    types: list[tuple[str, float]],
) -> Amount:
    """What is expected of one quad class of a dyad: of one step as a formula, of more from samples.

    ``latest`` are the acts near the dyad, ``quad`` is the class (0 to 3).
    ``levels`` are those of the parts, ``samples`` [paths, steps] counts.
    """
    first = weights.mean(levels)
    if samples.shape[1] == 1:
        size = weights.size(first)
        told = tuple(map(float, counting.quantiles(LEVELS, float(first), float(size))))
        whole = float(first)
        none = float(counting.chance(np.zeros(()), first, size))
    else:
        sums = samples.sum(1)
        told, whole, none = quantiles_of(sums), float(sums.mean()), float((sums == 0).mean())
    return Amount(
        quad=quad + 1,
        mean=whole,
        quantiles=told,
        any=1 - none,
        first=float(first),
        reasons=reasons_of(latest, quad, levels, weights),
        types=tuple((name, whole * share) for name, share in types),
    )


def reasons_of(latest: Latest, quad: int, levels: Floats, weights: Weights) -> tuple[Reason, ...]:
    """The parts of a mean that add to it, greatest first."""
    reasons = [
        Reason(
            of=OF[part.of],
            quad=part.quad + 1,
            half_life=float(HALF_LIVES[part.half]),
            level=float(level),
            weight=float(weight),
            adds=float(level * weight),
            facts=latest.of(part),
        )
        for part, level, weight in zip(parts_of(quad), levels, weights.here(levels), strict=True)
        if level * weight > 0
    ]
    return tuple(sorted(reasons, key=lambda one: -one.adds))
