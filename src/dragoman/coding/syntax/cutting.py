"""Texts too long to be coded in one piece, in pieces: so that time and memory grow with the length.

The parser's memory, and what the rules look through, grow faster than a "sentence" of tens of
thousands of words; and all trees of a whole book need not be there at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.records import Passage

# A passage is cut behind so many characters at most: some 3,500 words, thirty times a long paragraph.
# Measured on one sentence of 100,000 words: 148 s and 1.9 GB in one piece.
LONGEST_PASSAGE = 20_000
# Passages are coded together up to so many characters, fifty times a long report: who is meant by
# "he" is not sought beyond.
LONGEST_BLOCK = 300_000
_ENDS = (". ", "? ", "! ", "; ", ", ", " ")


def blocks(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The passages in order, long ones cut, in blocks that are coded each by itself."""
    block: list[Passage] = []
    size = 0
    for passage in passages:
        for piece in cut(passage):
            if block and size + len(piece.text) > LONGEST_BLOCK:
                yield block
                block, size = [], 0
            block.append(piece)
            size += len(piece.text)
    if block:
        yield block


def cut(passage: Passage, longest: int = LONGEST_PASSAGE) -> Sequence[Passage]:
    """The passage in pieces of at most ``longest`` characters, cut at the end of something.

    Their texts joined are the passage's text, and each keeps its way back to the report.
    """
    if len(passage.text) <= longest:
        return [passage]
    places = [0]
    while len(passage.text) - places[-1] > longest:
        places.append(_end(passage.text, places[-1], places[-1] + longest))
    places.append(len(passage.text))
    return [_piece(passage, *pair) for pair in pairwise(places)]


def _end(text: str, start: int, last: int) -> int:
    """The best place to cut in the second half of a stretch: behind a sentence, a clause, a word."""
    for mark in _ENDS:
        found = text.rfind(mark, (start + last) // 2, last)
        if found > 0:
            return found + len(mark)
    return last


def _piece(passage: Passage, start: int, end: int) -> Passage:
    offsets = passage.offsets[start : end + 1]
    mended = tuple(one for one in passage.mended if offsets[0] <= one[0] < offsets[-1])
    return Passage(passage.text[start:end], offsets, passage.kind, mended)
