"""Fifty clients at once, for a minute, against a server on this machine: errors, and how long answers take.

python -m bench load         DRAGOMAN_BENCH_LOAD says for how many seconds, by default 60

A server of its own process shows a dossier of made-up reports (`bench/affairs.py`) on loopback. Each client
asks for one page after the other, as fast as it is answered, and holds its connection. The clients run in a
process beside the server and take time from it.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

from bench.page_speed import made, served

CLIENTS = 50
SECONDS = float(os.environ.get("DRAGOMAN_BENCH_LOAD", "60"))
REPORTS = 300
LONGEST = 60.0  # seconds after which an answer counts as none
PATHS = (
    "/", "/affair.json", "/timeline", "/timeline.csv", "/reports.json", "/stories", "/disagreements",
    "/network", "/map", "/search?q=minister", "/silences.json", "/static/page.css",
)  # fmt: skip


def measure() -> dict[str, float]:
    """Answers and errors, and the median and the 99th percentile of the times of answers."""
    return figures(CLIENTS, SECONDS, REPORTS)


def figures(clients: int, seconds: float, reports: int) -> dict[str, float]:
    """The same for so many clients, seconds and reports."""
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder, "affair.duckdb"), reports)
        with served(path) as address:
            took, errors = asyncio.run(_asked(address, clients, seconds))
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {
        "clients": clients,
        "lasted": seconds,
        "reports": reports,
        "answers": len(took),
        "errors": len(errors),
        "rate": len(took) / seconds,
        "middle": cuts[49] * 1000,
        "nearly_all": cuts[98] * 1000,
    }


async def _asked(address: str, clients: int, seconds: float) -> tuple[list[float], list[str]]:
    """The seconds that each answer took, and what went wrong."""
    import httpx

    took: list[float] = []
    errors: list[str] = []
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(
        base_url=address, limits=limits, timeout=LONGEST, trust_env=False
    ) as client:
        for path in PATHS:  # what is made once is made before anybody is timed
            (await client.get(path)).raise_for_status()
        until = time.perf_counter() + seconds

        async def one(number: int) -> None:
            chance = random.Random(number)
            while time.perf_counter() < until:
                path = chance.choice(PATHS)
                began = time.perf_counter()
                try:
                    answer = await client.get(path)
                except httpx.HTTPError as error:
                    errors.append(f"{path}: {error!r}")
                    continue
                took.append(time.perf_counter() - began)
                if answer.status_code != httpx.codes.OK:
                    errors.append(f"{path}: {answer.status_code}")

        await asyncio.gather(*(one(number) for number in range(clients)))
    for told in errors[:9]:
        print(told)
    return took, errors
