"""The door of the command line: what takes no time is answered here, the rest by ``terminal``."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command ``dragoman`` and give its exit code.

    0 when all is well; 1 when a dossier was looked at and is damaged; 2 when an input or the question was wrong; 130 when it was broken off, 143
    when it was asked to end; 141 when nobody listens to the output any more.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    if given[:1] == ["help"]:
        given = [*given[1:], "--help"]
    if not given or given[0] in ("--help", "-h"):
        from dragoman.terminal.page import page

        print(page(), end="")
        return 0
    if given[0] in ("--version", "-V"):
        from dragoman.version import __version__

        print(f"dragoman {__version__}")
        return 0
    try:
        from dragoman.terminal.app import run

        return run(given)
    except KeyboardInterrupt:  # before a verb had begun
        return 130


def _speak_utf8() -> None:
    """Write UTF-8 wherever this runs; what is no character is written as its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
