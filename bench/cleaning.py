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
# The report's own: its headline, its text with the dateline, an end cut off.
KEPT = frozenset({"title", "dateline", "body", "truncation"})


def measure() -> dict[str, float]:
    """The share of the seeds' characters whose kind is right, and milliseconds a report.

    And the share of plain news that is set aside, where little should be. All characters but blanks are counted; outside the gold spans the kind is body.
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
        begun = time.process_time()
        for _ in range(ROUNDS):
            clean(cleaned.report)
        seconds += time.process_time() - begun
    figures["characters right"] = right / total
    figures["set aside in plain news"] = _false_alarms(
        SHARED / "data/attribution/polnear/dev.jsonl"
    )
    figures["milliseconds a report"] = 1000 * seconds / (ROUNDS * len(gold))
    return figures


def _false_alarms(path: Path) -> float:
    """The share of characters set aside in news that is plain already: nearly all wrongly."""
    aside = total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        for region in clean(make_report(json.loads(line)["text"])).regions:
            length = region.end - region.start
            total += length
            aside += length * (region.kind not in KEPT)
    return aside / total


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
