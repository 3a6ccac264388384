"""Parts a text into paragraphs, whether each is a line or is broken into lines at a margin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

from dragoman.data.tables import read_toml
from dragoman.reading.composing import compose
from dragoman.reading.words import straighten, words

Span: TypeAlias = tuple[int, int]

_BREAKS = r"\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\S[^{_BREAKS}]*")
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The thresholds of ``reading_layout.toml``, which says what each means."""

    margin: int
    fewest_breaks: int
    full_breaks: float
    broken_line: int
    broken_words: int


@cache
def layout() -> Layout:
    """The thresholds."""
    table: dict[str, Any] = read_toml("reading_layout.toml")
    return Layout(**table)


@lru_cache(maxsize=1)  # the day and the outlet are looked for in a text one after the other
def plain_paragraphs(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text composed, with straight quotes and plain spaces, and the stretches of its paragraphs."""
    plain = straighten(compose(text)[0])
    return plain, tuple(find_paragraphs(plain))


def find_paragraphs(text: str) -> list[Span]:
    """The stretches of the text's paragraphs, without the blanks about them."""
    lines = [(match.start(), _end(match)) for match in _LINE.finditer(text)]
    width = _margin(text, lines)
    paragraphs = lines[:1]
    for above, line in pairwise(lines):
        if _goes_on(text, paragraphs[-1][0], above, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
    return paragraphs


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip())


def _goes_on(text: str, first: int, above: Span, line: Span, width: int | None) -> bool:
    """Whether a line goes on with the paragraph from ``first`` that the line above is the last of."""
    if not _is_one_break(text, above, line):
        return False
    if width is not None:
        return _is_full(text, above, line, width)
    # In a text all in small letters a small one is no sign.
    if not text[line[0]].islower() or text[first].islower() or _ENDS_SENTENCE.search(text, *above):
        return False
    return above[1] - above[0] >= layout().broken_line or _breaks_sentence(text, above, line)


def _breaks_sentence(text: str, above: Span, line: Span) -> bool:
    """Whether the break between two short lines stands within a sentence, by the words about it."""
    if text[above[1] - 1] == "-" and text[above[1] - 2].isalpha():
        return True
    before = text[slice(*above)].split()
    after = text[slice(*line)].split(None, 1)[0]
    small = words().small
    return len(before) >= layout().broken_words and (before[-1] in small or after in small)


def _margin(text: str, lines: list[Span]) -> int | None:
    """The width that the text is broken at, or None where its lines are paragraphs."""
    width = max((end - start for start, end in lines), default=0)
    if width > layout().margin:
        return None
    pairs = [pair for pair in pairwise(lines) if _is_one_break(text, *pair)]
    full = sum(_is_full(text, above, line, width) for above, line in pairs)
    broken = len(pairs) >= layout().fewest_breaks and full >= layout().full_breaks * len(pairs)
    return width if broken else None


def _is_one_break(text: str, above: Span, line: Span) -> bool:
    return len(_BREAK.findall(text, above[1], line[0])) == 1


def _is_full(text: str, above: Span, line: Span, width: int) -> bool:
    """Whether the first word of the line would not have fitted into the line above."""
    first = text[line[0] : line[1]].split(None, 1)[0]
    return above[1] - above[0] + 1 + len(first) > width
