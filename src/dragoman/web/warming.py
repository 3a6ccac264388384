"""What the first pages need is made before anybody is let in, and all other days while nobody asks."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from dragoman.errors import DragomanError
from dragoman.web.answers import Answers
from dragoman.web.frame import answered

# New objects before a collection, and how many collections of the younger before one of the older.
# A dossier of 10,000 reports is some five million objects: to look through all of them takes 0.8 s,
# during which nobody is answered, and by Python's own bounds that came once in about ten pages.
CALM = (5_000, 20, 50)
# Seconds after an answer until steps of a millisecond go on: they delay nobody, and a reader who
# moves from day to day has the next ones prepared while looking at one.
BRIEF = 0.02


@contextmanager
def calm() -> Iterator[None]:
    """Python looks through all that is kept for what nobody needs any more far less often than it does else."""
    before = gc.get_threshold()
    gc.set_threshold(*CALM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def warm(answers: Answers) -> None:
    """Ask for the first pages as a reader would, so that all that they need is made and kept.

    A day before the newest is asked for, too: what all days need that are not today's is made with it.
    """
    with suppress(DragomanError):
        newest = answers.about().days[1]
        answers.another.clear()
        earlier = [{"as_of": newest - timedelta(1)}] if newest else []
        for name, asked in [
            ("affair", {}),
            *(("affair", one) for one in earlier),
            ("network", {}),
            ("map", {}),
        ]:
            answers.turns.wait()
            answered(answers, name, asked)
        settle()


def stay_warm(answers: Answers, ready: Callable[[], None]) -> None:
    """Make all days ready, and everything anew whenever the dossier has become another; it never ends.

    ``ready`` is called each time that all is ready.
    """
    while True:
        if prepare(answers):
            settle()
            ready()
        answers.another.wait()
        warm(answers)


def prepare(answers: Answers) -> bool:
    """Make beforehand what was known of small parts on every day; whether it came to its end.

    It ends before where the dossier becomes another one meanwhile.
    """
    with suppress(DragomanError):
        for _ in answers.about().moment.history.prepare():
            if answers.another.is_set():
                return False
            answers.turns.wait(BRIEF)
        return not answers.another.is_set()
    return False


def settle() -> None:
    """What there is now stays: Python need not look through it again, which took 0.8 s in one of some 40 pages.

    `calm` ends it, and so does another moment of the dossier, when what there is of the older one goes.
    """
    gc.freeze()
