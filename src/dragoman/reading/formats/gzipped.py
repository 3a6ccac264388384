"""Opens what is compressed with gzip, within a limit, and makes a stream that can be sought in."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from dragoman.errors import InputError

MAGIC = b"\x1f\x8b\x08"
HEAD = 65_536  # bytes that are looked at to tell what a file is

# Deflate packs at most 1032 bytes into one, news at most some 20, tables of events some 10. What unpacks to more than
# BOMB_RATIO times its size is no text but was made to fill memory and disk; small files may.
BOMB_RATIO = 200
BOMB_FLOOR = 64_000_000  # bytes

_DAMAGED = "it is damaged (not whole gzip); fetch or pack it again"
BOMB = (
    f"it unpacks to more than {BOMB_RATIO} times its size, as no news and no table of events does; unpack it yourself if"
    " you trust it"
)


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """What a gzip stream unpacks to, as long as it is no bomb.

    Reading raises `InputError` where it is one, or where the file is damaged.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._packed = _Counted(stream)
        self._stream = gzip.GzipFile(fileobj=io.BufferedReader(self._packed))
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(_DAMAGED) from error
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > max(BOMB_FLOOR, BOMB_RATIO * self._packed.count):
            raise InputError(BOMB)
        return len(data)


def buffered(stream: IO[bytes]) -> io.BufferedReader:
    """The stream as one whose beginning can be looked at before it is read."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(_Counted(stream), HEAD)


def head_of(stream: io.BufferedReader) -> bytes:
    """The first bytes of a stream, which are still to be read."""
    return stream.peek(HEAD)[:HEAD]


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream itself, or what it unpacks to where it is gzip."""
    if not head_of(stream).startswith(MAGIC):
        return stream
    return io.BufferedReader(_Unpacked(stream), HEAD)


@contextmanager
def seekable(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """The stream itself where it can be sought in, else a copy of it on disk while this holds."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield copy
