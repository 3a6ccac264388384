"""How well the claims that Dragoman finds itself are fused, where they are claims of the gold.

python -m bench.event_pairs_coded
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench import claims, event_pairs, examples, places
from dragoman.dossier import code
from dragoman.fusing.events.fusing import fuse
from dragoman.fusing.parties import side
from dragoman.fusing.rules import compatible_types
from dragoman.records import Act, ClaimRow, Report


def measure() -> dict[str, float]:
    """Precision and recall over pairs of found acts, each of which is a gold act.

    An act found is that of the gold act in its report whose stretch it overlaps most, if the types
    are the same or kindred and the two have a side in common. Both are each other's only ones.
    """
    gold_rows, events = event_pairs.load()
    found = [row for report in _reports() for row in _rows(report)]
    of = _matched(found, gold_rows)
    gold = {id: events[other] for id, other in of.items()}
    figures = event_pairs.pairs(event_pairs.labels(fuse(found)), gold)
    share = len(of) / len(gold_rows)
    return {f"pairs_{name}": value for name, value in figures.items()} | {"matched": share}


def _reports() -> Iterator[Report]:
    yield from examples.reports()
    if places.SEEDS.is_dir():
        for one in claims.seeds():
            yield replace(one, id=f"seed{one.id[:3]}")


def _rows(report: Report) -> Iterator[ClaimRow]:
    """The acts of a report as claims of a dossier."""
    for number, claim in enumerate(code(report.text, report.published, report=report.id)):
        if isinstance(claim, Act):
            yield ClaimRow(
                id=hashlib.sha256(f"{report.id} {number}".encode()).hexdigest()[:16],
                claim=claim,
                report_id=report.id,
                report_key=hashlib.sha256(report.id.encode()).hexdigest(),
                published=report.published,
                source=report.source,
            )


def _matched(found: Sequence[ClaimRow], gold: Sequence[ClaimRow]) -> dict[str, str]:
    """By id of an act found, the id of the gold act that it is; those most alike come first."""
    there: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in gold:
        there[row.report_id].append(row)
    alike = [
        (likeness, row.id, other.id)
        for row in found
        for other in there[row.report_id]
        if (likeness := _likeness(row.claim, other.claim)) > 0
    ]
    of: dict[str, str] = {}
    for _, id, other in sorted(alike, reverse=True):
        if id not in of and other not in of.values():
            of[id] = other
    return of


def _likeness(found: object, gold: object) -> float:
    """The share of the two stretches that is common, and one more for the same type."""
    if not isinstance(found, Act) or not isinstance(gold, Act):
        return 0.0
    same = found.event == gold.event
    kindred = frozenset((found.event, gold.event)) in compatible_types()
    if not (same or kindred) or not _sides(found) & _sides(gold):
        return 0.0
    a, b = found.evidence, gold.evidence
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (max(a.end, b.end) - min(a.start, b.start)) + same if common > 0 else 0.0


def _sides(act: Act) -> set[str]:
    return {side(party.code) for party in act.source + act.target}


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
