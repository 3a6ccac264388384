"""Cooperation and conflict of a step: what the counted acts come to, by the kinds a dyad is known for.

A step's score is the sum of the intensities of its acts (docs/scores.md; an event file has one origin an
act, and all is asserted). An act of a quad class is of one kind or another with the chances of this
dyad's past acts of that class, mixed with those of all dyads; how much with, is learned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from dragoman.outlook.amounts.tally import CLASSES, Floats, Places, Tally

_PULLS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 300.0)
_ADDED = 0.5  # of an act, to each kind of a class that was ever told: none is impossible


@dataclass(frozen=True, eq=False)
class Mixes:
    """Of which kinds the acts of each quad class are.

    ``all`` [4, labels] has the chances over all dyads, ``pull`` [4] how many acts of its own a dyad needs
    for its own past to weigh as much as that of all.
    """

    all: Floats
    pull: Floats
    intensities: Floats

    def of(self, tally: Tally, keys: Places) -> Floats:
        """The chances [dyads, 4, labels] of the kinds on dyads given by their keys, which ascend."""
        labels = self.all.shape[1]
        at = np.searchsorted(keys, tally.keys())
        here = keys[np.minimum(at, len(keys) - 1)] == tally.keys()
        flat = (at[here] * CLASSES + tally.quad[here]) * labels + tally.label[here]
        own = np.bincount(flat, minlength=len(keys) * CLASSES * labels)
        own = own.reshape(len(keys), CLASSES, labels).astype(np.float64)
        pull = self.pull[:, None]
        return np.asarray((own + pull * self.all) / (own.sum(-1, keepdims=True) + pull))

    def scores(self, counts: Floats, mixes: Floats, seed: int) -> Floats:
        """A score for each sample of counts [..., dyads, 4], its kinds drawn by the dyads' chances."""
        numbers = np.random.default_rng([seed, 1])
        total = np.zeros(counts.shape[:-1])
        for quad in range(CLASSES):
            kinds = np.flatnonzero(self.all[quad] > 0)
            if not len(kinds):
                continue
            here = counts[..., quad].astype(np.int64)
            sample = np.repeat(np.arange(here.size), here.ravel())
            limits = np.cumsum(mixes[:, quad][:, kinds], 1)[sample % here.shape[-1]]
            drawn = (limits[:, :-1] < numbers.random(len(sample))[:, None]).sum(1)
            worth = self.intensities[kinds][drawn]
            total += np.bincount(sample, worth, minlength=here.size).reshape(here.shape)
        return total


def mixes_of(tally: Tally) -> Mixes:
    """The mixes of all acts; what pulls a dyad to them is that of greatest likelihood of all dyads' acts."""
    labels = len(tally.kinds.labels)
    whole = np.bincount(tally.quad * labels + tally.label, minlength=CLASSES * labels)
    whole = whole.reshape(CLASSES, labels).astype(np.float64)
    whole = whole + _ADDED * (whole > 0)
    every = whole / np.maximum(whole.sum(1, keepdims=True), 1e-12)
    pull = np.array([_pull(tally, quad, every[quad]) for quad in range(CLASSES)])
    return Mixes(every, pull, tally.kinds.intensities)


def _pull(tally: Tally, quad: int, every: Floats) -> float:
    """The concentration of a Dirichlet-multinomial whose mean is the mix of all (Minka 2000)."""
    kept = tally.quad == quad
    if not kept.any():
        return _PULLS[-1]
    keys, at = np.unique(tally.keys()[kept], return_inverse=True)
    cells, counts = np.unique(at * len(every) + tally.label[kept], return_counts=True)
    totals = np.bincount(at, minlength=len(keys))
    base = every[cells % len(every)]

    def likelihood(pull: float) -> float:
        of_cells = special.gammaln(counts + pull * base) - special.gammaln(pull * base)
        of_dyads = special.gammaln(pull) - special.gammaln(totals + pull)
        return float(of_cells.sum() + of_dyads.sum())

    return max(_PULLS, key=likelihood)
