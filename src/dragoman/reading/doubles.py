"""Finds words and phrases that stand twice in a row and cannot rightly do so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, islice, pairwise
from operator import eq

from dragoman.reading.words import any_of, words
from dragoman.records import Repair

# A phrase that stands again is one of so many words: shorter ones may be meant ("again and again"),
# but for those made of small words only ("of the of the"); longer ones are sentences.
FEWEST_WORDS = 3
MOST_WORDS = 8

_PHRASE = re.compile(rf"(?<![\w'-])([\w'-]+(?: [\w'-]+){{1,{MOST_WORDS - 1}}}) \1(?![\w'-])")


def has_doubled_word(all_words: list[str]) -> bool:
    """Whether any word of a report stands twice in a row that cannot rightly do so."""
    small = " ".join(all_words).casefold().split(" ")
    return not words().doubled.isdisjoint(compress(small, _as_before(small, 1)))


def undoubled_words(plain: str, start: int, end: int) -> Iterator[Repair]:
    """Where words stand twice that cannot rightly do so."""
    for match in _twice().finditer(plain, start, end):
        first, second = match.groups()
        # "The The" may be a name, "Group A a day later" two words.
        if second.islower() and (first == second or first.casefold() == second != "a"):
            yield Repair(match.start(), match.end(), "doubled", first)


@cache
def _twice() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(words().doubled)})[ \t]+(\1)\b(?= \w)", re.IGNORECASE)


def has_doubled_phrase(all_words: list[str]) -> bool:
    """Whether any phrase of a report's words stands twice in a row: asked first, as it costs little."""
    last: dict[tuple[str, str], int] = {}
    for place, pair in enumerate(pairwise(all_words)):
        before = last.get(pair)
        if before is not None and 1 < (apart := place - before) <= MOST_WORDS:
            phrase = all_words[place - apart : place]
            if phrase == all_words[place : place + apart] and _may_fall(phrase):
                return True
        last[pair] = place
    return False


def _as_before(all_words: list[str], apart: int) -> Iterator[bool]:
    """Of each word whether it equals the one so many words on."""
    return map(eq, all_words, islice(all_words, apart, None))


def undoubled_phrases(plain: str, start: int, end: int) -> Iterator[Repair]:
    """Where a phrase stands twice with only a blank between all its words."""
    for match in _PHRASE.finditer(plain, start, end):
        if _may_fall(match[1].split(" ")):
            yield Repair(match.start(), match.end(), "doubled", match[1])


def _may_fall(phrase: list[str]) -> bool:
    if len(set(phrase)) == 1:
        return False
    return len(phrase) >= FEWEST_WORDS or words().doubled.issuperset(phrase)
