"""Puts bytes of a DuckDB file right that are not what was written, where its checksums tell what they were.

A block's checksum is the exclusive or of its words of 64 bits, each times an odd constant (`block_sums`). Where
one word has changed, what each word would have to be for the checksum to hold can be told, for the constant
has an inverse. Such a wanted word is as good as random, except for the one that was changed: that one differs
in few bits. What is known by it of a change of the upper bits is too little (a product's lower bits hang on
lower bits alone), and then nothing is put right.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from dragoman.safety.block_sums import FACTOR, HEADER, HEADERS, SEED, is_whole

# How many words of a block, at most, may be expected to fit by chance as well as the one that is put right.
MOST_BY_CHANCE = 1e-5
LIKELY_BY_CHANCE = 0.1  # the same of one that is likely only
# Where a word was another that stands in the block too (nought, above all), either of the two may have become
# the other. So many times likelier must the one be.
LEAST_ODDS = 1_000
BLOCK = 262_144  # bytes of a block, where no header tells
_BLOCKS = range(1 << 14, BLOCK + 1)  # bytes that a block may have
_COUNT, _SIZE = (
    4,
    5,
)  # the words of a header that tell how many blocks there are, and how long each is
_INVERSE = np.uint64(pow(int(FACTOR), -1, 1 << 64))

Words = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Healed:
    """What was put right: the words, by the byte that each begins at; and the blocks that could not be."""

    words: tuple[int, ...]
    bad: tuple[int, ...]


def heal(path: Path) -> Healed:
    """Put right, in place, what the checksums of a file's headers and blocks tell. Nobody has it open.

    A file that is cut short gets its length again, with nothing in what is gone.
    """
    words: list[int] = []
    with path.open("r+b") as file:
        for number in range(HEADERS):
            _heal(file, number * HEADER, HEADER, words)
        size, count = _layout(file)
        first = HEADER * HEADERS
        there = file.seek(0, os.SEEK_END)
        if there < first + count * size:
            file.truncate(first + count * size)
        whole = range((there - first) // size)
        bad = [one for one in whole if not _heal(file, first + one * size, size, words)]
        file.flush()
        os.fsync(file.fileno())
    return Healed(tuple(words), tuple(bad))


def _layout(file: BinaryIO) -> tuple[int, int]:
    """The bytes of a block and how many blocks there are: by the newest header that is whole."""
    told: list[tuple[int, int, int]] = []
    for number in range(1, HEADERS):
        raw = _read(file, number * HEADER, HEADER)
        if len(raw) == HEADER and is_whole(raw):
            words = np.frombuffer(raw, dtype="<u8")
            size = int(words[_SIZE])
            told.append((int(words[1]), size if size in _BLOCKS else BLOCK, int(words[_COUNT])))
    there = file.seek(0, os.SEEK_END) - HEADER * HEADERS
    if not told:
        return BLOCK, there // BLOCK
    _, size, count = max(told)
    return size, max(count, there // size)


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)


def _heal(file: BinaryIO, at: int, size: int, words: list[int]) -> bool:
    """Put one stretch right that has a checksum; whether it is right now."""
    raw = _read(file, at, size)
    if len(raw) < size or not any(raw) or is_whole(raw):
        return True
    change = changed(raw)
    if change is None or not change.sure:
        return False
    file.seek(at + change.place)
    file.write(change.was)
    words.append(at + change.place)
    return True


@dataclass(frozen=True, slots=True)
class Change:
    """One word of a stretch that has changed: where it begins, what it was, and whether that is sure."""

    place: int
    was: bytes
    sure: bool


def changed(raw: bytes) -> Change | None:
    """Of a stretch whose checksum does not hold: the one word that has changed, and what it was.

    None where more than one word must have, or where nothing tells which.

    >>> block = bytearray(np.random.default_rng(1).bytes(4096))
    >>> block[:8] = int(checksum(np.frombuffer(bytes(block), dtype="<u8"))).to_bytes(8, "little")
    >>> whole = bytes(block)
    >>> block[1000] ^= 64
    >>> changed(bytes(block)).was == whole[1000:1008]
    True
    """
    words = np.frombuffer(raw, dtype="<u8").astype(np.uint64)
    made = checksum(words)
    difference = int(made ^ words[0])
    wanted: Words = ((words[1:] * FACTOR) ^ np.uint64(difference)) * _INVERSE
    bits = np.bitwise_count(wanted ^ words[1:])
    fewest = min(int(bits.min()), difference.bit_count())
    chance = _by_chance(len(words), difference, fewest)
    if chance > LIKELY_BY_CHANCE:
        return None
    sure = chance <= MOST_BY_CHANCE
    if difference.bit_count() == fewest:  # the checksum itself
        return Change(0, int(made).to_bytes(8, "little"), sure) if bits.min() > fewest else None
    kinds: dict[tuple[int, int], list[int]] = {}
    for place in map(int, np.flatnonzero(bits == fewest)):
        kinds.setdefault((int(words[1 + place]), int(wanted[place])), []).append(place)
    return _likeliest(kinds, sure)


def restamp(path: Path, bad: Sequence[int]) -> None:
    """Have DuckDB read blocks, right or wrong: with the word that has likely changed put right, else as they are."""
    with path.open("r+b") as file:
        size, _ = _layout(file)
        for number in bad:
            at = HEADER * HEADERS + number * size
            raw = _read(file, at, size)
            change = changed(raw)
            if change is None:
                words = np.frombuffer(raw, dtype="<u8").astype(np.uint64)
                change = Change(0, int(checksum(words)).to_bytes(8, "little"), False)
            file.seek(at + change.place)
            file.write(change.was)
        file.flush()
        os.fsync(file.fileno())


def _by_chance(words: int, difference: int, bits: int) -> float:
    """How many of so many words are expected to fit by chance with a change of so few bits.

    The lowest bit of any change is the lowest in which the checksums differ.
    """
    free = 63 - ((difference & -difference).bit_length() - 1)  # bits that may change besides
    return words * sum(math.comb(free, more) for more in range(bits)) / 2.0**free


def checksum(words: Words) -> np.uint64:
    """The checksum of a stretch: its first word is where it stands."""
    return np.uint64(np.bitwise_xor.reduce(words[1:] * FACTOR) ^ SEED)


def _likeliest(kinds: dict[tuple[int, int], list[int]], sure: bool) -> Change | None:
    """The word that has changed and what it was, of those that may have; None where too many may.

    That one of ``n`` words now alike was another, which ``m`` others are, is ``m + 1`` times as likely as for one:
    so many words could have been hit.
    """
    for (now, was), places in kinds.items():
        others = {kind: some for kind, some in kinds.items() if kind != (now, was)}
        if len(places) > 1 or len(others) > 1 or (others and (was, now) not in others):
            continue
        odds = (len(others[was, now]) + 1) / 2 if others else math.inf
        if odds >= 1:
            place = 8 * (1 + places[0])
            return Change(place, was.to_bytes(8, "little"), sure and odds >= LEAST_ODDS)
    return None
