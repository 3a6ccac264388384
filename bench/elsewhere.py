"""Acts, statements and silences of the held-out reports, by the shared scorer."""

from __future__ import annotations

from bench import places
from bench.scorer import score
from dragoman.reading.sources import load
from dragoman.records import Report

HELD_OUT = places.ROOT / "bench" / "elsewhere"
REPORTS = HELD_OUT / "reports"


def reports() -> list[Report]:
    """The held-out reports. Raises `ValueError` when one of them cannot be read."""
    found = list(load([REPORTS]))
    for one in found:
        if not isinstance(one, Report):
            raise ValueError(f"{one.path}: {one.reason}")
    return [one for one in found if isinstance(one, Report)]


def measure() -> dict[str, float]:
    """What the scorer says of the held-out reports. Nobody tunes on them: see their README."""
    return score(HELD_OUT / "gold", reports(), REPORTS)
