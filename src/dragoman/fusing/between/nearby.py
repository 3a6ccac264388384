"""The charges of one report by where they stand: a long text has thousands, and few may answer each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import product

from dragoman.fusing.between.stances import Stance


class Nearby:
    """Charges in the order of the text, looked up by the stretch that another telling stands on."""

    def __init__(self, charges: Sequence[Stance]) -> None:
        self._charges = sorted(charges, key=lambda one: one.evidence.start)
        self._starts = [one.evidence.start for one in self._charges]
        self._longest = max((_length(one) for one in self._charges), default=0)
        self._placed: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, one in enumerate(self._charges):
            for key in product(one.place, one.doers):
                self._placed[key].append(number)

    def within(self, one: Stance, reach: float) -> list[Stance]:
        """All that lie so many characters from it, and some that lie a little farther off."""
        first = bisect_left(self._starts, one.evidence.start - reach - self._longest)
        last = bisect_right(self._starts, one.evidence.end + reach)
        return self._charges[first:last]

    def of_one_place(self, one: Stance) -> Iterator[tuple[int, Stance]]:
        """Those with a place and a doer in common with it, the nearest first.

        Each comes with the least number of characters that may lie between the two; one that shares
        several places comes several times.
        """
        spare = max(self._longest, _length(one))
        ways = []
        for key in product(one.place, one.doers):
            numbers = self._placed.get(key, [])
            middle = bisect_left(
                numbers, one.evidence.start, key=lambda number: self._starts[number]
            )
            ways += [reversed(numbers[:middle]), iter(numbers[middle:])]
        here = one.evidence.start

        def away(number: int) -> int:
            return abs(self._starts[number] - here)

        for number in merge(*ways, key=away):
            yield max(0, away(number) - spare), self._charges[number]


def _length(one: Stance) -> int:
    return one.evidence.end - one.evidence.start
