"""Which reports may be like a new one: those that share its most telling words, near it in time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.origins.search import Numbers
from dragoman.fusing.stories.words import settings

Scores: TypeAlias = NDArray[np.float64]

_NOBODY = array("q")
_DIGITS = 3  # of a score: beyond these, reports are equally near
NO_DAY = 0  # before the first of all days: that of a report without one


class Index:
    """Reports, known by the number of their arrival, by their most telling words."""

    def __init__(self) -> None:
        self._holders: dict[int, array[int]] = {}
        self._days = array("q")  # by number
        self._scores = np.zeros(0)  # by number, all of them 0 but while reports are looked for
        self._places = np.zeros(0, np.int64)  # by number, whatever was written last

    def add(self, number: int, day: date | None, words: Iterable[int]) -> None:
        """Take in a report with its most telling words."""
        if number >= len(self._days):
            self._days.extend([NO_DAY] * (number + 1 - len(self._days)))
        self._days[number] = NO_DAY if day is None else day.toordinal()
        for word in words:
            self._holders.setdefault(word, array("q")).append(number)

    def fill(self, words: Numbers, numbers: Numbers, days: Numbers) -> None:
        """Take in many reports at once: by word, the ``numbers`` that have it, and their days as ordinals."""
        by_number = np.full(int(numbers.max(initial=-1)) + 1, NO_DAY, np.int64)
        by_number[numbers] = days
        self._days = array("q", by_number.tobytes())
        ends = [*(np.flatnonzero(np.diff(words)) + 1).tolist(), len(words)]
        for first, last in pairwise([0, *ends]):
            if last > first:
                self._holders[int(words[first])] = array("q", numbers[first:last].tobytes())

    def drop(self, number: int, words: Iterable[int]) -> None:
        """Forget a report."""
        for word in words:
            if number in (held := self._holders.get(word, array("q"))):
                held.remove(number)

    def near(
        self, words: Sequence[int], telling: Sequence[float], day: date | None, most: int
    ) -> list[int]:
        """At most so many reports that share the most telling of the words, the best first."""
        held = [self._holders.get(word, _NOBODY) for word in words]
        numbers = np.frombuffer(b"".join(held), np.int64)
        weights = np.repeat(np.array(telling, float), [len(one) for one in held])
        found, scores = self._scored(numbers, weights)
        if day is not None:
            days = np.frombuffer(self._days, np.int64)[found] if len(found) else found
            reach = settings()["search"]["reach_days"]
            inside = (days == NO_DAY) | (np.abs(days - day.toordinal()) <= reach)
            found, scores = found[inside], scores[inside]
        ranks = -scores.round(_DIGITS)
        if len(found) > most > 0:
            enough = ranks <= np.partition(ranks, most - 1)[most - 1]
            found, ranks = found[enough], ranks[enough]
        best = np.lexsort((found, ranks))
        nearest: list[int] = found[best[:most]].tolist()
        return nearest

    def _scored(self, numbers: Numbers, weights: Scores) -> tuple[Numbers, Scores]:
        """Each of the numbers once, with the sum of its weights, in time that the size of the index has no part in."""
        if len(self._days) > len(self._scores):
            size = 2 * len(self._days)
            self._scores, self._places = np.zeros(size), np.zeros(size, np.int64)
        places = np.arange(len(numbers))
        self._places[numbers] = places
        found = numbers[self._places[numbers] == places]
        np.add.at(self._scores, numbers, weights)
        scores = self._scores[found]
        self._scores[found] = 0
        return found, scores
