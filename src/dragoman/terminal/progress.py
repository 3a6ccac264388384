"""The progress bar of a reading, on standard error; there is none where that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Step(Protocol):
    """What a reading tells its progress to."""

    def __call__(self, done: int, total: int | None) -> None:
        """So many of all reports are read."""

    def fusing(self, done: int, total: int) -> None:
        """So much of what they tell is put together."""


@contextmanager
def bar(*, hidden: bool, doing: str = "reading") -> Iterator[Step | None]:
    """What to call with the number of reports done and of all; None where no bar is shown."""
    if hidden or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Reports a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.1f}/s" if task.speed else "", "dim")

    class Left(ProgressColumn):
        """The time left."""

        def render(self, task: Task) -> Text:
            seconds = task.time_remaining
            if seconds is None:
                return Text()
            minutes, rest = divmod(int(seconds), 60)
            return Text(f"{minutes:,}:{rest:02} left", "dim")

    shown = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), Left()
    with Progress(*shown, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task(doing, total=None)

        class Shown:
            """The bar: of the reports first, then of what comes of them."""

            def __call__(self, done: int, total: int | None) -> None:
                progress.update(task, completed=done, total=total)

            def fusing(self, done: int, total: int) -> None:
                progress.update(task, completed=done, total=total, description="putting together")

        yield Shown()
