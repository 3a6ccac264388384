"""Learning: what weights are learned from, what choices are made on, and both in that order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking import model as models
from dragoman.outlook.ranking.columns import COUNT
from dragoman.outlook.ranking.protocol import Questions
from dragoman.outlook.ranking.settings import settings
from dragoman.outlook.ranking.walk import Described


def learned_from(asked: Questions, valid_from: int, test_from: int) -> NDArray[np.bool_]:
    """Which questions before the test part are learned from or chosen on.

    The latest ones before the valid part, the latest ones before the test part, and those set apart
    for choices.
    """
    of = settings()["learning"]
    wanted = _apart(asked, valid_from, test_from)
    counts = int(settings()["trees"]["tried_from"]), int(of["questions"])
    for end, count in zip(
        np.searchsorted(asked.time, [valid_from, test_from]).tolist(), counts, strict=True
    ):
        wanted[max(end - count, end // int(of["unlearned"])) : end] = True
    return wanted


def only_learned(asked: Questions, valid_from: int, test_from: int) -> NDArray[np.bool_]:
    """Which questions are learned from alone: no choice is made on them, and none is of the test part."""
    found: NDArray[np.bool_] = ~_apart(asked, valid_from, test_from) & (asked.time < test_from)
    return found


def _apart(asked: Questions, valid_from: int, test_from: int) -> NDArray[np.bool_]:
    """Questions taken evenly from the valid part."""
    first, last = np.searchsorted(asked.time, [valid_from, test_from])
    found = np.zeros(len(asked), bool)
    if last > first:
        count = min(int(settings()["learning"]["apart"]), int(last - first))
        found[np.linspace(first, last - 1, count).astype(np.int64)] = True
    return found


def valid_from(steps: NDArray[np.int32]) -> int:
    """Where the part that choices are made on begins, of steps that have none of their own."""
    known = np.unique(steps)
    return (
        int(known[int(len(known) * (1 - settings()["learning"]["valid_share"]))])
        if len(known)
        else 0
    )


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
        most = int(settings()["learning"]["candidates"])
        self._tables.append(described.table[:, :most].copy())
        self._true.append(described.true[:, :most])
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
        latest = slice(-int(settings()["learning"]["questions"]), None)
        return models.learned(table[latest], true[latest], share), share


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
