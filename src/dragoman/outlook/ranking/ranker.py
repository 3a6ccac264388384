"""The ranker: learned on facts, it ranks who comes next in an act, with chances and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.errors import QueryError
from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking import counters
from dragoman.outlook.ranking.learning import Collected, learned_from, only_learned, valid_from
from dragoman.outlook.ranking.model import Model
from dragoman.outlook.ranking.protocol import Questions, both_directions, questions
from dragoman.outlook.ranking.reasons import Asked, Because, because
from dragoman.outlook.ranking.walk import Walk


@dataclass(frozen=True)
class Ranked:
    """One candidate: ``probability`` is its share among the candidates of the question, from 0 to 1.

    ``score`` is the logarithm of that share up to a constant; the reasons' weights, with what is the same
    for all candidates, add up to it.
    """

    actor: str
    score: float
    probability: float
    reasons: tuple[Because, ...]


class Ranker:
    """Who comes next in an act, from facts and the weights learned on them.

    >>> from datetime import date, timedelta
    >>> from dragoman.outlook.facts import facts_of
    >>> days = [date(2024, 1, 1) + timedelta(days=7 * week) for week in range(8)]
    >>> facts = facts_of([("A", "CONSULT", "B", day) for day in days] + [("A", "AID", "C", days[0])])
    >>> ranker = Ranker.learnt(facts)
    >>> first = ranker.rank("A", "CONSULT", date(2024, 3, 1), limit=1)[0]
    >>> first.actor, first.reasons[0].facts[:2]
    ('B', (8, 7))
    """

    def __init__(self, facts: Facts, model: Model, walk: Walk):
        self.facts, self.model, self._walk = facts, model, walk

    @classmethod
    def learnt(cls, facts: Facts) -> Ranker:
        """Learn the weights on these facts: choices are made on the last tenth of their steps.

        With little to learn from (``model.ENOUGH`` questions) candidates stand by fixed weights.
        """
        both = both_directions(facts)
        asked = questions(both)
        begin = valid_from(facts.time)
        walk = Walk(both, asked)
        collected = Collected(asked, begin, facts.end)
        wanted = learned_from(asked, begin, facts.end)
        briefly = only_learned(asked, begin, facts.end)
        bounds = [*np.unique(asked.time).tolist(), facts.end]
        for described in walk.blocks(bounds, wanted, briefly=briefly):
            collected.take(described)
        walk.settle()
        return cls(facts, collected.model()[0], walk)

    def over(self, facts: Facts) -> Ranker:
        """The same weights over another past: one in which something else happened."""
        both = both_directions(facts)
        asked = questions(both)
        walk = Walk(both, asked)
        nothing = np.zeros(len(asked), bool)
        for _ in walk.blocks([*np.unique(asked.time).tolist(), facts.end], nothing):
            pass
        walk.settle()
        return Ranker(facts, self.model, walk)

    def rank(
        self,
        subject: str,
        relation: str,
        time: int | date,
        limit: int | None = 10,
        *,
        taken: bool = False,
    ) -> list[Ranked]:
        """Whom ``subject`` does ``relation`` to at that step or day, most likely first.

        ``taken`` asks the other way around: who does it to ``subject``. All facts must lie before
        ``time``; for an earlier one, ask ``over(facts.before(time))``.

        Raises QueryError for an actor or an act that the facts do not know, or a time within them.
        """
        s, r = (
            _place(self.facts.actors, subject, "actor"),
            _place(self.facts.relations, relation, "act"),
        )
        now = time if isinstance(time, int) else self.facts.time_of(time)
        if now < self.facts.end:
            raise QueryError(
                f"the facts reach to step {self.facts.end - 1}, {now} is not after them; "
                "rank over facts.before(time)"
            )
        asked = r + len(self.facts.relations) if taken else r
        one = _question(s, asked, now)
        self._walk.fading = counters.fading(now + 2)
        described = self._walk.describe(one, self.facts.end)
        row = described.table[0]
        scores = self.model.scores(row[None])[0].astype(np.float64)
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        found = []
        for place in np.argsort(-scores, kind="stable")[:limit]:
            actor = int(described.candidates[0, place])
            reasons = because(
                self.facts, Asked(s, r, now, taken, actor), row[place], self.model.parts(row[place])
            )
            found.append(
                Ranked(
                    self.facts.actors[actor],
                    float(scores[place]),
                    float(chances[place]),
                    tuple(reasons),
                )
            )
        return found


def _place(names: Sequence[str], name: str, sort: str) -> int:
    try:
        return names.index(name)
    except ValueError:
        raise QueryError(f"the facts know no {sort} {name!r}; give one that they name") from None


def _question(subject: int, relation: int, time: int) -> Questions:
    who, what, when = (np.array([one], np.int32) for one in (subject, relation, time))
    return Questions(who, what, when, np.zeros(2, np.int64), np.zeros(0, np.int32))
