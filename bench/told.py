"""What is told of the acts found besides who and what: their places, their numbers, their days.

python -m bench.told
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import claims, elsewhere, examples, places
from dragoman.dossier import code
from dragoman.exchange.lines import dumps
from dragoman.records import Report

BOUNDS = ("value", "min", "max")
Line = dict[str, Any]


def measure() -> dict[str, float]:
    """Over the seeds, the examples and the reports from elsewhere, of the acts found."""
    pairs = [
        pair
        for gold, reports in (
            (places.SEEDS / "gold", claims.seeds()),
            (places.EXAMPLES / "gold", examples.reports()),
            (elsewhere.FOLDER / "gold", elsewhere.reports()),
        )
        for pair in _found(gold, reports)
    ]
    undated = [found for gold, found in pairs if not gold.get("when")]
    return {
        "where": _share(pairs, "where", _same_place),
        "quantity": _share(pairs, "quantity", _same_number),
        "undated": sum(any(not act["when"] for act in found) for found in undated) / len(undated),
    }


def _share(pairs: Sequence[tuple[Line, list[Line]]], field: str, same: Any) -> float:
    asked = [(gold[field], found) for gold, found in pairs if gold.get(field)]
    right = [any(same(act[field], told) for act in found if act[field]) for told, found in asked]
    return sum(right) / len(right)


def _same_place(found: str, gold: str) -> bool:
    """Whether one names the other: "Kazan" and "Kazan, Russia"."""
    few, many = sorted((_words(found), _words(gold)), key=len)
    return any(many[i : i + len(few)] == few for i in range(len(many) - len(few) + 1))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())


def _same_number(found: Line, gold: Line) -> bool:
    return all(found.get(bound) == gold.get(bound) for bound in BOUNDS)


def _found(folder: Path, reports: Sequence[Report]) -> Iterator[tuple[Line, list[Line]]]:
    """Each core gold act with the acts that the shared scorer takes for it, where there are any."""
    scorer = _scorer()
    texts = {_id(one.id): one.text for one in reports}
    acts: dict[str, list[Line]] = {
        _id(one.id): [
            json.loads(dumps(claim))
            for claim in code(one.text, one.published, report=one.id)
            if claim.kind == "act"
        ]
        for one in reports
    }
    for gold in scorer.lines(folder / "claims.jsonl"):
        if gold["event"] == "STATEMENT" or gold.get("tier", "core") != "core":
            continue
        report = _id(gold["report"])
        start = texts[report].find(gold["evidence"])
        span = gold.get("span") or (start, start + len(gold["evidence"]))
        found = [
            act
            for act in acts[report]
            if scorer.overlap(scorer.span_of(act), span) and scorer.fits(act, gold, str)
        ]
        if found:
            yield gold, found


def _id(report: str) -> str:
    return f"seed{report[:3]}" if report[:3].isdigit() and "_" in report else report


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_claims", places.SCORER)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"no scorer at {places.SCORER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
