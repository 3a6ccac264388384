"""How well claims of one happening are fused: the gold events of the examples and the seeds.

python -m bench.event_pairs [-e to list what was put together or apart wrongly]
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import claims, examples, places
from bench.matching import f1
from bench.stories import bcubed
from dragoman.data.plover import quads
from dragoman.fusing.events.fusing import fuse
from dragoman.records import Act, ClaimRow, Event, Evidence, Party, Quantity, Report, Voice

FOLDER = places.ROOT / "bench" / "events"

Line = dict[str, Any]
Labels = dict[str, str]


def measure() -> dict[str, float]:
    """Precision, recall and F1 over pairs of claims, and BCubed, where the gold claims are fused.

    The claims are those of the gold, so that fusing is measured and not coding. A few standing
    matters ("the deployment") make most of the pairs: without them it is told apart.
    """
    rows, gold = load()
    found = labels(fuse(rows))
    figures = {f"pairs_{name}": value for name, value in pairs(found, gold).items()}
    standing = _standing()
    news = {id: event for id, event in gold.items() if event not in standing}
    figures |= {f"news_{name}": value for name, value in pairs(found, news).items()}
    precision, recall = bcubed(dict(found), dict(gold))
    return figures | {"bcubed_f1": f1(precision, recall)}


def pairs(found: Labels, gold: Labels) -> dict[str, float]:
    """Precision, recall and F1 over pairs of the claims that the gold has."""
    ours, theirs = (_together(labels, gold) for labels in (found, gold))
    precision = len(ours & theirs) / len(ours) if ours else 1.0
    recall = len(ours & theirs) / len(theirs)
    return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}


def _together(labels: Labels, those: Collection[str]) -> set[tuple[str, str]]:
    """The pairs of claims that have one label."""
    members: dict[str, list[str]] = defaultdict(list)
    for id in sorted(those):
        members[labels[id]].append(id)
    return {pair for ids in members.values() for pair in combinations(ids, 2)}


def labels(events: list[Event]) -> Labels:
    """The event of each claim."""
    return {claim: event.id for event in events for claim in event.claims}


def _standing() -> set[str]:
    with (FOLDER / "names.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {row["event"] for row in rows if row["standing"] == "yes"}


# -- the gold --------------------------------------------------------------------------------------


def load() -> tuple[list[ClaimRow], Labels]:
    """The gold acts as claims of a dossier, and the event of each."""
    rows, event_of = [], {}
    sets = [("examples", {one.id: one for one in examples.reports()}, places.EXAMPLES / "gold")]
    if places.SEEDS.is_dir():
        seeds = {f"seed{one.id[:3]}": one for one in claims.seeds()}
        sets.append(("seeds", seeds, places.SEEDS / "gold"))
    for name, reports, folder in sets:
        events = _events(FOLDER / f"gold_{name}.jsonl")
        for line in _lines(folder / "claims.jsonl"):
            if line["event"] == "STATEMENT":
                continue
            row = _row(line, reports[line["report"]])
            rows.append(row)
            event_of[row.id] = events[line["report"], *line["span"], line["event"]]
    return rows, event_of


def _events(path: Path) -> dict[tuple[str, int, int, str], str]:
    """The event of each gold claim, by its report, stretch and type."""
    return {
        (
            line["report"],
            *(line.get("span") or (line["start"], line["end"])),
            line["event_type"],
        ): line["event"]
        for line in _lines(path)
    }


def _lines(path: Path) -> Iterator[Line]:
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _row(line: Line, report: Report) -> ClaimRow:
    start, end = line["span"]
    voice, quantity = line["according_to"], line["quantity"]
    act = Act(
        report=line["report"],
        evidence=Evidence(start, end, report.text[start:end]),
        source=_parties(line["source"], start),
        target=_parties(line["target"], start),
        event=line["event"],
        mode=line["mode"],
        status=line["status"],
        quad=quads()[line["event"]],
        according_to=Voice(voice["actor"], voice["name"]) if voice else None,
        when=line["when"],
        where=line["where"],
        quantity=_quantity(quantity) if quantity else None,
        reciprocal=bool(line["reciprocal"]),
        confidence=1.0,
    )
    identity = f"{line['report']} {start} {end} {line['event']}"
    return ClaimRow(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        claim=act,
        report_id=line["report"],
        report_key=hashlib.sha256(line["report"].encode()).hexdigest(),
        published=report.published,
        source=report.source,
    )


def _parties(codes: list[str], at: int) -> tuple[Party, ...]:
    """The gold names no words for its codes: they stand for themselves."""
    return tuple(Party(code, code, code, at, at) for code in codes)


def _quantity(told: Line) -> Quantity:
    return Quantity(told["unit"], told.get("value"), told.get("min"), told.get("max"))


def _show(rows: list[ClaimRow], found: Labels, gold: Labels) -> None:
    """Pairs put together wrongly, and those kept apart wrongly, with what is told."""
    told = {
        row.id: f"{row.report_id} {row.claim.event} {row.claim.when}: {row.claim.evidence.exact}"
        for row in rows
        if isinstance(row.claim, Act)
    }
    ours, theirs = _together(found, gold), _together(gold, gold)
    for title, pairs in (("wrong", ours - theirs), ("missed", theirs - ours)):
        for one, other in sorted(pairs):
            print(title, gold[one], gold[other], told[one], told[other], sep="\n  ")


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
    if "-e" in sys.argv:
        told, gold = load()
        _show(told, labels(fuse(told)), gold)
