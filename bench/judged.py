"""How well the PLOVER type is judged where the parties are given: the training half of PLV.

Its texts have no licence: they are measured on, never trained on, never quoted.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from bench import places
from dragoman.coding.acts.classify import PARTS, classify

TRAIN = places.SHARED / "data" / "coding" / "plv_train" / "train.jsonl"
# PLV has one class where PLOVER 0.8 has two.
YIELD = frozenset({"CONCEDE", "RETREAT"})
YIELD_QUAD = 0  # PLV's YIELD lies across quad classes 1 and 2


# All together, and each of those who judge by itself.
JUDGES = {
    "": PARTS,
    "rules_": {"rules"},
    "net_": {"net"},
    "encoder_": {"encoder"},
    "plain_": {"rules", "net"},
}


def measure() -> dict[str, float]:
    """Accuracy and macro F1 of the type, and accuracy of the quad class."""
    rows = [json.loads(line) for line in TRAIN.read_text(encoding="utf-8").splitlines()]
    items = [
        (
            row["sentence"],
            _span(row["sentence"], row["source"]),
            _span(row["sentence"], row["target"]),
        )
        for row in rows
    ]
    figures: dict[str, float] = {}
    for name, judges in JUDGES.items():
        found = _scored(rows, list(classify(items, by=judges)))
        figures |= {f"{name}{figure}": value for figure, value in found.items()}
    return figures


def _scored(rows: list[dict[str, Any]], answers: list[dict[str, object]]) -> dict[str, float]:
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    quads = 0
    for row, judged in zip(rows, answers, strict=True):
        event, quad = str(judged["event"]), judged["quad"]
        if event in YIELD:
            event, quad = "YIELD", YIELD_QUAD
        wanted = row["plover_root"]
        said[event] += 1
        gold[wanted] += 1
        right[wanted] += event == wanted
        quads += quad == (YIELD_QUAD if wanted == "YIELD" else row["quad"])
    f1 = [2 * right[one] / (said[one] + gold[one]) for one in gold]
    return {
        "accuracy": sum(right.values()) / len(rows),
        "macro_f1": sum(f1) / len(f1),
        "quad_accuracy": quads / len(rows),
    }


def _span(sentence: str, stretch: str) -> tuple[int, int] | None:
    at = sentence.find(stretch) if stretch else -1
    return (at, at + len(stretch)) if at >= 0 else None
