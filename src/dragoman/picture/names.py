"""Names for codes: what the authority calls a state or body, else what the reports call it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Protocol

from dragoman.data.tables import read_parquet, read_tsv
from dragoman.fusing.parties import (
    given_names,
    is_state,
    most_given,
    sector_words,
    state_names,
)
from dragoman.picture.naming import without_article
from dragoman.picture.records import Named
from dragoman.records import ClaimRow

_UNKNOWN = "UNK"
_WORD = r"\w+"


class _Told(Protocol):
    def get(self, code: str, /) -> str | None:
        """What reports call an actor."""


class Names:
    """The names of the actors in some claims."""

    def __init__(self, rows: Iterable[ClaimRow] = (), told: _Told | None = None) -> None:
        self._told: _Told = _told_names(rows) if told is None else told

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
        return told_name(code, given) if given else None


def told_name(code: str, given: Mapping[str, int]) -> str:
    """What an actor is called, by the names that reports give for its code and how often each.

    A part of a country that has several names, the most given of which is of somebody in it, is
    called for what it is: no party is its leader, and no country's firms are one of them. A name that
    is a part of another is no second one, nor is one with an article before it.

    >>> told_name("KOR:OPP", {"Lee Jae-myung": 2, "South Korean opposition": 1})
    'opposition of South Korea'
    >>> told_name("PRK:CVL", {"North Koreans": 9, "people of Pyongyang": 1})
    'North Koreans'
    >>> told_name("RUS:BUS", {"Gazprom Neft": 3})
    'Gazprom Neft'
    >>> told_name("RUS:BUS", {"Gazprom": 1, "the Gazprom": 2, "Gazprom Neft": 1})
    'Gazprom'
    """
    best = most_given(_bare(given))
    state, _, sector = code.partition(":")
    word = sector_words().get(sector)
    if not word or not is_state(state) or _describes(best, state) or _is_one(given):
        return best
    return f"{word} of {_known().get(state, state)}"


def _told_names(rows: Iterable[ClaimRow]) -> dict[str, str]:
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for code, name in given_names(row):
            given[code][name] += 1
    return {code: told_name(code, names) for code, names in given.items()}


def _bare(given: Mapping[str, int]) -> Mapping[str, int]:
    """Names with how often each is given, an article before one left out where it is given without as well."""
    found: Counter[str] = Counter()
    for name, count in given.items():
        bare = without_article(name)
        found[bare if bare in given else name] += count
    return found


def _is_one(given: Iterable[str]) -> bool:
    """Whether all these are one name: the longest of them has the words of each other, in their order."""
    parts = [f" {' '.join(re.findall(_WORD, without_article(name).casefold()))} " for name in given]
    longest = max(parts, key=len)
    return all(one in longest for one in parts)


def _describes(name: str, state: str) -> bool:
    """Whether a name says whose it is: "South Korean opposition", "North Koreans"."""
    return without_article(name).startswith(_attributes().get(state, ()))


@cache
def _attributes() -> dict[str, tuple[str, ...]]:
    """By state, what a description of a part of it begins with."""
    found: dict[str, list[str]] = {code: [name] for code, name in state_names().items()}
    for row in read_parquet("names.parquet").to_pylist():
        if row["kind"] == "demonym":
            found.setdefault(row["code"], []).append(row["alias"])
    return {code: tuple(words) for code, words in found.items()}


@cache
def _known() -> dict[str, str]:
    """States and bodies by code, as the authority calls them: a body is never who speaks for it."""
    bodies: dict[str, str] = {}
    for row in read_tsv("actors_bodies.tsv"):  # a body's own name stands before its organs'
        bodies.setdefault(row["code"], row["name"])
    ours = {row["code"]: row["name"] for row in reversed(read_tsv("actors_states.tsv"))
            if row["kind"] == "state"}  # fmt: skip
    return (
        ours  # those that the sources lack
        | state_names()
        | bodies
        | {row["code"]: row["name"] for row in read_tsv("picture_bodies.tsv")}
    )
