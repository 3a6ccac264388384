"""Names for codes: what the authority calls a state or body, else what the reports call it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Protocol

from dragoman.data.tables import read_tsv
from dragoman.fusing.parties import (
    actor_names,
    given_names,
    is_state,
    most_given,
    state_names,
)
from dragoman.picture.records import Named
from dragoman.records import ClaimRow

_UNKNOWN = "UNK"


class _Told(Protocol):
    def get(self, code: str, /) -> str | None:
        """What reports call an actor."""


class Names:
    """The names of the actors in some claims."""

    def __init__(self, rows: Iterable[ClaimRow] = (), told: _Told | None = None) -> None:
        self._told: _Told = actor_names(rows) if told is None else told

    def of(self, code: str) -> Named:
        """The actor under its name; a part of a state that nobody names is named after its state."""
        return Named(code, self._name(code))

    def many(self, codes: Iterable[str]) -> tuple[Named, ...]:
        """Several actors under their names, in the same order."""
        return tuple(self.of(code) for code in codes)

    def _name(self, code: str) -> str:
        known = _known().get(code)
        if known is not None:
            return known
        if code == _UNKNOWN:  # many who have no code but this share it
            return "not known"
        told = self._told.get(code)
        if told is not None:
            return told
        state, _, sector = code.partition(":")
        named = _known().get(state) if is_state(state) else None
        return f"{named} ({sector})" if named and sector else code


class NamesThen:
    """What actors were called by any day, looked up one by one."""

    def __init__(self, rows: Iterable[ClaimRow]) -> None:
        self._days: dict[str, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
        for row in sorted(rows, key=lambda row: row.published or date.min):
            for code, name in given_names(row):
                self._days[code][name].append(row.published or date.min)

    def by(self, as_of: date | None) -> Names:
        """The names as they were given by a day."""
        return Names(told=_By(self._days, as_of or date.max))


class _By:
    def __init__(self, days: dict[str, dict[str, list[date]]], last: date) -> None:
        self._days = days
        self._last = last

    def get(self, code: str, /) -> str | None:
        given = {
            name: count
            for name, days in self._days.get(code, {}).items()
            if (count := bisect_right(days, self._last))
        }
        return most_given(given) if given else None


@cache
def _known() -> dict[str, str]:
    """States and bodies by code, as the authority calls them."""
    return state_names() | {row["code"]: row["name"] for row in read_tsv("picture_bodies.tsv")}
