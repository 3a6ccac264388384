"""Measures how often acts of each kind of mark are right, for the coder's confidence.

Writes ``src/dragoman/data/tables/coding_confidence.tsv``. An act is right when a labelled act that
its evidence overlaps has the same event type and the same states as source and target. How marks
differ is read off our labelled sentences, which are many but harder than news; how often acts are
right at all lies between those and the example reports, which read as news does but were looked at
while rules were made: the odds of every mark are moved alike, by `PART` of the way from the one to
the other in log odds. With .6 of it the mean confidence on the half of the press that nobody reads is
about what acts are right there (benches `calibration` and `press_blind`). Held-out reports
(bench/elsewhere) are not looked at; they check it. Shares are drawn towards the share of all acts by
``PRIOR`` imagined acts, so that rare marks are not extreme.

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
from dragoman.reading.sources import load, make_report
from dragoman.records import Act, Party, Report

PRIOR = 20
PART = 0.6
ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/dragoman/data/tables/coding_confidence.tsv"
HEAD = """\
# Share of acts that are right (event type and parties) by their marks.
# Made by scripts/calibrate.py on our own labelled sentences, moved to the level of the example
# reports; n is how many acts of the sentences had the marks.
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
    level = (_odds(_share_in_examples(coder)) / _odds(overall)) ** PART
    with TABLE.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for marks in sorted(seen):
            share = (right[marks] + PRIOR * overall) / (seen[marks] + PRIOR)
            odds = _odds(share) * level
            out.write(f"{marks}\t{odds / (1 + odds):.2f}\t{seen[marks]}\n")
    print(f"{sum(seen.values()) // 2} acts, {overall:.3f} right; odds moved by {level:.2f}")


def _odds(share: float) -> float:
    return share / (1 - share)


def _share_in_examples(coder: Coder) -> float:
    """The share of acts that are right in the example reports, fair second readings included."""
    folder = ROOT / "examples"
    gold: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        gold.setdefault(claim["report"], []).append(claim)
    paths = [folder / "reports" / f"{name}.txt" for name in gold]
    reports = [one for one in load(paths) if isinstance(one, Report)]
    right = total = 0
    for report, claims in zip(reports, coder.code_many(map(clean, reports)), strict=True):
        for act in claims:
            if isinstance(act, Act):
                total += 1
                right += any(fits(act, one) for one in gold[report.id])
    return right / total


def fits(act: Act, gold: dict[str, Any]) -> bool:
    """Whether an act is a gold line's, in type and parties, fair second readings included."""
    start, end = gold["span"]
    if not (act.evidence.start < end and start < act.evidence.end):
        return False
    mine, other = _states_of(act.source), _states_of(act.target)
    for reading in [gold, *({**gold, **also} for also in gold.get("also") or [])]:
        source, target = _states(reading["source"]), _states(reading["target"])
        both = (reading.get("reciprocal") or act.reciprocal) and mine | other == source | target
        if reading["event"] == act.event and (both or (mine, other) == (source, target)):
            return True
    return False


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
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "training")
