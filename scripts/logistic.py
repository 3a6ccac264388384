"""Logistic regression with weights held to nothing, for the tables that are learnt from labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
_STEPS = 500  # far more than either table needs


@dataclass(frozen=True, slots=True)
class Asked:
    """What speaks for and against an answer, by name, and whether it is right."""

    features: Mapping[str, float]
    right: bool


def write(path: Path, header: str, weights: Mapping[str, float]) -> None:
    """A table of weights by name, under a comment."""
    rows = ["what\tweight"]
    rows += [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    path.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")


def learn(matrix: Any, right: Floats, prior: float) -> Floats:
    """The weights of the columns.

    Args:
        matrix: [examples, columns], an array or a sparse matrix of SciPy's.
        right: [examples], 1 where an example is right and 0 where not.
        prior: how strongly weights are held to nothing: half of it times the sum of their squares.
    """

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = matrix @ weights
        chances = 1 / (1 + np.exp(-sums))
        costs = float((np.logaddexp(0, sums) - right * sums).sum() + prior / 2 * weights @ weights)
        return costs, matrix.T @ (chances - right) + prior * weights

    found: Any = minimize(
        loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    )
    weights: Floats = found.x
    return weights
