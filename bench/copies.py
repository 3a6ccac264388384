"""Whether reports of one origin are found, and none that are independent: on pairs labelled by reading.

python -m bench.copies [-e to list the pairs judged otherwise than by reading]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from itertools import combinations
from typing import Any

from bench.copies_pairs import FILES, Pair, read_pairs
from bench.places import SHARED
from dragoman.fusing.origins.tracing import Traced, trace
from dragoman.fusing.origins.wording import Told
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

EDITED = SHARED / "data/disagreement/fa-kes/fact_edit_triple.jsonl"
LEAST_WORDS = 40


def measure() -> dict[str, float]:
    """Precision and recall of "one origin" on the pairs, and of what machines wrote anew.

    Texts that a machine wrote anew come from the triples of FA-KES: an original and two versions of
    it with other facts. Among reports of one event, what is counted as rewritten was read, too: it
    is one agency's report in two filings.
    """
    judged = [(pair, _one_origin(pair)) for pair in read_pairs()]
    right = Counter(pair.label for pair, one in judged if one)
    labels = Counter(pair.label for pair, _ in judged)
    found = right.total()
    of_one = labels.total() - labels["independent"]
    figures = {
        "precision": (found - right["independent"]) / found,
        "recall": (found - right["independent"]) / of_one,
        "recall_copies": right["copy"] / labels["copy"],
        "recall_parts": right["part"] / labels["part"],
    }
    how = Counter(_rewritten())
    figures["machine_pairs"] = how.total()
    figures["machine_found"] = 1 - how["missed"] / how.total()
    figures["machine_counted"] = (how["copy"] + how["counted"]) / how.total()
    events = [pair for file in FILES for pair in _of_one_event(file)]
    figures["event_pairs"] = len(events)
    figures["event_pairs_shown"] = sum(shown for shown, _ in events)
    figures["event_pairs_counted"] = sum(counted for _, counted in events)
    return figures


def errors() -> dict[str, int]:
    """How many pairs are judged otherwise than by reading, by what they are."""
    wrong = {
        "copy": "a copy missed",
        "part": "a shared part missed",
        "rewrite": "a rewrite missed",
        "independent": "independent reports taken for one origin",
    }
    told: Counter[str] = Counter()
    for pair in read_pairs():
        if _one_origin(pair) == (pair.label == "independent"):
            told[wrong.get(pair.label, f"{pair.label} missed")] += 1
    return dict(told)


def _one_origin(pair: Pair) -> bool:
    """Whether two reports of a file have an origin in common."""
    traced, keys = _traced(pair.file)
    a, b = (set(traced.origins[keys[line - 1]]) for line in (pair.a, pair.b))
    return not a.isdisjoint(b)


@cache
def _traced(file: str) -> tuple[Traced, tuple[str, ...]]:
    """The reports of a file with what they share, and their keys by line."""
    told = [_told(file, number, line) for number, line in enumerate(_lines(file), 1)]
    return trace(told), tuple(report.key for report, _ in told)


def _lines(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILES[file][0].read_text(encoding="utf-8").splitlines()]


def _told(file: str, number: int, line: dict[str, Any]) -> Told:
    if file == "fa-kes":
        title, outlet = line["article_title"], line["source"]
        day = datetime.strptime(line["date"], "%m/%d/%Y").date()
    else:
        title, outlet = line["title"], line["source_domain"]
        day = date.fromisoformat(line["date_publish"][:10])
    text = line[FILES[file][1]]
    report = make_report(text, id=str(number), title=title, published=day, source=outlet)
    return report, clean(report).regions


def _rewritten() -> Iterator[str]:
    """For each version that a machine wrote: "copy", "counted", "shown", or "missed"."""
    for line in EDITED.read_text(encoding="utf-8").splitlines():
        texts = json.loads(line)
        for version in ("between", "changed"):
            # Some versions are no text: the machine declined, or broke off.
            if min(len(texts[one].split()) for one in ("original", version)) < LEAST_WORDS:
                continue
            pair = []
            for outlet in ("original", version):
                report = make_report(texts[outlet], id=outlet, source=outlet)
                pair.append((report, clean(report).regions))
            traced = trace(pair)
            if traced.copies:
                yield "copy"
            elif traced.rewrites:
                yield "counted" if traced.rewrites[0].counted else "shown"
            else:
                yield "missed"


def _of_one_event(file: str) -> Iterator[tuple[bool, bool]]:
    """For each pair of reports of one event that copies nothing: shown as a rewrite? counted?"""
    traced, keys = _traced(file)
    lines = _lines(file)
    events = [
        (one["date"], one["location"]) if file == "fa-kes" else one["newsCluster"]["Event"]
        for one in lines
    ]
    named = [one.report.key for one in traced.told]
    copies = {frozenset((named[one.shorter], named[one.longer])) for one in traced.copies}
    rewrites = {frozenset((named[one.earlier], named[one.later])): one for one in traced.rewrites}
    for a, b in combinations(range(len(lines)), 2):
        pair = frozenset((keys[a], keys[b]))
        if events[a] == events[b] and len(pair) == 2 and pair not in copies:
            rewrite = rewrites.get(pair)
            yield rewrite is not None, rewrite is not None and rewrite.counted


def _errors(pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        if _one_origin(pair) != (pair.label != "independent"):
            print(pair)


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
    if "-e" in sys.argv:
        _errors(read_pairs())
