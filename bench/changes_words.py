"""Changes texts by their words: exchanged, left out, told twice, set in capitals or between marks.

What is changed byte by byte is soon no English any more; the coder's rules are reached by sentences.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache

MOST_CHANGES = 5
MOST_WORDS = 8  # that one change takes at once
_MARKS = [",", ";", ":", ".", "?", '"', "“", "”", "'", "’s", "'s", "(", ")", " -", " —", "...", "\n\n", "\n", "-"]  # fmt: skip
_TABLES = ["coding_words.toml", "coding_times.toml", "coding_counts.toml", "coding_consequences.toml",
           "coding_ties.toml", "coding_quantities.toml", "actors_words.toml"]  # fmt: skip

Words = list[str]
Change = Callable[[Words, Words, random.Random], Words]


def rewordings(files: Sequence[bytes], chance: random.Random) -> Iterator[bytes]:
    """Texts without end, each one of the files with some of its words changed.

    >>> next(rewordings([b"one two"], random.Random(1))) != b"one two"
    True
    """
    while True:
        data = chance.choice(files)
        for _ in range(chance.randint(1, MOST_CHANGES)):
            data = reworded(data, chance.choice(files), chance)
        yield data


def reworded(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One change of a text by its words, for which those of another one may be taken."""
    words, theirs = (one.decode("utf-8", "replace").split(" ") for one in (data, other))
    return " ".join(chance.choice(_CHANGES)(words, theirs, chance)).encode("utf-8", "replace")


def _run(words: Words, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(words) + 1)
    return start, min(start + chance.randint(1, MOST_WORDS), len(words))


def _exchange(words: Words, theirs: Words, chance: random.Random) -> Words:
    (a, b), (c, d) = _run(words, chance), _run(theirs, chance)
    return words[:a] + theirs[c:d] + words[b:]


def _leave_out(words: Words, _: Words, chance: random.Random) -> Words:
    a, b = _run(words, chance)
    return words[:a] + words[b:]


def _tell_twice(words: Words, _: Words, chance: random.Random) -> Words:
    a, b = _run(words, chance)
    return words[:b] + words[a:]


def _move(words: Words, _: Words, chance: random.Random) -> Words:
    a, b = _run(words, chance)
    rest = words[:a] + words[b:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + words[a:b] + rest[at:]


def _recase(words: Words, _: Words, chance: random.Random) -> Words:
    a, b = _run(words, chance)
    way = chance.choice((str.upper, str.lower, str.title))
    return [*words[:a], *map(way, words[a:b]), *words[b:]]


def _mark(words: Words, _: Words, chance: random.Random) -> Words:
    at = chance.randrange(len(words))
    mark = chance.choice(_MARKS)
    word = chance.choice((mark + words[at], words[at] + mark))
    return [*words[:at], word, *words[at + 1 :]]


def _between_marks(words: Words, _: Words, chance: random.Random) -> Words:
    a, b = _run(words, chance)
    if a == b:
        return words
    opening, closing = chance.choice(
        (("“", "”"), ('"', '"'), ("(", ")"), (", ", ","), ("— ", " —"))
    )
    inner = words[a:b]
    return [*words[:a], opening + inner[0], *inner[1:-1], inner[-1] + closing, *words[b:]]


def _cue(words: Words, _: Words, chance: random.Random) -> Words:
    at = chance.randrange(len(words))
    return [*words[:at], chance.choice(_cues()), *words[at + chance.randrange(2) :]]


@cache
def _cues() -> list[str]:
    """The words that the coder's tables know: each opens rules of its own."""
    from dragoman.coding.acts.cues import noun_cues, verb_cues
    from dragoman.data.tables import read_toml

    told = {word for table in _TABLES for word in _strings(read_toml(table))}
    return sorted({*told, *verb_cues(), *noun_cues()})


def _strings(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        yield from (word for one in [*held, *held.values()] for word in _strings(one))
    elif isinstance(held, list):
        yield from (word for one in held for word in _strings(one))


_CHANGES: tuple[Change, ...] = (
    _exchange, _exchange, _leave_out, _tell_twice, _move, _recase, _mark, _between_marks, _cue,
)  # fmt: skip
