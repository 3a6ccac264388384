"""Parts a text into paragraphs, whether each is a line or is broken into lines at a margin."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

_BREAKS = r"\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\S[^{_BREAKS}]*")
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*$")

# A text is broken at a margin when its longest line is no longer than this ...
MARGIN = 120
# ... and nearly all breaks stand where the next word would have crossed the longest line.
FULL_BREAKS = 0.8
FEWEST_BREAKS = 3
# A single broken line goes on in small letters; shorter lines are menus and lists.
SHORTEST_BROKEN_LINE = 40


def find_paragraphs(text: str) -> list[Span]:
    """The stretches of the text's paragraphs, without the blanks about them."""
    lines = [(match.start(), _end(match)) for match in _LINE.finditer(text)]
    width = _margin(text, lines)
    paragraphs = lines[:1]
    for above, line in pairwise(lines):
        if _goes_on(text, above, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
    return paragraphs


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip())


def _goes_on(text: str, above: Span, line: Span, width: int | None) -> bool:
    """Whether a line goes on with the paragraph that the line above is the last of."""
    if not _is_one_break(text, above, line):
        return False
    if width is not None:
        return _is_full(text, above, line, width)
    return (
        above[1] - above[0] >= SHORTEST_BROKEN_LINE
        and text[line[0]].islower()
        and not _ENDS_SENTENCE.search(text, *above)
    )


def _margin(text: str, lines: list[Span]) -> int | None:
    """The width that the text is broken at, or None where its lines are paragraphs."""
    width = max((end - start for start, end in lines), default=0)
    if width > MARGIN:
        return None
    pairs = [pair for pair in pairwise(lines) if _is_one_break(text, *pair)]
    full = sum(_is_full(text, above, line, width) for above, line in pairs)
    broken = len(pairs) >= FEWEST_BREAKS and full >= FULL_BREAKS * len(pairs)
    return width if broken else None


def _is_one_break(text: str, above: Span, line: Span) -> bool:
    return len(_BREAK.findall(text, above[1], line[0])) == 1


def _is_full(text: str, above: Span, line: Span, width: int) -> bool:
    """Whether the first word of the line would not have fitted into the line above."""
    first = text[line[0] : line[1]].split(None, 1)[0]
    return above[1] - above[0] + 1 + len(first) > width
