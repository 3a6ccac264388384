"""The columns that rankings are learned from, and what they are computed with."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.classes import COUNTED


class Column(IntEnum):
    """The columns by name; those of one prefix are told as one reason."""

    # the same act between the two
    same_count = 0
    same_age = 1
    same_short = 2
    same_mid = 3
    same_long = 4
    same_share_mid = 5
    same_share_all = 6
    same_order = 7
    # any act between the two
    pair_count = 8
    pair_age = 9
    pair_short = 10
    pair_mid = 11
    pair_long = 12
    pair_share_mid = 13
    pair_share_all = 14
    given_mid = 15
    taken_mid = 16
    given_age = 17
    taken_age = 18
    back_age = 19
    back_mid = 20
    pair_kinds = 21
    pair_order = 22
    # what followed acts like those between the two
    rules_any = 23
    rules_best = 24
    rules_second = 25
    rules_taken = 26
    rules_sum = 27
    # how often the act comes to this one
    under_count = 28
    under_age = 29
    under_short = 30
    under_mid = 31
    under_long = 32
    under_share_mid = 33
    under_share_all = 34
    under_own_share = 35
    # how much there is of this one at all
    actor_short = 36
    actor_mid = 37
    actor_long = 38
    actor_age = 39
    # over third parties
    hop_same = 40
    hop_any = 41
    hop_short = 42
    hop_common = 43
    alike_same = 44
    alike_any = 45
    alike_short = 46
    alike_common = 47
    # likeness
    like_partners = 48
    like_subjects = 49
    like_each_other = 50
    like_recent = 51
    # by the land and the sort of both: what is left, and its share
    kin_land_actor = 52
    kin_land_actor_share = 53
    kin_land_land = 54
    kin_land_land_share = 55
    kin_sort_sort = 56
    kin_sort_sort_share = 57
    kin_all_near = 58
    kin_all_near_share = 59
    kin_actor_land = 60
    kin_actor_land_share = 61
    kin_actor_sort = 62
    kin_actor_sort_share = 63
    kin_sort_actor = 64
    kin_sort_actor_share = 65
    kin_land_actor_any = 66
    kin_land_actor_any_share = 67
    kin_actor_land_any = 68
    kin_actor_land_any_share = 69
    kin_same_land = 70
    # the question
    asker_mid = 71
    asker_long = 72
    group_count = 73
    group_age = 74
    group_mid = 75
    relation_mid = 76
    repeats = 77
    meets = 78
    ahead = 79
    first_score = 80


NAMES = tuple(one.name for one in Column)
COUNT = len(NAMES)
ASKED = tuple(range(Column.asker_mid, Column.ahead + 1))
"""The columns of the question: the same for all candidates."""
NEVER = 9.0  # the logarithm of an age that is none
FAR_BACK = 5.0  # the logarithm of how many partners were met since one that was never met
EACH = np.float32(4.0)  # what one act of now counts for before logarithms are taken
SHARE = np.float32(1000.0)  # as shares of classes differ by their logarithms, from a thousandth on


class Likeness(NamedTuple):
    """How alike actors are in what they did, as of a step."""

    actor: NDArray[np.float32]  # of shape (actors, dimensions), each of length 1 or 0
    group: NDArray[np.float32]  # what those are like whom (subject, relation) had; a row a group
    partners: NDArray[np.float32]  # what all partners of an actor are like


class Scratch(NamedTuple):
    """Room for one question at a time: all zero before and after; a row an actor."""

    first: NDArray[np.float32]  # the first score
    pair: NDArray[np.int64]  # the pair + 1
    same: NDArray[np.int64]  # the triple + 1
    rules: NDArray[np.float32]  # any, best, second, taken, sum
    under: NDArray[np.int64]  # the group of the object under the inverse + 1
    over: NDArray[np.float32]  # partners, then those alike: same, any, short, common
    classes: NDArray[np.float32]  # of shape (tallies by class, classes): what is left
    totals: NDArray[np.float32]  # of each tally by class: the sum
    everyone: NDArray[np.int32]  # all actors; this and what follows is not zeroed
    own: NDArray[np.int32]  # the class of each by one tally, what is left of it, its share
    left: NDArray[np.float32]
    share: NDArray[np.float32]
    order: NDArray[np.int32]  # how many partners were met since, under the relation and at all


@nb.njit(cache=True)
def faded(tally, place, half, now, fading):  # type: ignore[no-untyped-def]
    """A tally's recent weight as of a step."""
    if tally.last[place] < 0:
        return np.float32(0.0)
    return tally.faded[place, half] * fading[now - tally.last[place], half]


@nb.njit(cache=True)
def grown(left):  # type: ignore[no-untyped-def]
    """The logarithm of what is left of acts, 0 for none."""
    return np.float32(np.log1p(EACH * left))


@nb.njit(cache=True)
def age(last, now):  # type: ignore[no-untyped-def]
    """The logarithm of how many steps ago; ``NEVER`` where it never was."""
    return np.float32(np.log(now - last)) if last >= 0 else np.float32(NEVER)


@nb.njit(cache=True)
def confidence(rules, set, body, head, bin):  # type: ignore[no-untyped-def]
    """How often the body is followed by the head, drawn to what holds of all bins, and of all bodies."""
    base = (rules.true_of[head, bin] + set.prior_all) / (rules.asked_of[head, bin] + 1.0)
    rule = (rules.true_rule[body, head] + set.prior_rule * base) / (
        rules.asked_rule[body, head] + set.prior_rule
    )
    return (rules.true[body, head, bin] + set.prior_bin * rule) / (
        rules.asked[body, head, bin] + set.prior_bin
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
def scratch(actors):  # type: ignore[no-untyped-def]
    """Room for one thread."""
    return Scratch(
        np.zeros(actors, np.float32),
        np.zeros(actors, np.int64),
        np.zeros(actors, np.int64),
        np.zeros((actors, 5), np.float32),
        np.zeros(actors, np.int64),
        np.zeros((actors, 8), np.float32),
        np.zeros((len(COUNTED), 2 * actors), np.float32),
        np.zeros(len(COUNTED), np.float32),
        np.arange(actors).astype(np.int32),
        np.zeros(actors, np.int32),
        np.zeros(actors, np.float32),
        np.zeros(actors, np.float32),
        np.zeros((actors, 2), np.int32),
    )
