"""What is known of a question's candidates, as numbers in columns."""

from __future__ import annotations

import numba as nb
import numpy as np

from dragoman.outlook.ranking.columns import (
    COUNT,
    FIRST_WEIGHTS,
    NEVER,
    age,
    faded,
    group_of,
    scratch,
)
from dragoman.outlook.ranking.gathering import between, orders, over, partners, under

SMALL = np.float32(1e-6)


@nb.njit(cache=True)
def _same(of, state, triple, now, fading, order, row):  # type: ignore[no-untyped-def]
    """The same act between the two."""
    group = of.triple_group[triple]
    row[0] = np.log1p(state.triple.number[triple])
    row[1] = age(state.triple.last[triple], now)
    for h in range(3):
        row[2 + h] = np.log1p(4 * faded(state.triple, triple, h, now, fading))
    row[5] = faded(state.triple, triple, 1, now, fading) / max(
        faded(state.group, group, 1, now, fading), SMALL
    )
    row[6] = state.triple.number[triple] / state.group.number[group]
    row[7] = np.log1p(order)


@nb.njit(cache=True)
def _pair(of, state, pair, asked, fading, order, row):  # type: ignore[no-untyped-def]
    """Any act between the two, given and taken."""
    s, _, now = asked
    row[8] = np.log1p(state.pair.number[pair])
    row[9] = age(state.pair.last[pair], now)
    for h in range(3):
        row[10 + h] = np.log1p(4 * faded(state.pair, pair, h, now, fading))
    row[13] = faded(state.pair, pair, 1, now, fading) / max(
        faded(state.actor, s, 1, now, fading), SMALL
    )
    row[14] = state.pair.number[pair] / state.actor.number[s]
    given, taken, kinds = np.float32(0.0), np.float32(0.0), 0
    for t in range(of.triple_from[pair], of.triple_from[pair + 1]):
        if state.triple.number[t] > 0:
            kinds += 1
            if of.triple_relation[t] < of.relations // 2:
                given += faded(state.triple, t, 1, now, fading)
                row[17] = min(row[17], age(state.triple.last[t], now))
            else:
                taken += faded(state.triple, t, 1, now, fading)
                row[18] = min(row[18], age(state.triple.last[t], now))
    row[15], row[16], row[19] = np.log1p(4 * given), np.log1p(4 * taken), np.log1p(kinds)
    row[20] = np.log1p(order)


@nb.njit(cache=True)
def _under(state, under, asked, fading, row):  # type: ignore[no-untyped-def]
    """How often the act comes to this one."""
    o, r, now = asked
    row[26] = np.log1p(state.group.number[under])
    row[27] = age(state.group.last[under], now)
    for h in range(3):
        row[28 + h] = np.log1p(4 * faded(state.group, under, h, now, fading))
    row[31] = faded(state.group, under, 1, now, fading) / max(
        faded(state.relation, r, 1, now, fading), SMALL
    )
    row[32] = state.group.number[under] / state.relation.number[r]
    row[33] = faded(state.group, under, 2, now, fading) / max(
        faded(state.actor, o, 2, now, fading), SMALL
    )


@nb.njit(cache=True)
def _fill(of, state, like, asked, fading, room, o, row):  # type: ignore[no-untyped-def]
    """The columns of one candidate; those of the question are filled elsewhere."""
    s, r, now = asked
    row[1] = row[9] = row[17] = row[18] = row[27] = row[37] = NEVER
    row[7], row[20] = 5.0, 5.0
    triple, pair, under = room.same[o] - 1, room.pair[o] - 1, room.under[o] - 1
    if triple >= 0:
        _same(of, state, triple, now, fading, room.order[o, 0], row)
    if pair >= 0:
        _pair(of, state, pair, asked, fading, room.order[o, 1], row)
        row[21:26] = room.rules[o]
    if under >= 0:
        _under(state, under, (o, r, now), fading, row)
        row[43] = np.dot(like.actor[s], like.group[under])
    for h in range(3):
        row[34 + h] = np.log1p(4 * faded(state.actor, o, h, now, fading))
    row[37] = age(state.actor.last[o], now)
    row[38:42] = room.over[o]
    row[44] = np.dot(like.actor[s], like.actor[o])
    row[45] = np.dot(like.partners[s], like.actor[o])


@nb.njit(cache=True)
def _question(of, state, asked, ahead, fading):  # type: ignore[no-untyped-def]
    """The columns that are the same for all candidates."""
    s, r, now = asked
    row = np.zeros(9, np.float32)
    row[3] = NEVER
    row[0] = np.log1p(faded(state.actor, s, 1, now, fading))
    row[1] = np.log1p(faded(state.actor, s, 2, now, fading))
    group = group_of(of, s, r)
    if group >= 0:
        row[2] = np.log1p(state.group.number[group])
        row[3] = age(state.group.last[group], now)
        row[4] = np.log1p(faded(state.group, group, 1, now, fading))
    row[5] = np.log1p(faded(state.relation, r, 1, now, fading))
    row[6] = (state.rules.answers[r, 1] + 5) / (state.rules.answers[r, 0] + 10)
    row[7] = (state.rules.answers[r, 2] + 7) / (state.rules.answers[r, 0] + 10)
    row[8] = ahead
    return row


@nb.njit(cache=True)
def _clear(room):  # type: ignore[no-untyped-def]
    room.first[:] = 0
    room.pair[:] = 0
    room.same[:] = 0
    room.rules[:] = 0
    room.under[:] = 0
    room.over[:] = 0
    room.order[:] = 0


@nb.njit(cache=True)
def _best(first, most):  # type: ignore[no-untyped-def]
    """The candidates that score most at first, best first; equal ones in order of their places."""
    if most >= len(first):
        chosen = np.arange(len(first))
    else:
        edge = np.partition(first, len(first) - most)[len(first) - most]
        more = np.flatnonzero(first > edge)
        level = np.flatnonzero(first == edge)[: most - len(more)]
        chosen = np.concatenate((more, level))
    return chosen[np.argsort(-first[chosen], kind="mergesort")]


@nb.njit(cache=True)
def _mark(answers, best, first, true, outside):  # type: ignore[no-untyped-def]
    """Mark the candidates that are answers; where the others stand."""
    is_answer = np.zeros(len(first), np.bool_)
    is_answer[answers] = True
    inside = np.full(len(first), -1, np.int32)
    inside[best] = np.arange(len(best))
    rest = np.flatnonzero((inside < 0) & ~is_answer)
    ahead = len(best) - is_answer[best].sum()
    for i in range(len(answers)):
        if inside[answers[i]] >= 0:
            true[inside[answers[i]]] = 1
        else:
            own = first[answers[i]]
            outside[i, 0] = ahead + (first[rest] > own).sum()
            outside[i, 1] = (first[rest] == own).sum()


@nb.njit(cache=True, nogil=True)
def describe(of, state, like, asked, likely, ahead, fading, most):  # type: ignore[no-untyped-def]
    """The candidates of each question with their columns.

    ``asked`` holds the questions' subjects, relations, steps, and answers with where each one's begin;
    ``likely`` of shape (questions, actors) how like those whom the subject had under the relation each
    actor is; ``ahead`` how many steps ahead of what is known each question lies.

    Gives the candidates (questions, most), their columns (questions, most, columns), whether each one
    is an answer, and for each answer that is no candidate how many actors stand above and level by the
    first score (-1 for one that is).
    """
    subject, relation, time, start, answers = asked
    room = scratch(of.actors)
    candidates = np.empty((len(subject), most), np.int32)
    table = np.zeros((len(subject), most, COUNT), np.float32)
    true = np.zeros((len(subject), most), np.uint8)
    outside = np.full((len(answers), 2), -1, np.int64)
    found = np.empty(of.actors, np.int32)
    for q in range(len(subject)):
        one = (subject[q], relation[q], time[q])
        between(of, state, one, fading, room, found)
        orders(of, state, one, fading, room)
        under(of, state, one, fading, room)
        who, weights = partners(of, state, one, fading)
        over(of, state, one, fading, room, who, weights, 0)
        over(of, state, one, fading, room, like.near[one[0]], like.nearness[one[0]], 2)
        room.first[:] += FIRST_WEIGHTS[7] * np.maximum(likely[q], 0)
        best = _best(room.first, most)
        shared = _question(of, state, one, ahead[q], fading)
        for place in range(most):
            o = best[place]
            candidates[q, place] = o
            row = table[q, place]
            _fill(of, state, like, one, fading, room, o, row)
            row[42] = likely[q, o]
            row[46:55] = shared
            row[55] = np.log(room.first[o] + 1e-4)
        _mark(
            answers[start[q] : start[q + 1]],
            best,
            room.first,
            true[q],
            outside[start[q] : start[q + 1]],
        )
        _clear(room)
    return candidates, table, true, outside
