"""What a document has named, found by its place without walking through all of it: a text may be a book."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Generic, TypeVar

Named = TypeVar("Named")
Place = tuple[int, int]  # a passage, and an item of it


class Trail(Generic[Named]):
    """What was named, in text order; of what stands at one place, in the order of telling.

    >>> trail: Trail[str] = Trail()
    >>> trail.add((1, 0), "Chad"), trail.add((0, 5), "Peru"), trail.add((0, 5), "Fiji")
    (None, None, None)
    >>> trail.last_before((1, 0)), trail.first_after((0, 5)), trail.count_before((0, 5))
    ('Fiji', 'Chad', 0)
    """

    __slots__ = ("_named", "_places")

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._named: list[Named] = []

    def add(self, place: Place, named: Named) -> None:
        """Remember what was named at a place."""
        if not self._places or self._places[-1] <= place:
            self._places.append(place)
            self._named.append(named)
        else:
            at = bisect_right(self._places, place)
            self._places.insert(at, place)
            self._named.insert(at, named)

    def count_before(self, place: Place) -> int:
        """How often something was named before a place."""
        return bisect_left(self._places, place)

    def before(self, place: Place) -> Iterator[Named]:
        """What was named before a place, the last first."""
        return (self._named[i] for i in range(self.count_before(place) - 1, -1, -1))

    def after(self, place: Place) -> Iterator[Named]:
        """What was named after a place, in order."""
        first = bisect_right(self._places, place)
        return (self._named[i] for i in range(first, len(self._named)))

    def between(self, start: Place, end: Place) -> list[Named]:
        """What was named from a place on, before another."""
        return self._named[self.count_before(start) : self.count_before(end)]

    def last_before(self, place: Place) -> Named | None:
        """What was named last before a place."""
        last = self.count_before(place)
        return self._named[last - 1] if last else None

    def first_after(self, place: Place) -> Named | None:
        """What was named first after a place."""
        return next(self.after(place), None)

    def last(self) -> Named | None:
        """What stands last of all."""
        return self._named[-1] if self._named else None


class Newest(Generic[Named]):
    """Of what was told before a place, what was told newest: a text is read more than once.

    >>> newest: Newest[str] = Newest()
    >>> newest.add((0, 3), "first"), newest.add((7, 0), "next"), newest.add((2, 0), "read again")
    (None, None, None)
    >>> newest.before((1, 0)), newest.before((9, 0)), newest.before((0, 3))
    ('first', 'read again', None)
    """

    __slots__ = ("_places", "_told")

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._told: list[Named] = []

    def add(self, place: Place, told: Named) -> None:
        """Remember what is told at a place: what was told there and behind it is asked for no more."""
        at = bisect_left(self._places, place)
        del self._places[at:], self._told[at:]
        self._places.append(place)
        self._told.append(told)

    def before(self, place: Place) -> Named | None:
        """What was told newest before a place."""
        last = bisect_left(self._places, place)
        return self._told[last - 1] if last else None
