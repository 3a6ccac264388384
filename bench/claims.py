"""Acts, statements and silences of the two seed reports, by the shared scorer."""

from __future__ import annotations

import json
from datetime import date

from bench import places
from bench.scorer import score
from dragoman.reading.sources import make_report
from dragoman.records import Report

FIGURES = (
    "acts_type_f1",
    "acts_type_precision",
    "acts_type_recall",
    "acts_quad_f1",
    "acts_parties_f1",
    "status",
    "voice",
    "month",
    "statements_f1",
    "speaker",
    "silences_found",
    "silences_precision",
)


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
    """The figures of docs/quality.md, by the names of ``floors.toml``."""
    scores = score(places.SEEDS / "gold", seeds(), places.SEEDS)
    return {name: scores[name] for name in FIGURES}
