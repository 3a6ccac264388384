"""Which reports may be like a new one: those that have its most telling words, near it in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.stories_words import Counted, Numbers, Weights, settings

# Reports whose words are kept unsorted, by word; and searches after which sorting a loaded heap pays.
# Both are a matter of speed alone.
_LOOSE = 2000
_SEARCHES = 8
_DIGITS = 3  # of a score: beyond these, reports are equally near


class Index:
    """The reports by their words, known by the number of their arrival."""

    def __init__(self, reports: Sequence[tuple[int, date | None, Counted]] = ()) -> None:
        self._days = np.full(64, np.nan, np.float32)
        self._gone: set[int] = set()
        self._loose: dict[int, list[tuple[int, float]]] = {}
        self._waiting: list[tuple[int, Counted]] = []  # what stands in the loose part
        self._searches = 0
        self._sorted = True
        self._words = np.zeros(0, np.uint32)
        self._who = np.zeros(0, np.int64)
        self._times = np.zeros(0, np.float32)
        if reports:
            for number, day, _ in reports:
                self._note(number, day)
            self._take([(number, words) for number, _, words in reports])

    def add(self, number: int, day: date | None, words: Counted) -> None:
        """Take in a report."""
        self._note(number, day)
        self._gone.discard(number)
        self._waiting.append((number, words))
        for word, times in zip(words.words.tolist(), words.times.tolist(), strict=True):
            self._loose.setdefault(word, []).append((number, times))
        if len(self._waiting) >= _LOOSE:
            self._take(self._waiting)
            self._waiting, self._loose = [], {}
            self._sort()

    def drop(self, number: int) -> None:
        """Forget a report."""
        self._gone.add(number)

    def near(self, words: Numbers, weights: Weights, day: date | None, most: int) -> list[int]:
        """At most so many reports that share the words with the greatest weight, the best first."""
        order = np.argsort(words)
        words, weights = words[order], weights[order]
        who, scores = self._found(words, weights)
        if day is not None:
            with np.errstate(invalid="ignore"):
                late = (
                    np.abs(self._days[who] - day.toordinal()) > settings()["search"]["reach_days"]
                )
            who, scores = who[~late], scores[~late]
        if not len(who):
            return []
        total = np.bincount(who, scores).round(_DIGITS)
        total[[one for one in self._gone if one < len(total)]] = 0
        best = np.flatnonzero(total)
        best = best[np.lexsort((best, -total[best]))][:most]
        return [int(one) for one in best]

    def _found(
        self, words: Numbers, weights: Weights
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Each report with one of the words, and what the word counts there."""
        places, terms = self._places(words)
        who = [self._who[places]]
        scores = [self._times[places] * weights[terms].astype(np.float64)]
        for word, weight in zip(words.tolist(), weights.tolist(), strict=True):
            if held := self._loose.get(word):
                who.append(np.array([number for number, _ in held], np.int64))
                scores.append(np.array([times * weight for _, times in held]))
        return np.concatenate(who), np.concatenate(scores)

    def _places(self, words: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where the words stand in the arrays, and which of them stands there."""
        if not self._sorted:
            self._searches += 1
            if self._searches > _SEARCHES:
                self._sort()
        if self._sorted:
            first = np.searchsorted(self._words, words, "left")
            last = np.searchsorted(self._words, words, "right")
            counts = last - first
            terms = np.repeat(np.arange(len(words)), counts)
            starts = np.repeat(first - np.concatenate(([0], counts.cumsum()[:-1])), counts)
            return np.arange(len(terms)) + starts, terms
        some = np.zeros(1 << 16, bool)
        some[words & 0xFFFF] = True
        places = np.flatnonzero(some[self._words & 0xFFFF])
        terms = np.minimum(np.searchsorted(words, self._words[places]), len(words) - 1)
        right = words[terms] == self._words[places]
        return places[right], terms[right]

    def _take(self, reports: Sequence[tuple[int, Counted]]) -> None:
        lengths = [len(words.words) for _, words in reports]
        who = np.repeat(np.array([number for number, _ in reports], np.int64), lengths)
        self._words = np.concatenate((self._words, *(words.words for _, words in reports)))
        self._times = np.concatenate((self._times, *(words.times for _, words in reports)))
        self._who = np.concatenate((self._who, who))
        self._sorted = False

    def _sort(self) -> None:
        """Bring the arrays into the order of their words, without what is gone."""
        if self._gone:
            kept = ~np.isin(self._who, list(self._gone))
            self._words, self._who = self._words[kept], self._who[kept]
            self._times = self._times[kept]
        order = np.argsort(self._words, kind="stable")
        self._words, self._who = self._words[order], self._who[order]
        self._times = self._times[order]
        self._sorted, self._searches = True, 0

    def _note(self, number: int, day: date | None) -> None:
        if number >= len(self._days):
            more = np.full(max(number + 1, 2 * len(self._days)) - len(self._days), np.nan)
            self._days = np.concatenate((self._days, more.astype(np.float32)))
        self._days[number] = np.nan if day is None else day.toordinal()
