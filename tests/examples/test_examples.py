"""The example reports and their gold lines hold together."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest

from dragoman.records import EventType, RegionKind, Status

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = EXAMPLES / "reports"
GOLD = EXAMPLES / "gold"
TEXTS = {p.stem: p.read_text(encoding="utf-8") for p in sorted(REPORTS.glob("*.txt"))}
DATED_IN_TEXT = {"08-duma-passes-treaty", "11-live-tuesday", "18-forty-thousand"}
NOTHING_TO_FIND = "28-first-snow"


def lines(path: Path) -> list[dict]:
    return [json.loads(s) for s in path.read_text(encoding="utf-8").splitlines()]


def clean() -> dict[str, dict]:
    return json.loads((GOLD / "clean.json").read_text(encoding="utf-8"))


DESK = lines(REPORTS / "desk.jsonl")
CLAIMS = lines(GOLD / "claims.jsonl")
STATEMENTS = lines(GOLD / "statements.jsonl")
SILENCES = lines(GOLD / "silences.jsonl")


def parse_side(stem: str) -> dict:
    return json.loads((REPORTS / f"{stem}.json").read_text(encoding="utf-8"))


def test_there_are_enough_and_no_two_share_an_id() -> None:
    ids = [*TEXTS, *(d["id"] for d in DESK)]
    assert len(TEXTS) >= 24
    assert len(DESK) == 4
    assert len(set(ids)) == len(ids)


def test_outlets_are_many() -> None:
    sources = {parse_side(stem)["source"] for stem in TEXTS} | {d["source"] for d in DESK}
    assert len(sources) >= 10


@pytest.mark.parametrize("stem", TEXTS)
def test_sidecar(stem: str) -> None:
    side = parse_side(stem)
    assert side["title"] and side["source"]
    host = urlsplit(side["url"]).hostname
    assert host is not None and host.endswith((".example.org", ".example.com"))
    if stem in DATED_IN_TEXT:
        assert "published" not in side
        assert "2024" in TEXTS[stem]
    else:
        assert date(2024, 10, 1) <= date.fromisoformat(side["published"]) <= date(2024, 11, 30)


@pytest.mark.parametrize("record", DESK, ids=[d["id"] for d in DESK])
def test_desk_line(record: dict) -> None:
    assert set(record) == {"id", "text", "title", "published", "source", "url"}
    assert date(2024, 10, 1) <= date.fromisoformat(record["published"]) <= date(2024, 11, 30)


@pytest.mark.parametrize("text", [*TEXTS.values(), *(d["text"] for d in DESK)])
def test_length(text: str) -> None:
    assert 150 <= len(text.split()) <= 350


def test_readme_lists_every_report() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    listed = {row.split("|")[1].strip() for row in readme.splitlines() if row.startswith("| ")}
    assert {*TEXTS, *(d["id"] for d in DESK)} <= listed


def test_wire_copies_share_their_words() -> None:
    wire = TEXTS["03-austin-rome-wire"]
    said = next(p for p in wire.split("\n\n") if p.startswith("Speaking to reporters"))
    assert said in TEXTS["04-austin-rome-short"]
    assert said in TEXTS["05-austin-rome-inside"]


def test_every_kind_of_region_and_damage_is_there() -> None:
    marked = clean()
    assert set(marked) == set(TEXTS)
    kinds = {kind for m in marked.values() for *_, kind in m["spans"]}
    # Those of whole pages and of live entries are proved on texts of their own.
    assert kinds == set(get_args(RegionKind)) - {"body", "related", "dateline", "stamp"}
    damage = {d["kind"] for m in marked.values() for d in m["damage"]}
    assert {"glued words", "wrong word", "wrong number", "wrong date", "fragment"} <= damage


@pytest.mark.parametrize("stem", TEXTS)
def test_cleaning_marks_fit_the_text(stem: str) -> None:
    marks = clean()[stem]
    text, spans = TEXTS[stem], marks["spans"]
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(text[slice(*d["span"])] == d["text"] for d in marks["damage"])
    if marks["headline"] is not None:
        assert text[slice(*marks["headline_span"])] == marks["headline"]


def test_gold_spans_equal_the_text() -> None:
    for row in CLAIMS + SILENCES:
        assert TEXTS[row["report"]][slice(*row["span"])] == row["evidence"], row
    for row in STATEMENTS:
        assert TEXTS[row["report"]][slice(*row["span"])] == row["content"], row
        assert TEXTS[row["report"]][slice(*row["cue_span"])] == row["cue"], row


def test_gold_uses_the_vocabulary() -> None:
    for row in CLAIMS:
        assert row["event"] in {*get_args(EventType), "STATEMENT"}
        assert row["status"] in get_args(Status)
        assert row["tier"] in {"core", "mention", "borderline"}
        assert row["source"] or row["target"], row
        assert not (row["reciprocal"] and row["target"]), row


def test_gold_covers_enough_and_shows_every_status() -> None:
    assert len({row["report"] for row in CLAIMS}) >= 14
    assert {row["status"] for row in CLAIMS} >= set(get_args(Status))
    assert sum(row["tier"] == "core" for row in SILENCES) >= 3


def test_nothing_is_found_where_nothing_happens() -> None:
    assert NOTHING_TO_FIND in TEXTS
    assert NOTHING_TO_FIND not in {row["report"] for row in CLAIMS + STATEMENTS + SILENCES}
