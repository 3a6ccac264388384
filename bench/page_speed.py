"""How quick the page is in a real browser: the first page, any other day, the network and the map.

python -m bench.page_speed [COUNT]

A server of its own process shows a dossier of made-up reports (`bench/affairs.py`); Chromium asks it.
What is measured is the browser's own: from the beginning of the navigation to the end of its load.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import dragoman
from bench import growth

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPORTS = int(os.environ.get("DRAGOMAN_BENCH_REPORTS", "10000"))
DAYS = 20  # as-of days that are asked for, drawn by chance
_BETWEEN = 5  # the same page again and again: the floor of what a browser takes
_WARM = 600  # seconds within which the server must have got ready
_TOOK = "() => { const [n] = performance.getEntriesByType('navigation'); return n.loadEventEnd - n.startTime }"


def measure() -> dict[str, float]:
    """Milliseconds at the size of the default."""
    return figures(REPORTS)


def figures(reports: int) -> dict[str, float]:
    """Milliseconds of pages in a browser, and of the server's start in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder, "affair.duckdb"), reports)
        with dragoman.open(path) as dossier:
            published = [one.published for one in dossier.moment().reports if one.published]
        days = _days(min(published), max(published))
        began = time.perf_counter()
        with served(path) as address, _browser() as page:
            _load(page, f"{address}/")
            ready = time.perf_counter() - began
            return {"reports": float(reports), "ready": ready, **_pages(page, address, days)}


def made(path: Path, reports: int) -> Path:
    """A dossier of so many made-up reports, with all that is kept of them."""
    growth.fill(path, reports)
    growth.bring(path)
    return path


def _pages(page: Page, address: str, days: Sequence[date]) -> dict[str, float]:
    """The first page, then each day new to the server, then one page of it over and over."""
    newest, *others = days
    first = _load(page, f"{address}/?as_of={newest}")
    changes = [_load(page, f"{address}/?as_of={day}") for day in others]
    again = [_load(page, f"{address}/?as_of={newest}") for _ in range(_BETWEEN)]
    _load(page, f"{address}/network")  # the network is laid out once
    networks = [_load(page, f"{address}/network?as_of={day}") for day in others[:_BETWEEN]]
    maps = [_load(page, f"{address}/map?as_of={day}") for day in others[:_BETWEEN]]
    return {
        "first": first,
        "again": statistics.median(again),
        "as_of": statistics.median(changes),
        "as_of_ratio": statistics.median(changes) / statistics.median(again),
        "as_of_worst": max(changes),
        "network": statistics.median(networks),
        "map": statistics.median(maps),
    }


def _load(page: Page, address: str) -> float:
    page.goto(address, wait_until="load", timeout=_WARM * 1000)
    page.wait_for_function("() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    return float(page.evaluate(_TOOK))


def _days(first: date, last: date) -> list[date]:
    """The newest day, and others between the first and it."""
    chance = random.Random(6)
    span = range(1, (last - first).days)
    return [last, *(first + timedelta(one) for one in chance.sample(span, min(DAYS, len(span))))]


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a server of the dossier."""
    command = [sys.executable, "-m", "dragoman", "serve", "--from", str(path), "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as looks,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "XDG_STATE_HOME": looks},
        ) as server,
    ):
        try:
            assert server.stdout is not None
            told = next((line for line in server.stdout if "http://" in line), "")
            yield "http://" + told.partition("http://")[2].split()[0].rstrip("/")
        finally:
            server.terminate()


@contextmanager
def _browser() -> Iterator[Page]:
    """A page of Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    where = shutil.which("chromium")
    assert where, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=where)
        yield opened.new_page(viewport={"width": 1400, "height": 900})
        opened.close()


if __name__ == "__main__":
    for name, value in figures(int(sys.argv[1]) if sys.argv[1:] else REPORTS).items():
        print(f"{name:20} {value:10.1f}")
