"""Which PLOVER type a word leans to: ``data/tables/coding_leanings.tsv``, from two sources.

Usage: ``python scripts/build_leanings.py TRAINING CAMEO MAPPING``: the folder of our labelled
sentences (JSON Lines; a quarter of the lines, each file's first, fifth and so on, is left out, so
that it can measure), the CAMEO verb-pattern dictionary by the Open Event Data Alliance (see NOTICE),
and a table from CAMEO codes to PLOVER types (tab-separated: code, root, type).
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from dragoman.coding.acts.classify import LEANING_PARTS
from dragoman.coding.syntax import parser
from dragoman.records import EventType

TABLE = Path(__file__).parents[1] / "src" / "dragoman" / "data" / "tables" / "coding_leanings.tsv"
PATTERN_WEIGHT = 0.5  # a pattern of the dictionary against a cue of our own sentences
LEAST = 1.5  # how much of both a word needs
SMOOTHING = 3.0  # cues as the whole is that are added to each word's own
HEAD = """# Which PLOVER types a word (lemma) speaks for or against: the logarithm of how much commoner the
# type is among cues with the word than among all. Made by scripts/build_leanings.py from our own
# labelled sentences (lines 1, 2 and 3 of each four) and the CAMEO verb patterns of the Open Event
# Data Alliance (MIT License, see NOTICE). Only the judging of given parties reads it.
# rest: the leaning of all types that are not named.
lemma\trest\ttypes
"""


def main() -> None:
    """Count both sources and write the table."""
    counts: dict[str, dict[str, float]] = defaultdict(dict)
    for word, event, weight in (*_cues(Path(sys.argv[1])), *_patterns(*sys.argv[2:4])):
        counts[word][event] = counts[word].get(event, 0.0) + weight
    total = {
        event: sum(found.get(event, 0.0) for found in counts.values())
        for event in get_args(EventType)
    }
    lines = [
        f"{word}\t{math.log(SMOOTHING / (sum(found.values()) + SMOOTHING)):.1f}\t"
        + " ".join(_leanings(found, total))
        for word, found in sorted(counts.items())
        if sum(found.values()) >= LEAST and "_" not in word
    ]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _leanings(found: dict[str, float], total: dict[str, float]) -> Iterator[str]:
    everything, own = sum(total.values()), sum(found.values())
    for event in get_args(EventType):
        share = total[event] / everything
        if event in found:
            leaning = math.log((found[event] + SMOOTHING * share) / (own + SMOOTHING) / share)
            yield f"{event}={leaning:.1f}"


def _cues(folder: Path) -> Iterator[tuple[str, str, float]]:
    """The words of each cue of our labelled sentences, names left out, with its type."""
    items: list[dict[str, Any]] = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if number % 4
    ]
    docs = parser.parse(item["text"] for item in items)
    for item, doc in zip(items, docs, strict=True):
        for act in item["acts"]:
            start, end = _span(item["text"], act["cue"])
            inside = [t for t in doc if t.idx < end and t.idx + len(t) > start and t.is_alpha]
            words = {t.lemma_.lower() for t in inside if t.pos_ in LEANING_PARTS}
            for word in sorted(words):
                yield word, act["e"], 1.0


def _span(text: str, stretch: str) -> tuple[int, int]:
    """Where a stretch stands; ``stretch@2`` is its second occurrence."""
    counted = re.fullmatch(r"(.*)@(\d+)", stretch, re.DOTALL)
    stretch, number = (counted[1], int(counted[2])) if counted else (stretch, 1)
    at = -1
    for _ in range(number):
        at = text.find(stretch, at + 1)
    return (at, at + len(stretch)) if at >= 0 else (0, 0)


def _patterns(dictionary: str, mapping: str) -> Iterator[tuple[str, str, float]]:
    """The words of each pattern of the dictionary, and its verbs, with the PLOVER type."""
    rows = [line.split("\t") for line in Path(mapping).read_text(encoding="utf-8").splitlines()]
    types = {row[0]: row[2] for row in rows if len(row) > 2 and row[2] in get_args(EventType)}
    verbs: list[str] = []
    base: str | None = None
    for line in Path(dictionary).read_text(encoding="utf-8").splitlines():
        text = line.split("#")[0].strip()
        block = re.match(r"---\s+\S+\s+\[(.*?)\]", text)
        pattern = re.match(r"-\s*(.*?)\[(.*?)\]", text)
        verb = re.match(r"\+?([A-Z_]+)", text)
        if block:
            verbs, base = [], _type(block[1], types)
        elif pattern:
            event = _type(pattern[2], types)
            words = {word.lower() for word in re.findall("[A-Za-z]+", pattern[1])} | {*verbs[:1]}
            for word in sorted(words) if event else ():
                yield word, str(event), PATTERN_WEIGHT
        elif verb and not text.startswith("&"):
            verbs.append(verb[1].lower().strip("_"))
            if base:
                yield verbs[-1], base, 2 * PATTERN_WEIGHT


def _type(code: str, types: dict[str, str]) -> str | None:
    last = code.rpartition(":")[2].strip()
    return types.get(last) or types.get(last[:3])


if __name__ == "__main__":
    main()
