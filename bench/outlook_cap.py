"""What two numbers of the ranking cost: how many candidates are ranked by learned weights, and from how many
questions the share of trees is chosen.

Weights are learned from the latest questions before a part and rank every so many of its questions, with ever
more candidates up to all actors. What the fixed sum puts beyond the cap stands behind, in the order of that sum.
All choices were made on the valid part; the test part is ranked once, to see whether they hold.

python -m bench.outlook_cap [test] [EVERY]
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import places
from dragoman.outlook.benchmarks import read_facts, read_split
from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking import logit, trees
from dragoman.outlook.ranking import model as models
from dragoman.outlook.ranking.columns import ASKED
from dragoman.outlook.ranking.protocol import (
    Questions,
    Standing,
    Stratum,
    both_directions,
    measured,
    questions,
    strata,
)
from dragoman.outlook.ranking.settings import settings
from dragoman.outlook.ranking.walk import Described, Walk

ICEWS14 = places.SHARED / "data" / "forecast" / "ICEWS14"
CAPS = (200, 400, 1000, 0)
"""Candidates ranked by learned weights; 0 are all actors."""
FEWER = 8000
"""Questions from which the share was chosen before, to be set beside those that weights are learned from."""
SHARES: tuple[float, ...] = tuple(settings()["trees"]["shares"])
EVERY = 8

Floats = NDArray[np.float32]


def part(folder: Path, every: int, *, test: bool = False) -> dict[str, object]:
    """Reciprocal ranks by the share of trees and what they were learned from, and the figures of each cap."""
    split, facts = read_split(folder), read_facts(folder)
    begin = int((split.test if test else split.valid).time[0])
    return _ranked(facts if test else facts.before(int(split.test.time[0])), begin, every)


@dataclass(eq=False)
class _Learned:
    """Logits and trees by the number of questions that they were learned from."""

    tables: list[Floats] = field(default_factory=list)
    true: list[NDArray[np.uint8]] = field(default_factory=list)
    made: dict[int, tuple[logit.Logit, trees.Trees]] = field(default_factory=dict)

    def take(self, described: Described) -> None:
        self.tables.append(described.table.copy())
        self.true.append(described.true)

    def learn(self) -> None:
        table, true = np.concatenate(self.tables), np.concatenate(self.true)
        self.tables.clear()
        for count in (FEWER, int(settings()["learning"]["questions"])):
            few, right = table[-count:], true[-count:]
            self.made[count] = logit.fitted(few, right, ASKED), trees.fitted(few, right)


def _ranked(facts: Facts, begin: int, every: int) -> dict[str, object]:
    both = both_directions(facts)
    asked = questions(both)
    first = int(np.searchsorted(asked.time, begin))
    wanted = np.zeros(len(asked), bool)
    briefly = np.zeros(len(asked), bool)
    most = int(settings()["learning"]["questions"])
    briefly[max(0, first - most) : first] = True
    wanted[first::every] = True
    walk = Walk(both, asked, candidates=both.actors)
    learned = _Learned()
    found: dict[tuple[int, float, int], list[Standing]] = {}
    bounds = [*np.unique(asked.time).tolist(), facts.end]
    for described in walk.blocks(bounds, wanted | briefly, frozen_from=begin, briefly=briefly):
        if described.asked.time[0] < begin:
            learned.take(described)
            continue
        if not learned.made:
            learned.learn()
        for key, standing in _stand(described, learned, both.actors, most):
            found.setdefault(key, []).append(standing)
    of = strata(both, asked.some(np.flatnonzero(wanted)))
    whole = {key: models.joined(one) for key, one in found.items()}
    return {
        "share of trees, by questions learned from": {
            count: {share: measured(whole[count, share, CAPS[0]]).mrr for share in SHARES}
            for count in (FEWER, most)
        },
        "candidates, by share of trees": {
            share: {cap or "all": _figures(whole[most, share, cap], of) for cap in CAPS}
            for share in SHARES
        },
    }


def _stand(
    described: Described, learned: _Learned, actors: int, most: int
) -> list[tuple[tuple[int, float, int], Standing]]:
    """The standings of some questions, by what was learned from, the share and the cap."""
    found = []
    outside = {cap: _outside(described, cap) for cap in CAPS if cap}
    for count, (weights, grown) in learned.made.items():
        kept = actors if count == most else CAPS[0]
        table = described.table[:, :kept]
        plain, other = weights.scores(table), grown.scores(np.ascontiguousarray(table))
        for share in SHARES:
            scores = (1 - share) * plain + share * other
            for cap in CAPS if count == most else CAPS[:1]:
                some = replace(
                    described,
                    candidates=described.candidates[:, : cap or actors],
                    true=described.true[:, : cap or actors],
                    outside=outside.get(cap, described.outside),
                )
                standing = models.standing(some, scores[:, : cap or actors])
                found.append(((count, share, cap), standing))
    return found


def _outside(described: Described, cap: int) -> NDArray[np.int64]:
    """Of each answer beyond the cap, how many stand above and level with it by the first score."""
    asked: Questions = described.asked
    found = np.full((len(asked.answers), 2), -1, np.int64)
    for place, first in enumerate(described.table[:, :, models.FIRST]):
        rest = first[cap:][described.true[place, cap:] == 0]
        ahead = np.count_nonzero(described.true[place, :cap] == 0)
        for at in range(asked.start[place], asked.start[place + 1]):
            here = np.flatnonzero(described.candidates[place] == asked.answers[at])[0]
            if here >= cap:
                above, level = np.count_nonzero(rest > first[here]), rest == first[here]
                found[at] = ahead + above, np.count_nonzero(level)
    return found


def _figures(found: Standing, of: NDArray[np.int8]) -> dict[str, float]:
    every, new = measured(found), measured(found.some(of == Stratum.never_met))
    return {
        "mrr": every.mrr,
        "hits10": every.hits10,
        "answers": every.answers,
        "never_met_mrr": new.mrr,
        "never_met_hits10": new.hits10,
        "never_met_answers": new.answers,
    }


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    test = "test" in sys.argv[1:]
    print(json.dumps(part(ICEWS14, *(numbers or [EVERY]), test=test), indent=1))
