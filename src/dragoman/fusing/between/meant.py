"""Whom words of a report mean: by the parties that its claims name, and by the names of states."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.data.tables import read_parquet
from dragoman.fusing.parties import is_state, side
from dragoman.fusing.rules import blame_rules
from dragoman.fusing.words import REMEMBERED
from dragoman.records import Act, ClaimRow, Party, Statement

REBELS = "REB"  # those who fight a state, where it is not told which group of them
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*", re.I)
_SHARE = 0.6  # of a word's namings in a report that must be of one side
_LONGEST = 3  # words of a state's name
_NEXT = 2  # words after a state's name that may say which people of it are meant


@dataclass(frozen=True, slots=True)
class Hit:
    """A side that a stretch of a text names."""

    start: int
    end: int
    side: str


class Meant:
    """Whom the words of one report mean."""

    def __init__(self, rows: Iterable[ClaimRow]) -> None:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            for party in _doers(row):
                whose = camp(party.code)
                if whose:
                    names[whose][party.name] += 1
                    for word in _naming(party.text, party.name):
                        votes[word][whose] += 1
        self._names: dict[str, Counter[str]] = names
        self._by_word = {word: whose for word, sides in votes.items() if (whose := _chief(sides))}

    def find(self, text: str) -> list[Hit]:
        """The sides that a text names, in its order."""
        return list(self._hits(text))

    def name(self, whose: str) -> str | None:
        """The name that the report gives most for a side; the shorter of several."""
        names = self._names.get(whose)
        return min(names, key=lambda name: (-names[name], len(name), name)) if names else None

    def _hits(self, text: str) -> Iterator[Hit]:
        words = list(_WORD.finditer(text))
        bare = [_bare(one.group()) for one in words]
        place = 0
        while place < len(words):
            long, whose = self._named(words, bare, place)
            before = bare[place - 1] if place else ""
            if whose and before not in blame_rules()["actors"]["place"]:
                yield Hit(words[place].start(), words[place + long - 1].end(), whose)
            place += long

    def _named(
        self, words: list[re.Match[str]], bare: list[str], place: int
    ) -> tuple[int, str | None]:
        """How many words from a place on name one side, and which."""
        kinds = blame_rules()["actors"]
        capital = words[place].group()[0].isupper()
        for long in range(min(_LONGEST, len(words) - place), 0, -1):
            state = _state_of().get(" ".join(bare[place : place + long])) if capital else None
            if state is not None:
                for ahead in range(place + long, min(place + long + _NEXT, len(words))):
                    if bare[ahead] in kinds["rebel"]:
                        return ahead + 1 - place, REBELS
                    if bare[ahead] in kinds["official"]:
                        return ahead + 1 - place, state
                return long, state
        word = bare[place]
        if word in kinds["rebel"]:
            return 1, REBELS
        known = capital or word in kinds["official"]
        meant = self._by_word.get(word) or self._by_word.get(word.removesuffix("s"))
        return 1, meant if known else None


@cache
def camp(code: str) -> str | None:
    """The side of a code, where it can do a deed; all unnamed rebels of a state are one.

    >>> camp("SYR:MIL"), camp("SYR:REB"), camp("IMG:ISIS"), camp("USA:EDU"), camp("UNK")
    ('SYR', 'REB', 'IMG:ISIS', None, None)
    """
    whose = side(code)
    state, _, sector = whose.partition(":")
    if state in ("UNK", "JRN", "") or not (is_state(state) or sector):
        return REBELS if state in ("REB", "OPP") and not sector else None
    if is_state(state) and sector:
        return REBELS if sector.partition(":")[0] in ("REB", "OPP", "UAF") else None
    return whose


def _doers(row: ClaimRow) -> tuple[Party, ...]:
    """The parties of a claim that are named as those who do: no victims, no places."""
    match row.claim:
        case Act() as act:
            return act.source + (act.target if act.event == "ACCUSE" else ())
        case Statement() as said:
            return said.speakers
        case _:
            return ()


@lru_cache(maxsize=REMEMBERED)
def _naming(text: str, name: str) -> frozenset[str]:
    """The words by which a party is known, as the text has it and by its name."""
    words = {_bare(word) for word in _WORD.findall(f"{text} {name}")}
    return frozenset(word for word in words if len(word) > 2) - _plain()


@cache
def _plain() -> frozenset[str]:
    return frozenset(blame_rules()["actors"]["plain"])


def _bare(word: str) -> str:
    """A word in small letters, its genitive taken off, also where the apostrophe is lost."""
    small = word.casefold()
    stripped = small.removesuffix("s")
    return stripped if len(stripped) > 3 and (stripped in _state_of()) else small


def _chief(sides: Counter[str]) -> str | None:
    (whose, times), *_ = sides.most_common(1)
    return whose if times >= _SHARE * sides.total() else None


@cache
def _state_of() -> dict[str, str]:
    """By words, the state that they alone name: its name, its people or its capital."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_parquet("names.parquet").to_pylist():
        state = row["code"].partition(":")[0]
        if row["kind"] in ("state", "demonym", "capital") and is_state(state):
            words = _WORD.findall(row["alias"].casefold())
            if len(words) <= _LONGEST:
                found[" ".join(words)].add(state)
    short: dict[str, str] = blame_rules()["actors"]["short"]
    return {word: min(states) for word, states in found.items() if len(states) == 1} | short
