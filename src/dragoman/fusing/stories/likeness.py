"""How alike reports are by their words and days, and which of them stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.stories.words import Commonness, Counted, Numbers, Weights, settings

_ROUNDED = 1e-9  # more than means of likenesses are off by being rounded
Matrix: TypeAlias = NDArray[np.float32]


def alike(told: Sequence[Counted], days: Sequence[date | None], commonness: Commonness) -> Matrix:
    """How alike each two reports are, 0 to 1: the cosine of their words, each with its weight.

    Reports ``window_days`` apart or more are ``late_share`` times as alike as their words are,
    those in between in proportion; a report without a day is as alike as its words are.
    """
    vectors = _vectors(told, commonness)
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, 1)
    return likeness * _nearness(days)


def alike_to(
    one: Counted,
    day: date | None,
    others: Sequence[Counted],
    days: Sequence[date | None],
    commonness: Commonness,
) -> NDArray[np.float32]:
    """How alike one report is to each of some others, as `alike` has it."""
    given, rows, times = _in_a_row(others)
    values = times * commonness.weights(given)
    lengths = np.sqrt(np.bincount(rows, values**2, len(others)))
    mine = one.times * commonness.weights(one.words)
    theirs = commonness.noted(one.words, mine, given)  # how much each word tells of the one
    both = np.flatnonzero(theirs)
    shared = np.bincount(rows[both], values[both] * theirs[both], len(others))
    whole = np.where(lengths, lengths, 1) * (float(np.sqrt((mine**2).sum())) or 1)
    found: NDArray[np.float32] = (shared / whole * _nearness([day], days)[0]).astype(np.float32)
    return found


def average(likeness: Matrix, groups: Sequence[Sequence[int]]) -> Matrix:
    """How alike groups of reports are: the mean over their pairs."""
    if all(len(members) == 1 for members in groups):
        places = [place for (place,) in groups]
        return likeness[np.ix_(places, places)]
    shares: Matrix = np.zeros((len(groups), len(likeness)), np.float32)
    for number, members in enumerate(groups):
        shares[number, list(members)] = 1 / len(members)
    found: Matrix = (shares @ likeness @ shares.T).astype(np.float32)
    return found


def linked(likeness: Matrix, sizes: Sequence[int], least: float) -> list[list[int]]:
    """Groups that are at least so alike on average, by average linkage; each ascending.

    Of the things that are grouped each stands for so many reports. Nearest neighbours are joined
    first, until no two are alike enough; of equals the earlier ones.
    """
    if len(likeness) and float(likeness.min()) > least + _ROUNDED:
        everything = list(range(len(likeness)))  # each two are alike, and so are any groups of them
        return [everything]
    found: list[list[int]] = []
    weights = np.asarray(sizes, np.float64)
    for part in _parts(likeness >= least):
        inside = likeness[np.ix_(part, part)].astype(np.float64)
        found += [
            [int(part[one]) for one in some] for some in _joined(inside, weights[part], least)
        ]
    return found


def _vectors(told: Sequence[Counted], commonness: Commonness) -> Matrix:
    """A row a report, of length 1, but only the columns of words that more than one of them has."""
    given, rows, times = _in_a_row(told)
    whole = times * commonness.weights(given)
    lengths = np.sqrt(np.bincount(rows, whole**2, len(told)))
    values = whole / lengths[rows]
    columns, count = commonness.numbered(given)
    of_many = np.flatnonzero(columns >= 0)
    found = np.zeros((len(told), count), np.float32)
    found[rows[of_many], columns[of_many]] = values[of_many]
    return found


def _in_a_row(told: Sequence[Counted]) -> tuple[Numbers, NDArray[np.intp], Weights]:
    """The words of some reports one after the other, by place the number of the report, and how much each is said."""
    rows = np.repeat(np.arange(len(told)), [len(one.words) for one in told])
    words = np.concatenate([one.words for one in told], dtype=np.int64)  # as they are looked up by
    return words, rows, np.concatenate([one.times for one in told])


def _nearness(days: Sequence[date | None], others: Sequence[date | None] | None = None) -> Matrix:
    """What the days between two reports leave of their likeness."""
    rules = settings()["likeness"]
    rows = _ordinals(days)
    columns = rows if others is None else _ordinals(others)
    apart = np.abs(rows[:, None] - columns[None, :])
    apart[np.isnan(apart)] = 0
    near: Matrix = 1 - (1 - rules["late_share"]) * np.minimum(apart / rules["window_days"], 1)
    return near


def _ordinals(days: Sequence[date | None]) -> NDArray[np.float32]:
    return np.array([np.nan if day is None else day.toordinal() for day in days], np.float32)


def _parts(near: NDArray[np.bool_]) -> Iterator[NDArray[np.intp]]:
    """What is joined by a chain of pairs: no group reaches beyond one of these."""
    left = np.ones(len(near), bool)
    for first in range(len(near)):
        if not left[first]:
            continue
        inside = np.zeros(len(near), bool)
        inside[first] = True
        edge = np.array([first])
        while len(edge):
            reached = near[edge].any(axis=0) & ~inside
            inside |= reached
            edge = np.flatnonzero(reached)
        left &= ~inside
        yield np.flatnonzero(inside)


def _joined(
    likeness: NDArray[np.float64], sizes: NDArray[np.float64], least: float
) -> list[list[int]]:
    """Average linkage along chains of nearest neighbours, which changes what it is given.

    A group whose nearest neighbour is not alike enough is done: by joining others, no group comes
    nearer to it than the nearest of them was.
    """
    groups = {number: [number] for number in range(len(likeness))}
    np.fill_diagonal(likeness, -1)
    done: list[list[int]] = []
    chain: list[int] = []
    while groups:
        chain = chain or [min(groups)]
        top = chain[-1]
        nearest = int(likeness[top].argmax())
        if len(chain) > 1 and likeness[top, chain[-2]] >= likeness[top, nearest]:
            nearest = chain[-2]
        if likeness[top, nearest] < least:
            done.append(sorted(groups.pop(chain.pop())))
            likeness[top] = likeness[:, top] = -1
        elif len(chain) > 1 and nearest == chain[-2]:
            del chain[-2:]
            kept, gone = sorted((top, nearest))
            _join(likeness, sizes, kept, gone)
            groups[kept].extend(groups.pop(gone))
        else:
            chain.append(nearest)
    return sorted(done)


def _join(likeness: NDArray[np.float64], sizes: NDArray[np.float64], kept: int, gone: int) -> None:
    """Make one group of two; to any third one it is as alike as its members are on average."""
    one, other = sizes[kept], sizes[gone]
    mean = (likeness[kept] * one + likeness[gone] * other) / (one + other)
    likeness[kept] = likeness[:, kept] = mean
    likeness[gone] = likeness[:, gone] = -1
    likeness[kept, kept] = -1
    sizes[kept] += sizes[gone]
