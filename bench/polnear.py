"""Attributions of PolNeAR: are source, cue and content found, overlapping and exactly."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from bench import places
from dragoman.coding.speech.attributions import Attribution, find_attributions
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

Span = tuple[int, int]
KINDS = ("source", "cue", "content")
# What may stand at either end of a span without making it another one.
EDGE = re.compile(r"^[\s\"'“”‘’.,;:]+|[\s\"'“”‘’.,;:]+$")


def measure() -> dict[str, float]:
    """F1 of each kind of span, overlapping and exact; of contents by directness, recall."""
    return figures_of("dev")


def figures_of(half: str) -> dict[str, float]:
    """The figures of one half: ``dev``, which measures, or ``train``, whose errors may be read."""
    count: Counter[str] = Counter()
    for item, found in _read(half):
        count += _counted(item, found)
    figures: dict[str, float] = {}
    for kind in KINDS:
        for way in ("overlap", "exact"):
            hit, right = count[f"{kind} {way} found"], count[f"{kind} {way} right"]
            recall = hit / max(1, count[f"{kind} gold"])
            precision = right / max(1, count[f"{kind} predicted"])
            figures[f"{kind}_{way}_precision"] = precision
            figures[f"{kind}_{way}_recall"] = recall
            figures[f"{kind}_{way}_f1"] = 2 * precision * recall / max(1e-9, precision + recall)
    for direct in ("direct", "indirect", "mixed"):
        figures[f"recall_{direct}"] = count[f"{direct} found"] / max(1, count[f"{direct} gold"])
    return figures


def errors(half: str = "dev") -> dict[str, int]:
    """How many attributions are missed, by how they are told, and how many are found too many."""
    left: Counter[str] = Counter()
    for item, found in _read(half):
        predicted = [span for one in found for span in one.content]
        gold = [span for one in item["attributions"] for span in _spans(one["content"])]
        for one in item["attributions"]:
            if not any(_meets(span, predicted) for span in _spans(one["content"])):
                left[f"missed, {_told(item['text'], one)}"] += 1
        left["found, but not annotated"] += sum(not _meets(span, gold) for span in predicted)
    return dict(left)


def _read(half: str) -> Iterator[tuple[dict[str, Any], list[Attribution]]]:
    path = places.SHARED / "data" / "attribution" / "polnear" / f"{half}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        report = make_report(
            item["text"], id=item["doc"], published=date.fromisoformat(item["date"])
        )
        yield item, find_attributions(clean(report))


def _counted(item: dict[str, Any], found: list[Attribution]) -> Counter[str]:
    count: Counter[str] = Counter()
    for kind in KINDS:
        gold = [span for one in item["attributions"] for span in _spans(one[kind])]
        predicted = [span for one in found for span in getattr(one, kind)]
        count[f"{kind} gold"] = len(gold)
        count[f"{kind} predicted"] = len(predicted)
        count[f"{kind} overlap found"] = sum(_meets(span, predicted) for span in gold)
        count[f"{kind} overlap right"] = sum(_meets(span, gold) for span in predicted)
        bare_gold = {_bare(item["text"], span) for span in gold}
        bare_found = {_bare(item["text"], span) for span in predicted}
        count[f"{kind} exact found"] = sum(_bare(item["text"], s) in bare_found for s in gold)
        count[f"{kind} exact right"] = sum(_bare(item["text"], s) in bare_gold for s in predicted)
    predicted = [span for one in found for span in one.content]
    for one in item["attributions"]:
        direct = _directness(item["text"], _spans(one["content"]))
        count[f"{direct} gold"] += 1
        count[f"{direct} found"] += any(_meets(s, predicted) for s in _spans(one["content"]))
    return count


def _spans(parts: Iterable[dict[str, Any]]) -> list[Span]:
    return [(part["start"], part["end"]) for part in parts]


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(min(span[1], end) > max(span[0], start) for start, end in others)


def _bare(text: str, span: Span) -> Span:
    """A span without the blanks, points and quotation marks at its ends."""
    start, end = span
    stretch = text[start:end]
    head = EDGE.match(stretch)
    if head is not None:
        start += head.end()
    while end > start and EDGE.match(text[end - 1]):
        end -= 1
    return start, end


def _directness(text: str, spans: list[Span]) -> str:
    """By quotation marks: all of the content, none of it, or a part."""
    whole = " ".join(text[start:end] for start, end in spans).strip()
    marks = sum(whole.count(mark) for mark in '"“”') + whole.count("''")
    if not marks:
        return "indirect"
    edge = whole[0] in "\"“'" and whole.rstrip(".,")[-1] in "\"”'"
    return "direct" if edge and marks >= 2 else "mixed"


def _told(text: str, one: dict[str, Any]) -> str:
    cue = " ".join(part["text"] for part in one["cue"]).lower()
    if not one["source"]:
        return "no source told"
    if cue in ("", ":", "-"):
        return "a colon for a verb"
    if re.search(r"\b(say|says|said|saying|tell|tells|told|telling|wrote|according)\b", cue):
        return "a plain verb of speech"
    return "other words of speech, thought or stance"
