"""The gold lines of real reports: no words of the texts in them, and each span stands in its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from bench import press
from dragoman.records import EventType, Status

HALVES = sorted(path.parent.name for path in press.PRESS.glob("*/reports.tsv"))
WORDS = {word for stretches in press.STRETCHES.values() for word, _ in stretches}


def lines(half: str, name: str) -> Iterator[dict[str, Any]]:
    text = (press.gold(half) / f"{name}.jsonl").read_text(encoding="utf-8")
    return (json.loads(line) for line in text.splitlines())


@pytest.mark.parametrize("half", HALVES)
def test_the_gold_lines_hold_no_words_of_the_texts(half: str) -> None:
    for name in press.STRETCHES:
        for line in lines(half, name):
            assert not WORDS & set(line), line["report"]


def test_no_text_stands_in_two_sets() -> None:
    texts = [one.sha256 for half in HALVES for one in press.listed(half)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("half", HALVES)
def test_the_words_of_the_claims_are_those_of_the_records(half: str) -> None:
    reports = {one.report for one in press.listed(half)}
    events = {*get_args(EventType), "STATEMENT"}
    assert {line["report"] for line in lines(half, "claims")} == reports
    for line in lines(half, "claims"):
        readings = [line, *({**line, **other} for other in line["also"])]
        assert {one["event"] for one in readings} <= events
        assert {one["status"] for one in readings} <= set(get_args(Status))


@pytest.mark.shared
@pytest.mark.usefixtures("shared_dir")
@pytest.mark.parametrize("half", HALVES)
def test_every_span_is_a_stretch_of_its_text_that_cuts_no_word(half: str) -> None:
    texts = {report.id: report.text for report in press.load(half)}
    for name, stretches in press.STRETCHES.items():
        for line in lines(half, name):
            text = texts[line["report"]]
            for start, end in (line[span] for _, span in stretches):
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
                assert not text[max(start - 1, 0) : start + 1].isalnum() or start == 0
                assert not text[end - 1 : end + 1].isalnum() or end == len(text)


@pytest.mark.shared
@pytest.mark.usefixtures("shared_dir")
def test_a_text_that_was_changed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [replace(press.listed("dev")[0], sha256="0" * 64)]
    monkeypatch.setattr(press, "listed", lambda half: changed)
    with pytest.raises(ValueError, match="not the one that the gold lines are about"):
        press.load("dev")


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the whole shared folder"):
        press.text_of(tmp_path / "none.jsonl", "key")


def test_a_text_has_its_title_once(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    told = [
        {"dId": "a", "title": "Talks in Oslo", "text": "They met."},
        {"filename": "b", "title": "Talks in Oslo", "text": "Talks in Oslo\nThey met."},
        {"unit_id": "d", "article_title": "Talks", "article_content": "They met in Oslo."},
    ]
    kept.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    assert press.text_of(kept, "a") == "Talks in Oslo\n\nThey met."
    assert press.text_of(kept, "b") == "Talks in Oslo\nThey met."
    assert press.text_of(kept, "d") == "Talks\n\nThey met in Oslo."
    with pytest.raises(ValueError, match="no report c"):
        press.text_of(kept, "c")


@pytest.mark.shared
@pytest.mark.usefixtures("shared_dir")
def test_the_lines_can_be_written_out_with_their_words(tmp_path: Path) -> None:
    written = press.with_words("dev", tmp_path) / "claims.jsonl"
    told = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert len(told) == len(list(lines("dev", "claims")))
    assert all(line["evidence"] for line in told)


@pytest.mark.parametrize("name", press.UNREAD)
def test_what_nobody_reads_is_not_written_out(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nobody reads"):
        press.with_words(name, tmp_path)
    assert not list(tmp_path.iterdir())
