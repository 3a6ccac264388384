"""Two processes that code side by side against one, and the memory that one of them takes.

python -m bench.workers
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from bench import claims, examples, places
from dragoman.coding.coder import Coder
from dragoman.coding.workers import Workers
from dragoman.reading.clean import clean
from dragoman.records import Claim, CleanReport

ROUNDS = 3


def measure() -> dict[str, float]:
    """How many times as fast two are as one, and the memory of one, in MB.

    In processor time, because other programs do not count to it: that of one coder against half of
    what the two and the process that hands them reports take together, as each has a processor to
    itself. What they take to load is told apart by giving them the reports once and three times.
    """
    coder = Coder()
    cleans = _cleans()
    wanted = list(coder.code_many(cleans))
    one = sum(_seconds(coder, cleans) for _ in range(ROUNDS))
    first, more = (_both(coder, cleans, wanted, times) for times in (1, 1 + ROUNDS))
    command = [sys.executable, "-m", "bench.workers", "memory"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {"two": 2 * one / (more - first), "memory": float(told)}


def _both(coder: Coder, cleans: list[CleanReport], wanted: list[list[Claim]], times: int) -> float:
    """The processor seconds of two workers, and of this process, for all reports so many times.

    Raises `ValueError` where they find other claims than one coder does.
    """
    begun = time.process_time() + _of_children()
    with Workers(2, coder.authority) as workers:
        if list(workers.code_many(cleans * times)) != wanted * times:
            raise ValueError("two processes find other claims than one")
    return time.process_time() + _of_children() - begun


def _of_children() -> float:
    """The processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _cleans() -> list[CleanReport]:
    reports = examples.reports() + (claims.seeds() if places.SEEDS.is_dir() else [])
    return [clean(report) for report in reports]


def _seconds(coder: Coder, cleans: list[CleanReport]) -> float:
    begun = time.process_time()
    for _ in coder.code_many(cleans):
        pass
    return time.process_time() - begun


def _memory() -> float:
    """The most memory that this process took while it coded all the reports."""
    for _ in Coder().code_many(_cleans()):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _printed(figures: dict[str, float]) -> Iterator[str]:
    yield from (f"{name}: {figure:,.2f}" for name, figure in figures.items())


if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        print(_memory())
    else:
        print("\n".join(_printed(measure())))
