"""The trained model: from features of a cue and its readings to the chance of each event type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.products import on_one_thread
from dragoman.data.tables import read_arrays
from dragoman.records import EventType

EVENTS: tuple[EventType, ...] = get_args(EventType)
MODEL = "coding_model.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Cue:
    """What the model is asked about: one cue, and the readings of who acts on whom."""

    features: list[str]
    lemmas: tuple[str, str, str]
    readings: list[list[str]]


class Model:
    """A net of two small hidden layers, whose input is a sum of rows of two tables.

    One row for each feature of the cue (and a vector for each of three lemmas), one for each
    feature of a reading. The last class is "no act, or not these parties".
    """

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._cue_rows, self._cue_ids = _table(arrays, "cue")
        self._reading_rows, self._reading_ids = _table(arrays, "reading")
        self._vectors, self._vector_ids = _table(arrays, "lemma")
        self._layers = {
            name: arrays[name].astype(np.float32)
            for name in ("of_lemma", "cue_out", "across", "reading_out", "skip")
        }
        self._biases = {
            name.removeprefix("bias_"): arrays[name].astype(np.float32)
            for name in arrays
            if name.startswith("bias_")
        }

    def score(self, cues: Sequence[Cue]) -> list[Floats]:
        """For each cue a row for each reading: the chance of each of the 16 types, 0 to 1.

        What is missing to 1 in a row is the chance that the reading tells no act.
        """
        if not cues:
            return []
        with on_one_thread():
            return self._score(cues)

    def _score(self, cues: Sequence[Cue]) -> list[Floats]:
        hidden = self._hidden(cues)
        plain = self._through("cue_out", hidden)
        readings = [features for cue in cues for features in cue.readings]
        owner = np.repeat(np.arange(len(cues)), [len(cue.readings) for cue in cues])
        second = _sums(self._reading_rows, self._reading_ids, readings)
        second = self._through("across", hidden)[owner] + second
        np.maximum(second, 0, out=second)
        logits = self._through("reading_out", second) + self._through("skip", plain)[owner]
        ends = np.cumsum([len(cue.readings) for cue in cues])[:-1]
        return np.split(_chances(logits), ends)

    def score_words(self, cues: Sequence[Cue]) -> Floats:
        """For each cue the chance of each of the 16 types, whoever the parties are."""
        with on_one_thread():
            return _chances(self._through("cue_out", self._hidden(cues)))

    def _hidden(self, cues: Sequence[Cue]) -> Floats:
        hidden = _sums(self._cue_rows, self._cue_ids, [cue.features for cue in cues])
        found = [self._vector_ids.get(lemma, -1) for cue in cues for lemma in cue.lemmas]
        hidden += self._through("of_lemma", self._vectors[found].reshape(len(cues), -1))
        np.maximum(hidden, 0, out=hidden)
        return hidden

    def _through(self, name: str, values: Floats) -> Floats:
        out: Floats = values @ self._layers[name] + self._biases[name]
        return out


def _chances(logits: Floats) -> Floats:
    """The chances of the 16 types; the last class is none of them."""
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    types: Floats = chances[:, : len(EVENTS)]
    return types


def _table(arrays: dict[str, Any], name: str) -> tuple[Floats, dict[str, int]]:
    """The rows of a table, kept as bytes with a scale, with a row of zeros at its end."""
    rows = arrays[f"{name}_rows"].astype(np.float32) * arrays[f"{name}_scale"]
    zeros = np.zeros((1, rows.shape[1]), np.float32)
    ids = {feature: i for i, feature in enumerate(_names(arrays[f"{name}_names"]))}
    return np.concatenate([rows, zeros]), ids


def _names(letters: NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode("utf-8").split("\n")


def _sums(rows: Floats, ids: dict[str, int], features: Sequence[Sequence[str]]) -> Floats:
    """The sum of the rows of each list of features; what the table does not know adds nothing."""
    found = [[-1, *(ids[one] for one in some if one in ids)] for some in features]
    starts = np.cumsum([0, *(len(some) for some in found[:-1])])
    every = np.fromiter(chain.from_iterable(found), np.intp)
    sums: Floats = np.add.reduceat(rows[every], starts, axis=0)
    return sums


@lru_cache(maxsize=1)
def model() -> Model:
    """The model of this package, loaded once a process."""
    return Model(read_arrays(MODEL))
