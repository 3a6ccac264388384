"""How well consequences are found: the seeds' gold lines.

python -m bench.consequences [-e to list what is missing and what is wrong]
"""

from __future__ import annotations

import json
import sys

from bench.matching import scores
from bench.ties import PUBLISHED, SEEDS, make_cast
from dragoman.coding.relations.consequences import ConsequenceFound, find_consequences

# Evidence that shares this part of the shorter stretch tells the same.
SHARED_PART = 0.5


def measure() -> dict[str, float]:
    """Precision of all consequences found, recall of the core ones, by evidence."""
    figures, _, _ = _compare()
    return figures


def _compare() -> tuple[dict[str, float], list[str], list[str]]:
    path = SEEDS / "gold" / "consequences.jsonl"
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [
        (report, span[0], span[1], one) for report in PUBLISHED for *span, one in _found(report)
    ]
    core = [line for line in gold if line.get("tier", "core") == "core"]
    missed = [line for line in core if not any(_fits(line, *one[:3]) for one in found)]
    wrong = [one for one in found if not any(_fits(line, *one[:3]) for line in gold)]
    return (
        scores(len(found), len(wrong), len(core), len(missed)),
        [line["evidence"] for line in missed],
        [f"{one[3].status}: {one[3].cause} => {one[3].effect}" for one in wrong],
    )


def _found(report: str) -> list[tuple[int, int, ConsequenceFound]]:
    path = next(SEEDS.glob(f"{report.removeprefix('seed')}_*.txt"))
    cast = make_cast(path.read_text(encoding="utf-8"), PUBLISHED[report])
    return [
        (*cast.scenes[one.scene].span(one.start, one.end), one) for one in find_consequences(cast)
    ]


def _fits(line: dict[str, object], report: str, start: int, end: int) -> bool:
    span = line["span"]
    assert isinstance(span, list)
    shared = min(end, span[1]) - max(start, span[0])
    return line["report"] == report and shared >= SHARED_PART * min(end - start, span[1] - span[0])


if __name__ == "__main__":
    figures, missing, wrong = _compare()
    print({name: round(value, 3) for name, value in figures.items()})
    if "-e" in sys.argv:
        print("missed:", *missing, sep="\n  ")
        print("wrong:", *wrong, sep="\n  ")
