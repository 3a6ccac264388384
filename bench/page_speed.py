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
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
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
        with serving(path) as server, _browser() as page:
            _load(page, f"{server.address}/")
            ready = time.perf_counter() - began
            pages = _pages(page, server.address, days)
            return {
                "reports": float(reports),
                "ready": ready,
                "warm": server.warm() - began,
                **pages,
            }


def made(path: Path, reports: int) -> Path:
    """A dossier of so many made-up reports, with all that is kept of them."""
    growth.store(path, growth.parted(reports)[0])
    growth.bring(path)
    return path


def _pages(page: Page, address: str, days: Sequence[date]) -> dict[str, float]:
    """The first page, then each day new to the server, then one page of it over and over.

    Nobody waits before the first day or between two: the slowest are those while the server prepares.
    """
    newest, *others = days
    first = _load(page, f"{address}/?as_of={newest}")
    changes = [_load(page, f"{address}/?as_of={day}") for day in others]
    again = [_load(page, f"{address}/?as_of={newest}") for _ in range(_BETWEEN)]
    networks = [_load(page, f"{address}/network?as_of={day}") for day in others]
    maps = [_load(page, f"{address}/map?as_of={day}") for day in others]
    return {
        "first": first,
        "again": statistics.median(again),
        "as_of": statistics.median(changes),
        "as_of_ratio": statistics.median(changes) / statistics.median(again),
        "as_of_worst": max(changes),
        "network": statistics.median(networks),
        "network_worst": max(networks),
        "map": statistics.median(maps),
        "map_worst": max(maps),
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


class Server:
    """What a server says of itself."""

    def __init__(self, told: Iterable[str]) -> None:
        self._warm: Future[float] = Future()
        listening = Future[str]()
        self.hearing = threading.Thread(target=self._listen, args=(told, listening), daemon=True)
        self.hearing.start()
        self.address = listening.result(_WARM)

    def warm(self) -> float:
        """When it had prepared every day, by the clock that measures."""
        return self._warm.result(_WARM)

    def _listen(self, told: Iterable[str], listening: Future[str]) -> None:
        for line in told:
            if "http://" in line:
                listening.set_result(
                    "http://" + line.partition("http://")[2].split()[0].rstrip("/")
                )
            elif "every day is prepared" in line:
                self._warm.set_result(time.perf_counter())


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a server of the dossier."""
    with serving(path) as server:
        yield server.address


@contextmanager
def serving(path: Path) -> Iterator[Server]:
    """A server of the dossier, in a process of its own."""
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
        assert server.stdout is not None
        heard = None
        try:
            heard = Server(server.stdout)
            yield heard
        finally:
            server.terminate()
            if heard:
                heard.hearing.join(_WARM)


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
