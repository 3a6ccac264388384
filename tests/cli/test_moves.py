"""``moves``, and the steps on an event's page."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command_runs import Run

REPORTS = [
    ("2019-03-04", "Chad will send 1,500 troops to Mali in March 2019, the ministry said."),
    ("2019-03-20", "Chad sent 1,500 troops to Mali in March 2019."),
]


def test_what_moved_has_the_report_that_moved_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    lines = [
        json.dumps({"id": f"r{number}", "text": text, "published": day})
        for number, (day, text) in enumerate(REPORTS)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    into = tmp_path / "moves.duckdb"
    assert run("read", path, "--into", into).code == 0
    (line,) = run("moves", "--from", into, "--json").lines
    assert [(step["before"], step["after"]) for step in line["moves"]] == [
        (None, "planned"),
        ("planned", "asserted"),
    ]
    assert line["moves"][1]["report"] == "r1"
    assert "planned" in run("moves", "--from", into).out
    (told,) = run("event", line["event"], "--from", into, "--json").lines
    assert told["moves"] == line["moves"]
    assert "How it moved" in run("event", line["event"], "--from", into).out


def test_where_nothing_moved_it_says_so(run: Run, tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text("Chad accused Mali of theft.\n", encoding="utf-8")
    into = tmp_path / "one.duckdb"
    run("read", one, "--into", into)
    assert "Nothing moved." in run("moves", "--from", into).out
    assert run("moves", "--from", into, "--json").lines == []
