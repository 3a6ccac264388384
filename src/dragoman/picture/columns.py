"""Counts as columns sorted by day: how many of each group there were by a day is a sum over a beginning.

Days are ordinals, `ALWAYS` for what has none (it is known on all days).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.origins.tracing import Origins, held_by

Numbers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Texts: TypeAlias = NDArray[np.object_]

ALWAYS = 0


def ordinal(day: date | None) -> int:
    """A day as columns have it."""
    return ALWAYS if day is None else day.toordinal()


def until(as_of: date | None) -> int:
    """The last day that is known by a day; without one, all are."""
    return (as_of or date.max).toordinal()


class Numbered:
    """Keys by the number that each got when it came first."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.number)

    def of(self, key: str) -> int:
        """The number of a key, a new one for a new key."""
        return self.number.setdefault(key, len(self.number))

    @property
    def keys(self) -> list[str]:
        """The keys by their numbers."""
        return list(self.number)


class Counted:
    """How often each group is told of by a day."""

    def __init__(self, groups: Iterable[int], days: Iterable[int]) -> None:
        at, told = _column(groups), _column(days)
        order = np.argsort(told, kind="stable")
        self._groups, self._days = at[order], told[order]
        self._many = int(at.max()) + 1 if len(at) else 0

    def by(self, day: int) -> Numbers:
        """By group, the number told by a day.

        >>> Counted([0, 1, 1], [30, 20, 10]).by(20).tolist()
        [0, 2]
        """
        known = int(np.searchsorted(self._days, day, "right"))
        return np.bincount(self._groups[:known], minlength=self._many)


class Distinct:
    """How many different things each group has by a day.

    Of things that are origins, a page's own part is none beside a text that the page holds, as
    `count_independent` has it: ``held`` has by thing those that it holds.
    """

    def __init__(
        self,
        groups: Sequence[int],
        things: Sequence[int],
        days: Sequence[int],
        held: Mapping[int, Sequence[int]] | None = None,
    ) -> None:
        first: dict[tuple[int, int], int] = {}
        for group, thing, day in zip(groups, things, days, strict=True):
            mark = group, thing
            if day < first.get(mark, day + 1):
                first[mark] = day
        self._there = Counted((group for group, _ in first), first.values())
        folded = []
        for (group, thing), day in first.items():
            others = [
                first[group, one] for one in (held or {}).get(thing, ()) if (group, one) in first
            ]
            if others:
                folded.append((group, max(day, min(others))))
        self._folded = Counted((group for group, _ in folded), (day for _, day in folded))

    def by(self, day: int) -> Numbers:
        """By group, the number of things that count by a day.

        >>> Distinct([0, 0, 0], [7, 8, 7], [10, 20, 30]).by(15).tolist()
        [1]
        >>> Distinct([0, 0], [7, 8], [10, 20], {8: [7]}).by(25).tolist()
        [1]
        """
        there, folded = self._there.by(day), self._folded.by(day)
        there[: len(folded)] -= folded
        return there


@dataclass(frozen=True)
class Ragged:
    """Rows of unlike lengths, one behind the other."""

    flat: Numbers
    lengths: Numbers

    @classmethod
    def of(cls, rows: Iterable[Collection[int]]) -> Ragged:
        """Those rows."""
        given = list(rows)
        return cls(_column(one for some in given for one in some), _column(map(len, given)))

    def and_(self, more: Ragged) -> Ragged:
        """These rows and then some more."""
        return Ragged(
            np.concatenate([self.flat, more.flat]), np.concatenate([self.lengths, more.lengths])
        )

    def take(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """What stands in some of the rows, and for each whether it is of the first asked for, or which.

        >>> flat, of = Ragged.of([[7], [], [8, 9]]).take(np.array([2, 0]))
        >>> flat.tolist(), of.tolist()
        ([8, 9, 7], [0, 0, 1])
        """
        lengths = self.lengths[rows]
        begins = (np.cumsum(self.lengths) - self.lengths)[rows]
        shift = np.repeat(begins - (np.cumsum(lengths) - lengths), lengths)
        return self.flat[shift + np.arange(len(shift))], np.repeat(np.arange(len(rows)), lengths)


def held_numbers(numbered: Numbered, origins: Origins) -> dict[int, list[int]]:
    """By the number of each text that holds others among those numbered, the numbers of these."""
    found = {}
    for key, number in numbered.number.items():
        others = [
            numbered.number[one]
            for one in held_by(key, origins)
            if one != key and one in numbered.number
        ]
        if others:
            found[number] = others
    return found


def independent_in(codes: Numbers, things: int, held: Mapping[int, Sequence[int]]) -> Numbers:
    """Of distinct groups and things (group times ``things`` plus thing, sorted), by place: whether it counts."""
    counts = np.ones(len(codes), np.int64)
    if not held:
        return counts
    holding = np.zeros(things, bool)
    holding[list(held)] = True
    for place in np.flatnonzero(holding[codes % things]).tolist():
        code = int(codes[place])
        group, thing = divmod(code, things)
        wanted = group * things + _column(held[thing])
        at = np.searchsorted(codes, wanted)
        there = at < len(codes)
        if (codes[at[there]] == wanted[there]).any():
            counts[place] = 0
    return counts


def distinct(values: Numbers) -> Numbers:
    """Each number once, in their order: for some ten thousand, sorting is three times as quick as hashing.

    >>> distinct(np.array([3, 1, 3])).tolist(), distinct(np.array([], np.int64)).tolist()
    ([1, 3], [])
    """
    ordered = np.sort(values)
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def texts(values: Sequence[str]) -> Texts:
    """Texts as a column."""
    found = np.empty(len(values), np.object_)
    found[:] = values
    return found


def _column(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)
