"""Measures how often acts of each kind of mark are right, on our own labelled sentences.

Writes ``src/dragoman/data/tables/coding_confidence.tsv``. An act is right when a labelled act that
its evidence overlaps has the same event type and the same states as source and target. Shares are
drawn towards the share of all acts by ``PRIOR`` imagined acts, so that rare marks are not extreme.

usage: python scripts/calibrate.py [../shared/training]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.coding.acts.confidence import marks_of, parties_of
from dragoman.coding.coder import Coder
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Act, Party

PRIOR = 20
TABLE = Path(__file__).parents[1] / "src/dragoman/data/tables/coding_confidence.tsv"
HEAD = """\
# Share of acts that are right (event type and parties) by their marks.
# Made by scripts/calibrate.py on our own labelled sentences; n is how many acts had the marks.
marks	right	n
"""


def main(folder: Path) -> None:
    coder = Coder()
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        reports = [
            make_report(
                item["text"], id=item["id"], published=date.fromisoformat(item["published"])
            )
            for item in items
        ]
        coded = coder.code_many(clean(report) for report in reports)
        for item, claims in zip(items, coded, strict=True):
            for claim in claims:
                if isinstance(claim, Act):
                    for marks in (marks_of(claim), parties_of(claim)):
                        seen[marks] += 1
                        right[marks] += _is_right(claim, item)
    overall = sum(right.values()) / sum(seen.values())
    with TABLE.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for marks in sorted(seen):
            share = (right[marks] + PRIOR * overall) / (seen[marks] + PRIOR)
            out.write(f"{marks}\t{share:.2f}\t{seen[marks]}\n")
    print(f"{sum(seen.values()) // 2} acts, {overall:.3f} right")


def _is_right(act: Act, item: dict[str, Any]) -> bool:
    for gold in item["acts"]:
        if gold["e"] == act.event and _touches(act, gold, item["text"]):
            source, target = _states(gold["sc"]), _states(gold["tc"])
            mine, other = _states_of(act.source), _states_of(act.target)
            if (mine, other) == (source, target):
                return True
            if (gold.get("r") or act.reciprocal) and mine | other == source | target:
                return True
    return False


def _touches(act: Act, gold: dict[str, Any], text: str) -> bool:
    spans = [span for span in (_locate(text, part) for part in _parts(gold)) if span]
    if not spans:
        return True
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    return act.evidence.start < end and start < act.evidence.end


def _parts(gold: dict[str, Any]) -> list[str]:
    return [gold["cue"], *gold["s"], *gold["t"]]


def _locate(text: str, part: str) -> tuple[int, int] | None:
    """A stretch, or its n-th occurrence as a whole word where it is written ``stretch@n``."""
    stretch, _, number = part.rpartition("@") if re.search(r"@\d+$", part) else (part, "", "1")
    found = list(re.finditer(rf"(?<!\w){re.escape(stretch)}(?!\w)", text))
    return found[int(number) - 1].span() if len(found) >= int(number) else None


def _states(codes: list[str]) -> frozenset[str]:
    return frozenset(code if code[:3] in ("IGO", "REB", "IMG") else code[:3] for code in codes)


def _states_of(parties: tuple[Party, ...]) -> frozenset[str]:
    return _states([party.code for party in parties])


if __name__ == "__main__":
    here = Path(__file__).parents[1]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "shared" / "training")
