"""Long reports in blocks of passages: so that not all trees of a whole book are there at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.records import Passage

# Passages are coded together up to so many characters, fifty times a long report: who is meant by
# "he" is not sought beyond. A text of a million characters took 163 s and 451 MB so, 223 s and
# 480 MB in one piece, one after the other on a busy machine.
LONGEST_BLOCK = 300_000
# Who is who is told together up to so many characters: what is kept of each word takes 200 MB by then.
LONGEST_TOLD = 1_000_000


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


def told_together(parts: Iterable[Sequence[Passage]]) -> Iterator[list[Sequence[Passage]]]:
    """The blocks in order, in runs in which a name may mean who was introduced before.

    >>> one = [Passage("a" * 400_000, (), "body")]
    >>> [len(run) for run in told_together([one, one, one])]
    [2, 1]
    """
    run: list[Sequence[Passage]] = []
    size = 0
    for block in parts:
        length = sum(len(passage.text) for passage in block)
        if run and size + length > LONGEST_TOLD:
            yield run
            run, size = [], 0
        run.append(block)
        size += length
    if run:
        yield run
