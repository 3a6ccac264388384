"""Long reports in blocks of passages: so that not all trees of a whole book are there at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.records import Passage

# Passages are coded together up to so many characters, fifty times a long report: who is meant by
# "he" is not sought beyond. A text of a million characters took 163 s and 451 MB so, 223 s and
# 480 MB in one piece, one after the other on a busy machine.
LONGEST_BLOCK = 300_000


def blocks(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The passages in order, in blocks that are coded each by itself."""
    block: list[Passage] = []
    size = 0
    for passage in passages:
        if block and size + len(passage.text) > LONGEST_BLOCK:
            yield block
            block, size = [], 0
        block.append(passage)
        size += len(passage.text)
    if block:
        yield block
