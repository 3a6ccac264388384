"""Who did it, and what is so at all: found disagreements against the gold groups of reports on Syria.

python -m bench.disagree_blame [-e to list what is missed and what is shown wrongly]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench import places
from bench.matching import f1
from dragoman.coders import coder_for
from dragoman.fusing.between.blame import find_blame
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import ClaimRow, Disagreement, Report, Side
from dragoman.store.claims import claim_id

GOLD = places.ROOT / "bench" / "disagreement" / "fa_kes"
TEXTS = places.SHARED / "data" / "disagreement" / "fa-kes" / "fa-kes.jsonl"
SHOWN = ("real", "probable", "time")

Line = dict[str, Any]


def measure() -> dict[str, float]:
    """Precision and recall of what is shown by default on who did it, over lines of the gold."""
    return _figures(_found(groups()), _gold("blame"))


def groups() -> dict[str, list[Report]]:
    """The reports of each group, made of their texts alone."""
    texts = _lines(TEXTS)
    return {
        group["group"]: [_report(one, texts[one["row"]]) for one in group["reports"]]
        for group in _lines(GOLD / "groups.jsonl")
    }


def rows(reports: Iterable[Report]) -> list[ClaimRow]:
    """The claims of reports as they come out of a dossier."""
    coder = coder_for(None)
    return [
        ClaimRow(claim_id(one.key, claim), claim, one.id, one.key, one.published, one.source)
        for one in reports
        for claim in coder.code(clean(one))
    ]


def hits(one: Disagreement, line: Line) -> bool:
    """Whether the two stretches of a disagreement lie on those of a gold line, either way round."""
    a, b = line["a"], line["b"]
    return (_on(one.a, a) and _on(one.b, b)) or (_on(one.a, b) and _on(one.b, a))


def _figures(found: dict[str, list[Disagreement]], gold: dict[str, list[Line]]) -> dict[str, float]:
    shown = [(name, one) for name, some in found.items() for one in some if one.severity in SHOWN]
    asked = [(name, line) for name, some in gold.items() for line in some if _shows(line)]
    right = sum(
        any(hits(one, line) for line in gold.get(name, ()) if _shows(line)) for name, one in shown
    )
    seen = sum(
        any(hits(one, line) for one in found[name] if one.severity in SHOWN) for name, line in asked
    )
    precision = right / len(shown) if shown else 1.0
    recall = seen / len(asked)
    return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}


def _found(some: dict[str, list[Report]]) -> dict[str, list[Disagreement]]:
    return {name: find_blame(rows(reports)) for name, reports in some.items()}


def _gold(kind: str) -> dict[str, list[Line]]:
    by_group: dict[str, list[Line]] = {}
    for line in _lines(GOLD / "gold.jsonl"):
        if line["kind"] == kind:
            by_group.setdefault(line["group"], []).append(line)
    return by_group


def _shows(line: Line) -> bool:
    return line.get("severity") in SHOWN


def _on(side: Side, told: Line) -> bool:
    return any(
        one["report"] == side.report
        and one["start"] < side.evidence.end
        and side.evidence.start < one["end"]
        for one in (told, *told.get("also", ()))
    )


def _report(one: Line, told: Line) -> Report:
    return make_report(
        told["article_content"], id=one["report"], title=told["article_title"], source=one["source"]
    )


def _lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _show(found: dict[str, list[Disagreement]], gold: dict[str, list[Line]]) -> None:
    for name, some in found.items():
        for one in some:
            lines = [line for line in gold.get(name, ()) if hits(one, line)]
            mark = lines[0].get("severity") if lines else "no line"
            print(name, one.severity, f"[{mark}]", one.says)
            for side in (one.a, one.b):
                print("     ", side.report, " ".join(side.evidence.exact.split()))
    for name, told in gold.items():
        for gone in told:
            if _shows(gone) and not any(hits(one, gone) for one in found[name]):
                print("missed", name, gone["severity"], gone["about"], "|", gone.get("note"))


if __name__ == "__main__":
    shown, asked = _found(groups()), _gold("blame")
    print({name: round(value, 3) for name, value in _figures(shown, asked).items()})
    if "-e" in sys.argv:
        _show(shown, asked)
