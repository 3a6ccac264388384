"""The columns that rankings are learned from, and what they are computed with."""

from __future__ import annotations

from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

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
def faded(tally, place, half, now, fading):  # type: ignore[no-untyped-def]
    """A tally's recent weight as of a step."""
    if tally.last[place] < 0:
        return np.float32(0.0)
    return tally.faded[place, half] * fading[now - tally.last[place], half]


@nb.njit(cache=True)
def age(last, now):  # type: ignore[no-untyped-def]
    """The logarithm of how many steps ago; ``NEVER`` where it never was."""
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
def scratch(actors):  # type: ignore[no-untyped-def]
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
