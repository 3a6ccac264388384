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


def learned_from(asked: Questions, valid_from: int, test_from: int) -> NDArray[np.bool_]:
    """Which questions before the test part are learned from or chosen on.

    The latest ones before the valid part, the latest ones before the test part, and those set apart
    for choices.
    """
    wanted = _apart(asked, valid_from, test_from)
    for end in np.searchsorted(asked.time, [valid_from, test_from]).tolist():
        wanted[max(end - LEARNED_QUESTIONS, end // UNLEARNED) : end] = True
    return wanted


def _apart(asked: Questions, valid_from: int, test_from: int) -> NDArray[np.bool_]:
    """Questions taken evenly from the valid part."""
    first, last = np.searchsorted(asked.time, [valid_from, test_from])
    found = np.zeros(len(asked), bool)
    if last > first:
        count = min(APART_QUESTIONS, int(last - first))
        found[np.linspace(first, last - 1, count).astype(np.int64)] = True
    return found


def valid_from(steps: NDArray[np.int32]) -> int:
    """Where the part that choices are made on begins, of steps that have none of their own."""
    known = np.unique(steps)
    return int(known[int(len(known) * (1 - VALID_SHARE))]) if len(known) else 0


class Collected:
    """What weights are learned from, and what choices are made on."""

    def __init__(self, asked: Questions, valid_from: int, test_from: int):
        self.asked, self.valid_from = asked, valid_from
        self._apart = _apart(asked, valid_from, test_from)
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
        share = models.best_share(table[~valid], true[~valid], self._described)
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
