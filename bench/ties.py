"""How well standing relations are found: the seeds' gold ties.

python -m bench.ties [-e to list what is missing and what is wrong]
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from bench.matching import scores
from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.ties import find_ties
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Tree
from dragoman.coding.times.finding import find_times
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"
PUBLISHED = {"seed000": date(2024, 11, 1), "seed004": date(2024, 10, 26)}
# Kinds of the gold lines in the words of DESIGN.md.
KINDS = {"treaty": {"alliance", "partnership"}, "proposed-alliance": {"alliance"}}


def measure() -> dict[str, float]:
    """Precision of all ties found, recall of the core ones: kind, members and place right."""
    figures, _, _ = _compare()
    return figures


def _compare() -> tuple[dict[str, float], list[str], list[str]]:
    lines = (SEEDS / "gold" / "ties.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    found = {report: _found(report) for report in PUBLISHED}
    core = [line for line in gold if line.get("tier", "core") == "core"]
    missed = [line for line in core if not any(_fits(line, t) for t in found[line["report"]])]
    ties = [(report, tie) for report, many in found.items() for tie in many]
    wrong = [
        (report, tie)
        for report, tie in ties
        if not any(line["report"] == report and _fits(line, tie) for line in gold)
    ]
    return (
        scores(len(ties), len(wrong), len(core), len(missed)),
        [f"{line['kind']} {line['members']}: {line['evidence']}" for line in missed],
        [f"{tie[0]} {sorted(tie[1])}: {tie[4]}" for _, tie in wrong],
    )


def _found(report: str) -> list[tuple[str, frozenset[str], int, int, str]]:
    path = next(SEEDS.glob(f"{report.removeprefix('seed')}_*.txt"))
    cast = make_cast(path.read_text(encoding="utf-8"), PUBLISHED[report])
    found = []
    for tie in find_ties(cast):
        scene = cast.scenes[tie.scene]
        span = scene.evidence(tie.start, tie.end)
        members = frozenset(party.code for party in tie.members)
        found.append((tie.tie, members, span.start, span.end, span.exact))
    return found


def make_cast(text: str, published: date | None) -> Cast:
    """A text under the rules, as the coder puts it there."""
    cleaned = clean(make_report(text, id="bench", published=published))
    texts = [passage.text for passage in cleaned.passages]
    mentions = find_mentions(texts, published, Authority.load())
    return Cast(
        [
            Scene(passage, Tree.of(doc), found, find_times(passage.text, published), text)
            for passage, doc, found in zip(
                cleaned.passages, parser.parse(texts), mentions, strict=True
            )
        ]
    )


def _fits(line: dict[str, object], tie: tuple[str, frozenset[str], int, int, str]) -> bool:
    kind, members, start, end, _ = tie
    also = line.get("also") or []
    assert isinstance(also, list)
    kinds = {str(line["kind"]), *(str(one.get("kind")) for one in also)}
    kinds |= {more for one in list(kinds) for more in KINDS.get(one, ())}
    span, wanted = line["span"], line["members"]
    assert isinstance(span, list)
    assert isinstance(wanted, list)
    return kind in kinds and members == frozenset(wanted) and start < span[1] and span[0] < end


if __name__ == "__main__":
    figures, missing, wrong = _compare()
    print({name: round(value, 3) for name, value in figures.items()})
    if "-e" in sys.argv:
        print("missed:", *missing, sep="\n  ")
        print("wrong:", *wrong, sep="\n  ")
