"""The ranker learnt within bounds: quick on a dossier's acts, and the same for the same acts.

With few acts candidates stand by a fixed sum of counted parts; from more on, weights are learnt. That
is the conditional logit of ``outlook.ranking`` alone, whose reasons are exact: trees are left out, and
weights are learnt from the latest questions only. The walk through time goes over all acts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking import counters
from dragoman.outlook.ranking import model as models
from dragoman.outlook.ranking.columns import COUNT
from dragoman.outlook.ranking.protocol import Questions, both_directions, questions
from dragoman.outlook.ranking.settings import settings as ranking_settings
from dragoman.outlook.ranking.walk import Walk
from dragoman.outlook.settings import settings

QUESTIONS = 2_000
"""Questions that weights are learnt from, the latest: on 90,000 acts of 200 actors 4 seconds of one core."""
UNLEARNT = 5
"""The first fifth of the questions is never learnt from: too little is counted before it."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Stand:
    """The candidates of one question, the first in line first: places of actors, scores, and columns."""

    actors: NDArray[np.int64]
    scores: NDArray[np.float64]
    rows: Floats

    def share(self, at: int) -> float:
        """How likely it is the one at a place, where weights were learnt."""
        return float(self.shares[at])

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """How likely it is each of them, where weights were learnt."""
        likely: NDArray[np.float64] = np.exp(self.scores - self.scores.max())
        likely /= likely.sum()
        return likely


@dataclass(frozen=True, eq=False)
class Nexts:
    """What the acts before the step ``now`` say of who comes next in an act."""

    facts: Facts
    now: int
    model: models.Model
    walk: Walk
    learned: bool

    @classmethod
    def learnt(cls, facts: Facts, now: int | None = None) -> Nexts:
        """Learn from all facts, which must lie before ``now`` (by default the step after the last of them).

        Fewer than ``next.learnt`` of the settings teach no weights: a fixed sum then ranks, and tells no shares.
        """
        now = facts.end if now is None else now
        both = both_directions(facts)
        asked = questions(both)
        walk = Walk(both, asked)
        wanted = np.zeros(len(asked), bool)
        enough = len(facts) >= int(settings()["next"]["learnt"])
        wanted[max(len(asked) - QUESTIONS, len(asked) // UNLEARNT) :] = enough
        tables, true = [], []
        most = int(ranking_settings()["learning"]["candidates"])
        steps = [*np.unique(asked.time).tolist(), facts.end]
        for one in walk.blocks(steps, wanted, briefly=wanted):
            tables.append(one.table[:, :most].copy())
            true.append(one.true[:, :most])
        walk.settle()
        if not tables:
            return cls(facts, now, models.plain(COUNT), walk, False)
        learnt = models.learned(np.concatenate(tables), np.concatenate(true), 0.0)
        return cls(facts, now, learnt, walk, True)

    def stand(self, subject: int, relation: int, *, taken: bool) -> Stand:
        """Whom a subject does an act to next, or, ``taken``, who does it to the subject; never itself."""
        now = self.now
        asked = relation + len(self.facts.relations) if taken else relation
        who, what, when = (np.array([one], np.int32) for one in (subject, asked, now))
        one = Questions(who, what, when, np.zeros(2, np.int64), np.zeros(0, np.int32))
        self.walk.fading = counters.fading(now + 2)
        described = self.walk.describe(one, self.facts.end)
        actors, rows = described.candidates[0].astype(np.int64), described.table[0]
        rows, actors = rows[actors != subject], actors[actors != subject]
        scores = self.model.scores(rows[None])[0].astype(np.float64)
        order = np.argsort(-scores, kind="stable")
        return Stand(actors[order], scores[order], rows[order])
