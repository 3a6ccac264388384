"""Acts, statements and silences of sentences about all regions and years, by the shared scorer."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench import places
from bench.scorer import score
from dragoman.reading.sources import make_report

# One sentence in four: about 700, which takes some ten seconds, and moves a share by about 0.02.
STEP = 4
NTH = re.compile(r"^(?P<stretch>.*)@(?P<nth>\d+)$", re.DOTALL)

Item = dict[str, Any]
Span = tuple[int, int]


def measure() -> dict[str, float]:
    """What the scorer says of a sample of the labelled sentences."""
    items = list(sample())
    reports = [
        make_report(item["text"], id=item["id"], published=date.fromisoformat(item["published"]))
        for item in items
    ]
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder)
        _write(gold / "claims.jsonl", [line for item in items for line in _acts(item)])
        _write(gold / "statements.jsonl", [line for item in items for line in _statements(item)])
        _write(gold / "silences.jsonl", [line for item in items for line in _silences(item)])
        return score(gold, reports, gold)


def sample() -> Iterator[Item]:
    """Each fourth sentence of each file, in order."""
    for path in sorted((places.SHARED / "training").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in lines[::STEP]:
            item: Item = json.loads(line)
            yield item


def _acts(item: Item) -> Iterator[Item]:
    for act in item["acts"]:
        parts = [act["cue"], *act["s"], *act["t"]]
        spans = [span for span in (locate(item["text"], part) for part in parts) if span]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        yield {
            "report": item["id"],
            "event": act["e"],
            "source": act["sc"],
            "target": act["tc"],
            "status": act["st"],
            "according_to": act["v"] and {"actor": act["v"]["wc"]},
            "reciprocal": bool(act.get("r")),
            "when": None,
            "span": (start, end),
            "evidence": item["text"][start:end],
        }


def _statements(item: Item) -> Iterator[Item]:
    for said in item.get("said", []):
        if span := locate(item["text"], said["content"]):
            yield {
                "report": item["id"],
                "actor": said["wc"],
                "content": said["content"],
                "span": span,
            }


def _silences(item: Item) -> Iterator[Item]:
    for quiet in item.get("quiet", []):
        if span := locate(item["text"], quiet["cue"]):
            yield {"report": item["id"], "actor": quiet["wc"], "span": span}


def locate(text: str, part: str) -> Span | None:
    """Where a stretch stands; ``stretch@2`` is its second occurrence as a whole word.

    >>> locate("a man, a plan", "a@2")
    (7, 8)
    """
    named = NTH.match(part)
    stretch, nth = (named["stretch"], int(named["nth"])) if named else (part, 1)
    found = list(re.finditer(rf"(?<!\w){re.escape(stretch)}(?!\w)", text))
    return found[nth - 1].span() if len(found) >= nth else None


def _write(path: Path, lines: list[Item]) -> None:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
