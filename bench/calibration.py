"""Whether acts are right as often as their confidence says, on reports with gold lines.

python -m bench.calibration prints the curve.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench import elsewhere, examples, places, press
from dragoman.coding.coder import Coder
from dragoman.reading.clean import clean
from dragoman.records import Act, Report
from scripts.right import fits

# Where the curve is cut: each part holds acts enough to tell a share within a tenth or so.
CUTS = (0.0, 0.5, 0.65, 0.75, 1.01)
SURE = 0.7  # acts from here on are what a user keeps who wants few errors

Judged = tuple[float, bool]


def measure() -> dict[str, float]:
    """The gap between confidence and the share right, and what one threshold gives."""
    judged = list(_judged())
    gap = sum(abs(said - right) * n for said, right, n in curve(judged)) / len(judged)
    sure = [right for confidence, right in judged if confidence >= SURE]
    return {
        "gap": gap,
        "right": sum(right for _, right in judged) / len(judged),
        "sure_right": sum(sure) / len(sure),
        "sure": len(sure) / len(judged),
        **_unread(),
    }


def _unread() -> dict[str, float]:
    """The same of the real reports that nobody reads; and how often a right act is surer than a wrong one."""
    coder = Coder()
    judged = [
        one
        for name in press.UNREAD
        for one in _judged_reports(
            coder, press.load(name), _gold(press.gold(name) / "claims.jsonl")
        )
    ]
    sure = [right for confidence, right in judged if confidence >= SURE]
    return {
        "unread": sum(confidence for confidence, _ in judged) / len(judged),
        "unread_right": sum(right for _, right in judged) / len(judged),
        "unread_gap": sum(abs(said - right) * n for said, right, n in curve(judged)) / len(judged),
        "unread_sure": len(sure) / len(judged),
        "unread_sure_right": sum(sure) / len(sure),
        "unread_surer": _surer(judged),
    }


def _surer(judged: list[Judged]) -> float:
    """Of all pairs of a right act and a wrong one: in how many the right one has more confidence (AUC)."""
    told = {truth: [said for said, right in judged if right is truth] for truth in (True, False)}
    won = sum((a > b) + (a == b) / 2 for a in told[True] for b in told[False])
    return won / (len(told[True]) * len(told[False]))


def curve(judged: list[Judged]) -> Iterator[tuple[float, float, int]]:
    """For each part: the mean confidence, the share right, and how many acts there are."""
    for low, high in pairwise(CUTS):
        part = [one for one in judged if low <= one[0] < high]
        if part:
            yield (
                sum(confidence for confidence, _ in part) / len(part),
                sum(right for _, right in part) / len(part),
                len(part),
            )


def _judged() -> Iterator[Judged]:
    coder = Coder()
    sets = [
        (examples.reports(), places.EXAMPLES / "gold"),
        (elsewhere.reports(), elsewhere.FOLDER / "gold"),
        (press.load("dev"), press.gold("dev")),
    ]
    for reports, folder in sets:
        gold = _gold(folder / "claims.jsonl")
        known = [one for one in reports if one.id in gold]
        yield from _judged_reports(coder, known, gold)


def _judged_reports(
    coder: Coder, reports: list[Report], gold: dict[str, list[dict[str, Any]]]
) -> Iterator[Judged]:
    for report, claims in zip(reports, coder.code_many(map(clean, reports)), strict=True):
        for act in claims:
            if isinstance(act, Act):
                yield act.confidence, any(fits(act, act.evidence, one) for one in gold[report.id])


def _gold(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        found.setdefault(claim["report"], []).append(claim)
    return found


if __name__ == "__main__":
    for said, right, n in curve(list(_judged())):
        print(f"confidence {said:.2f}: {right:.2f} of {n} acts right")
