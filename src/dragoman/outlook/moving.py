"""Why something moves with an act against without it: the counts that the act changes, and by how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.data.plover import types
from dragoman.outlook.chances import signs
from dragoman.outlook.chances.learning import Weights
from dragoman.outlook.chances.model import classes
from dragoman.outlook.chances.rolling import Near
from dragoman.outlook.chances.signs import Sign
from dragoman.outlook.chances.state import MID, Floats
from dragoman.outlook.lookback import LATELY, Lookback, Way, called, looks_at
from dragoman.outlook.reasons import Weighed, factor, weighed
from dragoman.outlook.records import Ground

MOST = 3  # reasons of one shift
LEAST = 0.02  # of a logarithm: what moves a rate by less than two in a hundred is not worth a word
LATER = Ground(
    "later",
    None,
    "none of what the next week is told from moves much: it comes of what follows later",
)


@dataclass(frozen=True, slots=True)
class Put:
    """An act by its directed pairs and its type; ``ago`` weeks before the last it is ``out`` of the history."""

    ways: tuple[Way, ...]
    type: str
    out: bool
    ago: int = 0

    @property
    def weeks(self) -> int:
        """So many of the last weeks acts are counted in: those of all reasons, or as many as hold the act."""
        return max(LATELY, self.ago + 1)


class Moves:
    """The signs of all pairs near, with the act and without it."""

    def __init__(self, both: tuple[Near, Near], weights: Weights, put: Put, look: Lookback):
        with_, without = (one.state for one in both)
        pairs = both[0].pairs
        self._start, self._weights, self._put, self._look = both[0], weights, put, look
        self._shared: Floats = signs.shared(with_, pairs, classes()) - signs.shared(without, pairs, classes())  # fmt: skip
        self._own = [a - b for a, b in zip(signs.own(with_, pairs), signs.own(without, pairs), strict=True)]  # fmt: skip

    def grounds(self, place: int, kind: int) -> tuple[Ground, ...]:
        """What moves the acts of a type on a pair in the next week, the most first."""
        own = [sign[place] for sign in self._own]
        told = weighed(self._weights, own, self._shared[place], kind)
        ends = self._start.pairs.source[place], self._start.pairs.target[place]
        way = self._start.actors[ends[0]], self._start.actors[ends[1]]
        return tuple(self._told(told, types()[kind], way)) or (LATER,)

    def _told(self, told: Weighed, kind: str, way: Way) -> Iterator[Ground]:
        sums: dict[tuple[str, str], float] = defaultdict(float)
        for sign, adds in told:
            what = kind if sign.what == "same" else sign.what
            sums[sign.of, what] += adds
        for one in sorted(sums, key=lambda one: -abs(sums[one]))[:MOST]:
            if abs(sums[one]) >= LEAST:
                yield self._ground(Sign(*one, MID), sums[one], way)

    def _ground(self, sign: Sign, adds: float, way: Way) -> Ground:
        look, weeks = self._look, self._put.weeks
        places = look.places(sign, "", way)
        there, changed = look.lately(places, weeks), self._changed(sign, way)
        without, with_ = (there - changed, there) if self._put.out else (there, there + changed)
        says = (
            f"{called(sign, '')} {look.doing(sign, way)} in the last {weeks} weeks: "
            f"{without} without it, {with_} with it"
        )
        return Ground(sign.of, factor(adds), says, look.acts(places))

    def _changed(self, sign: Sign, way: Way) -> int:
        """How many of the act's pairs a sign counts."""
        return sum(_counts(sign, way, one, self._put.type) for one in self._put.ways)


def _counts(sign: Sign, way: Way, act: Way, kind: str) -> bool:
    """Whether a sign of a pair counts an act."""
    (source, target), (doer, done) = way, act
    there = {
        "there": act == way,
        "back": (done, doer) == way,
        "by source": doer == source and done != target,
        "to target": done == target and doer != source,
        "to source": done == source and doer != target,
        "by target": doer == target and done != source,
    }[sign.of]
    return there and looks_at(sign.what, "", kind)
