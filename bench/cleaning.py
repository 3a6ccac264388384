"""Measures the cleaning: on the seeds' gold regions, on plain news for false alarms, in time.

python -m bench.cleaning
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import CleanReport

SHARED = Path(__file__).parents[1].parent / "shared"
ROUNDS = 20


def measure() -> dict[str, float]:
    """The share of the seeds' characters whose kind is right, and milliseconds a report.

    All characters but blanks are counted; outside the gold spans the kind is body.
    """
    gold = json.loads((SHARED / "seeds/gold/clean.json").read_text(encoding="utf-8"))
    figures: dict[str, float] = {}
    right = total = 0
    seconds = 0.0
    for name, told in gold.items():
        text = (SHARED / "seeds" / told["file"]).read_text(encoding="utf-8")
        cleaned = clean(make_report(text))
        hits, count = _agreement(cleaned, told["spans"])
        figures[f"characters right, {name}"] = hits / count
        right, total = right + hits, total + count
        begun = time.perf_counter()
        for _ in range(ROUNDS):
            clean(cleaned.report)
        seconds += time.perf_counter() - begun
    figures["characters right"] = right / total
    figures["milliseconds a report"] = 1000 * seconds / (ROUNDS * len(gold))
    return figures


def _agreement(cleaned: CleanReport, spans: list[tuple[int, int, str]]) -> tuple[int, int]:
    text = cleaned.report.text
    wanted = ["body"] * len(text)
    for start, end, kind in spans:
        wanted[start:end] = [kind] * (end - start)
    got = [""] * len(text)
    for region in cleaned.regions:
        got[region.start : region.end] = [region.kind] * (region.end - region.start)
    places = [i for i, character in enumerate(text) if not character.isspace()]
    return sum(wanted[i] == got[i] for i in places), len(places)


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name}: {figure:.4f}")
