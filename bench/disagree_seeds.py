"""Disagreements found in the two seed reports, against those written down by reading them.

python -m bench.disagree_seeds [-e to list what was missed, and what was shown and is not there]
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bench import claims, elsewhere, examples, places, press_dev
from dragoman import dossier
from dragoman.records import Disagreement, Report, Side

SHOWN = frozenset({"real", "probable", "time"})
FALSE = frozenset({"apparent", "hazard"})
EXTRA = places.ROOT / "bench" / "disagreement" / "read_by_hand.tsv"
# Kinds that are one matter told in two ways: a gap of years is a number or a date.
KIN = ({"number", "date", "order"}, {"fact", "status", "headline", "blame", "direction"},
       {"attribution", "headline", "blame"})  # fmt: skip

Line = dict[str, Any]


def measure() -> dict[str, float]:
    """Recall of what is really at odds, precision of what is shown, and false alarms elsewhere."""
    found, lines = _found(), _lines()
    real = [line for line in lines if line["severity"] == "real"]
    shown = [one for one in found if one.severity in SHOWN]
    return {
        "real_recall": sum(any(_matches(one, line) for one in shown) for line in real) / len(real),
        "shown": float(len(shown)),
        "shown_precision": sum(_is_right(one, lines) for one in shown) / len(shown),
    } | {f"alarms_{name}": value for name, value in _alarms().items()}


def _alarms() -> dict[str, float]:
    """Clashes inside one report shown for each of those that have none, as far as reading tells."""
    sets = {
        "examples": examples.reports(),
        "elsewhere": elsewhere.reports(),
        "press": press_dev.reports(),
    }
    return {
        name: sum(map(_is_alarm, _of(reports))) / len(reports) for name, reports in sets.items()
    }


def _is_alarm(one: Disagreement) -> bool:
    """Whether it is shown, is inside one report, and reading by hand did not find it right."""
    inside = one.severity in SHOWN and one.a.report == one.b.report
    return inside and mark(one) not in _extra()


@cache
def _found() -> list[Disagreement]:
    return _of(claims.seeds())


def _of(reports: Iterable[Report]) -> list[Disagreement]:
    with tempfile.TemporaryDirectory() as folder, dossier.open(Path(folder, "a.duckdb")) as asked:
        asked.read(list(reports))
        return list(asked.disagreements(apparent=True))


def _matches(one: Disagreement, line: Line) -> bool:
    """Whether both stretches meet the line's; of a line with one, that one, and the kind."""
    a, b = line["a"], line["b"]
    if "evidence" in b:
        return (_meets(one.a, a) and _meets(one.b, b)) or (_meets(one.a, b) and _meets(one.b, a))
    fits = one.kind == line["kind"] or any({one.kind, line["kind"]} <= kin for kin in KIN)
    return fits and (_meets(one.a, a) or _meets(one.b, a))


def _meets(side: Side, told: Line) -> bool:
    if f"seed{side.report[:3]}" != told["report"]:
        return False
    text = _texts()[told["report"]]
    start = text.find(told["evidence"])
    while start >= 0:  # the title stands three times: any of its places is the line's
        if side.evidence.start < start + len(told["evidence"]) and start < side.evidence.end:
            return True
        start = text.find(told["evidence"], start + 1)
    return False


def _is_right(one: Disagreement, lines: Sequence[Line]) -> bool:
    met = {line["severity"] for line in lines if _matches(one, line)}
    return bool(met - FALSE) or mark(one) in _extra()


def mark(one: Disagreement) -> str:
    """A disagreement by its kind and stretches: the same as long as it is of the same two."""
    sides = sorted((side.report, side.evidence.exact) for side in (one.a, one.b))
    return hashlib.sha256(f"{one.kind} {sides}".encode()).hexdigest()[:16]


@cache
def _extra() -> frozenset[str]:
    """What reading by hand found to be at odds, though no gold line has it: marks."""
    if not EXTRA.is_file():
        return frozenset()
    rows = EXTRA.read_text(encoding="utf-8").splitlines()
    return frozenset(row.partition("\t")[0] for row in rows if row and not row.startswith("#"))


@cache
def _texts() -> dict[str, str]:
    return {f"seed{one.id[:3]}": one.text for one in claims.seeds()}


@cache
def _lines() -> list[Line]:
    path = places.SEEDS / "gold" / "disagreements.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _show() -> None:
    found, lines = _found(), _lines()
    for number, line in enumerate(lines):
        if line["severity"] == "real":
            hit = any(_matches(one, line) for one in found if one.severity in SHOWN)
            print("found " if hit else "missed", number, line["kind"], line["a"]["evidence"][:70])
    for name, reports in (("examples", examples), ("elsewhere", elsewhere), ("press", press_dev)):
        for one in filter(_is_alarm, _of(reports.reports())):
            print("alarm", name, one.kind, one.severity, mark(one), one.about, "::", one.says)
    for one in found:
        right = "right" if _is_right(one, lines) else "wrong"
        of = [n for n, line in enumerate(lines) if _matches(one, line)]
        print(right, one.kind, one.severity, of, mark(one), one.about, "::", one.says)


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
    if "-e" in sys.argv:
        _show()
