"""Finds words that lost the space between them, and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from dragoman.reading.paragraphs import Span
from dragoman.reading.words import any_of, family_names, names, single_names, words
from dragoman.records import Repair

# A word that the report has elsewhere by itself proves a lost space from so many letters on.
OWN_WORD_LETTERS = 5
# A short word after a name proves a lost space only if the name is as long as this.
SHORT_AFTER_LETTERS = 5
# Left of a capital in mid-word: what is shorter is a brand or a name ("iPhone", "deGaulle").
SMALL_LETTERS = 4

_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"\b[^\W\d_]+\b")
_CAPITAL_INSIDE = re.compile(r"([a-z]{2,})([A-Z][a-z]+|A)")

# "members.Earlier", "talks,Russia": a point or comma with a capital after it.
_POINT_GLUED = re.compile(
    r"(?<=[a-z]{2})(?P<mark>[.!?,;][\"')]?)[\"'(]?(?P<right>[A-Z][a-z]+|[AI])\b(?![/@])"
)
_LEFT = re.compile(r"\S+$")
_LEFT_CHARACTERS = 60
# Ends of addresses: "Gazeta.Ru" is a name.
_DOMAINS = frozenset(
    "Com Org Net Info Gov Edu Ru Uk Ua Cn Jp De Fr Io Co Tv Eu By Kz Il Ir Pl".split()
)


def find_repairs(plain: str, spans: Sequence[Span]) -> list[Repair]:
    """What can be mended in the given stretches of a text with straight quotes, in text order."""
    all_words = _WORD.findall(plain)
    glued = _glued_words(frozenset(all_words))
    doubled = _doubled_words(all_words)
    found: list[Repair] = []
    for start, end in spans:
        found += _glued_points(plain, start, end)
        if glued:
            found += _parted(plain, start, end, glued)
        if doubled:
            found += _undoubled(plain, start, end, doubled)
    return sorted(found, key=lambda repair: (repair.start, repair.end))


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
    for word in own:
        if len(word) <= SMALL_LETTERS:
            continue
        at = part(word, own) if word.endswith(tails) else None
        if at is None and not word.istitle() and not word.islower():
            at = _capital_inside(word)
        if at is not None:
            found[word] = at
    return found


def _parted(plain: str, start: int, end: int, glued: dict[str, int]) -> Iterator[Repair]:
    for match in _WHOLE_WORD.finditer(plain, start, end):
        word = match.group()
        at = glued.get(word)
        if at is not None:
            yield Repair(match.start(), match.end(), "glued", f"{word[:at]} {word[at:]}")


def _capital_inside(word: str) -> int | None:
    """Where "statementThe" and "inKenya" have a capital after small letters and are two words."""
    match = _CAPITAL_INSIDE.fullmatch(word)
    return match.end(1) if match and _is_two_words(*match.groups()) else None


def _is_two_words(left: str, right: str) -> bool:
    known = words()
    if left in known.joiners or left in known.function_words:
        return right in names() or right in family_names()
    return len(left) >= SMALL_LETTERS and (right in known.openers or right in names())


def _glued_points(plain: str, start: int, end: int) -> Iterator[Repair]:
    quotes, counted = 0, start  # quotation marks up to a place
    for match in _POINT_GLUED.finditer(plain, start, end):
        left = _LEFT.search(plain, max(start, match.start() - _LEFT_CHARACTERS), match.start())
        token = left.group() if left else ""
        is_name = match["right"] in _DOMAINS and token[:1].isupper()
        if is_name or "/" in token or "@" in token or token.startswith("www"):
            continue
        mark, whole = match.group("mark"), match.group()
        if whole[1] == '"':
            quotes += plain.count('"', counted, match.start())
            counted = match.start()
            if quotes % 2 == 0:
                mark = whole[0]  # the quotation marks open what follows
        replacement = f"{mark} {whole[len(mark) :]}"
        yield Repair(match.start(), match.end(), "glued", replacement)


def _doubled_words(all_words: list[str]) -> set[str]:
    """The words that stand twice in a row and cannot rightly do so."""
    small = [word.casefold() for word in all_words]
    twice = {one for one, other in pairwise(small) if one == other}
    return twice & words().doubled


def _undoubled(plain: str, start: int, end: int, doubled: set[str]) -> Iterator[Repair]:
    listed = any_of(doubled)
    pattern = re.compile(rf"\b({listed})[ \t]+({listed})\b(?= \w)", re.IGNORECASE)
    for match in pattern.finditer(plain, start, end):
        first, second = match.groups()
        # "The The" may be a name, "Group A a day later" two words.
        if second.islower() and (first == second or first.casefold() == second != "a"):
            yield Repair(match.start(), match.end(), "doubled", first)


@cache
def _tails() -> tuple[str, ...]:
    return (*words().function_words, *words().short_function_words)


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(tail) for tail in _tails()}, reverse=True))
