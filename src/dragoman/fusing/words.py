"""The words that tell which happening is meant, brought to one form each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dragoman.data.tables import read_parquet, read_tsv
from dragoman.fusing.rules import settings

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 4  # letters that stay when an ending is taken off
REMEMBERED = 50_000  # words and names whose forms are kept at hand


def stems(text: str, without: Iterable[str] = ()) -> frozenset[str]:
    """The telling words of a text, without those of the given texts (names of parties, above all).

    Names of states and peoples are left out too: who takes part, the parties tell.

    >>> sorted(stems("Russian soldiers were sent to Kursk", ["Russia"]))
    ['kursk', 'send', 'troop']
    """
    found = {word for word in _WORD.findall(text.casefold()) if len(word) > 1} - _empty()
    return frozenset(map(stem, found.difference(*map(plain_words, without))))


@lru_cache(maxsize=REMEMBERED)
def plain_words(text: str) -> frozenset[str]:
    """All words of a text in small letters, as they stand."""
    return frozenset(_WORD.findall(text.casefold()))


def plain_text(text: str) -> str:
    """The text in small letters with single spaces, for telling copies."""
    return " ".join(text.split()).casefold()


def place_words(place: str) -> frozenset[str]:
    """The words of a place that tell it from others.

    >>> sorted(place_words("the Kursk region"))
    ['kursk']
    """
    return plain_words(place) - _place_empty()


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """One form for the forms of a word and for words that stand for one thing in the news.

    >>> stem("deployment") == stem("sent"), stem("visited") == stem("trip")
    (True, True)
    """
    base = _alike().get(word)
    return base or _alike().get(_shortened(word), _shortened(word))


def _shortened(word: str) -> str:
    for ending in settings()["words"]["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") or word


@cache
def _alike() -> dict[str, str]:
    """Words that are joined by the table, by their plain and by their shortened form."""
    joined: dict[str, str] = {}
    for row in read_tsv("fusing_stems.tsv"):
        base = _shortened(row["word"])
        for word in (row["word"], *row["others"].split()):
            joined[word] = base
            joined.setdefault(_shortened(word), base)
    return joined


@cache
def state_words() -> frozenset[str]:
    """The words of the names of states and of their peoples."""
    rows = read_parquet("names.parquet").to_pylist()
    names = (row["alias"] for row in rows if row["kind"] in ("state", "demonym"))
    return frozenset(word for name in names for word in _WORD.findall(name.casefold()))


@cache
def capital_words() -> dict[str, frozenset[str]]:
    """By state, the words of its capitals, which stand for its government."""
    capitals: dict[str, frozenset[str]] = {}
    for row in read_parquet("names.parquet").to_pylist():
        if row["kind"] == "capital":
            state = row["code"].partition(":")[0]
            capitals[state] = capitals.get(state, frozenset()) | plain_words(row["alias"])
    return capitals


@cache
def _empty() -> frozenset[str]:
    """Words that tell nothing: of grammar, of news, and the names of states."""
    return state_words() | frozenset(settings()["words"]["empty"])


@cache
def _place_empty() -> frozenset[str]:
    return frozenset(settings()["words"]["place_empty"])
