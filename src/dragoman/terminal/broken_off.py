"""A command that is broken off, by Ctrl-C or by a request to end, ends in the same orderly way."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

INTERRUPTED, TERMINATED = 130, 143  # exit codes, as shells know them


class Terminated(KeyboardInterrupt):
    """The system, or somebody, has asked the process to end (SIGTERM)."""


def code_of(broken_off: KeyboardInterrupt) -> int:
    """The exit code of a command that was broken off."""
    return TERMINATED if isinstance(broken_off, Terminated) else INTERRUPTED


@contextmanager
def heeded() -> Iterator[None]:
    """While this holds, a request to end breaks the command off as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    before = signal.signal(signal.SIGTERM, _break_off)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _break_off(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated
