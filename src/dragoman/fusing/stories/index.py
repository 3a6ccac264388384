"""Which reports may be like a new one: those that share its most telling words, near it in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.fusing.stories.words import settings

_DIGITS = 3  # of a score: beyond these, reports are equally near


class Index:
    """Reports, known by the number of their arrival, by their most telling words."""

    def __init__(self) -> None:
        self._holders: dict[int, list[int]] = {}
        self._days: dict[int, int | None] = {}

    def add(self, number: int, day: date | None, words: Iterable[int]) -> None:
        """Take in a report with its most telling words."""
        self._days[number] = None if day is None else day.toordinal()
        for word in words:
            self._holders.setdefault(word, []).append(number)

    def drop(self, number: int, words: Iterable[int]) -> None:
        """Forget a report."""
        self._days.pop(number, None)
        for word in words:
            if number in (held := self._holders.get(word, [])):
                held.remove(number)

    def near(
        self, words: Sequence[int], telling: Sequence[float], day: date | None, most: int
    ) -> list[int]:
        """At most so many reports that share the most telling of the words, the best first."""
        scores: dict[int, float] = {}
        for word, weight in zip(words, telling, strict=True):
            for number in self._holders.get(word, ()):
                scores[number] = scores.get(number, 0.0) + weight
        reach = settings()["search"]["reach_days"]
        days = self._days
        own = None if day is None else day.toordinal()
        found = [
            (-round(score, _DIGITS), number)
            for number, score in scores.items()
            if own is None or (at := days[number]) is None or abs(at - own) <= reach
        ]
        found.sort()
        return [number for _, number in found[:most]]
