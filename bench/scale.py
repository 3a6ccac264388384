"""What a large corpus costs, stage by stage, and from that what a year of all the world's news would.

python -m bench scale        DRAGOMAN_BENCH_REPORTS=10000 makes it larger
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench import elsewhere, examples
from dragoman import scale
from dragoman.coding.coder import Coder
from dragoman.reading.clean import clean
from dragoman.reading.sources import load
from dragoman.records import CleanReport, Report
from dragoman.scale.engines import engine

REPORTS = int(os.environ.get("DRAGOMAN_BENCH_REPORTS", "600"))
WORKERS = 2
SMALLER = 6  # of which size the exponents are taken: so many times smaller
STATES = """Albania Algeria Argentina Australia Austria Bolivia Brazil Bulgaria Cambodia Canada Chile
    Colombia Cuba Denmark Ecuador Egypt Ethiopia Finland France Ghana Greece Hungary India Indonesia Ireland
    Italy Japan Kenya Malaysia Mexico Morocco Nepal Norway Peru Poland Portugal Romania Rwanda Spain Sweden
    Tanzania Thailand Tunisia Uganda Uruguay Vietnam Zambia""".split()
YEAR = 365 * 100_000
"""Reports of a year, where a hundred thousand come each day: GDELT says that it takes in about so many."""
PRICE = 0.05
"""Dollars for an hour of one processor, which is about what the large sellers ask for one with 4 GB."""
HOUR, GIGA, KILO = 3600, 1e9, 1000


def measure() -> dict[str, float]:
    """Processor seconds and bytes for a thousand reports by stage, and what a year comes to."""
    with TemporaryDirectory() as folder:
        small, large = REPORTS // SMALLER, REPORTS
        costs = {size: _costs(Path(folder, str(size)), size) for size in (small, large)}
        engines = _engines(Path(folder, "engines"), small)
    found = {
        name: value / large * (KILO if name.endswith("_seconds") else 1 / KILO)
        for name, value in costs[large].items()
    }
    for name in ("merge_seconds", "fuse_seconds"):
        grown = costs[large][name] / costs[small][name]
        found[f"{name}_exponent"] = math.log(grown) / math.log(large / small)
    a_report = costs[large]["read_seconds"] / large
    return {
        "reports": float(large),
        **found,
        **engines,
        "year_hours": a_report * YEAR / HOUR,
        "year_lake": costs[large]["lake"] / large * YEAR / GIGA,
        "year_dollars": a_report * YEAR / HOUR * PRICE,
    }


def _costs(folder: Path, size: int) -> dict[str, float]:
    """Of so many reports, each stage by itself."""
    folder.mkdir(parents=True)
    news = made(folder / "news.jsonl", size)
    coder = Coder()
    list(coder.read_many([clean(examples.reports()[0])]))  # what is loaded once
    begun = time.process_time()
    cleans = [clean(one) for one in load([news]) if isinstance(one, Report)]
    cleaned = time.process_time()
    coder.parse_only(cleans)
    parsed = time.process_time()
    _read(coder, cleans)
    coded = time.process_time()
    whole = _reading(news, folder / "lake")
    took = _merging(folder / "lake", folder / "a.duckdb")
    lake = sum(path.stat().st_size for path in (folder / "lake").rglob("*.parquet"))
    return {
        "clean_seconds": cleaned - begun,
        "parse_seconds": parsed - cleaned,
        "code_seconds": max(0.0, (coded - parsed) - (parsed - cleaned)),
        "read_seconds": whole,
        "merge_seconds": took[0],
        "fuse_seconds": took[1],
        "lake": float(lake),
        "dossier": float((folder / "a.duckdb").stat().st_size),
        "text": float(news.stat().st_size),
        "words": KILO * sum(len(one.report.text.split()) for one in cleans),
    }


def _read(coder: Coder, cleans: Sequence[CleanReport]) -> int:
    return sum(len(found.claims) for found in coder.read_many(cleans))


def _reading(news: Path, lake: Path) -> float:
    begun = time.process_time()
    scale.read_into_lake([news], lake)
    return time.process_time() - begun


def _merging(lake: Path, path: Path) -> tuple[float, float]:
    """Processor seconds of taking a lake in, and of putting together what it tells."""

    class Watch:
        """Notes when putting together begins."""

        fused: float | None = None

        def __call__(self, done: int, total: int | None) -> None:
            """A report is taken in."""

        def fusing(self, done: int, total: int) -> None:
            """Something is put together."""
            self.fused = self.fused or time.process_time()

    watch, begun = Watch(), time.process_time()
    with dragoman.open(path) as dossier:
        scale.merge(lake, dossier, progress=watch)
    ended = time.process_time()
    fused = watch.fused or ended
    return fused - begun, ended - fused


def _engines(folder: Path, size: int) -> dict[str, float]:
    """Daft with two workers against two processes, in processor time, with what they take to load."""
    folder.mkdir(parents=True)
    news = made(folder / "news.jsonl", size)
    took = {}
    for name in ("processes", "daft"):
        begun = time.process_time() + _of_children()
        parts = max(1, size // 4)
        outcome = scale.read_into_lake(
            [news], folder / name, run=engine(name, WORKERS), part_reports=parts
        )
        if outcome.failed:
            raise ValueError(outcome.failed[0].error)
        took[name] = time.process_time() + _of_children() - begun
    return {"daft": took["daft"] / took["processes"]}


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def made(path: Path, size: int) -> Path:
    """So many reports as JSON Lines: those of our own writing, each time of other states and days."""
    given = examples.reports() + elsewhere.reports()
    draw = random.Random(size)
    with path.open("w", encoding="utf-8") as lines:
        for number in range(size):
            report = given[number % len(given)]
            day = f"2024-{draw.randrange(1, 3):02}-{draw.randrange(1, 29):02}"
            line = {"id": f"m{number}", "text": _moved(report.text, draw), "published": day,
                    "source": f"Outlet {draw.randrange(40)}"}  # fmt: skip
            lines.write(json.dumps(line) + "\n")
    return path


_NAMES = re.compile(
    r"\b(?:North Korea|South Korea|Russia|China|Ukraine|Japan|Israel|Iran|Turkey|Syria|Ethiopia|Egypt"
    r"|India|Pakistan|France|Germany|Britain|Serbia|Georgia|Armenia|Sudan|Kenya|Chile|Peru)\b"
)


def _moved(text: str, draw: random.Random) -> str:
    """The text about other states: each name of a state becomes another's, the same one throughout."""
    names: Iterator[str] = iter(draw.sample(STATES, len(STATES)))
    becomes: dict[str, str] = {}
    return _NAMES.sub(lambda found: becomes.setdefault(found[0], next(names)), text)
