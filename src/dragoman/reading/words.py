"""The word lists that cleaning goes by, read once from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.data.tables import read_parquet, read_toml

# Characters at the end of a stretch that are looked at for its closing point and quotes.
TAIL = 12
# Shorter names are found at the beginning of too many words ("Mali" in "Maligned").
NAME_LETTERS = 4
FAMILY_LETTERS = 5

# Curly quotes and odd spaces as plain ones, one character for one, so that offsets stay.
_STRAIGHT = (
    ("'", "‘’‚‛′ʼ"),
    ('"', "“”„‟″«»"),
    (" ", "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"),
    (" ", "\u202f\u205f\u3000"),
)


def straighten(text: str) -> str:
    """The text with straight quotes and plain spaces, as long as before.

    >>> straighten("“No”, he said")
    '"No", he said'
    """
    if text.isascii():
        return text
    for plain, odd in _STRAIGHT:
        for character in odd:
            text = text.replace(character, plain)
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """The closed lists of ``reading_words.toml``."""

    function_words: frozenset[str]
    short_function_words: frozenset[str]
    whole: frozenset[str]
    openers: frozenset[str]
    joiners: frozenset[str]
    doubled: frozenset[str]
    abbreviations: frozenset[str]
    may_end: frozenset[str]
    lone_words: frozenset[str]
    pronouns: frozenset[str]
    modals: frozenset[str]
    be_forms: frozenset[str]
    have_forms: frozenset[str]
    cannot_end: frozenset[str]
    cannot_end_before_point: frozenset[str]
    small: frozenset[str]


@cache
def words() -> Words:
    """The word lists."""
    table: dict[str, Any] = read_toml("reading_words.toml")
    return Words(**{name: frozenset(listed) for name, listed in table.items()})


@cache
def single_names() -> frozenset[str]:
    """Names of states, their peoples and capitals that are one word."""
    return frozenset(alias for alias in _aliases() if _is_name(alias, NAME_LETTERS))


@cache
def names() -> frozenset[str]:
    """Names of states, their peoples and capitals, and the last word of each that has several."""
    last = (alias.rsplit(" ", 1)[-1] for alias in _aliases())
    return frozenset(word for word in last if _is_name(word, NAME_LETTERS))


@cache
def double_names() -> frozenset[str]:
    """Names of states, their peoples and capitals that are two words."""
    return frozenset(alias for alias in _aliases() if alias.count(" ") == 1)


@cache
def family_names() -> frozenset[str]:
    """Family names of those who hold or held a known office."""
    families = read_parquet("people.parquet").column("family").to_pylist()
    return frozenset(name for name in set(families) if _is_name(name, FAMILY_LETTERS))


def any_of(patterns: Iterable[str]) -> str:
    """One pattern for a list of them, the longest first."""
    ordered = sorted(patterns, key=len, reverse=True)
    return "(?:" + "|".join(ordered) + ")"


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, small, with nothing between them."""
    return _WORD.findall(text.casefold())


def first_word(text: str) -> str:
    """The first of the words that `words_of` gives, or nothing.

    >>> first_word("  'Talks resume'")
    'talks'
    """
    found = _WORD.search(text.casefold())
    return found.group() if found else ""


_WORD = re.compile(r"\w+(?:'\w+)?")


@cache
def _aliases() -> tuple[str, ...]:
    return tuple(read_parquet("names.parquet").column("alias").to_pylist())


def _is_name(word: str, letters: int) -> bool:
    return len(word) >= letters and word.isalpha() and word[0].isupper() and word[1:].islower()
