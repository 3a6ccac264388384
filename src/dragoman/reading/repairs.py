"""Finds words that lost the space between them, and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from dragoman.reading.doubles import (
    has_doubled_phrase,
    has_doubled_word,
    undoubled_phrases,
    undoubled_words,
)
from dragoman.reading.glue import (
    broken_words,
    glued_marks,
    glued_years,
    has_broken_word,
    has_glued_year,
)
from dragoman.reading.paragraphs import Span
from dragoman.reading.words import double_names, family_names, names, single_names, words
from dragoman.records import Repair

# A word that the report has elsewhere by itself proves a lost space from so many letters on.
OWN_WORD_LETTERS = 5
# A short word after a name proves a lost space only if the name is as long as this.
SHORT_AFTER_LETTERS = 5
# Left of a capital in mid-word: what is shorter is a brand or a name ("iPhone", "deGaulle").
SMALL_LETTERS = 4

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_WORD = re.compile(r"[A-Za-z]+")  # the same, faster, where no other letter stands
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WHOLE_WORD = re.compile(r"\b[^\W\d_]+\b")
_TWO_CAPITALS = re.compile(r"([A-Z][a-z]+)([A-Z][a-z]+)")
_CAPITAL_INSIDE = re.compile(r"([a-z]{2,})([A-Z][a-z]+|A)")


def find_repairs(plain: str, spans: Sequence[Span]) -> list[Repair]:
    """What can be mended in the given stretches of a text with straight quotes, in text order.

    Of repairs that overlap the first is kept, the longer of two from one place.
    """
    all_words = (_PLAIN_WORD if _is_plain(plain) else _WORD).findall(plain)
    own = frozenset(all_words)
    glued = _glued_words(own)
    doubled = has_doubled_word(all_words)
    years = has_glued_year(plain)
    broken = has_broken_word(plain)
    phrases = has_doubled_phrase(all_words)
    found: list[Repair] = []
    for start, end in spans:
        found += glued_marks(plain, start, end)
        if years:
            found += glued_years(plain, start, end)
        if broken:
            found += broken_words(plain, start, end, own)
        if phrases:
            found += undoubled_phrases(plain, start, end)
        if glued:
            found += _parted(plain, start, end, glued)
        if doubled:
            found += undoubled_words(plain, start, end)
    return _apart(found)


def _is_plain(text: str) -> bool:
    """Whether all its letters are those of plain English."""
    return text.isascii() or not any(map(str.isalnum, _BEYOND_ASCII.findall(text)))


def _apart(found: list[Repair]) -> list[Repair]:
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or repair.start >= kept[-1].end:
            kept.append(repair)
    return kept


def part(word: str, own: frozenset[str] = frozenset()) -> int | None:
    """Where in a word a space was lost, or None: the lexicon must prove it.

    ``own`` are the words of the report: one that stands elsewhere by itself is a word.

    Examples:
        >>> part("Kenyaand"), part("Romania"), part("Thailand")
        (5, None, None)
    """
    known = words()
    if word.casefold() in known.whole or word in names() or word in family_names():
        return None
    for length in _lengths():
        head, tail = word[:-length], word[-length:]
        if len(head) < SMALL_LETTERS:
            continue
        if tail in known.function_words and _is_word(head, own):
            return len(head)
        long = len(head) >= SHORT_AFTER_LETTERS
        if tail in known.short_function_words and long and head in single_names():
            return len(head)
    return None


def _is_word(head: str, own: frozenset[str]) -> bool:
    if head in names() or head in family_names():
        return True
    return len(head) >= OWN_WORD_LETTERS and head in own


def _glued_words(own: frozenset[str]) -> dict[str, int]:
    """The words of a report that are two, and where each is to be parted."""
    tails = _tails()
    found: dict[str, int] = {}
    for word in filter(_may_be_glued, own):
        at = part(word, own) if word.endswith(tails) else None
        if at is None and not word.istitle() and not word.islower():
            at = _capital_inside(word)
        if at is not None:
            found[word] = at
    return found


@lru_cache(maxsize=1 << 16)  # most words of a report stand in others as well
def _may_be_glued(word: str) -> bool:
    if len(word) <= SMALL_LETTERS:
        return False
    return word.endswith(_tails()) or not (word.istitle() or word.islower())


def _parted(plain: str, start: int, end: int, glued: dict[str, int]) -> Iterator[Repair]:
    if all(plain.find(word, start, end) < 0 for word in glued):
        return  # as most stretches
    for match in _WHOLE_WORD.finditer(plain, start, end):
        word = match.group()
        at = glued.get(word)
        if at is not None:
            yield Repair(match.start(), match.end(), "glued", f"{word[:at]} {word[at:]}")


def _capital_inside(word: str) -> int | None:
    """Where "statementThe", "inKenya" and "NorthKorea" are two words: before their capital."""
    if both := _TWO_CAPITALS.fullmatch(word):
        return both.end(1) if " ".join(both.groups()) in double_names() else None
    match = _CAPITAL_INSIDE.fullmatch(word)
    return match.end(1) if match and _is_two_words(*match.groups()) else None


def _is_two_words(left: str, right: str) -> bool:
    known = words()
    if left in known.joiners or left in known.function_words:
        return right in names() or right in family_names()
    return len(left) >= SMALL_LETTERS and (right in known.openers or right in names())


@cache
def _tails() -> tuple[str, ...]:
    return (*words().function_words, *words().short_function_words)


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(tail) for tail in _tails()}, reverse=True))
