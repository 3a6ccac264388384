"""report and event: one text with its claims marked, one event with the sentences that tell it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.terminal.marked import small
from tests.cli.command_runs import TEXTS, Run


def test_the_text_is_whole_and_each_claim_is_marked_once(run: Run, affair: Path) -> None:
    (line,) = run("report", "asmara", "--from", affair, "--json").lines
    assert line["text"] == TEXTS["asmara"]
    assert line["published"] == "2018-07-09"
    out = run("report", "asmara", "--from", affair, "--width", 100).out
    text, _, table = out.partition("\nClaims")
    bare = text
    for mark in "⁰¹²³⁴⁵⁶⁷⁸⁹·":
        bare = bare.replace(mark, "")
    for words in TEXTS["asmara"].split():
        assert words in bare
    for number in range(1, len(line["claims"]) + 1):
        assert small(number) in text
        assert small(number) in table


def test_what_was_set_aside_is_named_beside_the_text(run: Run, affair: Path) -> None:
    (line,) = run("report", "asmara", "--from", affair, "--json").lines
    kinds = {region["kind"] for region in line["regions"]}
    assert "promo" in kinds
    out = run("report", "asmara", "--from", affair, "--width", 100).out
    assert any(
        row.split() and row.split()[0] == "promotion" and "Click here" in row
        for row in out.splitlines()
    )


def test_claims_carry_their_colours(
    run: Run, affair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    out = run("report", "ankara", "--from", affair).out
    assert "38;5;172m" in out  # words of conflict


def test_an_unknown_report_is_told_with_those_near(run: Run, affair: Path) -> None:
    ran = run("report", "ankra", "--from", affair)
    assert ran.code == 2 and "ankara" in ran.err


def test_an_event_opens_by_the_beginning_of_its_id(run: Run, affair: Path) -> None:
    events = run("timeline", "--from", affair, "--json").lines
    id = events[0]["id"]
    (line,) = run("event", id, "--from", affair, "--json").lines
    assert line["id"] == id
    assert line["claims"]
    for claim in line["claims"]:
        text = TEXTS.get(claim["report"])
        span = claim["evidence"]
        if text:
            assert text[span["start"] : span["end"]] == span["exact"]
    out = run("event", id, "--from", affair).out
    assert f"report {line['claims'][0]['report']}" in out


@pytest.mark.parametrize("id", ["zzzz", ""])
def test_an_unknown_event_is_told(run: Run, affair: Path, id: str) -> None:
    assert run("event", id, "--from", affair).code == 2


def test_how_sure_the_coder_is_is_never_cut_off(run: Run, tmp_path: Path) -> None:
    text = (
        "OSLO, 3 May 2021. A spokesman for the South Korean foreign ministry said that Chile attacked"
        " Peru near the village of Puerto San Bartolome de las Montanas in the eastern province.\n"
    )
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "a.duckdb"
    assert run("read", tmp_path / "long.txt", "--into", path, "--quiet").code == 0
    for width in (80, 100, 140):
        shown = run("report", "long", "--from", path, "--width", width).out
        assert "confidence" in shown
        assert not re.search(r"confidence(?! \d\.\d\d)", shown)
        assert "in " in shown and max(map(len, shown.splitlines())) <= width
