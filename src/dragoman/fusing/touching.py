"""What stands in a text, looked up by the stretch that it touches: a long text has tens of thousands of claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from dragoman.records import Evidence

Thing = TypeVar("Thing")


class Touching(Generic[Thing]):
    """Things with their places in one text.

    >>> found = Touching(["war", "peace"], {"war": Evidence(0, 3, "War"), "peace": Evidence(8, 13, "peace")}.get)
    >>> found.of(2, 9), found.of(3, 8)
    (['war', 'peace'], [])
    """

    def __init__(self, things: Iterable[Thing], place: Callable[[Thing], Evidence]) -> None:
        self._standing = sorted(
            ((place(one), one) for one in things), key=lambda standing: standing[0].start
        )
        self._starts = [place.start for place, _ in self._standing]
        self._longest = max((place.end - place.start for place, _ in self._standing), default=0)

    def of(self, start: int, end: int) -> list[Thing]:
        """Those that touch a stretch, by where they begin; of one beginning as they were given."""
        first = bisect_right(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [one for place, one in self._standing[first:last] if start < place.end]
