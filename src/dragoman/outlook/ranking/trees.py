"""Boosted trees over the same columns (LightGBM), which find where two columns together tell more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.settings import settings

if TYPE_CHECKING:
    import lightgbm

THREADS = 2

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Trees:
    """The trees as learned."""

    model: lightgbm.Booster

    def scores(self, table: Floats) -> Floats:
        """One score a candidate: of shape (questions, candidates)."""
        flat = table.reshape(-1, table.shape[-1])
        found = self.model.predict(flat, num_threads=_threads(len(table)))
        return np.asarray(found, np.float32).reshape(table.shape[:-1])

    def parts(self, row: Floats) -> Floats:
        """What each column adds to one candidate's score: its Shapley value along the trees."""
        found = self.model.predict(row[None, :], pred_contrib=True, num_threads=1)
        return np.asarray(found, np.float32)[0, :-1]


def _threads(questions: int) -> int:
    """Threads for so many questions: two of them wait for each other at every leaf, and spin while they wait."""
    return 1 if questions < int(settings()["trees"]["alone"]) else THREADS


def _settings(questions: int) -> dict[str, object]:
    """The settings in LightGBM's words."""
    of = settings()["trees"]
    return {
        "objective": "lambdarank",
        "lambdarank_truncation_level": of["first"],
        "num_leaves": of["leaves"],
        "learning_rate": of["rate"],
        "min_data_in_leaf": of["leaf_cases"],
        "feature_fraction": of["columns"],
        "bagging_fraction": of["rows"],
        "bagging_freq": 1,
        "lambda_l2": of["penalty"],
        "max_bin": of["bins"],
        "num_threads": _threads(questions),
        "seed": of["seed"],
        "deterministic": True,
        "force_row_wise": True,
        "verbose": -1,
    }


def fitted(table: Floats, true: NDArray[np.uint8]) -> Trees:
    """Trees for these candidates, of shape (questions, candidates, columns)."""
    import lightgbm

    told = (true > 0).any(axis=1) & (true == 0).any(axis=1)
    table, true = table[told], true[told]
    count, most, columns = table.shape
    how = _settings(count)
    data = lightgbm.Dataset(
        table.reshape(-1, columns),
        np.minimum(true, 1).ravel(),
        group=[most] * count,
        params=how,
    )
    return Trees(lightgbm.train(how, data, int(settings()["trees"]["rounds"])))
