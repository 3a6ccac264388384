"""Learning: what weights are learned from, what choices are made on, and both in that order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking import model as models
from dragoman.outlook.ranking.columns import COUNT
from dragoman.outlook.ranking.protocol import Questions
from dragoman.outlook.ranking.walk import Described

LEARNED_QUESTIONS = 24_000
"""Questions that weights are learned from, the latest ones."""
APART_QUESTIONS = 4_000
"""Questions of the valid part, evenly taken, that choices are made on."""
VALID_SHARE = 0.1
"""Of the steps of what is known that stand for a valid part where there is none."""
UNLEARNED = 5
"""The first fifth of the questions is never learned from: too little is counted before it."""


def latest_before(asked: Questions, step: int) -> int:
    """The first step of those whose questions weights are learned from, before this one."""
    place = int(np.searchsorted(asked.time, step))
    first = max(place - LEARNED_QUESTIONS, place // UNLEARNED)
    return int(asked.time[first]) if first < len(asked) else step


def valid_from(steps: NDArray[np.int32]) -> int:
    """Where the part that choices are made on begins, of steps that have none of their own."""
    known = np.unique(steps)
    return int(known[int(len(known) * (1 - VALID_SHARE))]) if len(known) else 0


class Collected:
    """What weights are learned from, and what choices are made on."""

    def __init__(self, asked: Questions, valid_from: int, test_from: int):
        self.asked, self.valid_from = asked, valid_from
        first, last = np.searchsorted(asked.time, [valid_from, test_from])
        count = min(APART_QUESTIONS, int(last - first))
        self._apart = np.zeros(len(asked), bool)
        self._apart[np.linspace(first, last - 1, count).astype(np.int64)] = count > 0
        self._tables: list[NDArray[np.float32]] = []
        self._true: list[NDArray[np.uint8]] = []
        self._valid: list[NDArray[np.bool_]] = []
        self._described: list[Described] = []

    def take(self, described: Described) -> None:
        """Keep the first candidates of all, and all candidates of those set apart."""
        self._tables.append(described.table[:, : models.LEARNED_FROM].copy())
        self._true.append(described.true[:, : models.LEARNED_FROM])
        self._valid.append(described.asked.time >= self.valid_from)
        if self._apart[described.places].any():
            self._described.append(_some(described, self._apart[described.places]))

    def model(self) -> tuple[models.Model, float]:
        """The model learned on train and valid, the share of trees chosen on valid."""
        if not self._tables:
            return models.plain(COUNT), 0.0
        table, true = np.concatenate(self._tables), np.concatenate(self._true)
        valid = np.concatenate(self._valid)
        self._tables.clear()
        found = models.best_share(table[~valid], true[~valid], self._described)
        share = max(found, key=lambda one: found[one])
        self._described.clear()
        return models.learned(table[-LEARNED_QUESTIONS:], true[-LEARNED_QUESTIONS:], share), share


def _some(described: Described, which: NDArray[np.bool_]) -> Described:
    """Some of the questions, with their candidates."""
    places = np.flatnonzero(which)
    start = described.asked.start
    answers = np.repeat(which, np.diff(start))
    return Described(
        described.asked.some(places),
        described.places[places],
        described.candidates[places],
        described.table[places],
        described.true[places],
        described.outside[answers],
    )
