"""Finds words that lost the space between them, and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.paragraphs import Span
from dragoman.reading.words import any_of, family_names, names, words
from dragoman.records import Repair

# A word that the report has elsewhere by itself proves a lost space from so many letters on.
OWN_WORD_LETTERS = 5
# A short word after a name proves a lost space only if the name is as long as this.
SHORT_AFTER_LETTERS = 5
# Left of a capital in mid-word: what is shorter is a brand or a name ("iPhone", "deGaulle").
SMALL_LETTERS = 4

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL_INSIDE = re.compile(r"\b([a-z]{2,})([A-Z][a-z]+|A)\b")
_DOUBLED_SPACE = r"[ \t\u00a0]+"

# "members.Earlier", "talks,Russia": a point or comma with a capital after it.
_POINT_GLUED = re.compile(
    r"(?<![\w@/.])(?:[A-Za-z][\w'-]*)?[a-z]{2}([.!?,;][\"')]?)(?=[\"'(]?([A-Z][a-z]+|[AI])\b(.?))"
)
_ADDRESS_TAIL = re.compile(r"[^\s]*[/@]|\w*\.\w")
# Ends of addresses: "Gazeta.Ru" is a name.
_DOMAINS = frozenset(
    "Com Org Net Info Gov Edu Ru Uk Ua Cn Jp De Fr Io Co Tv Eu By Kz Il Ir Pl".split()
)


def find_glued(plain: str, start: int, end: int, own: frozenset[str]) -> list[Repair]:
    """Words without the space between them, in a stretch of text with straight quotes.

    ``own`` are the words of the whole report: one that stands elsewhere by itself is a word.
    """
    found = [*_glued_words(plain, start, end, own), *_glued_points(plain, start, end)]
    return sorted(found, key=lambda repair: repair.start)


def find_doubled(plain: str, start: int, end: int) -> list[Repair]:
    """Words that stand twice where they cannot rightly do so."""
    return [
        Repair(match.start(), match.end(), "doubled", match.group(1))
        for match in _doubled().finditer(plain, start, end)
        if match.group(2) in (match.group(1), match.group(1).casefold())
    ]


def part(word: str, own: frozenset[str]) -> int | None:
    """Where in a word a space was lost, or None: the lexicon must prove it.

    Examples:
        >>> part("Kenyaand", frozenset()), part("Romania", frozenset()) is None
        (5, True)
    """
    known = words()
    if word.casefold() in known.whole or word in names() or word in family_names():
        return None
    for length in _lengths():
        head, tail = word[:-length], word[-length:]
        if len(head) < SMALL_LETTERS:
            continue
        if tail in known.function_words:
            if head in names() or head in family_names():
                return len(head)
            if len(head) >= OWN_WORD_LETTERS and head in own:
                return len(head)
        if tail in known.short_function_words and len(head) >= SHORT_AFTER_LETTERS:
            if head in names():
                return len(head)
    return None


def _glued_words(plain: str, start: int, end: int, own: frozenset[str]) -> Iterator[Repair]:
    tails = _tails()
    for match in _WORD.finditer(plain, start, end):
        word = match.group()
        if len(word) > SMALL_LETTERS + 1 and word.endswith(tails):
            at = part(word, own)
            if at is not None:
                yield Repair(match.start(), match.end(), "glued", f"{word[:at]} {word[at:]}")
    for match in _CAPITAL_INSIDE.finditer(plain, start, end):
        left, right = match.groups()
        if _is_two_words(left, right):
            yield Repair(match.start(), match.end(), "glued", f"{left} {right}")


def _is_two_words(left: str, right: str) -> bool:
    known = words()
    if left in known.joiners or left in known.function_words:
        return right in names() or right in family_names()
    opens = right in known.openers or right in names()
    return opens and len(left) >= SMALL_LETTERS


def _glued_points(plain: str, start: int, end: int) -> Iterator[Repair]:
    for match in _POINT_GLUED.finditer(plain, start, end):
        mark, right, after = match.groups()
        is_address = right in _DOMAINS and match.group()[0].isupper()
        if is_address or after in ("/", "@") or _is_in_address(plain, match.start()):
            continue
        first = plain[match.end() : match.end(2)]
        yield Repair(match.start(), match.end(2), "glued", f"{match.group()} {first}")


def _is_in_address(plain: str, position: int) -> bool:
    """Whether the word is part of a web or mail address."""
    before = plain[max(0, position - 60) : position].rsplit(None, 1)
    token = before[-1] if before and not plain[position - 1 : position].isspace() else ""
    return "/" in token or "@" in token or token.startswith("www")


@cache
def _doubled() -> re.Pattern[str]:
    listed = any_of(words().doubled)
    return re.compile(rf"\b({listed}){_DOUBLED_SPACE}({listed})\b(?= \w)", re.IGNORECASE)


@cache
def _tails() -> tuple[str, ...]:
    return (*words().function_words, *words().short_function_words)


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(tail) for tail in _tails()}, reverse=True))


def own_words(plain: str, spans: list[Span]) -> frozenset[str]:
    """The words that stand by themselves in the given stretches."""
    return frozenset(word for span in spans for word in _WORD.findall(plain, *span))
