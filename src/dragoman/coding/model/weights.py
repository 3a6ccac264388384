"""Tables of weights that are added up to a chance, as all logistic regressions here are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp, fsum, log

from dragoman.data.tables import read_tsv

_EDGE = 0.001  # how near to 0 and 1 a chance is told in odds


def added(features: Mapping[str, float], table: str) -> float:
    """What a table makes of features by name, in log odds; those that it does not have count nothing.

    Exactly added: features may come in another order in each process.
    """
    weights = _weights(table)
    return fsum(weights.get(name, 0.0) * value for name, value in features.items())


def as_chance(odds: float) -> float:
    """The chance of log odds.

    >>> as_chance(0.0)
    0.5
    """
    return 1 / (1 + exp(-odds))


def log_odds(likely: float) -> float:
    """The log odds of a chance, 0 and 1 themselves left out.

    >>> log_odds(0.5), round(log_odds(1.0), 1)
    (0.0, 6.9)
    """
    return log(max(likely, _EDGE) / max(1 - likely, _EDGE))


@lru_cache(maxsize=8)
def _weights(table: str) -> dict[str, float]:
    return {row["what"]: float(row["weight"]) for row in read_tsv(table)}
