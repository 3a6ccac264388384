"""Judging from the command line: one claim, a file of judgements, a review in a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

import dragoman
from tests.cli.command_runs import Run
from tests.dossier.plain_coder import PlainCoder, reports


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "affair.duckdb"
    with dragoman.open(where) as dossier:
        dossier.read(reports(5), coder=PlainCoder())
    return where


def test_a_claim_is_judged_and_every_view_says_what_is_left_out(run: Run, path: Path) -> None:
    first, second, *_ = run("review", "--from", path, "--json").lines
    ran = run("judge", first["id"][:12], "wrong", "--note", "no such deed", "--from", path)
    assert (ran.code, ran.out) == (0, "") and "wrong" in ran.err
    ran = run("judge", second["id"], "wrong", "--correct", "target=Chad", "--who", "ada",
              "--from", path, "--json")  # fmt: skip
    assert ran.lines[0]["corrections"] == {"target": [{"code": "TCD", "name": "Chad"}]}
    shown = run("claims", "--from", path, "--json")
    assert first["id"] not in {one["id"] for one in shown.lines}
    assert "1 claim judged wrong is left out" in shown.err
    own = run("claims", "--from", path, "--json", "--unjudged")
    assert first["id"] in {one["id"] for one in own.lines} and not own.err
    told = run("judgements", "--from", path)
    assert "no such deed" in told.out and "Chad" in told.out
    (all_, *_) = run("precision", "--from", path, "--json").lines
    assert (all_["of"], all_["wrong"]) == ("all", 2)
    assert "95 %" in run("precision", "--from", path).out


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["ffff", "right"], "no claim 'ffff'"),
        (["CLAIM", "maybe"], "right, wrong, unsure, skip"),
        (["CLAIM", "wrong", "--correct", "event"], "write FIELD=VALUE"),
        (["CLAIM", "wrong", "--correct", "event=HUG"], "no type of act"),
    ],
)
def test_what_cannot_be_judged_so_is_told(
    run: Run, path: Path, typed: list[str], says: str
) -> None:
    first = run("review", "--from", path, "--json", "--kind", "act").lines[0]["id"]
    ran = run("judge", *[first if one == "CLAIM" else one for one in typed], "--from", path)
    assert ran.code == 2 and says in ran.err
    ran = run("judge", first, "right", "--from", path.with_name("none.duckdb"))
    assert ran.code == 2 and not path.with_name("none.duckdb").exists()


def test_judgements_go_out_and_come_in(run: Run, path: Path, tmp_path: Path) -> None:
    first, second, *_ = run("review", "--from", path, "--json").lines
    run("judge", first["id"], "unsure", "--from", path)
    exported = run("export", "judgements", "--from", path)
    assert exported.lines == run("judgements", "--from", path, "--json").lines
    said = tmp_path / "said.jsonl"
    said.write_text(
        run("judgements", "--from", path, "--json").out
        + json.dumps({"claim": second["id"], "verdict": "right"})
        + "\nnonsense\n",
        encoding="utf-8",
    )
    ran = run("judgements", "take", said, "--from", path)
    assert ran.code == 2 and "line 3" in ran.err and "1 new judgement" in ran.err
    assert len(run("judgements", "--from", path, "--json").lines) == 2


def test_a_review_needs_a_terminal(run: Run, path: Path) -> None:
    ran = run("review", "--from", path)
    assert ran.code == 2 and "--json" in ran.err


def test_a_review_in_a_terminal(path: Path) -> None:
    """Right, then back, wrong instead, a correction typed, and quit: each is kept at once."""
    process, screen = pty.fork()
    if process == 0:
        os.environ |= {"TERM": "xterm", "COLUMNS": "90", "DRAGOMAN_JUDGE": "ada"}
        arguments = ["review", "--from", str(path), "--kind", "act", "--limit", "3"]
        os.execv(sys.executable, [sys.executable, "-m", "dragoman", *arguments])
    wait_for(screen, "1 of 3")
    for typed, answered in (
        ("r", "2 of 3"),
        ("b", "1 of 3"),
        ("w", "2 of 3"),
        ("c", "type"),
        ("AID\n\n\nChad\n", "what"),
        ("\n\n\n\n\n\n", "3 of 3"),
        ("q", "judged:"),
    ):
        os.write(screen, typed.encode())
        wait_for(screen, answered)
    assert os.waitpid(process, 0)[1] == 0
    with dragoman.open(path) as dossier:
        said = [one.judgement for one in dossier.judgements()]
    assert [one.verdict for one in said] == ["right", "wrong", "wrong"]
    assert said[2].corrections["target"][0]["code"] == "TCD"
    assert {one.judge for one in said} == {"ada"}
    assert said[0].drawn == "weightiest first, kind act"


def wait_for(screen: int, words: str) -> None:
    """Read what a program shows until these words stand there."""
    shown, end = "", time.monotonic() + 60
    while words not in shown:
        assert time.monotonic() < end, shown[-2000:]
        if select.select([screen], [], [], 0.5)[0]:
            shown += os.read(screen, 65_536).decode("utf-8", "replace")
