"""Conditional logit: the chance of each candidate as weights times columns, learned from what was chosen.

McFadden (1974). The chance of a candidate is exp(weights . columns) over the sum over all candidates of
its question. The weights maximise the likelihood of the true answers, less a penalty on their squares;
of a question with several answers, each is set against those that are none.

Weights hang on the question: on how often its act repeats, how much the asker does. A column that is the same
for all candidates of a question adds to no chance by itself; it moves the weights of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.settings import settings

LEAST_SCALE = np.float32(1e-3)  # a column that hardly differs is not blown up
LEAST = np.float32(1e-12)  # a chance of nought is none
AT_ONCE = 2000  # questions whose columns are made at a time

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Logit:
    """Weights of columns and of their squares, both as far from the mean as in standard deviations.

    The squares let a column bend: on the pairs that met yesterday another yesterday says less.
    """

    weights: Floats  # of shape (1 + columns of the question, 2, other columns)
    center: Floats
    scale: Floats
    asked: tuple[int, ...] = ()
    """Which columns are of the question: what they say moves the weights of the others."""

    def scores(self, table: Floats) -> Floats:
        """One score a candidate: of shape (questions, candidates)."""
        found = np.empty(table.shape[:2], np.float32)
        for at in range(0, len(table), AT_ONCE):
            part = table[at : at + AT_ONCE]
            weights = self._question(part[:, 0]) @ self.weights.reshape(len(self.weights), -1)
            found[at : at + AT_ONCE] = np.matmul(self.bent(part), weights[:, :, None])[:, :, 0]
        return found

    def parts(self, row: Floats) -> Floats:
        """What each column adds to one candidate's score; those of the question add nothing."""
        weights = np.tensordot(self._question(row[None])[0], self.weights, 1)
        own, square = np.split(self.bent(row), 2)
        found = np.zeros(len(row), np.float32)
        found[self._own()] = own * weights[0] + square * weights[1]
        return found

    def bent(self, table: Floats) -> Floats:
        """The columns that differ between candidates, and their squares after them."""
        own, of = self._own(), settings()["logit"]
        far = (table[..., own] - self.center[own]) / self.scale[own]
        far = np.clip(far, -of["far"], of["far"], out=far)
        square = np.minimum(far * far, np.float32(of["far_square"] ** 2))
        return np.concatenate([far, square], axis=-1, dtype=np.float32)

    def _question(self, rows: Floats) -> Floats:
        """One, and what the question's columns are, of shape (questions, 1 + columns of the question)."""
        asked = list(self.asked)
        far, most = (rows[:, asked] - self.center[asked]) / self.scale[asked], settings()["logit"]
        far = np.clip(far, -most["far_asked"], most["far_asked"])
        return np.concatenate([np.ones((len(rows), 1)), far], axis=1, dtype=np.float32)

    def _own(self) -> NDArray[np.int64]:
        return np.setdiff1d(np.arange(len(self.center)), np.array(self.asked, np.int64))


def of_column(column: int, columns: int) -> Logit:
    """The logit whose score is one column as it is."""
    weights = np.zeros((1, 2, columns), np.float32)
    weights[0, 0, column] = 1.0
    return Logit(weights, np.zeros(columns, np.float32), np.ones(columns, np.float32))


def fitted(table: Floats, true: NDArray[np.uint8], asked: tuple[int, ...] = ()) -> Logit:
    """The weights for these candidates, of shape (questions, candidates, columns).

    ``asked`` are the columns of the question. Questions without an answer, or with nothing else, say
    nothing and are passed over.
    """
    told = (true > 0).any(axis=1) & (true == 0).any(axis=1)
    table, true = table[told], true[told]
    columns = table.shape[2]
    if not len(table):
        return of_column(columns - 1, columns)
    center = table.mean(axis=(0, 1), dtype=np.float64).astype(np.float32)
    scale = np.maximum(table.std(axis=(0, 1)), LEAST_SCALE)
    shape = (1 + len(asked), 2, columns - len(asked))
    plain = Logit(np.zeros(shape, np.float32), center, scale, asked)
    found = _likeliest(plain, table, np.minimum(true, 1).astype(np.float32))
    return Logit(found.reshape(shape).astype(np.float32), center, scale, asked)


def _likeliest(plain: Logit, table: Floats, hits: Floats) -> NDArray[np.float64]:
    """The weights under which the answers are likeliest, less the penalty."""
    from scipy.optimize import minimize

    of = settings()["logit"]
    question = plain._question(table[:, 0])
    penalty = np.full(plain.weights.shape, of["penalty_asked"])
    penalty[0] = of["penalty"]
    bent = np.empty((*table.shape[:2], 2 * plain.weights.shape[2]), np.float32)
    for at in range(0, len(table), AT_ONCE):
        bent[at : at + AT_ONCE] = plain.bent(table[at : at + AT_ONCE])
    found: NDArray[np.float64] = minimize(
        lambda weights: _loss(weights, bent, question, hits, penalty.ravel()),
        np.zeros(penalty.size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": int(of["rounds"])},
    ).x
    return found


def _loss(
    weights: NDArray[np.float64],
    bent: Floats,
    question: Floats,
    hits: Floats,
    penalty: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    """What the true answers' chances lack, in all, and its slope."""
    total = float(hits.sum())
    own_weights = question @ weights.astype(np.float32).reshape(question.shape[1], -1)
    score = np.matmul(bent, own_weights[:, :, None])[:, :, 0]
    score -= score.max(axis=1, keepdims=True)
    grown = np.exp(score)
    others = (grown * (1 - hits)).sum(axis=1, keepdims=True)
    below = np.maximum(others + grown, LEAST)
    own = grown / below  # an answer's chance against those that are none
    # How much each score weighs: an answer by what its chance lacks, another by what it takes away.
    taken = (hits / below).sum(axis=1, keepdims=True) * grown
    slope = np.where(hits > 0, own - 1, taken) / total
    value = -float(np.sum(hits * np.log(np.maximum(own, LEAST)))) / total
    of_question = np.matmul(slope[:, None, :], bent)[:, 0, :]
    gradient = (question.T @ of_question).astype(np.float64).ravel()
    return value + float(penalty @ weights**2), gradient + 2 * penalty * weights
