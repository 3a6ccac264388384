"""The series of one dyad: what passed in each step, by quad class and type, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.outlook.amounts.tally import (
    CLASSES,
    Dyads,
    Floats,
    Tally,
    named_dyads,
    tally_of,
)
from dragoman.outlook.facts import Facts


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a series; it begins at ``time``, which is the day ``day`` where times are days.

    ``counts`` has acts by quad class 1 to 4, ``types`` by PLOVER type, ``score`` is the sum of intensities
    (docs/scores.md, an act of an event file being asserted and of one origin).
    """

    time: int
    day: date | None
    counts: tuple[int, int, int, int]
    types: dict[str, int]
    score: float


def series_of(
    facts: Facts, source: str, target: str, step: str | int = "week", until: int | None = None
) -> list[Step]:
    """What passed from a source to a target in whole steps before a time, zeros included.

    It begins with the step in which the first act of the dyad is told; it is empty where none is.

    >>> from datetime import date
    >>> from dragoman.outlook.facts import facts_of
    >>> days = [date(2024, 5, day) for day in (1, 2, 20, 21)]
    >>> facts = facts_of([("PRK", "CONSULT", "RUS", day) for day in days])
    >>> [(one.day.day, one.counts, one.score) for one in series_of(facts, "PRK", "RUS")]
    [(1, (2, 0, 0, 0), 5.0), (8, (0, 0, 0, 0), 0.0), (15, (2, 0, 0, 0), 5.0)]

    Raises QueryError for a side that no fact names and for a step that is none.
    """
    tally = tally_of(facts, step, until)
    acts = np.flatnonzero(tally.keys() == named_dyads(tally, [(source, target)])[0])
    made = []
    for number in range(int(tally.step[acts[0]]) if len(acts) else tally.steps, tally.steps):
        here = acts[tally.step[acts] == number]
        quads = np.bincount(tally.quad[here], minlength=CLASSES).tolist()
        types: dict[str, int] = {}
        for label in tally.label[here]:
            name = tally.kinds.labels[label][0]
            types[name] = types.get(name, 0) + 1
        time = tally.starts + number * tally.days
        score = float(tally.kinds.intensities[tally.label[here]].sum())
        a, b, c, d = quads
        made.append(Step(time, tally.facts.day(time), (a, b, c, d), types, score))
    return made


def scores_of(tally: Tally, dyads: Dyads) -> Floats:
    """The score of each dyad in each step: an array [steps, dyads], zeros included."""
    scores = np.zeros((tally.steps, len(dyads)))
    at = dyads.places(tally.keys())
    known = at >= 0
    worth = tally.kinds.intensities[tally.label[known]]
    np.add.at(scores, (tally.step[known], at[known]), worth)
    return scores
