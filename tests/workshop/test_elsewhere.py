"""The held-out reports: every gold line stands in its text, and each report is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from bench import places
from dragoman.records import EventType, Status

HERE = places.ROOT / "bench" / "elsewhere"
REPORTS = sorted((HERE / "reports").glob("*.txt"))
# The stretch that a line of each file is about, and where it stands.
STRETCHES = {
    "claims": [("evidence", "span")],
    "statements": [("content", "span"), ("cue", "cue_span")],
    "silences": [("evidence", "span")],
}


def lines(name: str) -> Iterator[dict[str, Any]]:
    text = (HERE / "gold" / f"{name}.jsonl").read_text(encoding="utf-8")
    return (json.loads(line) for line in text.splitlines())


@pytest.mark.parametrize("name", STRETCHES)
def test_every_span_holds_the_stretch_that_it_tells(name: str) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in REPORTS}
    found = list(lines(name))
    assert found
    for line in found:
        for stretch, span in STRETCHES[name]:
            start, end = line[span]
            assert texts[line["report"]][start:end] == line[stretch], line


def test_the_words_of_the_claims_are_those_of_the_records() -> None:
    events = {*get_args(EventType), "STATEMENT"}
    for line in lines("claims"):
        readings = [line, *({**line, **other} for other in line["also"])]
        assert {one["event"] for one in readings} <= events, line
        assert {one["status"] for one in readings} <= set(get_args(Status)), line
        assert line["tier"] in {"core", "mention", "borderline"}, line


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_is_short_dated_and_has_gold_lines(path: Path) -> None:
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert set(told) == {"title", "published", "source", "url"}
    assert ".example.org/" in told["url"]
    assert date.fromisoformat(told["published"]).year != 2024
    assert 120 <= len(path.read_text(encoding="utf-8").split()) <= 220
    assert any(line["report"] == path.stem for line in lines("claims"))
    assert any(line["report"] == path.stem for line in lines("statements"))
