"""The gold set of disagreements between reports on Syria: no words of them, each stretch in place."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[2] / "bench" / "disagreement" / "fa_kes"
PLACE = {"report", "start", "end", "sha256"}
LINE = {"group", "kind", "count", "severity", "agree", "about", "a", "b", "within", "copy", "note"}
KINDS = {"number", "date", "blame", "place", "status"}
SEVERITIES = {"real", "probable", "time", "apparent"}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def stretches(line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for side in (line["a"], line["b"]):
        yield {key: value for key, value in side.items() if key != "also"}
        yield from side.get("also", ())


def sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.fixture(scope="module")
def texts(shared_dir: Path) -> dict[tuple[str, str], str]:
    """The text of each report by its group and id: ids stand twice in the data, not in a group."""
    data = shared_dir / "data" / "disagreement" / "fa-kes"
    told = (data / "fa-kes.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in told]
    return {
        (group["group"], one["report"]): rows[one["row"]]["article_content"]
        for group in lines("groups.jsonl")
        for one in group["reports"]
    }


def test_the_reports_are_those_that_were_read(texts: dict[tuple[str, str], str]) -> None:
    for group in lines("groups.jsonl"):
        for one in group["reports"]:
            assert sha(texts[group["group"], one["report"]]) == one["sha256"]


def test_the_groups_are_whole(shared_dir: Path) -> None:
    path = shared_dir / "data/disagreement/fa-kes/silver_groups_date_location.jsonl"
    silver = path.read_text(encoding="utf-8").splitlines()
    for group in lines("groups.jsonl"):
        told = json.loads(silver[group["line"] - 1])
        assert told["unit_ids"] == [one["report"] for one in group["reports"]]
        assert told["row_indexes"] == [one["row"] for one in group["reports"]]


def test_every_stretch_is_in_its_place(texts: dict[tuple[str, str], str]) -> None:
    for line in lines("gold.jsonl"):
        for one in stretches(line):
            text = texts[line["group"], one["report"]]
            assert sha(text[one["start"] : one["end"]]) == one["sha256"], line["count"]


def test_lines_say_what_the_guide_lets_them_and_hold_no_text() -> None:
    groups = {group["group"] for group in lines("groups.jsonl")}
    for line in lines("gold.jsonl"):
        assert line["group"] in groups
        assert line["count"].startswith(line["group"] + "-")
        assert set(line) <= LINE
        assert line["kind"] in KINDS
        assert ("agree" in line) != (line.get("severity") in SEVERITIES)
        assert "agree" not in line or line["kind"] == "number"
        assert all(set(one) == PLACE for one in stretches(line))
        assert line.get("within", False) == (line["a"]["report"] == line["b"]["report"])


def test_a_pair_has_one_verdict() -> None:
    ends = Counter(
        (line["kind"], line["count"], *sorted((one["report"], one["start"]) for one in pair))
        for line in lines("gold.jsonl")
        for pair in [(line["a"], line["b"])]
    )
    assert not [pair for pair, times in ends.items() if times > 1]


def test_own_words_are_not_long() -> None:
    told = chain.from_iterable(
        (line["about"], line.get("note", "")) for line in lines("gold.jsonl")
    )
    assert max(map(len, told)) < 160
