"""What ranks candidates: a conditional logit, and trees beside it where they help on questions set apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking import logit, trees
from dragoman.outlook.ranking.columns import ASKED, COUNT
from dragoman.outlook.ranking.protocol import Questions, Standing, measured
from dragoman.outlook.ranking.settings import settings
from dragoman.outlook.ranking.walk import Described

FIRST = -1  # the column of the first score

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Model:
    """Scores that add up from columns: ``(1 - share) * logit + share * trees``."""

    logit: logit.Logit
    trees: trees.Trees | None = None
    share: float = 0.0

    def scores(self, table: Floats) -> Floats:
        """One score a candidate; its question's chances are the softmax over candidates."""
        found = self.logit.scores(table)
        if self.trees is None or self.share == 0:
            return found
        return (1 - self.share) * found + self.share * self.trees.scores(table)

    def parts(self, row: Floats) -> Floats:
        """What each column adds to a candidate's score."""
        found = self.logit.parts(row)
        if self.trees is None or self.share == 0:
            return found
        return (1 - self.share) * found + self.share * self.trees.parts(row)


def plain(columns: int) -> Model:
    """The model before anything is learned: the first score alone."""
    return Model(logit.of_column(columns + FIRST, columns))


def learned(table: Floats, true: NDArray[np.uint8], share: float) -> Model:
    """A model from these questions, of shape (questions, candidates, columns)."""
    of = settings()["learning"]
    if len(table) < of["enough"]:
        return plain(table.shape[2])
    weights = logit.fitted(table, true, _asked(table))
    if share == 0 or len(table) < of["enough_for_trees"]:
        return Model(weights)
    return Model(weights, trees.fitted(table, true), share)


def best_share(table: Floats, true: NDArray[np.uint8], apart: list[Described]) -> float:
    """The share of trees that ranks questions set apart best; 0 where they add too little."""
    of = settings()["trees"]
    if len(table) < settings()["learning"]["enough_for_trees"] or not apart:
        return 0.0
    latest = slice(-int(of["tried_from"]), None)
    weights = logit.fitted(table[latest], true[latest], _asked(table))
    grown = trees.fitted(table[latest], true[latest])
    found = [(one, weights.scores(one.table), grown.scores(one.table)) for one in apart]
    mrr = {
        share: _mrr([(one, (1 - share) * a + share * b) for one, a, b in found])
        for share in [0.0, *of["shares"]]
    }
    best = max(mrr, key=lambda share: mrr[share])
    return best if mrr[best] >= mrr[0.0] + of["worth"] else 0.0


def _asked(table: Floats) -> tuple[int, ...]:
    """The columns of the question, where the columns are those of a walk."""
    return ASKED if table.shape[2] == COUNT else ()


def _mrr(scored: list[tuple[Described, Floats]]) -> float:
    return measured(joined([standing(one, scores) for one, scores in scored])).mrr


def joined(parts: list[Standing]) -> Standing:
    """Standings one after the other."""
    if not parts:
        return Standing(np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Standing(
        np.concatenate([one.above for one in parts]), np.concatenate([one.level for one in parts])
    )


def standing(described: Described, scores: Floats) -> Standing:
    """Where each answer stands; one that is no candidate stands behind all candidates.

    Those behind stand by the first score, so that all actors have a place.
    """
    asked: Questions = described.asked
    above, level = described.outside[:, 0].copy(), described.outside[:, 1].copy()
    for place in range(len(asked)):
        own = scores[place]
        rest = own[described.true[place] == 0]
        for at in range(asked.start[place], asked.start[place + 1]):
            if above[at] >= 0:
                continue
            score = own[described.candidates[place] == asked.answers[at]][0]
            above[at] = np.count_nonzero(rest > score)
            level[at] = np.count_nonzero(rest == score)
    return Standing(above, level)
