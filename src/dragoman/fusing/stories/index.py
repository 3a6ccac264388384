"""Which reports may be like a new one: those that share its most telling words, near it in time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from dragoman.fusing.origins.search import Numbers
from dragoman.fusing.stories.words import settings

_DIGITS = 3  # of a score: beyond these, reports are equally near
NO_DAY = 0  # before the first of all days: that of a report without one


class Index:
    """Reports, known by the number of their arrival, by their most telling words."""

    def __init__(self) -> None:
        self._holders: dict[int, array[int]] = {}
        self._days = array("q")  # by number

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
        held = [self._holders.get(word, array("q")) for word in words]
        numbers = np.concatenate([np.zeros(0, np.int64), *(np.array(one) for one in held)])
        weights = np.repeat(np.array(telling, float), [len(one) for one in held])
        scores = np.bincount(numbers, weights)
        found = np.flatnonzero(np.bincount(numbers))
        if day is not None:
            days = np.array(self._days)[found]
            reach = settings()["search"]["reach_days"]
            found = found[(days == NO_DAY) | (np.abs(days - day.toordinal()) <= reach)]
        best = np.lexsort((found, -scores[found].round(_DIGITS)))
        nearest: list[int] = found[best[:most]].tolist()
        return nearest
