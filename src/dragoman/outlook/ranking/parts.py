"""Facts parted by time for a backtest: what is learned from, what choices are made on, and what is ranked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.outlook.facts import Facts
from dragoman.outlook.ranking.settings import settings


@dataclass(frozen=True)
class Parts:
    """The steps where the valid and the test part begin; train is all before them."""

    valid_from: int
    test_from: int

    def of(self, facts: Facts) -> dict[str, Facts]:
        """The facts of each part."""
        before = facts.before(self.test_from)
        return {
            "train": before.before(self.valid_from),
            "valid": before.since(self.valid_from),
            "test": facts.since(self.test_from),
        }

    def sizes(self, facts: Facts) -> dict[str, int]:
        """How many facts each part has, with how many actors, relations and steps there are."""
        train, valid, test = (len(part) for part in self.of(facts).values())
        return sizes_of(facts, train, valid, test)


def parted(facts: Facts) -> Parts:
    """The parts of facts: shares of the steps on which there is one, a step never parted.

    >>> from datetime import date
    >>> from dragoman.outlook.facts import facts_of
    >>> parted(facts_of([("PRK", "CONSULT", "RUS", date(2024, 10, day)) for day in range(1, 21)]))
    Parts(valid_from=16, test_from=18)
    """
    of, steps = settings()["parts"], np.unique(facts.time)
    if not len(steps):
        return Parts(0, 0)
    starts = (round(len(steps) * share) for share in (of["train"], of["train"] + of["valid"]))
    first, last = (int(steps[at]) if at < len(steps) else facts.end for at in starts)
    return Parts(first, last)


def sizes_of(facts: Facts, train: int, valid: int, test: int) -> dict[str, int]:
    """The sizes of parts, and of what they are of."""
    return {
        "train": train,
        "valid": valid,
        "test": test,
        "actors": len(facts.actors),
        "relations": len(facts.relations),
        "steps": len(np.unique(facts.time)),
    }
