"""How actors are ranked: the numbers of one table, and those of them that counting needs at hand."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.data.tables import read_toml


class First(NamedTuple):
    """What each part weighs in the first score."""

    followed: float
    same: float
    between: float
    comes_to: float
    comes_lately: float
    over_same: float
    over_any: float
    like: float
    land_to_actor: float
    land_to_actor_any: float
    near: float


class Constants(NamedTuple):
    """What compiled code needs: handed to it, so that a change of the table is no change of code."""

    prior_bin: float
    prior_rule: float
    prior_all: float
    partners: int
    first: First


@cache
def settings() -> dict[str, Any]:
    """The sections of ``outlook_ranking.toml``."""
    return read_toml("outlook_ranking.toml")


@cache
def constants() -> Constants:
    """The numbers of compiled code."""
    of = settings()
    counting = of["counting"]
    return Constants(
        prior_bin=float(counting["prior_bin"]),
        prior_rule=float(counting["prior_rule"]),
        prior_all=float(counting["prior_all"]),
        partners=int(of["candidates"]["partners"]),
        first=First(**{name: float(value) for name, value in of["first"].items()}),
    )


@cache
def half_lives() -> NDArray[np.float64]:
    """Steps in which what is past loses half its weight, the shortest first."""
    return np.array(settings()["counting"]["half_lives"])
