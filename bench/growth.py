"""How fusing grows: made-up reports with their claims in a dossier, from a thousand to a hundred thousand.

python -m bench.growth [COUNT ...]
"""

from __future__ import annotations

import math
import resource
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench.affairs import Made, make
from dragoman.records import Claim, CleanReport
from dragoman.store import write
from dragoman.store.file import connected
from dragoman.store.kept.forward import bring_forward
from dragoman.store.lock import writer_lock

SIZES = (250, 500, 1_000)  # by default; more are asked for on the command line
ADDED = 5  # reports that are added one by one
_WRITTEN = 2_000  # reports written at once


class Told:
    """Stands for the coder: it knows what each report claims."""

    version = "made-up"
    authority_version = "made-up"

    def __init__(self, made: Iterable[Made]) -> None:
        self._claims = {one.report.id: list(one.claims) for one in made}

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report."""
        for clean in cleans:
            yield self._claims[clean.report.id]


def measure() -> dict[str, float]:
    """The figures at the sizes of the default."""
    return figures(SIZES)


def figures(sizes: Sequence[int]) -> dict[str, float]:
    """Processor seconds of fusing and of one more report, their exponents, and megabytes at most."""
    return summed(*grown(sizes))


def summed(fused: dict[int, float], added: dict[int, float]) -> dict[str, float]:
    """What the seconds by size come to: their exponents, and those of the largest size."""
    return {
        "exponent": exponent(fused),
        "add_exponent": exponent(added),
        "seconds": fused[max(fused)],
        "add_seconds": added[max(added)],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def grown(sizes: Sequence[int]) -> tuple[dict[int, float], dict[int, float]]:
    """By size, the seconds of fusing, and the median seconds that one more report takes."""
    fused, added = {}, {}
    with TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder, f"{size}.duckdb")
            spare = fill(path, size)
            fused[size] = _seconds(lambda path=path: bring(path))
            added[size] = statistics.median(add(path, one) for one in spare)
            print(f"{size:,}: {fused[size]:.1f} s, one more {added[size]:.2f} s", file=sys.stderr)
    return fused, added


def fill(path: Path, size: int) -> list[Made]:
    """Write so many reports, not yet fused; some more of the same affairs are handed back."""
    made = list(make(size + ADDED, seed=size))
    step = len(made) // ADDED
    spare = [made[place] for place in range(step // 2, len(made), step)][:ADDED]
    left = {one.report.id for one in spare}
    dragoman.open(path).close()
    kept = (one for one in made if one.report.id not in left)
    with writer_lock(path), connected(path, write=True) as connection:
        run = write.begin_run(connection, Told.version, Told.authority_version, ["made-up"])
        while some := list(islice(kept, _WRITTEN)):
            write.write_batch(connection, run, [one.coded for one in some], [])
        write.end_run(connection, run)
    return spare


def add(path: Path, one: Made) -> float:
    """The seconds that it takes to read one more report, with all that is kept."""
    coder = Told([one])
    with dragoman.open(path) as dossier:
        return _seconds(lambda: dossier.read([one.report], coder=coder))


def exponent(seconds: dict[int, float]) -> float:
    """How the time grows with the number of reports: 1 is linear (least squares of the logarithms)."""
    points = [(math.log(size), math.log(value)) for size, value in seconds.items()]
    fitted = statistics.linear_regression(*zip(*points, strict=True))
    return fitted.slope


def bring(path: Path) -> None:
    """Make all that is kept of the reports."""
    with writer_lock(path):
        bring_forward(path)


def _seconds(done: object) -> float:
    begun = time.process_time()
    done()  # type: ignore[operator]
    return time.process_time() - begun


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:]] or list(SIZES)
    for name, value in figures(asked).items():
        print(f"{name:20} {value:10.3f}")
