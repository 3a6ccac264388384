"""The candidates of an actor, or of two, for the acts that are most theirs: with reasons and past acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.data.plover import quads
from dragoman.outlook.expecting import DIGITS
from dragoman.outlook.lookback import Behind, Name
from dragoman.outlook.nexts.model import Nexts, Stand
from dragoman.outlook.ranking.reasons import Asked, Because, because, weights
from dragoman.outlook.records import Candidate, Ground, Order

HALF_LIFE = (
    42  # days: which acts are most an actor's own is told by the last weeks, as chances have it
)
TYPES = 4  # of act, each way
FIRST = 3  # candidates of each act
GROUNDS = 3  # of one candidate
COMPARED = 50  # candidates whose mean a reason is measured against
OF_TWO = ("same", "between", "followed")  # reasons that lie between the two, told first
OF_ALL = ("comes to", "active")  # reasons that say nothing of the two, told after those that do
LEAST_FIXED = 0.01  # of the fixed sum, which runs from 0 to about 2
LEAST = 0.1  # of a logarithm: a reason that adds less than a tenth is not worth a word


KEPT = 50
"""Candidates of an order that are kept. Judgement: a reciprocal rank beyond is below 0.02, and hits are counted
among the first ten."""


@dataclass(frozen=True, slots=True)
class Told:
    """The candidates that are shown, and the whole orders that they stand in."""

    shown: tuple[Candidate, ...]
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of, what actors are called, and where past acts are looked up."""

    nexts: Nexts
    codes: Sequence[str]  # of the actors of its facts, which have names there
    named: Name
    behind: Behind

    def one(self, actor: str) -> Told:
        """Whom an actor acts on next and who acts on it, by the types of act that are most its own."""
        place = self._place(actor)
        if place is None:
            return Told((), ())
        facts = self.nexts.facts
        shown: list[Candidate] = []
        orders: list[Order] = []
        for taken, ends in ((False, facts.subject), (True, facts.object)):
            for kind in self._kinds(ends == place):
                stand = self.nexts.stand(place, kind, taken=taken)
                shown += self._told(stand, place, kind, taken, None)
                orders.append(self._order(stand, place, kind, taken))
        return Told(tuple(shown), tuple(orders))

    def two(self, a: str, b: str) -> Told:
        """Where either stands among all candidates of the other's acts, by the types that passed between them."""
        facts = self.nexts.facts
        shown: list[Candidate] = []
        orders: list[Order] = []
        for first, second in ((a, b), (b, a)):
            at, other = self._place(first), self._place(second)
            if at is None or other is None:
                continue
            mine = facts.subject == at
            for kind in self._kinds(mine & (facts.object == other)) or self._kinds(mine):
                stand = self.nexts.stand(at, kind, taken=False)
                shown += self._told(stand, at, kind, False, other)
                orders.append(self._order(stand, at, kind, False))
        return Told(tuple(shown), tuple(orders))

    def _place(self, actor: str) -> int | None:
        return self.codes.index(actor) if actor in self.codes else None

    def _kinds(self, mine: NDArray[np.bool_]) -> list[int]:
        """The types of act that are lately most often among these."""
        facts = self.nexts.facts
        fresh = 0.5 ** ((self.nexts.now - facts.time[mine]) / HALF_LIFE)
        often = np.bincount(facts.relation[mine], fresh, minlength=len(facts.relations))
        order = np.argsort(-often, kind="stable")[:TYPES]
        return [int(kind) for kind in order if often[kind] > 0]

    def _order(self, stand: Stand, place: int, kind: int, taken: bool) -> Order:
        """The order of all candidates, and that by plain counts."""
        facts = self.nexts.facts
        known = np.union1d(facts.subject, facts.object)  # others have a name there, and no act yet
        ranked = np.flatnonzero(np.isin(stand.actors, known))[:KEPT]
        usual, met = self._by_counts(place, kind, taken)
        return Order(
            side=self.named(self.codes[place]),
            type=facts.relations[kind],
            asks="who" if taken else "whom",
            of=len(known) - 1,
            ranked=tuple(self.codes[at] for at in stand.actors[ranked]),
            usual=tuple(self.codes[at] for at in usual[:KEPT]),
            shares=_kept(stand.shares[ranked]) if self.nexts.learned else (),
            usual_shares=_kept(met[usual[:KEPT]] / max(1, met.sum())),
        )

    def _by_counts(
        self, place: int, kind: int, taken: bool
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Whom an actor has met: by the same act, then by any act there or back, then by the last day.

        With how often the same act was with each actor.
        """
        facts, many = self.nexts.facts, len(self.codes)
        doing, done = facts.subject == place, facts.object == place
        other = np.where(doing, facts.object, facts.subject)
        same = (done if taken else doing) & (facts.relation == kind)
        met = (doing | done) & (other != place)
        alike, often = (np.bincount(other[some & met], minlength=many) for some in (same, met))
        last = np.full(many, -1)
        np.maximum.at(last, other[met], facts.time[met])
        order = np.lexsort((np.array(self.codes), -last, -often, -alike))
        return np.asarray(order[often[order] > 0]), alike

    def _told(
        self, stand: Stand, place: int, kind: int, taken: bool, other: int | None
    ) -> Iterator[Candidate]:
        """The first candidates of a question, or the one that is asked for."""
        wanted = list(range(min(FIRST, len(stand.actors))))
        if other is not None:
            wanted = np.flatnonzero(stand.actors == other).tolist()
        for at in wanted:
            yield self._candidate(stand, at, place, kind, taken)

    def _candidate(self, stand: Stand, at: int, place: int, kind: int, taken: bool) -> Candidate:
        facts = self.nexts.facts
        actor = int(stand.actors[at])
        ends = (actor, place) if taken else (place, actor)
        type_ = facts.relations[kind]
        asked = Asked(place, kind, self.nexts.now, taken, actor)
        return Candidate(
            source=self.named(self.codes[ends[0]]),
            target=self.named(self.codes[ends[1]]),
            type=type_,
            quad=quads()[type_],
            asks="who" if taken else "whom",
            rank=at + 1,
            of=len(stand.actors),
            share=round(stand.share(at), DIGITS) if self.nexts.learned else None,
            score=round(float(stand.scores[at]), DIGITS),
            because=tuple(self._grounds(stand, at, asked)),
        )

    def _grounds(self, stand: Stand, at: int, asked: Asked) -> Iterator[Ground]:
        """What speaks for a candidate more than for the mean of those first in line, with its acts."""
        model, row = self.nexts.model, stand.rows[at]
        usual = _mean([weights(one, model.parts(one)) for one in stand.rows[:COMPARED]])
        told = because(self.nexts.facts, asked, row, model.parts(row))
        more = [(one.weight - usual[one.name], one) for one in told if one.facts]
        least = LEAST if self.nexts.learned else LEAST_FIXED
        more = [one for one in more if one[0] >= least]
        more.sort(key=lambda one: (one[1].name not in OF_TWO, one[1].name in OF_ALL, -one[0]))
        yield from (self._ground(one, weight) for weight, one in more[:GROUNDS])

    def _ground(self, one: Because, weight: float) -> Ground:
        return Ground(
            name=one.name,
            factor=round(float(np.exp(weight)), 2) if self.nexts.learned else None,
            says=one.text,
            acts=tuple(dict.fromkeys(self.behind(place) for place in one.facts)),
        )


def _kept(shares: NDArray[np.float64]) -> tuple[float, ...]:
    """Shares as they are kept, the greatest first, without those at the end that round to none."""
    kept = np.trim_zeros(np.round(shares, DIGITS), "b")
    return tuple(float(one) for one in kept)


def _mean(some: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: sum(one[name] for one in some) / len(some) for name in some[0]}
