"""Opens a file of events, plain, gzipped or in a zip archive, as a stream of whole UTF-8 lines."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from dragoman.errors import InputError
from dragoman.reading.formats.gzipped import BOMB, BOMB_FLOOR, BOMB_RATIO

CHUNK = 4 << 20  # bytes that are read at once
LONGEST_LINE = 1 << 20  # bytes; a longer line is no row of a table, and is passed over
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_BOM = b"\xef\xbb\xbf"
_ODD = (b"\0", b"\x1f")  # what no table means, and what `rows` puts between the cells of one field


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """The content of a file, unpacked, and a function that tells how far into the file it is.

    Raises `InputError` where it cannot be opened, is packed wrongly, or holds several files.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
            stream.seek(0)
            if head.startswith(_GZIP):
                with gzip.open(stream) as content:
                    yield _bounded(cast("IO[bytes]", content), stream.tell), stream.tell
            elif head.startswith(_ZIP):
                with zipfile.ZipFile(stream) as archive, _member(archive) as member:
                    yield _bounded(member, stream.tell), stream.tell
            else:
                yield stream, stream.tell
    except OSError as error:
        raise InputError(
            f"it cannot be read ({error.strerror or error}); check it", path=path
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise InputError(
            f"it is packed wrongly or breaks off ({error}); fetch it again", path=path
        ) from error


def _bounded(content: IO[bytes], at: Callable[[], int]) -> IO[bytes]:
    return cast("IO[bytes]", _Bounded(content, at))


class _Bounded:
    """What a packed file unpacks to; reading raises `InputError` where it was made to fill the disk."""

    def __init__(self, content: IO[bytes], at: Callable[[], int]) -> None:
        self._content = content
        self._at = at
        self._count = 0

    def read(self, size: int) -> bytes:
        """The next bytes, as many as are asked for or are there."""
        data = self._content.read(size)
        self._count += len(data)
        if self._count > max(BOMB_FLOOR, BOMB_RATIO * self._at()):
            raise InputError(BOMB)
        return data


def _member(archive: zipfile.ZipFile) -> IO[bytes]:
    """The content of the one file of an archive. Raises `BadZipFile` where its name is no text."""
    try:
        return archive.open(_only(archive))
    except UnicodeDecodeError as error:
        raise zipfile.BadZipFile(f"the name of its file is no UTF-8: {error}") from error


def _only(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    # Not `is_dir`, which breaks on a file without a name.
    files = [one for one in archive.infolist() if not one.filename.endswith("/")]
    if len(files) != 1:
        raise InputError(
            f"{archive.filename or 'the archive'} holds {len(files)} files; unpack it, and import each"
        )
    return files[0]


class WholeLines(io.RawIOBase):
    """A stream whose every read ends with a line, in UTF-8, with one kind of line end.

    What is no UTF-8 is read, line by line, as Latin-1. A line that is too long becomes an empty
    one, so that lines keep their numbers and the memory its bounds.
    """

    def __init__(self, stream: IO[bytes], at: Callable[[], int] | None = None) -> None:
        self._stream = stream
        self._left = b""
        self._out = b""
        self._began = False
        self.latin_lines = 0  # lines that were not UTF-8
        self.at = at or (lambda: 0)

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as what was read last goes."""
        while not self._out:
            data = self._whole()
            if data is None:
                return 0
            self._out = self._plain(data)
        count = min(len(buffer), len(self._out))
        buffer[:count] = self._out[:count]
        self._out = self._out[count:]
        return count

    def _whole(self) -> bytes | None:
        """The next lines as they stand; None at the end."""
        parts, held, dropped = [self._left], len(self._left), False
        self._left = b""
        while True:
            chunk = self._stream.read(CHUNK)
            if not chunk:
                found = b"".join(parts)
                return b"\n" if dropped else found or None
            end = chunk.rfind(b"\n") + 1
            if end:
                self._left = chunk[end:]
                if dropped:
                    return chunk[chunk.find(b"\n") : end]
                return b"".join((*parts, chunk[:end]))
            held += len(chunk)
            if held > LONGEST_LINE:
                parts, dropped = [], True
            else:
                parts.append(chunk)

    def _plain(self, data: bytes) -> bytes:
        if not self._began:
            self._began = True
            data = data.removeprefix(_BOM)
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b" ")
        for odd in _ODD:
            if odd in data:
                data = data.replace(odd, b" ")
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return b"\n".join(map(self._line, data.split(b"\n")))
        return data

    def _line(self, line: bytes) -> bytes:
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            self.latin_lines += 1
            return line.decode("latin-1").encode("utf-8")
        return line
