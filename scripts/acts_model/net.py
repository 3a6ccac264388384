"""The net that is trained: forward and back through its two layers, in NumPy alone.

It is the one of ``dragoman.coding.model.scoring``, which says what its parts mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.model.scoring import EVENTS
from scripts.acts_model.items import UNSURE, Example

Floats = NDArray[np.float32]
CLASSES = len(EVENTS) + 1
WIDTH = 64
START = 0.05  # spread of the tables' first values
DECAY = 1e-4
DROPPED = 0.3  # share of each hidden layer left out in training
DENSE = {"of_lemma": 3, "cue_out": 1, "across": 1, "reading_out": 1, "skip": 0}


@dataclass(slots=True)
class Bag:
    """Rows of a table to be added up: their numbers one after the other, and where each begins."""

    rows: NDArray[np.intp]
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Bag:
        """Lists of row numbers, none of them empty."""
        starts = np.cumsum([0, *(len(one) for one in lists[:-1])])
        return cls(np.fromiter(chain.from_iterable(lists), np.intp), starts)

    def sums(self, table: Floats) -> Floats:
        """The sum of the rows of each list."""
        sums: Floats = np.add.reduceat(table[self.rows], self.starts, axis=0)
        return sums

    def spread(self, slopes: Floats, shape: tuple[int, ...]) -> Floats:
        """The slope of each row of the table, from that of each sum."""
        sizes = np.diff(np.append(self.starts, len(self.rows)))
        each = np.repeat(slopes, sizes, axis=0)
        order = np.argsort(self.rows, kind="stable")
        rows = self.rows[order]
        first = np.flatnonzero(np.append(True, rows[1:] != rows[:-1]))
        table = np.zeros(shape, np.float32)
        table[rows[first]] = np.add.reduceat(each[order], first, axis=0)
        return table


@dataclass(slots=True)
class Batch:
    """Examples as numbers."""

    cues: Bag
    vectors: Floats
    readings: Bag | None
    owner: NDArray[np.intp]
    told: NDArray[np.intp]
    right: NDArray[np.intp]

    @classmethod
    def of(
        cls,
        examples: Sequence[Example],
        ids: tuple[dict[str, int], dict[str, int]],
        vectors: Floats,
        keep: tuple[float, np.random.Generator],
    ) -> Batch:
        """Examples by the numbers of their features, of which a share is left out at random."""
        share, rng = keep

        def known(features: Sequence[str], table: dict[str, int], part: float) -> list[int]:
            some = [table[one] for one in features if one in table]
            return [one for one in some if part >= 1 or rng.random() < part] or [0]

        cues = [known(one.cue.features, ids[0], share) for one in examples]
        readings = [
            known(some, ids[1], (1 + share) / 2) for one in examples for some in one.cue.readings
        ]
        sizes = [len(one.cue.readings) for one in examples]
        return cls(
            Bag.of(cues),
            vectors,
            Bag.of(readings) if readings else None,
            np.repeat(np.arange(len(examples)), sizes),
            np.array([one.told for one in examples]),
            np.array([event for one in examples for event in one.readings], np.intp),
        )


class Net:
    """The tables and layers, and the steps by which they learn (Adam)."""

    def __init__(self, cues: int, readings: int, dimensions: int, rng: np.random.Generator) -> None:
        self.rng = rng
        self.parts: dict[str, Floats] = {
            "cue": rng.normal(0, START, (cues, WIDTH)).astype(np.float32),
            "reading": rng.normal(0, START, (readings, WIDTH)).astype(np.float32),
        }
        for name, size in DENSE.items():
            rows = dimensions * size if size > 1 else WIDTH if size else CLASSES
            columns = WIDTH if name in ("of_lemma", "across") else CLASSES
            edge = rows**-0.5
            self.parts[name] = rng.uniform(-edge, edge, (rows, columns)).astype(np.float32)
            self.parts[f"bias_{name}"] = np.zeros(columns, np.float32)
        self._mean = {name: np.zeros_like(part) for name, part in self.parts.items()}
        self._square = {name: np.zeros_like(part) for name, part in self.parts.items()}
        self._steps = 0

    def slopes(self, batch: Batch, weight: float = 1.0) -> dict[str, Floats]:
        """How the loss of a batch changes with each part."""
        parts = self.parts
        before = batch.cues.sums(parts["cue"]) + self._dense("of_lemma", batch.vectors)
        hidden, kept = self._drop(np.maximum(before, 0))
        plain = self._dense("cue_out", hidden)
        found: dict[str, Floats] = {}
        down = weight * _softmax_slope(plain, batch.told)
        back = np.zeros_like(hidden)
        if batch.readings is not None:
            lifted = self._dense("across", hidden)[batch.owner]
            above = batch.readings.sums(parts["reading"]) + lifted
            second, kept_second = self._drop(np.maximum(above, 0))
            logits = self._dense("reading_out", second)
            logits += self._dense("skip", plain)[batch.owner]
            slope = weight * _softmax_slope(logits, batch.right)
            self._learn(found, "reading_out", second, slope)
            self._learn(found, "skip", plain[batch.owner], slope)
            low = _masked(slope @ parts["reading_out"].T, kept_second, above)
            found["reading"] = batch.readings.spread(low, parts["reading"].shape)
            self._learn(found, "across", hidden[batch.owner], low)
            np.add.at(back, batch.owner, low @ parts["across"].T)
            np.add.at(down, batch.owner, slope @ parts["skip"].T)
        self._learn(found, "cue_out", hidden, down)
        back = _masked(back + down @ parts["cue_out"].T, kept, before)
        self._learn(found, "of_lemma", batch.vectors, back)
        found["cue"] = batch.cues.spread(back, parts["cue"].shape)
        return found

    def step(self, slopes: dict[str, Floats], rate: float) -> None:
        """One step of Adam with decay of the weights."""
        self._steps += 1
        for name, slope in slopes.items():
            mean, square = self._mean[name], self._square[name]
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            moved = mean / (1 - 0.9**self._steps)
            size = np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8
            self.parts[name] -= rate * (moved / size + DECAY * self.parts[name])

    def _dense(self, name: str, values: Floats) -> Floats:
        out: Floats = values @ self.parts[name] + self.parts[f"bias_{name}"]
        return out

    @staticmethod
    def _learn(found: dict[str, Floats], name: str, values: Floats, slope: Floats) -> None:
        found[name], found[f"bias_{name}"] = values.T @ slope, slope.sum(0)

    def _drop(self, values: Floats) -> tuple[Floats, Floats]:
        kept = self.rng.random(values.shape) >= DROPPED
        scaled = kept.astype(np.float32) / np.float32(1 - DROPPED)
        return values * scaled, scaled


def _masked(slope: NDArray[Any], kept: Floats, before: Floats) -> Floats:
    """The slope before a layer's threshold, from that behind it."""
    masked: Floats = slope.astype(np.float32) * kept * (before > 0)
    return masked


def _softmax_slope(logits: Floats, right: NDArray[np.intp]) -> Floats:
    """The slope of the mean cross-entropy; what is unsure does not count."""
    sure = right != UNSURE
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.flatnonzero(sure), right[sure]] -= 1
    slope: Floats = (chances * sure[:, None] / max(1, int(sure.sum()))).astype(np.float32)
    return slope
