"""What is known of a question's candidates, as numbers in columns."""

from __future__ import annotations

import numba as nb
import numpy as np

from dragoman.outlook.ranking.columns import (
    COUNT,
    FAR_BACK,
    NEVER,
    SHARE,
    Column,
    age,
    faded,
    group_of,
    grown,
    scratch,
)
from dragoman.outlook.ranking.gathering import (
    between,
    by_classes,
    class_shares,
    first_by_classes,
    orders,
    over,
    partners,
    under,
)

SMALL = np.float32(1e-6)
LEAST_FIRST = 1e-4
EVEN, REPEATS, MEETS = 10, 0.5, 0.7
"""Before any answer of a relation it is as if so many had been seen, and these shares of them repeated or met."""


@nb.njit(cache=True)
def _same(of, state, triple, now, fading, order, row):  # type: ignore[no-untyped-def]
    """The same act between the two."""
    group = of.triple_group[triple]
    row[Column.same_count] = np.log1p(state.triple.number[triple])
    row[Column.same_age] = age(state.triple.last[triple], now)
    for h in range(3):
        row[Column.same_short + h] = grown(faded(state.triple, triple, h, now, fading))
    row[Column.same_share_mid] = faded(state.triple, triple, 1, now, fading) / max(
        faded(state.group, group, 1, now, fading), SMALL
    )
    row[Column.same_share_all] = state.triple.number[triple] / state.group.number[group]
    row[Column.same_order] = np.log1p(order)


@nb.njit(cache=True)
def _pair(of, state, pair, asked, fading, order, row):  # type: ignore[no-untyped-def]
    """Any act between the two, given and taken."""
    s, r, now = asked
    back = (r + of.relations // 2) % of.relations
    row[Column.back_age] = NEVER
    row[Column.pair_count] = np.log1p(state.pair.number[pair])
    row[Column.pair_age] = age(state.pair.last[pair], now)
    for h in range(3):
        row[Column.pair_short + h] = grown(faded(state.pair, pair, h, now, fading))
    row[Column.pair_share_mid] = faded(state.pair, pair, 1, now, fading) / max(
        faded(state.actor, s, 1, now, fading), SMALL
    )
    row[Column.pair_share_all] = state.pair.number[pair] / state.actor.number[s]
    given, taken, kinds = np.float32(0.0), np.float32(0.0), 0
    for t in range(of.triple_from[pair], of.triple_from[pair + 1]):
        if state.triple.number[t] > 0:
            kinds += 1
            if of.triple_relation[t] == back:
                row[Column.back_age] = age(state.triple.last[t], now)
                row[Column.back_mid] = grown(faded(state.triple, t, 1, now, fading))
            if of.triple_relation[t] < of.relations // 2:
                given += faded(state.triple, t, 1, now, fading)
                row[Column.given_age] = min(row[Column.given_age], age(state.triple.last[t], now))
            else:
                taken += faded(state.triple, t, 1, now, fading)
                row[Column.taken_age] = min(row[Column.taken_age], age(state.triple.last[t], now))
    row[Column.given_mid], row[Column.taken_mid], row[Column.pair_kinds] = (
        grown(given),
        grown(taken),
        np.log1p(kinds),
    )
    row[Column.pair_order] = np.log1p(order)


@nb.njit(cache=True)
def _under(state, under, asked, fading, row):  # type: ignore[no-untyped-def]
    """How often the act comes to this one."""
    o, r, now = asked
    row[Column.under_count] = np.log1p(state.group.number[under])
    row[Column.under_age] = age(state.group.last[under], now)
    for h in range(3):
        row[Column.under_short + h] = grown(faded(state.group, under, h, now, fading))
    row[Column.under_share_mid] = faded(state.group, under, 1, now, fading) / max(
        faded(state.relation, r, 1, now, fading), SMALL
    )
    row[Column.under_share_all] = state.group.number[under] / state.relation.number[r]
    row[Column.under_own_share] = faded(state.group, under, 2, now, fading) / max(
        faded(state.actor, o, 2, now, fading), SMALL
    )


@nb.njit(cache=True)
def _fill(of, state, like, asked, fading, room, o, row):  # type: ignore[no-untyped-def]
    """The columns of one candidate; those of the question are filled elsewhere."""
    s, r, now = asked
    row[Column.same_age] = row[Column.pair_age] = row[Column.given_age] = row[
        Column.taken_age
    ] = row[Column.back_age] = row[Column.under_age] = row[Column.actor_age] = NEVER
    row[Column.same_order], row[Column.pair_order] = FAR_BACK, FAR_BACK
    triple, pair, under = room.same[o] - 1, room.pair[o] - 1, room.under[o] - 1
    if triple >= 0:
        _same(of, state, triple, now, fading, room.order[o, 0], row)
    if pair >= 0:
        _pair(of, state, pair, asked, fading, room.order[o, 1], row)
        row[Column.rules_any : Column.rules_sum + 1] = room.rules[o]
    if under >= 0:
        _under(state, under, (o, r, now), fading, row)
        row[Column.like_subjects] = np.dot(like.actor[s], like.group[under])
    for h in range(3):
        row[Column.actor_short + h] = grown(faded(state.actor, o, h, now, fading))
    row[Column.actor_age] = age(state.actor.last[o], now)
    row[Column.hop_same : Column.alike_common + 1] = room.over[o]
    row[Column.hop_common] = np.log1p(row[Column.hop_common])
    row[Column.alike_common] = np.log1p(row[Column.alike_common])
    row[Column.like_each_other] = np.dot(like.actor[s], like.actor[o])
    row[Column.like_recent] = np.dot(like.partners[s], like.actor[o])


@nb.njit(cache=True)
def _fill_kin(of, room, s, best, table):  # type: ignore[no-untyped-def]
    """The columns by class of all candidates."""
    left, share = room.left[: len(best)], room.share[: len(best)]
    for which in range(len(of.classes.by)):
        class_shares(of, room, which, s, best, left, share)
        for place in range(len(best)):
            table[place, Column.kin_land_actor + 2 * which] = grown(left[place])
            table[place, Column.kin_land_actor_share + 2 * which] = np.log1p(SHARE * share[place])
    land = of.kin.land
    for place in range(len(best)):
        own = land[best[place]]
        table[place, Column.kin_same_land] = own >= 0 and own == land[s]


@nb.njit(cache=True)
def _question(of, state, asked, ahead, fading):  # type: ignore[no-untyped-def]
    """The columns that are the same for all candidates."""
    s, r, now = asked
    row = np.zeros(COUNT, np.float32)
    row[Column.group_age] = NEVER
    row[Column.asker_mid] = np.log1p(faded(state.actor, s, 1, now, fading))
    row[Column.asker_long] = np.log1p(faded(state.actor, s, 2, now, fading))
    group = group_of(of, s, r)
    if group >= 0:
        row[Column.group_count] = np.log1p(state.group.number[group])
        row[Column.group_age] = age(state.group.last[group], now)
        row[Column.group_mid] = np.log1p(faded(state.group, group, 1, now, fading))
    row[Column.relation_mid] = np.log1p(faded(state.relation, r, 1, now, fading))
    row[Column.repeats] = (state.rules.answers[r, 1] + EVEN * REPEATS) / (
        state.rules.answers[r, 0] + EVEN
    )
    row[Column.meets] = (state.rules.answers[r, 2] + EVEN * MEETS) / (
        state.rules.answers[r, 0] + EVEN
    )
    row[Column.ahead] = ahead
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
    room.classes[:] = 0


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
def describe(of, state, like, asked, alike, ahead, fading, most):  # type: ignore[no-untyped-def]
    """The candidates of each question with their columns.

    ``asked`` holds the questions' subjects, relations, steps, and answers with where each one's begin;
    ``alike`` of shape (questions, actors) how like those whom the subject had under the relation each
    actor is, and those most like each subject with how much; ``ahead`` how many steps ahead of what is known each question lies.

    Gives the candidates (questions, most), their columns (questions, most, columns), whether each one
    is an answer, and for each answer that is no candidate how many actors stand above and level by the
    first score (-1 for one that is).
    """
    subject, relation, time, start, answers = asked
    likely, near, nearness = alike
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
        over(of, state, one, fading, room, near[q], nearness[q], 4)
        room.first[:] += np.float32(of.set.first.like) * np.maximum(likely[q], 0)
        by_classes(of, state, one, fading, room)
        first_by_classes(of, room, one[0])
        best = _best(room.first, most)
        _fill_kin(of, room, one[0], best, table[q])
        shared = _question(of, state, one, ahead[q], fading)
        for place in range(most):
            o = best[place]
            candidates[q, place] = o
            row = table[q, place]
            _fill(of, state, like, one, fading, room, o, row)
            row[Column.like_partners] = likely[q, o]
            row[Column.asker_mid : Column.ahead + 1] = shared[Column.asker_mid : Column.ahead + 1]
            row[Column.first_score] = np.log(room.first[o] + LEAST_FIRST)
        _mark(
            answers[start[q] : start[q + 1]],
            best,
            room.first,
            true[q],
            outside[start[q] : start[q + 1]],
        )
        _clear(room)
    return candidates, table, true, outside
