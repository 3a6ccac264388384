"""Conditional logit: the chance of each candidate as weights times columns, learned from what was chosen.

McFadden (1974). The chance of a candidate is exp(weights . columns) over the sum over all candidates of
its question. The weights maximise the likelihood of the true answers, less a penalty on their squares;
of a question with several answers, each is set against those that are none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PENALTY = 1e-4  # of the mean squared weight, columns being of one scale
ROUNDS = 60

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Logit:
    """Weights of the columns as they come; ``center`` is what a column is on average."""

    weights: Floats
    center: Floats

    def scores(self, table: Floats) -> Floats:
        """One score a candidate: of shape (questions, candidates)."""
        return np.asarray((table - self.center) @ self.weights, np.float32)

    def parts(self, row: Floats) -> Floats:
        """What each column adds to one candidate's score."""
        found: Floats = (row - self.center) * self.weights
        return found


def fitted(table: Floats, true: NDArray[np.uint8], start: Floats | None = None) -> Logit:
    """The weights for these candidates, of shape (questions, candidates, columns).

    Questions without an answer, or with nothing else, say nothing and are passed over.
    """
    from scipy.optimize import minimize

    told = (true > 0).any(axis=1) & (true == 0).any(axis=1)
    table, true = table[told], true[told]
    columns = table.shape[2]
    if not len(table):
        return Logit(np.zeros(columns, np.float32), np.zeros(columns, np.float32))
    center = table.mean(axis=(0, 1))
    scale = np.maximum(table.std(axis=(0, 1)), 1e-3)
    flat = ((table - center) / scale).reshape(-1, columns)
    shape = true.shape
    hits = np.minimum(true, 1).astype(np.float32)
    total = hits.sum()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = (flat @ weights.astype(np.float32)).reshape(shape)
        score -= score.max(axis=1, keepdims=True)
        grown = np.exp(score)
        others = (grown * (1 - hits)).sum(axis=1, keepdims=True)
        own = grown / (others + grown)  # an answer's chance against those that are none
        # How much each score weighs: an answer by what its chance lacks, another by what it takes away.
        taken = (hits / (others + grown)).sum(axis=1, keepdims=True) * grown
        slope = np.where(hits > 0, own - 1, taken) / total
        value = -float(np.sum(hits * np.log(np.maximum(own, 1e-12)))) / float(total)
        gradient = flat.T @ slope.reshape(-1)
        penalty = PENALTY * float(weights @ weights)
        return value + penalty, gradient.astype(np.float64) + 2 * PENALTY * weights

    first = np.zeros(columns) if start is None else start * scale
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return Logit((found.x / scale).astype(np.float32), center.astype(np.float32))
