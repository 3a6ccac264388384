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
from dragoman.outlook.records import Candidate, Ground

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


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of, what actors are called, and where past acts are looked up."""

    nexts: Nexts
    codes: Sequence[str]  # of the actors of its facts, which have names there
    named: Name
    behind: Behind

    def one(self, actor: str) -> list[Candidate]:
        """Whom an actor acts on next and who acts on it, by the types of act that are most its own."""
        place = self._place(actor)
        if place is None:
            return []
        facts = self.nexts.facts
        found: list[Candidate] = []
        for taken, ends in ((False, facts.subject), (True, facts.object)):
            for kind in self._kinds(ends == place):
                found += self._told(place, kind, taken, None)
        return found

    def two(self, a: str, b: str) -> list[Candidate]:
        """Where either stands among all candidates of the other's acts, by the types that passed between them."""
        facts = self.nexts.facts
        found: list[Candidate] = []
        for first, second in ((a, b), (b, a)):
            at, other = self._place(first), self._place(second)
            if at is None or other is None:
                continue
            mine = facts.subject == at
            for kind in self._kinds(mine & (facts.object == other)) or self._kinds(mine):
                found += self._told(at, kind, False, other)
        return found

    def _place(self, actor: str) -> int | None:
        return self.codes.index(actor) if actor in self.codes else None

    def _kinds(self, mine: NDArray[np.bool_]) -> list[int]:
        """The types of act that are lately most often among these."""
        facts = self.nexts.facts
        fresh = 0.5 ** ((self.nexts.now - facts.time[mine]) / HALF_LIFE)
        often = np.bincount(facts.relation[mine], fresh, minlength=len(facts.relations))
        order = np.argsort(-often, kind="stable")[:TYPES]
        return [int(kind) for kind in order if often[kind] > 0]

    def _told(self, place: int, kind: int, taken: bool, other: int | None) -> Iterator[Candidate]:
        """The first candidates of a question, or the one that is asked for."""
        stand = self.nexts.stand(place, kind, taken=taken)
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


def _mean(some: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: sum(one[name] for one in some) / len(some) for name in some[0]}
