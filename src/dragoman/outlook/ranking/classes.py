"""Classes of actors: by the land and the sort that a name tells ("Police (India)"), and counts by class.

What is counted of classes speaks for two that have never met: police of a land arrests citizens of that
land, and who is visited by one ministry of a land is visited by another.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.ranking.protocol import Both

_NAME = re.compile(r"(.+?)[ _]*\(([^()]+)\)")
"""A sort, and in brackets the land, as the event data sets of the field write them."""
SMALLEST = 2
"""Actors that a land or a sort must have to be a class: of one alone, its own counts tell as much."""

Ids = NDArray[np.int32]


class By(IntEnum):
    """What an actor is taken as."""

    actor = 0
    land = 1
    sort = 2
    near = 3
    """Its sort, and whether it is of the other side's land."""
    all = 4


COUNTED = (
    # subject by, object by, under the relation alone
    (By.land, By.actor, True),
    (By.land, By.land, True),
    (By.sort, By.sort, True),
    (By.all, By.near, True),
    (By.actor, By.land, True),
    (By.actor, By.sort, True),
    (By.sort, By.actor, True),
    (By.land, By.actor, False),
    (By.actor, By.land, False),
)
"""The tallies by class, in the order of their columns."""


class Kin(NamedTuple):
    """The land and the sort of each actor, -1 for none."""

    land: Ids
    sort: Ids


class Places(NamedTuple):
    """Where counts by class stand: for each tally, those of a subject's class are its members."""

    by: NDArray[
        np.int64
    ]  # of shape (tallies, 3): subject by, object by, whether under the relation
    group: NDArray[np.int64]  # tally, class of the subject and relation as one number, sorted
    member_from: NDArray[np.int64]  # of a group: its members
    member: Ids  # the class of the object of each
    fact_member: Ids  # of shape (facts, tallies): the place among the members, -1 for none


@lru_cache(maxsize=8)
def kin_of(names: tuple[str, ...]) -> Kin:
    """The land and the sort that names tell.

    >>> kin_of(("Police (India)", "Police_(China)", "Citizen (India)", "India", "UN"))
    Kin(land=array([ 0, -1,  0,  0, -1], dtype=int32), sort=array([ 0,  0, -1, -1, -1], dtype=int32))
    """
    told = [_NAME.fullmatch(name) for name in names]
    held = Counter(one[2] for one in told if one)
    known = {name: place for place, name in enumerate(held)}
    is_land = [not one and name in known for one, name in zip(told, names, strict=True)]
    of = [
        known[one[2]] if one else known[name] if own else -1
        for one, name, own in zip(told, names, is_land, strict=True)
    ]
    sorts = [one[1] if one else "" if own else None for one, own in zip(told, is_land, strict=True)]
    number = {
        sort: place for place, sort in enumerate(dict.fromkeys(s for s in sorts if s is not None))
    }
    return Kin(
        _of_some(np.array(of, np.int32)),
        _of_some(np.array([-1 if s is None else number[s] for s in sorts], np.int32)),
    )


def _of_some(classes: Ids) -> Ids:
    """The classes with more than one actor, numbered anew; the others are none."""
    sizes = np.bincount(classes[classes >= 0], minlength=1)
    keep = sizes >= SMALLEST
    number = np.where(keep, np.cumsum(keep) - 1, -1).astype(np.int32)
    return np.where(classes >= 0, number[np.maximum(classes, 0)], -1).astype(np.int32)


def places(both: Both, kin: Kin) -> Places:
    """The places of all tallies by class."""
    by = np.array(COUNTED, np.int64)
    width = np.int64(2 * both.actors)  # more than there are classes of any sort
    keys = np.stack(
        [
            _keys(both, kin, which, (subject_by, object_by), bool(related))
            for which, (subject_by, object_by, related) in enumerate(by.tolist())
        ],
        axis=1,
    )
    told, place = np.unique(keys, return_inverse=True)
    none = int(np.searchsorted(told, 0))  # keys below nought are none
    told = told[none:]
    groups, start = np.unique(told // width, return_index=True)
    return Places(
        by,
        groups,
        np.append(start, len(told)).astype(np.int64),
        (told % width).astype(np.int32),
        np.maximum(place.reshape(keys.shape) - none, -1).astype(np.int32),
    )


def _keys(
    both: Both, kin: Kin, which: int, by: tuple[int, int], related: bool
) -> NDArray[np.int64]:
    """One number for each fact: the tally, the subject's class, the relation and the object's class."""
    subject = _classes(kin, by[0], both.subject, both.object)
    object_ = _classes(kin, by[1], both.object, both.subject)
    relation = both.relation if related else np.zeros_like(both.relation)
    group = group_key(which, subject, relation, both.actors, both.relations)
    keys: NDArray[np.int64] = np.where(
        (subject >= 0) & (object_ >= 0), group * (2 * both.actors) + object_, -1
    )
    return keys


@nb.njit(cache=True)
def group_key(which, subject, relation, actors, relations):  # type: ignore[no-untyped-def]
    """A tally, a subject's class and a relation as one number."""
    return (which * np.int64(actors) + subject) * relations + relation


def _classes(kin: Kin, by: int, of: Ids, other: Ids) -> NDArray[np.int64]:
    """The class of each of these actors, each facing another; -1 for none."""
    found: NDArray[np.int64]
    land, sort = kin.land[of].astype(np.int64), kin.sort[of].astype(np.int64)
    if by == By.near:
        found = np.where(sort < 0, -1, 2 * sort + ((land >= 0) & (land == kin.land[other])))
        return found
    return {
        By.actor: of.astype(np.int64),
        By.land: land,
        By.sort: sort,
        By.all: np.zeros(len(of), np.int64),
    }[By(by)]


@nb.njit(cache=True)
def facing(kin, by, other, of, found):  # type: ignore[no-untyped-def]
    """The class of each of these actors, all facing one other."""
    # A loop for each sort of class: with a call for each actor this took ten times as long.
    land, sort, own = kin.land, kin.sort, kin.land[other]
    for i in range(len(of)):
        found[i] = of[i] if by == By.actor else 0
    if by == By.land:
        for i in range(len(of)):
            found[i] = land[of[i]]
    elif by == By.sort or by == By.near:
        for i in range(len(of)):
            found[i] = sort[of[i]]
    if by == By.near:
        for i in range(len(of)):
            if found[i] >= 0:
                found[i] = 2 * found[i] + (own >= 0 and land[of[i]] == own)


@nb.njit(cache=True)
def members_of(at, kin, which, subject, relation, actors, relations):  # type: ignore[no-untyped-def]
    """The first and the last but one place of what the subject's class has, under the relation."""
    by, of = at.by[which, 0], subject
    if by == By.land:
        of = kin.land[subject]
    elif by == By.sort:
        of = kin.sort[subject]
    elif by == By.all:
        of = 0
    if of < 0:
        return 0, 0
    key = group_key(which, of, relation if at.by[which, 2] else 0, actors, relations)
    group = np.searchsorted(at.group, key)
    if group == len(at.group) or at.group[group] != key:
        return 0, 0
    return at.member_from[group], at.member_from[group + 1]
