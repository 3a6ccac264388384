"""Acts, statements and silences of the example reports, by the shared scorer."""

from __future__ import annotations

from bench import places
from bench.scorer import score
from dragoman.reading.sources import load
from dragoman.records import Report

REPORTS = places.EXAMPLES / "reports"


def reports() -> list[Report]:
    """All example reports. Raises `ValueError` when one of them cannot be read."""
    found = list(load([REPORTS]))
    for one in found:
        if not isinstance(one, Report):
            raise ValueError(f"{one.path}: {one.reason}")
    return [one for one in found if isinstance(one, Report)]


def measure() -> dict[str, float]:
    """What the scorer says of the examples that have gold lines."""
    return score(places.EXAMPLES / "gold", reports(), REPORTS)
