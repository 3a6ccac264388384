"""The gold set of events: every gold act stands in exactly one event, and each event has a name."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench import places

HERE = places.ROOT / "bench" / "events"
EXAMPLES = places.ROOT / "examples"
Claim = tuple[str, int, int, str]
DAY = r"\d{4}(-\d\d(-\d\d)?)?"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def acts(path: Path) -> list[Claim]:
    return [
        (line["report"], *line["span"], line["event"])
        for line in lines(path)
        if line["event"] != "STATEMENT"
    ]


def of_examples() -> list[Claim]:
    return [
        (line["report"], line["start"], line["end"], line["event_type"])
        for line in lines(HERE / "gold_examples.jsonl")
    ]


def of_seeds() -> list[Claim]:
    return [
        (line["report"], *line["span"], line["event_type"])
        for line in lines(HERE / "gold_seeds.jsonl")
    ]


def names() -> list[dict[str, str]]:
    with (HERE / "names.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_every_gold_act_of_the_examples_is_in_exactly_one_event() -> None:
    found = Counter(of_examples())
    assert found == Counter(acts(EXAMPLES / "gold" / "claims.jsonl"))
    assert max(found.values()) == 1


def test_the_stretches_lie_in_the_example_reports() -> None:
    for report, start, end, _ in of_examples():
        text = (EXAMPLES / "reports" / f"{report}.txt").read_text(encoding="utf-8")
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


def test_every_gold_act_of_the_seeds_is_in_exactly_one_event(shared_dir: Path) -> None:
    found = Counter(of_seeds())
    assert found == Counter(acts(shared_dir / "seeds" / "gold" / "claims.jsonl"))
    assert max(found.values()) == 1


@pytest.mark.parametrize(("report", "number"), [("seed000", "000"), ("seed004", "004")])
def test_the_stretches_lie_in_the_seeds(shared_dir: Path, report: str, number: str) -> None:
    [path] = (shared_dir / "seeds").glob(f"{number}_*.txt")
    length = len(path.read_text(encoding="utf-8"))
    spans = [(start, end) for name, start, end, _ in of_seeds() if name == report]
    assert spans
    assert all(0 <= start < end <= length for start, end in spans)


def test_the_seeds_are_told_by_offsets_only() -> None:
    for line in lines(HERE / "gold_seeds.jsonl"):
        assert set(line) == {"report", "span", "event_type", "event"}


def test_every_event_has_one_name_and_every_name_an_event() -> None:
    told = [name["event"] for name in names()]
    assert len(told) == len(set(told))
    used = {
        line["event"]
        for file in ("gold_examples.jsonl", "gold_seeds.jsonl")
        for line in lines(HERE / file)
    }
    assert set(told) == used


def test_the_names_are_whole() -> None:
    for name in names():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name["event"])
        assert name["name"]
        assert re.fullmatch(rf"{DAY}(/({DAY}|\.\.))?", name["when"]), name["event"]
        assert re.fullmatch(r"[A-Z]{3}(:[A-Z0-9]+)?(, [A-Z]{3}(:[A-Z0-9]+)?)*", name["parties"])
        assert name["standing"] in {"yes", "no"}
