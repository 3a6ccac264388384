"""The recurrency baseline: what happened before happens again, the sooner the more.

Gastinger and others, "History repeats itself: a baseline for temporal knowledge graph forecasting"
(IJCAI 2024), from its formulas. With D(t, k) = 2^(decay (k - t)), the strict score of (s, r, o, t) is the
sum of D over the steps k at which (s, r, o) held, over the sum of D over all steps since the relation was
first seen. The relaxed one is the share of o among the objects of r. The two are mixed, mix * strict +
(1 - mix) * relaxed; decay and then mix are chosen for each relation and direction on the valid part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.protocol import Both, Questions, Standing, measured

DECAYS = (0.0, 1e-4, 5e-4, 1e-3, 5e-3, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.5, 0.9, 1.0001)
MIXES = (0.0, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 1.0)
UNSEEN_DECAY, UNSEEN_MIX = 1.0001, 0.99999  # of a relation that the valid part does not ask for

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Baseline:
    """What was chosen for each relation, both directions."""

    decay: Floats
    mix: Floats


def choose(known: Both, asked: Questions, *, frozen_from: int | None = None) -> Baseline:
    """The decay and the mix of each relation that rank the answers of ``asked`` best.

    A question sees what ``known`` holds before its step, and before ``frozen_from`` where given.
    """
    decay = np.full(known.relations, UNSEEN_DECAY)
    mix = np.full(known.relations, UNSEEN_MIX)
    for relation, facts, places in _by_relation(known, asked):
        part = asked.some(places)
        decays = np.array(DECAYS)
        found = _stand(known, facts, part, decays, np.ones(len(decays)), frozen_from)
        decay[relation] = decays[_best(found)]
        mixes = np.array(MIXES)
        same = np.full(len(mixes), decay[relation])
        best = mixes[_best(_stand(known, facts, part, same, mixes, frozen_from))]
        mix[relation] = min(best, UNSEEN_MIX)
    return Baseline(decay, mix)


def ranked(
    baseline: Baseline, known: Both, asked: Questions, *, frozen_from: int | None = None
) -> Standing:
    """Where the baseline puts each answer."""
    above, level = np.zeros((2, len(asked.answers)), np.int64)
    for relation, facts, places in _by_relation(known, asked):
        decay, mix = (one[relation : relation + 1] for one in (baseline.decay, baseline.mix))
        found = _stand(known, facts, asked.some(places), decay, mix, frozen_from)[0]
        sizes = np.diff(asked.start)[places]
        at = np.repeat(asked.start[places] - np.cumsum(sizes) + sizes, sizes)
        at += np.arange(len(at))
        above[at], level[at] = found.above, found.level
    return Standing(above, level)


def _by_relation(known: Both, asked: Questions) -> Iterator[tuple[int, Places, Places]]:
    """Each relation that is asked for, with the places of its facts and of its questions."""
    order = np.argsort(known.relation, kind="stable")
    bounds = np.searchsorted(known.relation[order], np.arange(known.relations + 1))
    asked_order = np.argsort(asked.relation, kind="stable")
    asked_bounds = np.searchsorted(asked.relation[asked_order], np.arange(known.relations + 1))
    for relation in range(known.relations):
        places = asked_order[asked_bounds[relation] : asked_bounds[relation + 1]]
        if len(places):
            yield relation, order[bounds[relation] : bounds[relation + 1]], places


def _best(found: list[Standing]) -> int:
    return int(np.argmax([measured(one).mrr for one in found]))


def _stand(
    known: Both,
    facts: Places,
    asked: Questions,
    decay: Floats,
    mix: Floats,
    frozen_from: int | None,
) -> list[Standing]:
    """Where the answers of one relation's questions stand, for each pair of a decay and a mix."""
    subject, object_ = known.subject[facts].astype(np.int64), known.object[facts]
    pairs, pair = np.unique(subject * known.actors + object_, return_inverse=True)
    bounds = np.searchsorted(pairs, np.arange(known.actors + 1) * np.int64(known.actors))
    objects = (pairs % known.actors).astype(np.int32)
    until = asked.time if frozen_from is None else np.minimum(asked.time, frozen_from)
    above, level = _standing(
        (pair, object_, known.time[facts]),
        (objects, bounds),
        (asked.subject, asked.time, until.astype(np.int32), asked.start, asked.answers),
        decay,
        mix,
    )
    return [Standing(above[at], level[at]) for at in range(len(decay))]


@nb.njit(cache=True)
def _standing(facts, pairs, asked, decay, mix):  # type: ignore[no-untyped-def]
    """One walk through time over one relation: answers first, then what happened.

    ``facts`` are the pair, object and step of each; ``pairs`` the object of each pair and where a
    subject's pairs begin; ``asked`` the questions' subject, step, step until which the past is known, and
    answers. Gives how many score above and level, of shape (variants, answers).
    """
    pair, object_, time = facts
    bounds = pairs[1]
    subject, when, until, start, answers = asked
    actors, variants = len(bounds) - 1, len(decay)
    found = np.zeros((2, variants, len(answers)), np.int64)
    sums = np.zeros((len(pairs[0]), variants))
    last = np.full(len(pairs[0]), -1, np.int32)
    counts, strict = np.zeros(actors), np.zeros(actors)
    seen = np.empty(actors, np.int32)  # the objects so far
    is_answer = np.zeros(actors, np.bool_)
    known, told = 0, 0
    for at in range(len(subject)):
        while told < len(time) and time[told] < until[at]:
            _held(sums, last, pair[told], time[told], decay)
            if counts[object_[told]] == 0:
                seen[known] = object_[told]
                known += 1
            counts[object_[told]] += 1
            told += 1
        mine = answers[start[at] : start[at + 1]]
        is_answer[mine] = True
        own = bounds[subject[at]], bounds[subject[at] + 1]
        for v in range(variants):
            below = _below(time[:told], when[at], decay[v])
            for p in range(own[0], own[1]):
                if last[p] >= 0 and below > 0:
                    left = 2.0 ** (-decay[v] * (when[at] - last[p]))
                    strict[pairs[0][p]] = sums[p, v] * left / below
            parts = strict, counts, mix[v], (1 - mix[v]) / max(told, 1)
            _place(found[:, v, start[at] : start[at + 1]], parts, mine, seen[:known], is_answer)
            strict[pairs[0][own[0] : own[1]]] = 0.0
        is_answer[mine] = False
    return found[0], found[1]


@nb.njit(cache=True)
def _held(sums, last, of, now, decay):  # type: ignore[no-untyped-def]
    """A pair holds at a step, which counts once however often it is told."""
    if last[of] == now:
        return
    for v in range(len(decay)):
        past = sums[of, v] * 2.0 ** (-decay[v] * (now - last[of])) if last[of] >= 0 else 0.0
        sums[of, v] = past + 1.0
    last[of] = now


@nb.njit(cache=True)
def _below(time, when, decay):  # type: ignore[no-untyped-def]
    """The sum of D over all steps from the relation's first to its last so far; 0 where there is none."""
    if len(time) == 0:
        return 0.0
    steps = time[-1] - time[0] + 1
    left = 2.0 ** (-decay * (when - time[-1]))
    q = 2.0**-decay
    return left * (steps if decay == 0 else (1 - q**steps) / (1 - q))


@nb.njit(cache=True)
def _place(found, parts, answers, seen, is_answer):  # type: ignore[no-untyped-def]
    """How many score above and level with each answer; those never seen score nought, all alike."""
    strict, counts, mix, share = parts
    unseen = len(counts) - len(seen)
    for a in range(len(answers)):
        # An answer to whom it was never done is one of the unseen, and no rival to the others.
        if counts[answers[a]] == 0 and (a == 0 or answers[a] != answers[a - 1]):
            unseen -= 1
    for a in range(len(answers)):
        own = mix * strict[answers[a]] + share * counts[answers[a]]
        for o in seen:
            if not is_answer[o]:
                score = mix * strict[o] + share * counts[o]
                found[0, a] += score > own
                found[1, a] += score == own
        if own == 0:
            found[1, a] += unseen
