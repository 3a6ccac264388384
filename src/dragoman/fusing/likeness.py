"""How alike reports are by their words, and which of them stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float32]

# A word in so many reports or more is multiplied as a column, a rarer one pair by pair: a matter of
# speed alone.
_COMMON = 40
_DIGITS = 4  # beyond these, two are equally near to the middle of a group


def alike(
    words: Sequence[Sequence[str]], days: Sequence[date | None], window: int, late: float
) -> Matrix:
    """How alike each two reports are, 0 to 1: the cosine of their words, each with its weight.

    A word weighs more the oftener it stands in a report (by its logarithm) and the fewer reports
    have it. Reports ``window`` days apart or more are ``late`` times as alike as their words are,
    those in between in proportion; a report without a day is as alike as its words are.
    """
    count = len(words)
    found = np.zeros((count, count), np.float32)
    common: list[tuple[NDArray[np.intp], NDArray[np.float32]]] = []
    for rows, weights in _postings(words):
        if len(rows) >= _COMMON:
            common.append((rows, weights))
        else:
            found[np.ix_(rows, rows)] += np.outer(weights, weights)
    columns = np.zeros((count, len(common)), np.float32)
    for number, (rows, weights) in enumerate(common):
        columns[rows, number] = weights
    found += columns @ columns.T
    return found * _nearness(days, window, late)


def gather(likeness: Matrix, least: float) -> Iterator[tuple[list[int], list[int]]]:
    """Groups that are at least so alike on average, each in order and again from its middle out.

    Groups are joined by average linkage, nearest neighbours first, until no two are alike enough;
    of equals the earlier ones. The middle is what is most like all others.
    """
    for part in _parts(likeness >= least):
        inside = likeness[np.ix_(part, part)]
        for members in _linked(inside.astype(np.float64), least):
            nearness = inside[np.ix_(members, members)].mean(axis=1).round(_DIGITS)
            outwards = np.argsort(-nearness, kind="stable")
            yield [int(part[one]) for one in members], [int(part[members[i]]) for i in outwards]


def _postings(
    words: Sequence[Sequence[str]],
) -> Iterable[tuple[NDArray[np.intp], NDArray[np.float32]]]:
    """For each word, the reports that have it and its weight in them; their squares sum to 1."""
    counts = [Counter(one) for one in words]
    holders: dict[str, list[int]] = {}
    for number, counted in enumerate(counts):
        for word in counted:
            holders.setdefault(word, []).append(number)
    lengths = np.zeros(len(words))
    found = []
    for word, numbers in sorted(holders.items()):
        rows = np.array(numbers)
        times = np.array([counts[number][word] for number in numbers])
        weights = (1 + np.log(times)) * (1 + np.log((1 + len(words)) / (1 + len(numbers))))
        lengths[rows] += weights**2
        found.append((rows, weights))
    return [
        (rows, (weights / np.sqrt(lengths[rows])).astype(np.float32)) for rows, weights in found
    ]


def _nearness(days: Sequence[date | None], window: int, late: float) -> Matrix:
    """What the days between two reports leave of their likeness."""
    numbers = np.array([np.nan if day is None else day.toordinal() for day in days], np.float32)
    apart = np.nan_to_num(np.abs(numbers[:, None] - numbers[None, :]), nan=0.0)
    near: Matrix = 1 - (1 - late) * np.minimum(apart / window, 1)
    return near


def _parts(linked: NDArray[np.bool_]) -> Iterator[NDArray[np.intp]]:
    """Reports that are joined by a chain of pairs: no group reaches beyond one of these."""
    left = np.ones(len(linked), bool)
    for first in range(len(linked)):
        if not left[first]:
            continue
        inside = np.zeros(len(linked), bool)
        inside[first] = True
        edge = np.array([first])
        while len(edge):
            reached = linked[edge].any(axis=0) & ~inside
            inside |= reached
            edge = np.flatnonzero(reached)
        left &= ~inside
        yield np.flatnonzero(inside)


def _linked(likeness: NDArray[np.float64], least: float) -> list[list[int]]:
    """Average linkage along chains of nearest neighbours, which changes ``likeness``.

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
            _join(likeness, groups, *sorted((top, nearest)))
        else:
            chain.append(nearest)
    return sorted(done)


def _join(
    likeness: NDArray[np.float64], groups: dict[int, list[int]], kept: int, gone: int
) -> None:
    """Make one group of two; to any third one it is as alike as its members are on average."""
    sizes = len(groups[kept]), len(groups[gone])
    mean = np.average(likeness[[kept, gone]], axis=0, weights=sizes)
    likeness[kept] = likeness[:, kept] = mean
    likeness[gone] = likeness[:, gone] = -1
    likeness[kept, kept] = -1
    groups[kept].extend(groups.pop(gone))
