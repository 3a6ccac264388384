"""Acts, statements and silences of the example reports, by the shared scorer."""

from __future__ import annotations

from bench import places
from bench.claims import FIGURES
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
    """The same figures as for the seeds, over the reports that have gold lines."""
    scores = score(places.EXAMPLES / "gold", reports(), REPORTS)
    return {name: scores[name] for name in FIGURES}
