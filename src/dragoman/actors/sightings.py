"""The codes that a document has named, by their places: which of some was named last, or most."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.actors.trails import Place, Trail

NO_STATE = frozenset(["", "UNK", "IGO", "REB", "IMG", "NGO", "MNC"])
LETTERS = 3  # of a state's code
_END: Place = (sys.maxsize, 0)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A code that was named: in which passage, at which item."""

    passage: int
    at: int
    code: str
    kind: str
    number: int  # how many were named before, in the order of telling

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it stands among all."""
        return self.passage, self.at, self.number


class Sightings:
    """All codes that were named in text order, and those of each state, code, sector and kind."""

    def __init__(self) -> None:
        self.all: Trail[Sighting] = Trail()
        self.states: Trail[Sighting] = Trail()
        self._count = 0
        self._by_letters: defaultdict[str, Trail[Sighting]] = defaultdict(Trail)
        self._by_code: defaultdict[str, Trail[Sighting]] = defaultdict(Trail)
        self._by_sector: defaultdict[str, Trail[Sighting]] = defaultdict(Trail)
        self._by_kind: defaultdict[str, Trail[Sighting]] = defaultdict(Trail)

    def add(self, place: Place, code: str, kind: str) -> None:
        """Remember a code that was named at a place."""
        one = Sighting(*place, code, kind, self._count)
        self._count += 1
        self.all.add(place, one)
        self._by_letters[code[:LETTERS]].add(place, one)
        self._by_code[code].add(place, one)
        self._by_kind[kind].add(place, one)
        if code.partition(":")[0] not in NO_STATE:
            self.states.add(place, one)
        _, told, sector = code.rpartition(":")
        if told:
            self._by_sector[sector].add(place, one)

    def whole(self) -> tuple[str, int, int]:
        """The state that the whole document names most; how often; how often it names any."""
        return self.shares(_END)

    def last_state(self, codes: Iterable[str], place: Place) -> str:
        """The one of these states that was named last before a place, or nothing."""
        found = _latest(trail.last_before(place) for trail in _of(self._by_letters, codes))
        return found.code[:LETTERS] if found else ""

    def last_of_all(self, codes: Iterable[str]) -> str:
        """The one of these states that is named last of all, or nothing."""
        found = _latest(trail.last() for trail in _of(self._by_letters, codes))
        return found.code[:LETTERS] if found else ""

    def last_code(self, codes: Iterable[str], place: Place) -> str:
        """The one of these codes that was named last before a place, or nothing."""
        found = _latest(trail.last_before(place) for trail in _of(self._by_code, codes))
        return found.code if found else ""

    def last_kind(self, kind: str, place: Place) -> str:
        """The code of the last mention of a kind before a place, or nothing."""
        found = _latest(trail.last_before(place) for trail in _of(self._by_kind, [kind]))
        return found.code if found else ""

    def last_sector(self, sector: str, place: Place) -> str:
        """The code with a sector that was named last before a place, or nothing."""
        found = _latest(trail.last_before(place) for trail in _of(self._by_sector, [sector]))
        return found.code if found else ""

    def nearest_sector(self, sector: str, place: Place) -> str:
        """The code with a sector that was named last before a place, else first after it."""
        for trail in _of(self._by_sector, [sector]):
            found = trail.last_before(place) or trail.first_after(place)
            if found is not None:
                return found.code
        return ""

    def shares(self, place: Place) -> tuple[str, int, int]:
        """The state named most before a place, of several the last; how often; how often any was."""
        most, total = (0, (-1, -1, -1), ""), 0
        for country, trail in self._by_letters.items():
            last = None if country in NO_STATE else trail.last_before(place)
            if last is not None:
                count = trail.count_before(place)
                total += count
                most = max(most, (count, last.order, country))
        return most[2], most[0], total


def _of(trails: dict[str, Trail[Sighting]], keys: Iterable[str]) -> Iterator[Trail[Sighting]]:
    return (trails[key] for key in keys if key in trails)


def _latest(some: Iterable[Sighting | None]) -> Sighting | None:
    return max((one for one in some if one is not None), key=lambda one: one.order, default=None)
