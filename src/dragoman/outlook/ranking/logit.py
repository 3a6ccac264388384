"""Conditional logit: the chance of each candidate as weights times columns, learned from what was chosen.

McFadden (1974). The chance of a candidate is exp(weights . columns) over the sum over all candidates of
its question. The weights maximise the likelihood of the true answers, less a penalty on their squares;
of a question with several answers, each is set against those that are none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PENALTY = 1e-4  # of the summed squared weights, columns being of one scale
ROUNDS = 60
FAR, FARTHEST = 4.0, 8.0
"""Standard deviations beyond which a column's square and the column itself say no more."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Logit:
    """Weights of columns and of their squares, both as far from the mean as in standard deviations.

    The squares let a column bend: on the pairs that met yesterday another yesterday says less.
    """

    weights: Floats  # of shape (2, columns): of the column, of its square
    center: Floats
    scale: Floats

    def scores(self, table: Floats) -> Floats:
        """One score a candidate: of shape (questions, candidates)."""
        far = self._far(table)
        found = far @ self.weights[0] + _bent(far) @ self.weights[1]
        return np.asarray(found, np.float32)

    def parts(self, row: Floats) -> Floats:
        """What each column adds to one candidate's score."""
        far = self._far(row)
        return np.asarray(far * self.weights[0] + _bent(far) * self.weights[1], np.float32)

    def _far(self, table: Floats) -> Floats:
        found = (table - self.center) / self.scale
        return np.asarray(np.clip(found, -FARTHEST, FARTHEST), np.float32)


def _bent(far: Floats) -> Floats:
    return np.asarray(np.minimum(far * far, np.float32(FAR * FAR)), np.float32)


def of_column(column: int, columns: int) -> Logit:
    """The logit whose score is one column as it is."""
    weights = np.zeros((2, columns), np.float32)
    weights[0, column] = 1.0
    return Logit(weights, np.zeros(columns, np.float32), np.ones(columns, np.float32))


def fitted(table: Floats, true: NDArray[np.uint8]) -> Logit:
    """The weights for these candidates, of shape (questions, candidates, columns).

    Questions without an answer, or with nothing else, say nothing and are passed over.
    """
    from scipy.optimize import minimize

    told = (true > 0).any(axis=1) & (true == 0).any(axis=1)
    table, true = table[told], true[told]
    columns = table.shape[2]
    if not len(table):
        return of_column(columns - 1, columns)
    center = table.mean(axis=(0, 1))
    scale = np.maximum(table.std(axis=(0, 1)), np.float32(1e-3))
    start = Logit(np.zeros((2, columns), np.float32), center, scale)
    far = start._far(table)
    flat = np.concatenate([far, _bent(far)], axis=2).reshape(-1, 2 * columns)
    found = minimize(
        lambda weights: _loss(weights, flat, np.minimum(true, 1).astype(np.float32)),
        np.zeros(2 * columns),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ROUNDS},
    )
    return Logit(found.x.reshape(2, columns).astype(np.float32), center, scale)


def _loss(
    weights: NDArray[np.float64], flat: Floats, hits: Floats
) -> tuple[float, NDArray[np.float64]]:
    """What the true answers' chances lack, in all, and its slope."""
    total = float(hits.sum())
    score = (flat @ weights.astype(np.float32)).reshape(hits.shape)
    score -= score.max(axis=1, keepdims=True)
    grown = np.exp(score)
    others = (grown * (1 - hits)).sum(axis=1, keepdims=True)
    own = grown / (others + grown)  # an answer's chance against those that are none
    # How much each score weighs: an answer by what its chance lacks, another by what it takes away.
    taken = (hits / (others + grown)).sum(axis=1, keepdims=True) * grown
    slope = np.where(hits > 0, own - 1, taken) / total
    value = -float(np.sum(hits * np.log(np.maximum(own, 1e-12)))) / total
    gradient = (flat.T @ slope.reshape(-1).astype(np.float32)).astype(np.float64)
    return value + PENALTY * float(weights @ weights), gradient + 2 * PENALTY * weights
