"""What opens a past act: the coded event that tells it, with its evidence, or the imported event."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dragoman.fusing.parties import dyad_side
from dragoman.outlook.facts import Facts
from dragoman.outlook.known import acts_of
from dragoman.outlook.lookback import Name
from dragoman.outlook.records import PastAct
from dragoman.records import Event

Imported = Callable[[str, str, tuple[date, date]], Sequence[tuple[str, str, str, str, date]]]
"""The imported events between two sides from a day to another: id, source, target, type and day of each."""
_Key = tuple[str, str, str, date]


class Behind:
    """Past acts by their places in facts, each with the event that it was made from."""

    def __init__(self, facts: Facts, events: Iterable[Event], imported: Imported, named: Name):
        self._facts, self._imported, self._named = facts, imported, named
        self._coded: dict[_Key, str] = {}
        for event in events:
            for act in acts_of([event], None):
                self._coded.setdefault(act, event.id)
        self._between: dict[tuple[str, str, date], dict[_Key, str]] = {}

    def __call__(self, place: int) -> PastAct:
        """The act at a place of the facts, which must have days."""
        source, type_, target = self._facts.named(place)
        day = self._facts.day(int(self._facts.time[place]))
        assert day is not None
        key = (source, type_, target, day)
        coded = self._coded.get(key)
        event = coded or self._of(min(source, target), max(source, target), day).get(key)
        ends = self._named(source), self._named(target)
        return PastAct(day, ends[0], type_, ends[1], event, coded is None)

    def _of(self, a: str, b: str, day: date) -> dict[_Key, str]:
        """The imported acts between two sides in the month of a day, by what they are."""
        first = day.replace(day=1)
        if (a, b, first) not in self._between:
            found: dict[_Key, str] = {}
            for id, source, target, type_, done in self._imported(a, b, (first, _last(first))):
                sides = dyad_side(source) or source, dyad_side(target) or target
                found.setdefault((sides[0], type_, sides[1], done), id)
            self._between[a, b, first] = found
        return self._between[a, b, first]


def _last(first: date) -> date:
    """The last day of the month that a day begins."""
    return first.replace(day=monthrange(first.year, first.month)[1])
