"""Why a chance is as it is: signs gathered by what they look at, in words, with the past acts behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from dragoman.data.plover import types
from dragoman.outlook.chances import signs
from dragoman.outlook.chances.learning import Weights
from dragoman.outlook.chances.model import Chances, classes
from dragoman.outlook.chances.signs import Sign
from dragoman.outlook.chances.state import MID, Floats, Pairs
from dragoman.outlook.lookback import LATELY, Lookback, Places, Way, called
from dragoman.outlook.records import Ground
from dragoman.outlook.weeks import Ids

MOST = 3  # reasons of one chance
MEASURED = 1_000  # pairs that a pair is measured against
LEAST = 0.25  # of a logarithm: what moves a chance by less than a quarter is not worth a word
DIGITS = 3  # of a factor

Weighed = list[tuple[Sign, float]]
"""Signs, each with what it adds to the logarithm of a rate."""


def weighed(weights: Weights, own: list[Floats], shared: Floats, kind: int) -> Weighed:
    """What each sign adds to the logarithm of the rate of one type; ``own`` and ``shared`` are signs."""
    told = [
        (sign, float(own[place][kind] * weights.own[kind, place]))
        for place, sign in enumerate(signs.own_signs())
    ]
    told += [
        (sign, float(shared[place] * weights.shared[kind, place]))
        for place, sign in enumerate(signs.shared_signs(types()))
    ]
    return [one for one in told if one[0].of != "all"]


@dataclass(eq=False)
class Why:
    """Why chances are as they are: what the signs of a pair add more than those of most who met lately."""

    chances: Chances
    look: Lookback
    _told: dict[int, list[Weighed]] = field(default_factory=dict)

    def of_types(self, pair: int) -> list[tuple[Ground, ...]]:
        """By type, what weighs most, each with by how much more such acts that lets expect.

        A factor of 2 is twice as many expected, of 0.5 half as many: it is of the rate, not of the chance.
        """
        way, told = self._way(pair), self._against_most(pair)
        return [
            tuple(_grounds(told[kind], type_, way, self.look)) for kind, type_ in enumerate(types())
        ]

    def in_all(self, pair: int, expected: Floats) -> tuple[Ground, ...]:
        """The same of acts of all types together: each type weighs by how many of it are ``expected``."""
        told = self._against_most(pair)
        sums: dict[Sign, float] = defaultdict(float)
        for kind, share in enumerate(expected / max(float(expected.sum()), 1e-12)):
            for sign, adds in told[kind]:
                what = types()[kind] if sign.what == "same" else sign.what
                sums[Sign(sign.of, what, sign.fade)] += float(share) * adds
        return tuple(_grounds(list(sums.items()), None, self._way(pair), self.look))

    def _way(self, pair: int) -> Way:
        weeks = self.chances.weeks
        return weeks.actors[weeks.source[pair]], weeks.actors[weeks.target[pair]]

    def _against_most(self, pair: int) -> list[Weighed]:
        """By type, what each sign adds."""
        if pair not in self._told:
            state, pairs = self.chances.state, self._pairs
            every = np.concatenate([np.array([pair], np.int32), self._lively])
            shared = signs.shared(state, pairs, classes(), every)
            shared = shared[0] - shared[1:].mean(axis=0)
            own = [sign[0] - sign[1:].mean(axis=0) for sign in signs.own(state, pairs, every)]
            weights = self.chances.weights
            self._told[pair] = [weighed(weights, own, shared, kind) for kind in range(len(types()))]
        return self._told[pair]

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs.all_of(self.chances.weeks)

    @cached_property
    def _lively(self) -> Ids:
        """Pairs that had an act lately, some thousand of them at most: what a pair is measured against."""
        weeks = self.chances.weeks
        lively = np.unique(weeks.pair[weeks.week >= weeks.weeks - LATELY])
        if not len(lively):  # where none had one lately: all that ever met
            lively = np.unique(weeks.pair)
        return lively[:: max(1, len(lively) // MEASURED)]


def factor(adds: float) -> float:
    """By how much a rate is multiplied where so much is added to its logarithm."""
    return float(f"{np.exp(adds):.{DIGITS}g}")


def _grounds(told: Weighed, kind: str | None, way: Way, look: Lookback) -> Iterator[Ground]:
    """The groups of signs that add or take most, each told by the sign that does most of it."""
    groups: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for sign, adds in told:
        groups[_group(sign, kind)][sign.of, sign.what] += adds
    sums = {group: sum(parts.values()) for group, parts in groups.items()}
    for group in sorted(sums, key=lambda one: -abs(sums[one]))[:MOST]:
        if abs(sums[group]) >= LEAST:
            most = Sign(*_most(groups[group], sums[group]), MID)
            yield _ground(group, most, sums[group], kind, way, look)


def _most(parts: Mapping[tuple[str, str], float], whole: float) -> tuple[str, str]:
    """Of the parts of a sum the one that does most of it."""
    return max(parts, key=lambda one: parts[one] * np.sign(whole))


def _group(sign: Sign, kind: str | None) -> str:
    if sign.of in ("there", "back"):
        return "same" if kind and sign.what == "same" else "other"
    return sign.of


def _ground(
    group: str, most: Sign, adds: float, kind: str | None, way: Way, look: Lookback
) -> Ground:
    asked = kind or ""
    there, back = Sign("there", most.what, MID), Sign("back", most.what, MID)
    places = look.places(most, asked, way)
    if group == "same":  # there and back are one reason
        both = [look.places(one, asked, way) for one in (there, back)]
        places = np.sort(np.concatenate(both))
        says = f"{kind}: {_both(both, way, look)}; {len(both[0])} there in all the weeks looked back on"
    elif group == "other":
        every = [look.places(Sign(of, "any", MID), asked, way) for of in ("there", "back")]
        says = f"acts of all types: {_both(every, way, look)}"
        if most.what != "any":
            says += f"; above all {called(most, asked)} {look.doing(most, way)}, {look.lately(places)} of them"  # fmt: skip
    else:
        says = (
            f"{called(most, asked)} {look.doing(most, way)}: {look.lately(places)} in the last "
            f"{LATELY} weeks"
        )
    return Ground(group, factor(adds), says, look.acts(places))


def _both(both: list[Places], way: Way, look: Lookback) -> str:
    """How many acts there were lately there, and how many back."""
    a, b = (look.named(one).name for one in way)
    there, back = (look.lately(one) for one in both)
    return f"{there} by {a} on {b}, {back} by {b} on {a} in the last {LATELY} weeks"
