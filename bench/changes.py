"""Changes files at random: bytes that are others, pieces cut, joined, doubled and put in, also within what is packed."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence

LARGEST = 65_536  # bytes of one changed file
MOST_CHANGES = 4
MOST_BYTES = 30  # that are others, by one change
MOST_TIMES = 2_000  # that a piece is there
_PACKED_SHARE = 0.5  # of the changes of what is packed, those that are made within
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_ANY_PACKING = 31  # to zlib: with the head and the checksum of gzip
_NOT_UNPACKED = (zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)  # fmt: skip
_ODD = [b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\r", b"\n", b"\t", b'"', b"<", b"&", b"[" * 99, b"{",
        b"9" * 30, b"-1", b"1e999", b"0000-00-00", b"9999-12-31", "\u202e\u200d\ufeff\u2028".encode(),
        b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"]]>", b"\\ud800", b"\\"]  # fmt: skip

Change = Callable[[bytes, bytes, random.Random], bytes]


def changes(files: Sequence[bytes], chance: random.Random) -> Iterator[bytes]:
    """The files, then without end changed ones.

    >>> some = changes([b"one", b"two"], random.Random(1))
    >>> [next(some), next(some)], len(next(some)) <= LARGEST
    ([b'one', b'two'], True)
    """
    yield from files
    while True:
        data = chance.choice(files)
        for _ in range(chance.randint(1, MOST_CHANGES)):
            data = changed(data, chance.choice(files), chance)[:LARGEST]
        yield data


def changed(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One change of a file, for which another one may be taken; half of those of packed ones are made within."""
    if data.startswith((_GZIP, _ZIP)) and chance.random() < _PACKED_SHARE:
        return _within(data, other, chance)
    return chance.choice(_CHANGES)(data, other, chance)


def _within(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """What is packed, one part of it changed, packed again; as it is where it cannot be unpacked."""
    try:
        if data.startswith(_ZIP):
            return _zip(data, chance)
        parts = _parts(data)
        there = _parts(other) if other.startswith(_GZIP) else [other]
    except _NOT_UNPACKED:
        return data
    at = chance.randrange(len(parts))
    parts[at] = changed(parts[at], chance.choice(there), chance)
    return b"".join(gzip.compress(one, mtime=0) for one in parts)


def _parts(data: bytes) -> list[bytes]:
    """What is packed in the members of a gzip file, each as far as one input may go."""
    parts = []
    while data:
        unpacking = zlib.decompressobj(_ANY_PACKING)
        parts.append(unpacking.decompress(data, LARGEST))
        data = unpacking.unused_data
    return parts


def _zip(data: bytes, chance: random.Random) -> bytes:
    """A ZIP with one of its files changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {one.filename: packed.open(one).read(LARGEST) for one in packed.infolist()}
    if not files:
        return data
    name = chance.choice(sorted(files))
    files[name] = changed(files[name], chance.choice(list(files.values())), chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packing:
        for one, content in files.items():
            packing.writestr(one, content)
    return out.getvalue()


def _two(data: bytes, chance: random.Random) -> tuple[int, int]:
    a, b = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return a, b


def _put_for(data: bytes, _: bytes, chance: random.Random) -> bytes:
    a, b = _two(data, chance)
    return data[:a] + chance.choice(_ODD) + data[b:]


def _put_in(data: bytes, _: bytes, chance: random.Random) -> bytes:
    a, _b = _two(data, chance)
    return data[:a] + chance.choice(_ODD) + data[a:]


def _cut_out(data: bytes, _: bytes, chance: random.Random) -> bytes:
    a, b = _two(data, chance)
    return data[:a] + data[b:]


def _cut_off(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _double(data: bytes, _: bytes, chance: random.Random) -> bytes:
    a, b = _two(data, chance)
    return data[:b] + data[a:]


def _repeat(data: bytes, _: bytes, chance: random.Random) -> bytes:
    a, b = _two(data, chance)
    piece = data[a : min(b, a + chance.choice((1, 9, 99, 999)))] or chance.choice(_ODD)
    return data[:a] + piece * chance.randint(2, MOST_TIMES) + data[b:]


def _join(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _join_whole(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: len(data) - chance.choice((0, chance.randint(0, len(data))))] + other


def _flip(data: bytes, _: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(data)
    for _number in range(chance.randint(1, MOST_BYTES) if flipped else 0):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _flip_one(data: bytes, _: bytes, chance: random.Random) -> bytes:
    a, _b = _two(data, chance)
    return data[:a] + bytes([chance.randrange(256)]) + data[a + 1 :]


_CHANGES: tuple[Change, ...] = (
    _put_for, _put_in, _cut_out, _cut_off, _double, _repeat, _join, _join_whole, _flip, _flip_one,
)  # fmt: skip
