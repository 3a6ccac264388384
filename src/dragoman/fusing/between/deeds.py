"""The kinds of deeds over which reports quarrel who did them, found in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.data.tables import read_tsv

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REMEMBERED = 4096  # texts whose deeds are kept at hand: a claim is looked at by several who ask
PLAIN = "attack"  # the kind that says no more than that somebody was attacked


@dataclass(frozen=True, slots=True)
class Deed:
    """One kind of deed."""

    name: str
    called: str  # as a sentence calls it
    own: bool  # so rare that it tells by itself which deed of one report is meant


@lru_cache(maxsize=_REMEMBERED)
def deeds_in(text: str) -> frozenset[str]:
    """The kinds of deeds that a text names; a plain attack only where no other kind is named.

    >>> sorted(deeds_in("gas was used")), sorted(deeds_in("the theft of gas from the pipeline"))
    (['gas'], ['pipeline'])
    >>> sorted(deeds_in("shells hit the dam")), sorted(deeds_in("the attack")), sorted(deeds_in("a visit"))
    (['dam', 'shelling'], ['attack'], [])
    """
    small = text.casefold()
    found = {kind for word in _WORD.findall(small) if (kind := _kind(word))}
    found |= {kind for kind, phrase in _phrases() if phrase.search(small)}
    return frozenset(found - {PLAIN} or found)


@cache
def deeds() -> dict[str, Deed]:
    """By name, the kinds of deeds, those that tell most first."""
    return {
        row["deed"]: Deed(row["deed"], row["called"], row["own"] == "x")
        for row in read_tsv("fusing_deeds.tsv")
    }


def chief(kinds: frozenset[str]) -> Deed | None:
    """Of several kinds of deeds the one that tells most."""
    return next((deed for name, deed in deeds().items() if name in kinds), None)


def meet(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """The kinds that two tellings share; a plain attack may be one of any kind."""
    if PLAIN in a or PLAIN in b:
        return a | b if a and b else frozenset()
    return a & b


@cache
def _kind(word: str) -> str | None:
    whole, beginnings = _words()
    if word in whole:
        return whole[word]
    parts = word.split("-")
    for part in (word, *parts):
        if part in whole:
            return whole[part]
        for beginning, kind in beginnings:
            if part.startswith(beginning):
                return kind
    return None


@cache
def _phrases() -> list[tuple[str, re.Pattern[str]]]:
    """Phrases that name a kind where no word of them does by itself."""
    rows = read_tsv("fusing_deeds.tsv")
    return [(row["deed"], re.compile(rf"\b(?:{row['phrases']})")) for row in rows if row["phrases"]]


@cache
def _words() -> tuple[dict[str, str], list[tuple[str, str]]]:
    whole: dict[str, str] = {}
    beginnings = []
    for row in read_tsv("fusing_deeds.tsv"):
        for word in row["words"].split():
            if word.startswith("="):
                whole[word[1:]] = row["deed"]
            else:
                beginnings.append((word, row["deed"]))
    return whole, sorted(beginnings, key=lambda one: (-len(one[0]), one[0]))
