"""Acts, statements and silences of the two seed reports, by the shared scorer."""

from __future__ import annotations

import json
from datetime import date

from bench import places
from bench.scorer import score
from dragoman.reading.sources import make_report
from dragoman.records import Report


def seeds() -> list[Report]:
    """The two seed reports with their days of publication."""
    told = json.loads((places.SEEDS / "gold" / "clean.json").read_text(encoding="utf-8"))
    paths = [(places.SEEDS / one["file"], one["published"]) for one in told.values()]
    return [
        make_report(
            path.read_text(encoding="utf-8"), id=path.stem, published=date.fromisoformat(day)
        )
        for path, day in paths
    ]


def measure() -> dict[str, float]:
    """What the scorer says of the seeds."""
    return score(places.SEEDS / "gold", seeds(), places.SEEDS)
