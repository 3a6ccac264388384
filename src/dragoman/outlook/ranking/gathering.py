"""Gathering the candidates of a question: whom the subject has met, to whom the act comes, third parties."""

from __future__ import annotations

import numba as nb
import numpy as np

from dragoman.outlook.ranking.columns import FIRST_WEIGHTS, PARTNERS, confidence, faded, group_of
from dragoman.outlook.ranking.counters import bin_of


@nb.njit(cache=True)
def between(of, state, asked, fading, room, found):  # type: ignore[no-untyped-def]
    """Whom the subject has met, and what that speaks for; how many there are."""
    s, r, now = asked
    known = 0
    rules = state.rules
    base = (rules.true_of[r].sum() + 0.02) / (rules.asked_of[r].sum() + 1.0)
    total = max(faded(state.actor, s, 1, now, fading), np.float32(1e-6))
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
        room.first[o] += FIRST_WEIGHTS[2] * faded(state.pair, p, 1, now, fading) / total
        found[known] = o
        known += 1
    return known


@nb.njit(cache=True)
def orders(of, state, asked, fading, room):  # type: ignore[no-untyped-def]
    """How many partners the subject has met since each, under the relation and at all."""
    s, r, now = asked
    low, high = of.pair_from[s], of.pair_from[s + 1]
    # How many were met later, not a place in an order: those met on one day stand level, and who is met
    # only after the question moves nobody.
    lasts = np.sort(state.pair.last[low:high])
    for p in range(low, high):
        later = len(lasts) - np.searchsorted(lasts, state.pair.last[p], side="right")
        room.order[of.pair_object[p], 1] = later
    group = group_of(of, s, r)
    if group < 0 or state.group.number[group] == 0:
        return
    members = of.member[of.member_from[group] : of.member_from[group + 1]]
    total = max(faded(state.group, group, 1, now, fading), np.float32(1e-6))
    lasts = np.sort(state.triple.last[members])
    for triple in members:
        if state.triple.number[triple] == 0:
            continue
        o = of.triple_object[triple]
        later = len(lasts) - np.searchsorted(lasts, state.triple.last[triple], side="right")
        room.order[o, 0] = later
        room.first[o] += FIRST_WEIGHTS[1] * faded(state.triple, triple, 1, now, fading) / total


@nb.njit(cache=True)
def under(of, state, asked, fading, room):  # type: ignore[no-untyped-def]
    """To whom the act comes at all."""
    _, r, now = asked
    if state.relation.number[r] == 0:
        return
    mid = max(faded(state.relation, r, 1, now, fading), np.float32(1e-6))
    for i in range(of.under_from[r], of.under_from[r + 1]):
        group = of.under[i]
        if state.group.number[group] == 0:
            continue
        o = of.group_actor[group]
        room.under[o] = group + 1
        room.first[o] += FIRST_WEIGHTS[3] * state.group.number[group] / state.relation.number[r]
        room.first[o] += FIRST_WEIGHTS[4] * faded(state.group, group, 1, now, fading) / mid


@nb.njit(cache=True)
def over(of, state, asked, fading, room, who, weights, column):  # type: ignore[no-untyped-def]
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
            all = max(faded(state.group, group, 2, now, fading), np.float32(1e-6))
            for j in range(of.member_from[group], of.member_from[group + 1]):
                triple = of.member[j]
                if state.triple.number[triple] > 0:
                    part = share * faded(state.triple, triple, 2, now, fading) / all
                    room.over[of.triple_object[triple], column] += part
                    room.first[of.triple_object[triple]] += FIRST_WEIGHTS[5] * part
        all = max(faded(state.actor, m, 1, now, fading), np.float32(1e-6))
        for p in range(of.pair_from[m], of.pair_from[m + 1]):
            if state.pair.number[p] > 0:
                part = share * faded(state.pair, p, 1, now, fading) / all
                room.over[of.pair_object[p], column + 1] += part
                room.first[of.pair_object[p]] += FIRST_WEIGHTS[6] * part


@nb.njit(cache=True)
def partners(of, state, asked, fading):  # type: ignore[no-untyped-def]
    """The partners whom the subject has met most lately, with how much."""
    s, _, now = asked
    low, high = of.pair_from[s], of.pair_from[s + 1]
    weights = np.zeros(high - low, np.float32)
    for p in range(low, high):
        weights[p - low] = faded(state.pair, p, 1, now, fading)
    best = np.argsort(-weights, kind="mergesort")[:PARTNERS]
    return of.pair_object[low:high][best], weights[best]
