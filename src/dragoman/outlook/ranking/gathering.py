"""Gathering the candidates of a question: whom the subject has met, to whom the act comes, third parties."""

from __future__ import annotations

import numba as nb
import numpy as np

from dragoman.outlook.ranking.classes import COUNTED, By, facing, members_of
from dragoman.outlook.ranking.columns import confidence, faded, group_of
from dragoman.outlook.ranking.counters import bin_of

LAND_ACTOR = COUNTED.index((By.land, By.actor, True))
ALL_NEAR = COUNTED.index((By.all, By.near, True))
LAND_ACTOR_ANY = COUNTED.index((By.land, By.actor, False))
ACTOR_LAND_ANY = COUNTED.index((By.actor, By.land, False))
OWN_LAND = 0.5  # of an actor's acts that are taken to stay in its land, at least


@nb.njit(cache=True)
def between(of, state, asked, fading, room, found):  # type: ignore[no-untyped-def]
    """Whom the subject has met, and what that speaks for; how many there are."""
    s, r, now = asked
    known = 0
    rules = state.rules
    base = (rules.true_of[r].sum() + of.set.prior_all) / (rules.asked_of[r].sum() + 1.0)
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
            sure = confidence(
                rules, of.set, body, r, bin_of(now - state.triple.last[triple], count)
            )
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
        room.first[o] += of.set.first.followed * (1 - np.exp(missed))
        room.first[o] += of.set.first.between * faded(state.pair, p, 1, now, fading) / total
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
        room.first[o] += of.set.first.same * faded(state.triple, triple, 1, now, fading) / total


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
        room.first[o] += (
            of.set.first.comes_to * state.group.number[group] / state.relation.number[r]
        )
        room.first[o] += of.set.first.comes_lately * faded(state.group, group, 1, now, fading) / mid


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
                    room.first[of.triple_object[triple]] += of.set.first.over_same * part
        all = max(faded(state.actor, m, 1, now, fading), np.float32(1e-6))
        brief = max(faded(state.actor, m, 0, now, fading), np.float32(0.5))
        for p in range(of.pair_from[m], of.pair_from[m + 1]):
            if state.pair.number[p] > 0:
                part = share * faded(state.pair, p, 1, now, fading) / all
                room.over[of.pair_object[p], column + 1] += part
                room.first[of.pair_object[p]] += of.set.first.over_any * part
                short = faded(state.pair, p, 0, now, fading)
                room.over[of.pair_object[p], column + 2] += share * short / brief
                left = faded(state.pair, p, 1, now, fading)
                room.over[of.pair_object[p], column + 3] += weights[i] * left


@nb.njit(cache=True)
def partners(of, state, asked, fading):  # type: ignore[no-untyped-def]
    """The partners whom the subject has met most lately, with how much."""
    s, _, now = asked
    low, high = of.pair_from[s], of.pair_from[s + 1]
    weights = np.zeros(high - low, np.float32)
    for p in range(low, high):
        weights[p - low] = faded(state.pair, p, 1, now, fading)
    best = np.argsort(-weights, kind="mergesort")[: of.set.partners]
    return of.pair_object[low:high][best], weights[best]


@nb.njit(cache=True)
def by_classes(of, state, asked, fading, room):  # type: ignore[no-untyped-def]
    """What the classes of the subject did to the classes of all."""
    s, r, now = asked
    for which in range(len(of.classes.by)):
        first, last = members_of(of.classes, of.kin, which, s, r, of.actors, of.relations)
        total = np.float32(0.0)
        for place in range(first, last):
            left = faded(state.classes, place, 2, now, fading)
            room.classes[which, of.classes.member[place]] = left
            total += left
        room.totals[which] = total


@nb.njit(cache=True)
def class_shares(of, room, which, s, who, left, share):  # type: ignore[no-untyped-def]
    """What is left of what the subject's class did to the class of each, and what share of all."""
    own = room.own
    facing(of.kin, of.classes.by[which, 1], s, who, own)
    counted, total = room.classes[which], room.totals[which]
    for i in range(len(who)):
        left[i] = counted[own[i]] if own[i] >= 0 else np.float32(0.0)
        share[i] = left[i] / total if total > 0 else np.float32(0.0)


@nb.njit(cache=True)
def first_by_classes(of, room, s):  # type: ignore[no-untyped-def]
    """What classes add to the first scores."""
    weight, first, who = of.set.first, room.first, room.everyone
    left, share = room.left, room.share
    class_shares(of, room, LAND_ACTOR, s, who, left, share)
    first += np.float32(weight.land_to_actor) * share
    class_shares(of, room, LAND_ACTOR_ANY, s, who, left, share)
    first += np.float32(weight.land_to_actor_any) * share
    class_shares(of, room, ACTOR_LAND_ANY, s, who, left, share)
    land = of.kin.land
    if land[s] >= 0:
        for o in who:
            if land[o] == land[s]:
                share[o] = max(share[o], np.float32(OWN_LAND))
    near = share.copy()
    class_shares(of, room, ALL_NEAR, s, who, left, share)
    first += np.float32(weight.near) * share * near
