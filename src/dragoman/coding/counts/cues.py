"""The words of ``coding_counts.toml``, sorted so that a place in a text is looked up at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeAlias

from dragoman.data.tables import read_toml

Phrases: TypeAlias = dict[str, list[tuple[tuple[str, ...], str]]]
"""By their first word, phrases and what they stand for, the longest first."""
_WORD = re.compile(r"\w+")


@cache
def table() -> dict[str, Any]:
    """The table as it stands."""
    return read_toml("coding_counts.toml")


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the closed lists of single words."""
    return frozenset(table()["words"][name])


@cache
def befell(form: str) -> Phrases:
    """The cues of one form (done, doing, nouns, of) with their outcomes."""
    return _phrases(
        (phrase, outcome)
        for outcome, forms in table()["outcomes"].items()
        for phrase in forms[form]
    )


@cache
def tolls() -> Phrases:
    """Nouns whose number is a toll, with the outcome."""
    return _phrases(
        (phrase, outcome)
        for outcome, some in table()["tolls"].items()
        if outcome != "links"
        for phrase in some
    )


@cache
def links() -> frozenset[str]:
    """What stands between a toll and its number."""
    return frozenset(table()["tolls"]["links"])


@cache
def parts_after() -> Phrases:
    """What follows those who are some of others."""
    return _phrases((phrase, "part") for phrase in table()["words"]["part_after"])


@cache
def classes() -> dict[str, str]:
    """By noun, the class of those it counts."""
    return {noun: name for name, nouns in table()["who"].items() for noun in nouns}


@cache
def causes() -> dict[str, str]:
    """By word, the class of a cause."""
    found: dict[str, str] = {}
    for name, some in table()["causes"].items():
        for word in some:
            found.setdefault(word, name)
    return found


def has_cue(text: str) -> bool:
    """Whether a text has any word of an outcome: most paragraphs have none."""
    return not _firsts().isdisjoint(_WORD.findall(text.lower()))


@cache
def _firsts() -> frozenset[str]:
    """The first words of all outcomes."""
    cues = {first for form in ("done", "doing", "nouns", "of") for first in befell(form)}
    return frozenset(cues | set(tolls()))


def at(phrases: Phrases, words: Sequence[str], i: int) -> tuple[str, int] | None:
    """What the longest phrase that begins at word ``i`` stands for, and the word after it."""
    if not 0 <= i < len(words):
        return None
    for phrase, means in phrases.get(words[i], ()):
        end = i + len(phrase)
        if tuple(words[i:end]) == phrase:
            return means, end
    return None


def ending_at(phrases: Phrases, words: Sequence[str], end: int) -> tuple[str, int] | None:
    """What the longest phrase that ends before word ``end`` stands for, and its first word."""
    for length in (4, 3, 2, 1):
        start = end - length
        found = at(phrases, words, start) if start >= 0 else None
        if found is not None and found[1] == end:
            return found[0], start
    return None


def _phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    found: Phrases = {}
    for phrase, means in pairs:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, means))
    for some in found.values():
        some.sort(key=lambda one: -len(one[0]))
    return found
