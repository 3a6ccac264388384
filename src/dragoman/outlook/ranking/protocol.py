"""How a ranking is judged: both directions, the time-aware filter, ties in expectation, strata.

The protocol of Gastinger and others (ECML 2023, IJCAI 2024). Each fact of the test part asks two
questions, (subject, relation, ?) and (object, inverse relation, ?), with inverse relations numbered after
the others. Answers that are true at the same time, but not the one asked for, are left out of the ranking.
Answers of one score stand in random order, and what is measured is the mean over all orders.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.facts import Facts, Ids

Floats = NDArray[np.float64]
HITS = (1, 3, 10)


class Stratum(IntEnum):
    """What the past knew of an answer, before the step of its question."""

    recurrent = 0
    """Subject and answer had met under this relation."""
    met = 1
    """They had met, under other relations only."""
    never_met = 2
    """Nothing was known between them."""


@dataclass(frozen=True, eq=False)
class Both:
    """Facts in both directions, in order of time: an inverse relation is ``relation + relations``."""

    subject: Ids
    relation: Ids
    object: Ids
    time: Ids
    actors: int
    relations: int  # both directions together: even
    source: Ids  # the place of each in the facts it comes from
    names: tuple[str, ...]  # of the actors


def both_directions(facts: Facts) -> Both:
    """Each fact as it stands and turned around; those of one step stay together."""
    count, kinds = len(facts), len(facts.relations)
    time = np.concatenate([facts.time, facts.time])
    order = np.argsort(time, kind="stable")
    joined = (
        np.concatenate([facts.subject, facts.object]),
        np.concatenate([facts.relation, facts.relation + np.int32(kinds)]),
        np.concatenate([facts.object, facts.subject]),
        time,
        np.concatenate([np.arange(count, dtype=np.int32)] * 2),
    )
    subject, relation, object_, time, source = (column[order] for column in joined)
    return Both(
        subject, relation, object_, time, len(facts.actors), 2 * kinds, source, facts.actors
    )


@dataclass(frozen=True, eq=False)
class Questions:
    """What is asked: (subject, relation, ?, time), each once, with all its true answers.

    The answers of question ``i`` are ``answers[start[i]:start[i + 1]]``, as often as they are told.
    Questions stand in order of time, then subject, then relation.
    """

    subject: Ids
    relation: Ids
    time: Ids
    start: NDArray[np.int64]
    answers: Ids

    def __len__(self) -> int:
        return len(self.subject)

    def some(self, places: NDArray[np.int64]) -> Questions:
        """These questions only, in the order of their places."""
        sizes = np.diff(self.start)[places]
        start = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        inside = np.repeat(self.start[places] - start[:-1], sizes) + np.arange(start[-1])
        return Questions(
            self.subject[places],
            self.relation[places],
            self.time[places],
            start,
            self.answers[inside],
        )


def told_since(both: Both, first: int) -> NDArray[np.bool_]:
    """Which answers of ``questions(both)`` are told by the fact at this place, or by a later one.

    A part of a benchmark may begin in the step in which the one before it ends: what that part tells of the step
    answers the same questions, and is left out of the ranking of the others, but is no answer to be counted.
    """
    found: NDArray[np.bool_] = both.source[_in_order_of_questions(both)] >= first
    return found


def _in_order_of_questions(both: Both) -> NDArray[np.int64]:
    """The places of facts by their step, subject, relation and object; equal ones as they stand."""
    return np.lexsort((both.object, both.relation, both.subject, both.time))


def questions(both: Both) -> Questions:
    """The questions that these facts answer."""
    order = _in_order_of_questions(both)
    keys = np.stack([both.time[order], both.subject[order], both.relation[order]])
    new = np.ones(len(order), bool)
    new[1:] = np.any(keys[:, 1:] != keys[:, :-1], axis=0)
    first = np.flatnonzero(new)
    start = np.append(first, len(order)).astype(np.int64)
    at = keys[:, first]
    return Questions(at[1], at[2], at[0], start, both.object[order])


@dataclass(frozen=True, eq=False)
class Standing:
    """Where each answer stands: how many others score more, and how many the same.

    Both are as long as ``Questions.answers``; true answers other than the one asked for do not count.
    """

    above: NDArray[np.int64]
    level: NDArray[np.int64]

    def some(self, which: NDArray[np.bool_]) -> Standing:
        """These answers only."""
        return Standing(self.above[which], self.level[which])


def standing_of(scores: Floats, answers: Ids) -> Standing:
    """Where each of one question's answers stands among all actors, ``scores`` being one an actor.

    >>> standing_of(np.array([3.0, 1.0, 1.0, 1.0, 9.0]), np.array([1, 4], np.int32))
    Standing(above=array([1, 0]), level=array([2, 0]))
    """
    left = np.ones(len(scores), bool)
    left[answers] = False
    own = scores[answers][:, None]
    rest = scores[left][None, :]
    return Standing((rest > own).sum(axis=1), (rest == own).sum(axis=1))


@dataclass(frozen=True)
class Measured:
    """How well answers were ranked: shares of 1, over so many ``answers`` in both directions."""

    mrr: float
    hits1: float
    hits3: float
    hits10: float
    answers: int


def measured(standing: Standing) -> Measured:
    """The mean over all orders of those that score the same.

    >>> measured(Standing(np.array([0, 1]), np.array([0, 0])))
    Measured(mrr=0.75, hits1=0.5, hits3=1.0, hits10=1.0, answers=2)
    """
    count = len(standing.above)
    if not count:
        return Measured(0.0, 0.0, 0.0, 0.0, 0)
    above, level = standing.above, standing.level
    places = level + 1
    harmonic = np.concatenate([[0.0], np.cumsum(1.0 / np.arange(1, (above + places).max() + 1))])
    reciprocal = (harmonic[above + places] - harmonic[above]) / places
    hits = [float(np.mean(np.clip((most - above) / places, 0.0, 1.0))) for most in HITS]
    return Measured(float(np.mean(reciprocal)), hits[0], hits[1], hits[2], count)


def strata(known: Both, asked: Questions, *, frozen_from: int | None = None) -> NDArray[np.int8]:
    """The stratum of each answer, by what ``known`` held before its step.

    From the step ``frozen_from`` on, what is new is not known.
    """
    sizes = np.diff(asked.start)
    subject, relation, time = (
        np.repeat(column, sizes) for column in (asked.subject, asked.relation, asked.time)
    )
    until = time if frozen_from is None else np.minimum(time, frozen_from)
    found = np.full(len(asked.answers), Stratum.never_met, np.int8)
    for stratum, by_relation in ((Stratum.met, False), (Stratum.recurrent, True)):
        have = _keys(known.subject, known.object, known.relation, known, by_relation)
        want = _keys(subject, asked.answers, relation, known, by_relation)
        unique, first = np.unique(have, return_index=True)
        if not len(unique):
            continue
        place = np.minimum(np.searchsorted(unique, want), len(unique) - 1)
        seen = (unique[place] == want) & (known.time[first[place]] < until)
        found[seen] = stratum
    return found


def _keys(
    subject: Ids, object_: Ids, relation: Ids, of: Both, by_relation: bool
) -> NDArray[np.int64]:
    """One number for each pair, or each pair under its relation."""
    pairs = subject.astype(np.int64) * of.actors + object_
    return pairs * of.relations + relation if by_relation else pairs
