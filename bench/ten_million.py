"""Many imported events: any dyad over time, and the picture as of any day, in SQL and in pandas.

The file is made up: ICEWS's twenty columns, states drawn as unevenly as news draws them, twenty years.
pandas answers the same questions in the same run from the same file, read anew as a script would, and
from a frame that is in memory already.
"""

from __future__ import annotations

import csv
import os
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import dragoman
from dragoman.actors.codes import state_codes
from dragoman.exchange.imports.shapes import columns_of
from dragoman.store import imported
from dragoman.store.file import connected

EVENTS = int(os.environ.get("DRAGOMAN_BENCH_EVENTS", "10000000"))
_FIRST, _DAYS = date(2000, 1, 1), 20 * 365
_CODES = """010 020 036 040 042 043 046 051 057 061 070 072 0841 100 111 112 120 130 138 141 154 161
    163 173 190 193""".split()
_SECTORS = ["Executive,Government", "Military", "", "General Population / Civilian / Social"]
_BLOCK = 100_000  # rows that are made at once

Answer = TypeVar("Answer")


def measure() -> dict[str, float]:
    """Seconds for importing, for the slowest of several dyads and days, and pandas' over ours."""
    with TemporaryDirectory() as folder:
        path = _made(Path(folder, "events.tab"), EVENTS)
        with dragoman.open(Path(folder, "affair.duckdb")) as dossier:
            began = time.perf_counter()
            found = dossier.import_events(path)
            importing = time.perf_counter() - began
            assert found.events == EVENTS
            ours = _ours(dossier.path)
        theirs = _pandas(path)
    return {
        "events": float(EVENTS),
        "import_seconds": importing,
        "import_events_a_second": EVENTS / importing,
        **ours,
        "dyad_pandas_from_file_ratio": theirs["dyad_from_file"] / ours["dyad_seconds"],
        "dyad_pandas_in_memory_ratio": theirs["dyad_in_memory"] / ours["dyad_seconds"],
        "picture_pandas_from_file_ratio": theirs["picture_from_file"] / ours["picture_seconds"],
        "picture_pandas_in_memory_ratio": theirs["picture_in_memory"] / ours["picture_seconds"],
    }


def _ours(path: Path) -> dict[str, float]:
    dyads = [("CHN", "USA"), ("IND", "PAK"), ("FJI", "ISL"), ("ISR", "PSE")]
    days = [_FIRST + timedelta(share * _DAYS // 7 + 11) for share in range(7)]
    return {
        "dyad_seconds": max(_asked(path, imported.imported_series, *pair) for pair in dyads),
        "dyad_by_day_seconds": max(
            _asked(path, imported.imported_series, *pair, "day") for pair in dyads
        ),
        "picture_seconds": max(_asked(path, imported.imported_dyads, day) for day in days),
        "timeline_seconds": _asked(path, imported.imported_counts),
    }


def _asked(path: Path, question: Callable[..., object], *asked: object) -> float:
    """Seconds from opening the dossier to the answer."""
    began = time.perf_counter()
    with connected(path) as connection:
        question(connection, *asked)
    return time.perf_counter() - began


def _pandas(path: Path) -> dict[str, float]:
    """The same sums as a script would make them: of one dyad by month, and of all up to a day."""
    import pandas as pd

    wanted = ["Event Date", "Source Country", "Target Country", "Intensity"]
    began = time.perf_counter()
    frame = pd.read_csv(path, sep="\t", usecols=wanted, quoting=csv.QUOTE_NONE)
    frame["day"] = pd.to_datetime(frame["Event Date"], format="%Y-%m-%d")
    frame["up"] = frame["Intensity"].clip(lower=0)
    frame["down"] = -frame["Intensity"].clip(upper=0)
    loading = time.perf_counter() - began

    def dyad() -> object:
        one, two = frame["Source Country"], frame["Target Country"]
        here = frame[
            ((one == "China") & (two == "United States"))
            | ((one == "United States") & (two == "China"))
        ]
        return here.groupby(here["day"].dt.to_period("M"))[["up", "down"]].sum()

    def picture() -> object:
        known = frame[frame["day"] <= "2012-03-11"]
        return known.groupby(["Source Country", "Target Country"])[["up", "down"]].sum()

    in_memory = {"dyad": _timed(dyad), "picture": _timed(picture)}
    return {f"{name}_in_memory": spent for name, spent in in_memory.items()} | {
        f"{name}_from_file": loading + spent for name, spent in in_memory.items()
    }


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _made(path: Path, count: int) -> Path:
    """A file of so many events of made-up states' doings."""
    draw = random.Random(20)
    names = [one.name for one in state_codes() if one.cow]
    draw.shuffle(names)
    first = ["China", "United States", "India", "Pakistan", "Israel", "Russia"]
    names = first + [name for name in names if name not in first]
    weights = [1 / (place + 3) for place in range(len(names))]
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(columns_of("icews")) + "\n")
        for start in range(0, count, _BLOCK):
            size = min(_BLOCK, count - start)
            sources = draw.choices(names, weights, k=size)
            targets = draw.choices(names, weights, k=size)
            codes = draw.choices(_CODES, k=size)
            sectors = draw.choices(_SECTORS, k=size)
            days = [str(_FIRST + timedelta(draw.randrange(_DAYS))) for _ in range(size)]
            out.writelines(
                f"{start + n}\t{day}\tSomebody\t{sector}\t{source}\tDid\t{code}\t"
                f"{(n % 21) - 10}.0\tSomebody\t\t{target}\t{n}\t1\tWire\t\t\t\t{source}\t1.0\t2.0\n"
                for n, (day, sector, source, code, target) in enumerate(
                    zip(days, sectors, sources, codes, targets, strict=True)
                )
            )
    return path
