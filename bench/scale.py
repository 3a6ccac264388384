"""What a large corpus costs, stage by stage, and from that what a year of all the world's news would.

python -m bench scale        DRAGOMAN_BENCH_REPORTS=10000 makes it larger
"""

from __future__ import annotations

import csv
import json
import math
import os
import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench import elsewhere, examples
from dragoman import scale
from dragoman.actors.mentions import find_mentions
from dragoman.coding.coder import Coder
from dragoman.coding.syntax import parser
from dragoman.reading.clean import clean
from dragoman.reading.sources import load
from dragoman.records import CleanReport, Report
from dragoman.scale.engines import engine

REPORTS = int(os.environ.get("DRAGOMAN_BENCH_REPORTS", "600"))
WORKERS = 2
SMALLER = 6  # of which size the exponents are taken: so many times smaller
LARGER = 3  # that what these sizes foretell is held against: so many times larger
STATES = """Albania Algeria Argentina Australia Austria Bolivia Brazil Bulgaria Cambodia Canada Chile
    Colombia Cuba Denmark Ecuador Egypt Ethiopia Finland France Ghana Greece Hungary India Indonesia Ireland
    Italy Japan Kenya Malaysia Mexico Morocco Nepal Norway Peru Poland Portugal Romania Rwanda Spain Sweden
    Tanzania Thailand Tunisia Uganda Uruguay Vietnam Zambia""".split()
YEAR = 365 * 100_000
"""Reports of a year, where a hundred thousand come each day: GDELT says that it takes in about so many."""
PRICES = Path(__file__).parent / "scale_prices.tsv"
HOUR, GIGA, KILO, MONTHS = 3600, 1e9, 1000, 12


def measure() -> dict[str, float]:
    """Processor seconds and bytes for a thousand reports by stage, and what a year comes to."""
    with TemporaryDirectory() as folder:
        small, large = REPORTS // SMALLER, REPORTS
        _whole_way(made(Path(folder, "first", "news.jsonl"), 2))  # what is loaded once
        costs = {size: _costs(Path(folder, str(size)), size) for size in (small, large)}
        engines = _engines(Path(folder, "engines"), small)
        checked = _checked(Path(folder, "more"), costs[large], large)
    found = {
        name: value / large * (KILO if name.endswith("_seconds") else 1 / KILO)
        for name, value in costs[large].items()
    }
    for name in ("read_seconds", "merge_seconds", "fuse_seconds"):
        grown = costs[large][name] / costs[small][name]
        found[f"{name}_exponent"] = math.log(grown) / math.log(large / small)
    kept = found["merge_seconds"] + found["fuse_seconds"]
    found["kept_share"] = kept / (kept + found["read_seconds"])
    year = _year(costs[large], large)
    return {"reports": float(large), **found, **engines, **year, **checked}


def _checked(folder: Path, cost: Mapping[str, float], size: int) -> dict[str, float]:
    """What more reports cost, in times of what is foretold: that each costs what one of these did."""
    more = _whole_way(made(folder / "news.jsonl", size * LARGER))
    times = {name: more[name] / (cost[name] * LARGER) for name in more}
    return {
        "checked_reports": float(size * LARGER),
        **{f"checked_{name}": times[f"{name}_seconds"] for name in ("read", "merge", "fuse")},
        "checked_lake": times["lake"],
        "checked_dossier": times["dossier"],
    }


def _year(cost: Mapping[str, float], size: int) -> dict[str, float]:
    """What a year comes to, where each report costs what one of these does: reading, then fusing it all.

    Of what is bought as a whole, the lake is kept for the year and the dossiers made of it as well.
    """
    hours = {
        name: cost[f"{name}_seconds"] / size * YEAR / HOUR for name in ("read", "merge", "fuse")
    }
    lake, dossiers = (cost[name] / size * YEAR / GIGA for name in ("lake", "dossier"))
    prices = {row["what"]: float(row["dollars"]) for row in _prices()}
    return {
        "year_hours": hours["read"],
        "year_fuse_hours": hours["merge"] + hours["fuse"],
        "year_lake": lake,
        "year_dossier": dossiers,
        "year_dollars": sum(hours.values()) * prices["processor hour"],
        "year_disk_dollars": (lake + dossiers) * prices["gigabyte month"] * MONTHS,
    }


def _prices() -> list[dict[str, str]]:
    with PRICES.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _costs(folder: Path, size: int) -> dict[str, float]:
    """Of so many reports, each stage by itself, and the whole way."""
    news = made(folder / "news.jsonl", size)
    words = sum(len(one.text.split()) for one in load([news]) if isinstance(one, Report))
    return {
        **_stages(news),
        **_whole_way(news),
        "text": float(news.stat().st_size),
        "words": KILO * words,
    }


def _whole_way(news: Path) -> dict[str, float]:
    """Processor seconds of reports into a lake, from there into a dossier, and of fusing them; bytes."""
    lake, dossier = news.with_name("lake"), news.with_name("a.duckdb")
    read = _reading(news, lake)
    merged, fused = _merging(lake, dossier)
    return {
        "read_seconds": read,
        "merge_seconds": merged,
        "fuse_seconds": fused,
        "lake": float(sum(path.stat().st_size for path in lake.rglob("*.parquet"))),
        "dossier": float(dossier.stat().st_size),
    }


def _stages(news: Path) -> dict[str, float]:
    """Processor seconds of the stages of reading, each by itself.

    What the rules take is what coding by rules takes beside the parse and the matcher; what the
    encoder takes is what coding with it takes beside that.
    """
    coder, quick = Coder(), Coder(quick=True)
    for one in (coder, quick):
        _read(one, [clean(examples.reports()[0])])  # what is loaded once
    begun = time.process_time()
    cleans = [clean(one) for one in load([news]) if isinstance(one, Report)]
    cleaned = time.process_time() - begun
    parse, matched, ruled, coded = (
        _seconds(stage)
        for stage in (
            lambda: [
                len(doc) for doc in parser.parse(text for one in cleans for text in _texts(one))
            ],
            lambda: [
                find_mentions(_texts(one), one.report.published, coder.authority) for one in cleans
            ],
            lambda: _read(quick, cleans),
            lambda: _read(coder, cleans),
        )
    )
    return {
        "clean_seconds": cleaned,
        "parse_seconds": parse,
        "match_seconds": matched,
        "rule_seconds": max(0.0, ruled - parse - matched),
        "encoder_seconds": max(0.0, coded - ruled),
    }


def _seconds(stage: Callable[[], object]) -> float:
    begun = time.process_time()
    stage()
    return time.process_time() - begun


def _texts(one: CleanReport) -> list[str]:
    return [passage.text for passage in one.passages]


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
    path.parent.mkdir(parents=True, exist_ok=True)
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
