"""Why a chance is as it is: signs gathered by what they look at, with the acts behind them, in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from dragoman.data.plover import types
from dragoman.outlook.chances import signs
from dragoman.outlook.chances.model import Chances, classes, recent
from dragoman.outlook.chances.state import Pairs
from dragoman.outlook.weeks import Ids

LATELY = 8  # weeks that reasons count acts in
MOST = 3  # reasons of one chance
MEASURED = 1_000  # pairs that a pair is measured against
LEAST = 0.25  # of a logarithm: what moves a chance by less than a quarter is not worth a word


@dataclass(frozen=True, slots=True)
class Called:
    """What the two are called."""

    source: str
    target: str


def reasons(chances: Chances, pair: int, kinds: list[int], called: Called) -> list[tuple[str, ...]]:
    """By type, what weighs most, each with by how much more such acts that lets expect than between most who met lately.

    "×2.0" is twice as many expected, "÷2.0" half as many: the factor is of the rate, not of the chance.
    """
    at = np.array([pair], np.int32)
    weighed = _weighed(chances, at)
    back = int(chances.weeks.reverse[pair])
    found = []
    for kind in kinds:
        told = sorted(weighed[kind].items(), key=lambda one: -abs(one[1]))
        lines = [
            _words(chances, group, weight, kind, (pair, back), called)
            for group, weight in told
            if abs(weight) >= LEAST
        ]
        found.append(tuple(lines[:MOST]))
    return found


def _weighed(chances: Chances, at: Ids) -> list[dict[str, float]]:
    """By type, the sum of signs by weights in each group."""
    pairs, weights = Pairs.all_of(chances.weeks), chances.weights
    every = np.concatenate([at, _lively(chances)])
    shared = signs.shared(chances.state, pairs, classes(), every)
    shared = shared[0] - shared[1:].mean(axis=0)
    own = [sign[0] - sign[1:].mean(axis=0) for sign in signs.own(chances.state, pairs, every)]
    found = []
    for kind in range(len(types())):
        groups: dict[str, float] = defaultdict(float)
        for place, sign in enumerate(signs.own_signs()):
            groups[_group(sign)] += float(own[place][kind] * weights.own[kind, place])
        for place, sign in enumerate(signs.shared_signs(types())):
            groups[_group(sign)] += float(shared[place] * weights.shared[kind, place])
        groups.pop("all", None)
        found.append(dict(groups))
    return found


def _lively(chances: Chances) -> Ids:
    """Pairs that had an act lately, some thousand of them at most: what a pair is measured against."""
    weeks = chances.weeks
    lively = np.unique(weeks.pair[weeks.week >= weeks.weeks - LATELY])
    if not len(lively):  # where none had one lately: all that ever met
        lively = np.unique(weeks.pair)
    return lively[:: max(1, len(lively) // MEASURED)]


def _group(sign: signs.Sign) -> str:
    if sign.of in ("there", "back"):
        return "same" if sign.what == "same" else "other"
    return sign.of


def _words(
    chances: Chances, group: str, weight: float, kind: int, both: tuple[int, int], called: Called
) -> str:
    weeks, name = chances.weeks, types()[kind]
    pair, back = both
    a, b = called.source, called.target

    def counted(of: int | None) -> str:
        there, here = (recent(weeks, one, of, LATELY) for one in (pair, back))
        return f"{there} by {a} on {b}, {here} by {b} on {a} in the last {LATELY} weeks"

    told = {
        "same": f"{name}: {counted(kind)}; {recent(weeks, pair, kind, weeks.weeks)} there in all "
        f"{weeks.weeks} weeks",
        "other": f"acts of all types: {counted(None)}",
        "by source": f"what {a} did to others",
        "to target": f"what others did to {b}",
        "to source": f"what others did to {a}",
        "by target": f"what {b} did to others",
    }
    factor = float(np.exp(weight))
    times = f"×{factor:.1f}" if factor >= 1 else f"÷{1 / factor:.1f}"
    return f"{told[group]} ({times})"
