"""Acts, statements and silences of the ten reports on other affairs, by the shared scorer."""

from __future__ import annotations

from bench import places
from bench.scorer import score
from dragoman.reading.sources import load
from dragoman.records import Report

FOLDER = places.ROOT / "bench" / "elsewhere"
REPORTS = FOLDER / "reports"


def reports() -> list[Report]:
    """The ten reports. Raises `ValueError` when one of them cannot be read."""
    found = list(load([REPORTS]))
    for one in found:
        if not isinstance(one, Report):
            raise ValueError(f"{one.path}: {one.reason}")
    return [one for one in found if isinstance(one, Report)]


def measure() -> dict[str, float]:
    """What the scorer says of them; developed on since 2026-11-25: see their README."""
    return score(FOLDER / "gold", reports(), REPORTS)
