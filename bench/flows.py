"""How well flows are found: the seeds' gold lines of what passes from whom to whom.

python -m bench.flows [-e to list what is missing and what is wrong]
"""

from __future__ import annotations

import json
import sys
from typing import Any

from bench import places
from bench.claims import seeds
from bench.matching import scores
from dragoman.dossier import code
from dragoman.picture.flows import flows_of, goods
from dragoman.picture.records import Flow
from dragoman.records import Act

# Gold words for what passes that are wider or narrower than our class and mean it as well.
NEAR = {
    "aid": {"aid", "support"},
    "trade": {"trade", "goods"},
    "equipment": {"equipment", "arms"},
    "technology": {"technology", "equipment"},
}

Line = dict[str, Any]
Found = tuple[str, Act, Flow]


def measure() -> dict[str, float]:
    """Precision of all flows found, recall of the core ones: who gives, who gets, what, and where."""
    figures, _, _ = _compare()
    return figures


def _compare() -> tuple[dict[str, float], list[Line], list[Found]]:
    text = (places.SEEDS / "gold" / "flows.jsonl").read_text(encoding="utf-8")
    gold = [json.loads(line) for line in text.splitlines()]
    found = [
        (f"seed{report.id[:3]}", act, flow)
        for report in seeds()
        for act in code(report)
        if isinstance(act, Act)
        for flow in flows_of(act)
    ]
    core = [line for line in gold if line.get("tier", "core") == "core"]
    missed = [line for line in core if not any(_fits(line, one) for one in found)]
    wrong = [one for one in found if not any(_fits(line, one) for line in gold)]
    return scores(len(found), len(wrong), len(core), len(missed)), missed, wrong


def _fits(line: Line, found: Found) -> bool:
    report, act, flow = found
    start, end = line["span"]
    sides = [(line[side] or "").partition(":")[0] for side in ("from", "to")]
    wanted = next(iter(goods(line["what"])), "aid")
    ways = [[flow.giver, flow.taker], [flow.taker, flow.giver]][: 1 + flow.mutual]
    return (
        line["report"] == report
        and sides in ways
        and flow.what in NEAR.get(wanted, {wanted})
        and act.evidence.start < end
        and start < act.evidence.end
    )


if __name__ == "__main__":
    figures, missing, wrong = _compare()
    print({name: round(value, 3) for name, value in figures.items()})
    if "-e" in sys.argv:
        print(
            "missed:",
            *(f"{one['from']} > {one['to']} {one['what']} {one['status']}" for one in missing),
            sep="\n  ",
        )
        print(
            "wrong:",
            *(f"{flow} {act.event} {act.what}: {act.evidence.exact}" for _, act, flow in wrong),
            sep="\n  ",
        )
