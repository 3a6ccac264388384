"""Opens a file, and reads one report from it within the limit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from dragoman.errors import InputError
from dragoman.reading.decoding import decode

STANDARD_INPUT = Path("-")

# Characters of one report. The longest news report is far below it: what is longer is an archive in
# one file. To clean one as long as this took 20 s and 870 MB of memory, one of a million characters
# 2.7 s and 190 MB.
REPORT_LIMIT = 10_000_000
BYTES_A_CHARACTER = 4  # at most, in every encoding that is read

_MARKUP = {"<!doctype html": "a web page (HTML)", "<html": "a web page (HTML)", "<?xml": "XML"}
MARKUP_CHARACTERS = 1_000  # within which markup says what it is

TOO_LONG = (
    f"it is longer than {REPORT_LIMIT:,} characters; is it one report? Split it,"
    " or write it as JSON Lines with one report a line (.jsonl)"
)


def shown(path: Path) -> str:
    """The path as text that can be printed and stored, whatever its bytes."""
    return str(path).encode("utf-8", "replace").decode()


def open_bytes(path: Path) -> IO[bytes]:
    """Opens a file, or standard input for ``-``.

    Raises:
        InputError: There is no such file, or it may not be read.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise InputError("there is no such file; check the spelling of the path") from error
    except PermissionError as error:
        raise InputError("it may not be read; give yourself permission to read it") from error
    except OSError as error:
        raise _unreadable(error) from error


def read_text(stream: IO[bytes], begun: bytes = b"") -> str:
    """The text of an open file, never more than the limit of it in memory.

    ``begun`` is what was read of it already.

    Raises:
        InputError: It is too long, empty, no text, or in no clear encoding.
    """
    most = REPORT_LIMIT * BYTES_A_CHARACTER
    try:
        data = begun + stream.read(most + 1)
    except OSError as error:
        raise _unreadable(error) from error
    if len(data) > most:
        raise InputError(TOO_LONG)
    if not data:
        raise InputError("it is empty; check that it was saved")
    text = decode(data)
    for begin, what in _MARKUP.items():
        if text[:MARKUP_CHARACTERS].lstrip().casefold().startswith(begin):
            raise InputError(f"it is {what}, not plain text; save its text as a .txt file")
    return checked(text)


def checked(text: str) -> str:
    """The text itself, where it can be a report's.

    Raises:
        InputError: It is blank or too long.
    """
    if not text or text.isspace():
        raise InputError("it holds nothing but blanks; check that it was saved")
    if len(text) > REPORT_LIMIT:
        raise InputError(TOO_LONG)
    return text


def writable(text: str) -> str:
    """The text itself, where each of its characters can be written.

    Raises:
        InputError: It holds half a surrogate pair.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"it holds half a surrogate pair, which is no character, at {error.start:,}; "
            "mend its encoding",
        ) from error
    return text


def _unreadable(error: OSError) -> InputError:
    return InputError(f"it cannot be read ({error.strerror}); check the file and the disk")
