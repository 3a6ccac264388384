"""The terminal as wide as it is or as asked for, with or without colour."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text


class _Console(Console):
    """A console that tells its caller when nobody listens any more, as print does."""

    def on_broken_pipe(self) -> None:
        """Let the error through: rich itself would end the process with an exit code of its own."""
        raise


def console(width: int | None = None) -> Console:
    """Standard output as a console. Colour goes off with NO_COLOR and where no terminal is."""
    return _Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def show(things: Iterable[RenderableType], width: int | None) -> None:
    """Print one thing below the other."""
    screen = console(width)
    for thing in things:
        # A line that names a file is never broken: it is there to be copied.
        whole = isinstance(thing, Text) and bool(thing.no_wrap)
        screen.print(thing, soft_wrap=whole)
