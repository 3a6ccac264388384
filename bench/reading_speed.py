"""What reading and cleaning cost without coding: plain reports of 3 kB, in one process and in two.

python -m bench.reading_speed
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from bench import examples
from dragoman.reading.clean import clean
from dragoman.reading.sources import load
from dragoman.records import Report

SIZE = 3_000  # bytes a report
COUNT = 400
ROUNDS = 5
# The least that any reader of text does, so often that it takes some time: see `_bare`.
BARE_TIMES = 10

Way = Callable[[list[Path]], int]


def measure() -> dict[str, float]:
    """Reports read in a second of each processor's time, and the cost in times of bare reading's.

    Processor time, because other programs do not count to it; two processes run at once, each as
    fast as the other lets it. The bare reading of a file: read, decoded, parted into words.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(Path(folder))
        _read(paths), _bare(paths)
        rounds = [(_seconds(_bare, paths), _seconds(_read, paths)) for _ in range(ROUNDS)]
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            halves = [paths[::2], paths[1::2]]
            list(pool.map(_read, halves))  # both load what they need
            both = [list(pool.map(_seconds_to_read, halves)) for _ in range(ROUNDS)]
    return {
        "one": COUNT / min(read for _, read in rounds),
        "two": max(sum(COUNT / 2 / seconds for seconds in pair) for pair in both),
        "ratio": median(BARE_TIMES * read / bare for bare, read in rounds),
    }


def _written(folder: Path) -> list[Path]:
    """Files of one size, each of whole paragraphs of the examples, begun at another place."""
    paragraphs = [
        paragraph for report in examples.reports() for paragraph in report.text.split("\n\n")
    ]
    paths: list[Path] = []
    for number in range(COUNT):
        turned = paragraphs[number % len(paragraphs) :] + paragraphs[: number % len(paragraphs)]
        text = f"Report {number}\n\n" + "\n\n".join(turned)
        cut = text.encode()[:SIZE].decode("utf-8", "ignore")
        path = folder / f"report{number:04}.txt"
        path.write_text(cut[: cut.rindex(" ")], encoding="utf-8")
        paths.append(path)
    return paths


def _read(paths: list[Path]) -> int:
    """Read and clean the files; the number of passages."""
    reports = [one for one in load(paths) if isinstance(one, Report)]
    return sum(len(clean(report).passages) for report in reports)


def _bare(paths: list[Path]) -> int:
    words = 0
    for path in paths:
        data = path.read_bytes()
        for _ in range(BARE_TIMES):
            words += len(data.decode("utf-8").split())
    return words


def _seconds(way: Way, paths: list[Path]) -> float:
    """Processor seconds of this process."""
    gc.collect()
    begun = time.process_time()
    way(paths)
    return time.process_time() - begun


def _seconds_to_read(paths: list[Path]) -> float:
    return _seconds(_read, paths)


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name}: {figure:.3f}")
