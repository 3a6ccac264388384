"""What is known of a question's candidates, as numbers: the columns that rankings are learned from."""

from __future__ import annotations

from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.counters import bin_of

NAMES = (
    # the same act between the two
    "same_count", "same_age", "same_short", "same_mid", "same_long", "same_share_mid",
    "same_share_all", "same_order",
    # any act between the two
    "pair_count", "pair_age", "pair_short", "pair_mid", "pair_long", "pair_share_mid",
    "pair_share_all", "given_mid", "taken_mid", "given_age", "taken_age", "pair_kinds", "pair_order",
    # what followed acts like those between the two
    "rules_any", "rules_best", "rules_second", "rules_taken", "rules_sum",
    # how often the act comes to this one
    "under_count", "under_age", "under_short", "under_mid", "under_long", "under_share_mid",
    "under_share_all", "under_own_share",
    # how much there is of this one at all
    "actor_short", "actor_mid", "actor_long", "actor_age",
    # over third parties
    "hop_same", "hop_any", "alike_same", "alike_any",
    # likeness
    "like_partners", "like_subjects", "like_each_other", "like_recent",
    # the question
    "asker_mid", "asker_long", "group_count", "group_age", "group_mid", "relation_mid",
    "repeats", "meets", "ahead", "first_score",
)  # fmt: skip
COUNT = len(NAMES)
NEVER = 9.0  # the logarithm of an age that is none
PRIOR_BIN, PRIOR_RULE, PRIOR_SHARE = 30.0, 20.0, 3.0
PARTNERS = 20  # of the subject, the most recent, over whom a path of two steps may go
FIRST_WEIGHTS = np.array([1.0, 0.3, 0.15, 0.05, 0.15, 0.15, 0.05, 0.02], np.float32)


class Likeness(NamedTuple):
    """How alike actors are in what they did, as of a step."""

    actor: NDArray[np.float32]  # of shape (actors, dimensions), each of length 1 or 0
    group: NDArray[np.float32]  # what those are like whom (subject, relation) had; a row a group
    partners: NDArray[np.float32]  # what all partners of an actor are like
    near: NDArray[np.int32]  # of shape (actors, most): those most alike
    nearness: NDArray[np.float32]


class Scratch(NamedTuple):
    """Room for one question at a time: all zero before and after; a row an actor."""

    first: NDArray[np.float32]  # the first score
    pair: NDArray[np.int64]  # the pair + 1
    same: NDArray[np.int64]  # the triple + 1
    rules: NDArray[np.float32]  # any, best, second, taken, sum
    under: NDArray[np.int64]  # the group of the object under the inverse + 1
    over: NDArray[np.float32]  # hop_same, hop_any, alike_same, alike_any
    order: NDArray[np.int32]  # how many partners were met since, under the relation and at all


@nb.njit(cache=True)
def _now(tally, place, half, now, fading):  # type: ignore[no-untyped-def]
    """A tally's recent weight as of a step."""
    if tally.last[place] < 0:
        return np.float32(0.0)
    return tally.faded[place, half] * fading[now - tally.last[place], half]


@nb.njit(cache=True)
def _age(last, now):  # type: ignore[no-untyped-def]
    return np.float32(np.log(now - last)) if last >= 0 else np.float32(NEVER)


@nb.njit(cache=True)
def confidence(rules, body, head, bin):  # type: ignore[no-untyped-def]
    """How often the body is followed by the head, drawn to what holds of all bins, and of all bodies."""
    base = (rules.true_of[head, bin] + 0.02) / (rules.asked_of[head, bin] + 1.0)
    rule = (rules.true_rule[body, head] + PRIOR_RULE * base) / (
        rules.asked_rule[body, head] + PRIOR_RULE
    )
    return (rules.true[body, head, bin] + PRIOR_BIN * rule) / (
        rules.asked[body, head, bin] + PRIOR_BIN
    )


@nb.njit(cache=True)
def group_of(of, s, r):  # type: ignore[no-untyped-def]
    """The group (s, r), or -1."""
    low, high = of.group_from[s], of.group_from[s + 1]
    while low < high:
        middle = (low + high) // 2
        if of.group_relation[middle] < r:
            low = middle + 1
        else:
            high = middle
    if low < of.group_from[s + 1] and of.group_relation[low] == r:
        return low
    return -1


@nb.njit(cache=True)
def _between(of, state, asked, fading, room, found):  # type: ignore[no-untyped-def]
    """Whom the subject has met, and what that speaks for; how many there are."""
    s, r, now = asked
    known = 0
    rules = state.rules
    base = (rules.true_of[r].sum() + 0.02) / (rules.asked_of[r].sum() + 1.0)
    total = max(_now(state.actor, s, 1, now, fading), np.float32(1e-6))
    for p in range(of.pair_from[s], of.pair_from[s + 1]):
        if state.pair.number[p] == 0:
            continue
        o = of.pair_object[p]
        missed, best, second, taken, odds = 0.0, 0.0, 0.0, 0.0, 0.0
        for triple in range(of.triple_from[p], of.triple_from[p + 1]):
            count = state.triple.number[triple]
            if count == 0:
                continue
            body = of.triple_relation[triple]
            sure = confidence(rules, body, r, bin_of(now - state.triple.last[triple], count))
            missed += np.log1p(-sure)
            odds += np.log(sure / base)
            if body >= of.relations // 2:
                taken = max(taken, sure)
            second = max(second, min(best, sure))
            best = max(best, sure)
            if body == r:
                room.same[o] = triple + 1
        room.pair[o] = p + 1
        room.rules[o, 0], room.rules[o, 1], room.rules[o, 2] = -missed, best, second
        room.rules[o, 3], room.rules[o, 4] = taken, odds
        room.first[o] += FIRST_WEIGHTS[0] * (1 - np.exp(missed))
        room.first[o] += FIRST_WEIGHTS[2] * _now(state.pair, p, 1, now, fading) / total
        found[known] = o
        known += 1
    return known


@nb.njit(cache=True)
def _orders(of, state, asked, fading, room):  # type: ignore[no-untyped-def]
    """How many partners the subject has met since each, under the relation and at all."""
    s, r, now = asked
    low, high = of.pair_from[s], of.pair_from[s + 1]
    for place, p in enumerate(np.argsort(-state.pair.last[low:high])):
        room.order[of.pair_object[low + p], 1] = place
    group = group_of(of, s, r)
    if group < 0 or state.group.number[group] == 0:
        return
    members = of.member[of.member_from[group] : of.member_from[group + 1]]
    total = max(_now(state.group, group, 1, now, fading), np.float32(1e-6))
    for place, m in enumerate(np.argsort(-state.triple.last[members])):
        triple = members[m]
        if state.triple.number[triple] == 0:
            break
        o = of.triple_object[triple]
        room.order[o, 0] = place
        room.first[o] += FIRST_WEIGHTS[1] * _now(state.triple, triple, 1, now, fading) / total


@nb.njit(cache=True)
def _under(of, state, asked, fading, room):  # type: ignore[no-untyped-def]
    """To whom the act comes at all."""
    _, r, now = asked
    if state.relation.number[r] == 0:
        return
    mid = max(_now(state.relation, r, 1, now, fading), np.float32(1e-6))
    for i in range(of.under_from[r], of.under_from[r + 1]):
        group = of.under[i]
        if state.group.number[group] == 0:
            continue
        o = of.group_actor[group]
        room.under[o] = group + 1
        room.first[o] += FIRST_WEIGHTS[3] * state.group.number[group] / state.relation.number[r]
        room.first[o] += FIRST_WEIGHTS[4] * _now(state.group, group, 1, now, fading) / mid


@nb.njit(cache=True)
def _over(of, state, asked, fading, room, who, weights, column):  # type: ignore[no-untyped-def]
    """To whom these third parties did the act, and whom they met at all, lately."""
    _, r, now = asked
    total = max(weights.sum(), np.float32(1e-6))
    for i in range(len(who)):
        m = who[i]
        share = weights[i] / total
        if share <= 0:
            continue
        group = group_of(of, m, r)
        if group >= 0 and state.group.number[group] > 0:
            all = max(_now(state.group, group, 2, now, fading), np.float32(1e-6))
            for j in range(of.member_from[group], of.member_from[group + 1]):
                triple = of.member[j]
                if state.triple.number[triple] > 0:
                    part = share * _now(state.triple, triple, 2, now, fading) / all
                    room.over[of.triple_object[triple], column] += part
                    room.first[of.triple_object[triple]] += FIRST_WEIGHTS[5] * part
        all = max(_now(state.actor, m, 1, now, fading), np.float32(1e-6))
        for p in range(of.pair_from[m], of.pair_from[m + 1]):
            if state.pair.number[p] > 0:
                part = share * _now(state.pair, p, 1, now, fading) / all
                room.over[of.pair_object[p], column + 1] += part
                room.first[of.pair_object[p]] += FIRST_WEIGHTS[6] * part


@nb.njit(cache=True)
def _partners(of, state, asked, fading):  # type: ignore[no-untyped-def]
    """The partners whom the subject has met most lately, with how much."""
    s, _, now = asked
    low, high = of.pair_from[s], of.pair_from[s + 1]
    weights = np.zeros(high - low, np.float32)
    for p in range(low, high):
        weights[p - low] = _now(state.pair, p, 1, now, fading)
    best = np.argsort(-weights)[:PARTNERS]
    return of.pair_object[low:high][best], weights[best]


@nb.njit(cache=True)
def _fill(of, state, like, asked, fading, room, o, row):  # type: ignore[no-untyped-def]
    """The columns of one candidate; those of the question are filled elsewhere."""
    s, r, now = asked
    small = np.float32(1e-6)
    row[1] = row[9] = row[17] = row[18] = row[27] = row[37] = NEVER
    row[7], row[20] = 5.0, 5.0
    triple, pair, under = room.same[o] - 1, room.pair[o] - 1, room.under[o] - 1
    if triple >= 0:
        group = of.triple_group[triple]
        row[0] = np.log1p(state.triple.number[triple])
        row[1] = _age(state.triple.last[triple], now)
        for h in range(3):
            row[2 + h] = np.log1p(4 * _now(state.triple, triple, h, now, fading))
        row[5] = _now(state.triple, triple, 1, now, fading) / max(
            _now(state.group, group, 1, now, fading), small
        )
        row[6] = state.triple.number[triple] / state.group.number[group]
        row[7] = np.log1p(room.order[o, 0])
    if pair >= 0:
        row[8] = np.log1p(state.pair.number[pair])
        row[9] = _age(state.pair.last[pair], now)
        for h in range(3):
            row[10 + h] = np.log1p(4 * _now(state.pair, pair, h, now, fading))
        row[13] = _now(state.pair, pair, 1, now, fading) / max(
            _now(state.actor, s, 1, now, fading), small
        )
        row[14] = state.pair.number[pair] / state.actor.number[s]
        given, taken, kinds = np.float32(0.0), np.float32(0.0), 0
        for t in range(of.triple_from[pair], of.triple_from[pair + 1]):
            if state.triple.number[t] > 0:
                kinds += 1
                if of.triple_relation[t] < of.relations // 2:
                    given += _now(state.triple, t, 1, now, fading)
                    row[17] = min(row[17], _age(state.triple.last[t], now))
                else:
                    taken += _now(state.triple, t, 1, now, fading)
                    row[18] = min(row[18], _age(state.triple.last[t], now))
        row[15], row[16], row[19] = np.log1p(4 * given), np.log1p(4 * taken), np.log1p(kinds)
        row[20] = np.log1p(room.order[o, 1])
        row[21:26] = room.rules[o]
    if under >= 0:
        row[26] = np.log1p(state.group.number[under])
        row[27] = _age(state.group.last[under], now)
        for h in range(3):
            row[28 + h] = np.log1p(4 * _now(state.group, under, h, now, fading))
        row[31] = _now(state.group, under, 1, now, fading) / max(
            _now(state.relation, r, 1, now, fading), small
        )
        row[32] = state.group.number[under] / state.relation.number[r]
        row[33] = _now(state.group, under, 2, now, fading) / max(
            _now(state.actor, o, 2, now, fading), small
        )
        row[43] = np.dot(like.actor[s], like.group[under])
    for h in range(3):
        row[34 + h] = np.log1p(4 * _now(state.actor, o, h, now, fading))
    row[37] = _age(state.actor.last[o], now)
    row[38:42] = room.over[o]
    row[44] = np.dot(like.actor[s], like.actor[o])
    row[45] = np.dot(like.partners[s], like.actor[o])


@nb.njit(cache=True)
def _question(of, state, asked, ahead, fading):  # type: ignore[no-untyped-def]
    """The columns that are the same for all candidates."""
    s, r, now = asked
    row = np.zeros(9, np.float32)
    row[3] = NEVER
    row[0] = np.log1p(_now(state.actor, s, 1, now, fading))
    row[1] = np.log1p(_now(state.actor, s, 2, now, fading))
    group = group_of(of, s, r)
    if group >= 0:
        row[2] = np.log1p(state.group.number[group])
        row[3] = _age(state.group.last[group], now)
        row[4] = np.log1p(_now(state.group, group, 1, now, fading))
    row[5] = np.log1p(_now(state.relation, r, 1, now, fading))
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


@nb.njit(cache=True, nogil=True)
def describe(of, state, like, asked, likely, ahead, fading, most):  # type: ignore[no-untyped-def]
    """The candidates of each question with their columns.

    ``asked`` holds the questions' subjects, relations, steps, and answers with where each one's begin;
    ``likely`` of shape (questions, actors) how like those whom the subject had under the relation each
    actor is; ``ahead`` how many steps ahead of what is known each question lies.

    Gives the candidates (questions, most), their columns (questions, most, columns), how often each one
    is an answer, and for each answer that is no candidate how many actors stand above and level by the
    first score (-1 for one that is).
    """
    subject, relation, time, start, answers = asked
    room = scratch_of(of.actors)
    candidates = np.empty((len(subject), most), np.int32)
    table = np.zeros((len(subject), most, COUNT), np.float32)
    true = np.zeros((len(subject), most), np.uint8)
    outside = np.full((len(answers), 2), -1, np.int64)
    found = np.empty(of.actors, np.int32)
    for q in range(len(subject)):
        one = (subject[q], relation[q], time[q])
        _between(of, state, one, fading, room, found)
        _orders(of, state, one, fading, room)
        _under(of, state, one, fading, room)
        who, weights = _partners(of, state, one, fading)
        _over(of, state, one, fading, room, who, weights, 0)
        _over(of, state, one, fading, room, like.near[one[0]], like.nearness[one[0]], 2)
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
            true[inside[answers[i]]] += 1
        else:
            own = first[answers[i]]
            outside[i, 0] = ahead + (first[rest] > own).sum()
            outside[i, 1] = (first[rest] == own).sum()


@nb.njit(cache=True)
def scratch_of(actors):  # type: ignore[no-untyped-def]
    """Room for one thread."""
    return Scratch(
        np.zeros(actors, np.float32),
        np.zeros(actors, np.int64),
        np.zeros(actors, np.int64),
        np.zeros((actors, 5), np.float32),
        np.zeros(actors, np.int64),
        np.zeros((actors, 4), np.float32),
        np.zeros((actors, 2), np.int32),
    )
