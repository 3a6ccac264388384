"""How fusing grows: made-up reports with their claims in a dossier, from a thousand to a hundred thousand.

python -m bench.growth [COUNT ...]
"""

from __future__ import annotations

import gc
import math
import resource
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench.affairs import Made, make
from dragoman.coders import coder_for
from dragoman.coding.products import on_one_thread
from dragoman.reading.clean import clean
from dragoman.records import Claim, CleanReport
from dragoman.store import write
from dragoman.store.file import connected
from dragoman.store.kept.forward import bring_forward
from dragoman.store.lock import writer_lock

SIZES = (250, 500, 1_000)  # by default; more are asked for on the command line
ADDED = 5  # reports that are added one by one
CODED = 250  # reports that are cleaned and coded, to hold what is made of them against that
_WRITTEN = 2_000  # reports written at once


class Told:
    """Stands for the coder: it knows what each report claims."""

    version = "made-up"
    authority_version = "made-up"

    def __init__(self, made: Iterable[Made]) -> None:
        self._claims = {one.report.id: list(one.claims) for one in made}

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report."""
        for one in cleans:
            yield self._claims[one.report.id]


def measure() -> dict[str, float]:
    """The figures at the sizes of the default."""
    return figures(SIZES)


def figures(sizes: Sequence[int]) -> dict[str, float]:
    """Processor seconds of fusing and of one more report, their exponents, and megabytes at most."""
    return summed(grown(sizes))


@dataclass(frozen=True, slots=True)
class Grown:
    """Processor seconds by the number of reports."""

    stored: dict[int, float] = field(default_factory=dict)
    """Of writing them with their claims."""
    fused: dict[int, float] = field(default_factory=dict)
    """Of making all that is kept of them."""
    added: dict[int, float] = field(default_factory=dict)
    """Of one more beside them, the median."""
    waited: dict[int, float] = field(default_factory=dict)
    """The same by the clock."""


def summed(took: Grown) -> dict[str, float]:
    """What the seconds by size come to: their exponents, and those of the largest size."""
    return {
        "exponent": exponent(took.fused),
        "add_exponent": exponent(took.added),
        "seconds": took.fused[max(took.fused)],
        "add_seconds": took.added[max(took.added)],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def grown(sizes: Sequence[int]) -> Grown:
    """The seconds by size."""
    took = Grown()
    with TemporaryDirectory() as folder:
        first = Path(folder, "first.duckdb")  # what is loaded once
        store(first, parted(ADDED)[0])
        bring(first)
        for size in sizes:
            path = Path(folder, f"{size}.duckdb")
            took.stored[size], spare = _stored(path, size)
            took.fused[size] = _seconds(lambda path=path: bring(path))
            gc.collect()
            added = [add(path, one) for one in spare]
            took.added[size], took.waited[size] = map(statistics.median, zip(*added, strict=True))
            told = f"stored {took.stored[size]:.1f} s, fused {took.fused[size]:.1f} s"
            print(f"{size:,}: {told}, one more {took.added[size]:.2f} s", file=sys.stderr)
    return took


def _stored(path: Path, size: int) -> tuple[float, list[Made]]:
    """The seconds of storing so many reports, and those to be added; the others are not held in memory on."""
    kept, spare = parted(size)
    return _seconds(lambda: store(path, kept)), spare


def reading() -> float:
    """The seconds that it takes to clean and code one such report as ours does, loaded before."""
    coder, made = coder_for(""), [one.report for one in make(CODED, seed=CODED)]
    list(coder.code_many([clean(made[0])]))
    return _seconds(lambda: list(coder.code_many(clean(one) for one in made))) / CODED


def parted(size: int) -> tuple[list[Made], list[Made]]:
    """So many reports, and some more of the same affairs."""
    made = list(make(size + ADDED, seed=size))
    step = len(made) // ADDED
    spare = [made[place] for place in range(step // 2, len(made), step)][:ADDED]
    left = {one.report.id for one in spare}
    return [one for one in made if one.report.id not in left], spare


def store(path: Path, made: Iterable[Made]) -> None:
    """Write reports with their claims into a new dossier, not yet fused."""
    dragoman.open(path).close()
    kept = iter(made)
    with writer_lock(path), connected(path, write=True) as connection:
        run = write.begin_run(connection, Told.version, Told.authority_version, ["made-up"])
        while some := list(islice(kept, _WRITTEN)):
            write.write_batch(connection, run, [one.coded for one in some], [])
        write.end_run(connection, run)


def add(path: Path, one: Made) -> tuple[float, float]:
    """The seconds of the processor, and by the clock, that it takes to read one more report, with all that is kept."""
    coder = Told([one])
    with dragoman.open(path) as dossier:
        begun = time.monotonic()
        spent = _seconds(lambda: dossier.read([one.report], coder=coder))
        return spent, time.monotonic() - begun


def exponent(seconds: dict[int, float]) -> float:
    """How the time grows with the number of reports: 1 is linear (least squares of the logarithms)."""
    points = [(math.log(size), math.log(value)) for size, value in seconds.items()]
    fitted = statistics.linear_regression(*zip(*points, strict=True))
    return fitted.slope


def bring(path: Path) -> None:
    """Make all that is kept of the reports, on one thread as `Dossier.read` does."""
    with writer_lock(path), on_one_thread():
        bring_forward(path)


def _seconds(done: object) -> float:
    begun = time.process_time()
    done()  # type: ignore[operator]
    return time.process_time() - begun


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:]] or list(SIZES)
    for name, value in figures(asked).items():
        print(f"{name:20} {value:10.3f}")
