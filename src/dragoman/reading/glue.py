"""Finds places where a space was lost beside a point, a comma, a possessive or a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.words import any_of, words
from dragoman.records import Repair

# "members.Earlier", "in 2024.The": a point with a capital after it; "left,but": a comma with a word.
# All begin with a mark, so that the rest of a text is passed over fast.
_MARK = re.compile(
    r"[.!?,;:'](?:"
    r"(?:(?<=[a-z]{2}[.!?,;])|(?<=\b[12]\d{3}[.!?,;]))"
    r"(?P<mark>[\"')]?)[\"'(]?(?P<right>[A-Z][a-z]+|[AI])\b(?![/@])"
    r"|(?<=[a-z]{2}[,;])(?P<comma>)(?=[a-z]{2,}\b(?![/@.]))"
    r"|(?<=[a-z]{2}[,:])(?P<before>)(?=\"[A-Za-z])"
    r"|(?<=[a-z]')(?P<owner>s)(?=[A-Z][a-z]{2}|[a-z]{3})"
    r"|(?:(?<=\b[A-Z]\.[A-Z]\.)|(?<=\b(?:Mr|Ms|Dr|Lt|St)\.))(?P<points>)"
    r"(?=[A-Z][a-z]{2}|[a-z]{3})(?!\w{0,40}(?:[@/]|\.\w))"
    r")"
)
_LEFT = re.compile(r"\S+$")
_LEFT_CHARACTERS = 60
# Ends of addresses: "Gazeta.Ru" is a name.
_DOMAINS = frozenset(
    "Com Org Net Info Gov Edu Ru Uk Ua Cn Jp De Fr Io Co Tv Eu By Kz Il Ir Pl".split()
)
_BREAK = re.compile(r"-(?<=[a-z]{2}-)[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[a-z]{2})")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD = re.compile(r"[^\W\d_]+")


def glued_marks(plain: str, start: int, end: int) -> Iterator[Repair]:
    """What stands glued behind a mark, or a possessive in a stretch of straight quotes."""
    quotes = _Quotes(plain, start)
    for match in _MARK.finditer(plain, start, end):
        if _in_address(plain, start, match):
            continue
        whole = match.group()
        if match["mark"] is not None:
            mark = whole[0] + match["mark"]
            if whole[1] == '"' and not quotes.open_at(match.start()):
                mark = whole[0]  # the quotation marks open what follows
            yield Repair(match.start(), match.end(), "glued", f"{mark} {whole[len(mark) :]}")
        elif match["before"] is not None:
            if not quotes.open_at(match.start()):
                yield Repair(match.start(), match.end() + 1, "glued", f'{whole} "')
        else:
            letter = plain[match.end()]
            yield Repair(match.start(), match.end() + 1, "glued", f"{whole} {letter}")


def has_glued_year(plain: str) -> bool:
    """Whether a word stands glued to a year anywhere in a text."""
    return _years().search(plain) is not None


def glued_years(plain: str, start: int, end: int) -> Iterator[Repair]:
    """The words that stand glued to a year."""
    for match in _years().finditer(plain, start, end):
        yield Repair(*match.span(), "glued", f"{match[1]} {match[2]}")


def has_broken_word(plain: str) -> bool:
    """Whether a hyphen parts a word at the end of a line anywhere in a text."""
    return _BREAK.search(plain) is not None


def broken_words(plain: str, start: int, end: int, own: frozenset[str]) -> Iterator[Repair]:
    """Words that a hyphen parts at the end of a line.

    The hyphen falls where the report has the whole word elsewhere; else only the break falls, so
    that "two-day" stays one. After a hyphen that hangs ("short- and long-range") all stays.
    """
    for match in _BREAK.finditer(plain, start, end):
        head = _WORD_BEFORE.search(plain, max(start, match.start() - 40), match.start())
        tail = _WORD.match(plain, match.end(), end)
        if head is None or tail is None or tail.group() in ("and", "or", "to"):
            continue
        hyphen = "" if head.group() + tail.group() in own else "-"
        yield Repair(head.start(), tail.end(), "broken", f"{head.group()}{hyphen}{tail.group()}")


def _in_address(plain: str, start: int, match: re.Match[str]) -> bool:
    left = _LEFT.search(plain, max(start, match.start() - _LEFT_CHARACTERS), match.start())
    token = left.group() if left else ""
    if match["right"] in _DOMAINS and token[:1].isupper():
        return True
    return "/" in token or "@" in token or token.startswith("www")


class _Quotes:
    """The straight quotation marks of a stretch, counted as its places are asked for in order."""

    def __init__(self, plain: str, start: int) -> None:
        self._plain = plain
        self._place = start
        self._count = 0

    def open_at(self, place: int) -> bool:
        """Whether a place stands within quotation marks."""
        self._count += self._plain.count('"', self._place, place)
        self._place = place
        return self._count % 2 == 1


@cache
def _years() -> re.Pattern[str]:
    """ "2024The", "2024and": a year with a word that opens a sentence or a phrase."""
    after = any_of({*words().openers, *words().function_words})
    return re.compile(rf"([12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d)({after})\b")
