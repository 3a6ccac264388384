"""What has been counted so far: how often, when last, and how much of it is recent.

A tally holds, for each of its places, the count, the step of the last one, and for each half-life the
sum of 2^(-age / half-life) as of that step.
"""

from __future__ import annotations

from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.layout import Layout
from dragoman.outlook.ranking.settings import half_lives

RECENCY_BINS, FREQUENCY_BINS = 8, 4
BINS = RECENCY_BINS * FREQUENCY_BINS


class Tally(NamedTuple):
    """Counts of one sort of things."""

    number: NDArray[np.int32]
    last: NDArray[np.int32]
    faded: NDArray[np.float32]  # of shape (places, half-lives)


class Rules(NamedTuple):
    """How often who had done one thing came to another one.

    ``asked[a, b, bin]`` counts questions for relation b whose subject had done a to somebody, so long
    ago and so often as the bin says; ``true`` those of them where this somebody was an answer.
    """

    asked: NDArray[np.float64]
    true: NDArray[np.float64]
    asked_rule: NDArray[np.float64]  # of shape (a, b): over all bins
    true_rule: NDArray[np.float64]
    asked_of: NDArray[np.float64]  # of shape (relation b, bin): over all a
    true_of: NDArray[np.float64]
    answers: NDArray[np.float64]  # of shape (relation b, 4): how many, recurrent, met, never met


class State(NamedTuple):
    """All that was counted until a step."""

    triple: Tally
    pair: Tally
    group: Tally
    actor: Tally
    relation: Tally
    rules: Rules
    classes: Tally


def nothing(of: Layout) -> State:
    """The counts before the first fact."""
    kinds = of.relations
    return State(
        triple=_empty(len(of.triple_object)),
        pair=_empty(len(of.pair_object)),
        group=_empty(len(of.group_relation)),
        actor=_empty(of.actors),
        relation=_empty(kinds),
        rules=Rules(
            # Counts of 16 million and more stop at single precision.
            np.zeros((kinds, kinds, BINS)),
            np.zeros((kinds, kinds, BINS)),
            np.zeros((kinds, kinds)),
            np.zeros((kinds, kinds)),
            np.zeros((kinds, BINS)),
            np.zeros((kinds, BINS)),
            np.zeros((kinds, 4)),
        ),
        classes=_empty(len(of.classes.member)),
    )


def _empty(size: int) -> Tally:
    return Tally(
        np.zeros(size, np.int32),
        np.full(size, -1, np.int32),
        np.zeros((size, len(half_lives())), np.float32),
    )


def fading(steps: int) -> NDArray[np.float32]:
    """What is left of a weight after so many steps, of shape (steps + 1, half-lives)."""
    ages = np.arange(steps + 1)[:, None]
    left: NDArray[np.float64] = 2.0 ** (-ages / half_lives()[None, :])
    return left.astype(np.float32)


@nb.njit(cache=True)
def bin_of(age, count):  # type: ignore[no-untyped-def]
    """The bin of an age (1, 2, 3-4, 5-8, ... steps) and of a count (1, 2, 3-5, 6 and more)."""
    recency = 0
    while age > 1 << recency and recency < RECENCY_BINS - 1:
        recency += 1
    frequency = 0 if count < 2 else 1 if count < 3 else 2 if count < 6 else 3
    return recency * FREQUENCY_BINS + frequency


@nb.njit(cache=True)
def _count(tally, place, now, fading):  # type: ignore[no-untyped-def]
    """One more, at this step."""
    age = now - tally.last[place]
    for half in range(fading.shape[1]):
        left = tally.faded[place, half] * fading[age, half] if tally.last[place] >= 0 else 0.0
        tally.faded[place, half] = left + 1.0
    tally.number[place] += 1
    tally.last[place] = now


@nb.njit(cache=True, nogil=True)
def observe(of, state, facts, times, fading):  # type: ignore[no-untyped-def]
    """Count these facts (places in the layout's facts), in order of their steps."""
    for i in range(len(facts)):
        triple = of.fact_triple[facts[i]]
        now = times[i]
        group = of.triple_group[triple]
        _count(state.triple, triple, now, fading)
        _count(state.pair, of.triple_pair[triple], now, fading)
        _count(state.group, group, now, fading)
        _count(state.actor, of.group_actor[group], now, fading)
        _count(state.relation, of.triple_relation[triple], now, fading)
        for member in of.classes.fact_member[facts[i]]:
            if member >= 0:
                _count(state.classes, member, now, fading)


@nb.njit(cache=True, nogil=True)
def learn(of, state, subject, relation, time, start, answers):  # type: ignore[no-untyped-def]
    """Count, for these questions, which of what their subjects had done was followed by an answer."""
    true = np.zeros(of.actors, np.float32)
    rules = state.rules
    for q in range(len(subject)):
        for a in range(start[q], start[q + 1]):
            true[answers[a]] = 1.0
        s, r = subject[q], relation[q]
        for p in range(of.pair_from[s], of.pair_from[s + 1]):
            if state.pair.number[p] == 0:
                continue
            hit = true[of.pair_object[p]]
            for triple in range(of.triple_from[p], of.triple_from[p + 1]):
                count = state.triple.number[triple]
                if count == 0:
                    continue
                b = bin_of(time[q] - state.triple.last[triple], count)
                body = of.triple_relation[triple]
                rules.asked[body, r, b] += 1
                rules.asked_rule[body, r] += 1
                rules.asked_of[r, b] += 1
                rules.true[body, r, b] += hit
                rules.true_rule[body, r] += hit
                rules.true_of[r, b] += hit
                if hit > 0 and body == r:
                    rules.answers[r, 1] += 1
            rules.answers[r, 2] += hit
        for a in range(start[q], start[q + 1]):
            rules.answers[r, 0] += true[answers[a]]
            true[answers[a]] = 0.0
