"""Parts a paragraph into sentences: well enough to find fragments and captions, at no cost."""

from __future__ import annotations

import re

from dragoman.reading.paragraphs import Span
from dragoman.reading.words import words

_STOP = re.compile(r"[.!?…]+([\"')\]]*)(?=\s|$)")
_WORD = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"[\w.]*\w$")
_OPENING = "\"'(["
# The longest word that a point may follow: what is longer is none.
_WORD_LENGTH = 40


def find_sentences(plain: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch of text whose quotes are straight."""
    found: list[Span] = []
    first = start
    for stop in _STOP.finditer(plain, start, end):
        after = stop.end()
        while after < end and plain[after].isspace():
            after += 1
        if after >= end or _is_end(plain, first, stop, after):
            found.append((first, stop.end()))
            first = after
    if first < end:
        found.append((first, end))
    return found


def _is_end(plain: str, first: int, stop: re.Match[str], after: int) -> bool:
    """Whether a point, with text after it, ends its sentence."""
    goes_on_small = plain[after].islower()
    if stop.group() != ".":
        return not goes_on_small
    word = _word_before(plain, max(first, stop.start() - _WORD_LENGTH), stop.start())
    if len(word) == 1 or "." in word or word in words().abbreviations:
        may_end = word in words().may_end or ("." in word and len(word) > 2)
        return may_end and _opens(plain, after)
    return not goes_on_small or len(word) > 2


def _word_before(plain: str, start: int, end: int) -> str:
    """The word that a stretch ends with, in small letters, with the points in it."""
    last = plain[start:end].rsplit(" ", 1)[-1]
    if last.isalnum():
        return last.casefold()
    before = _WORD_BEFORE.search(plain, start, end)
    return before.group().casefold() if before else ""


def _opens(plain: str, after: int) -> bool:
    """Whether the next word is one that only a new sentence begins with."""
    while after < len(plain) and plain[after] in _OPENING:
        after += 1
    match = _WORD.match(plain, after)
    return match is not None and match.group() in words().openers
