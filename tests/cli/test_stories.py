"""The verb ``stories``: lines of the contract, and a table whose reports can be opened."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import dragoman
from dragoman.fusing.stories.finding import to_line
from tests.cli.command_runs import Run
from tests.cli.river import DEAL, read_lines

LINES = [
    {"id": "tacna", "text": DEAL, "title": "Chile and Peru share a river", "published": "2019-03-05"},
    {"id": "copy", "text": f"{DEAL} Farmers on the river cheered.", "published": "2019-03-06"},
    {"id": "ice", "text": "Canada freed a ship that ice had held in Hudson Bay. The crew is well."},
]  # fmt: skip


@pytest.fixture
def river(run: Run, tmp_path: Path) -> Path:
    """A dossier of a report, its copy and another one without a date."""
    return read_lines(run, tmp_path, LINES)


def test_stories_come_as_lines_of_the_contract(run: Run, river: Path) -> None:
    ran = run("stories", "--from", river, "--json")
    assert (ran.code, ran.err) == (0, "")
    deal, ice = ran.lines
    assert list(deal) == ["story", "title", "from", "until", "reports", "origins", "also"]
    assert deal["reports"] == ["tacna", "copy"]
    assert (deal["from"], deal["until"], deal["origins"]) == ("2019-03-05", "2019-03-06", 1)
    assert (ice["from"], ice["until"], ice["reports"]) == (None, None, ["ice"])
    with dragoman.open(river, read_only=True) as dossier:
        told = [to_line(story) for story in dossier.stories()]
    assert json.loads(json.dumps(told, default=str)) == ran.lines


def test_the_table_names_what_opens_each_report(run: Run, river: Path) -> None:
    out = run("stories", "--from", river, "--width", 100).out
    assert "Chile and Peru share a river" in out
    assert "2019-03-05 – 2019-03-06" in out
    assert re.search(r"2 +1$", out, re.MULTILINE)
    opened = re.findall(r"report ((?:\w+(?:, )?)+)", out)
    ids = [id for some in opened for id in some.split(", ")]
    assert {"tacna", "copy", "ice"} <= set(ids)
    for line in LINES:
        assert run("report", line["id"], "--from", river).code == 0


def test_a_limit_leaves_the_newest(run: Run, river: Path) -> None:
    (line,) = run("stories", "--from", river, "--json", "--limit", 1).lines
    assert "tacna" in line["reports"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_table_is_no_wider_than_asked_for(run: Run, river: Path, width: int) -> None:
    out = run("stories", "--from", river, "--width", width).out
    assert max(cell_len(line.rstrip()) for line in out.splitlines()) <= width


def test_an_empty_dossier_says_what_to_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    dragoman.open(path).close()
    assert "dragoman read" in " ".join(run("stories", "--from", path).out.split())
    assert run("stories", "--from", path, "--json").out == ""


def test_one_story_says_why_each_report_is_in_it(run: Run, river: Path) -> None:
    deal, _ = run("stories", "--from", river, "--json").lines
    (told,) = run("stories", deal["story"][:6], "--from", river, "--json").lines
    assert {key: told[key] for key in deal} == deal
    first, second = told["members"]
    assert (first["report"], second["report"]) == ("tacna", "copy")
    assert "started" in first["why"]
    assert "joined: " in second["why"]
    assert "like report tacna, a day apart" in second["why"]
    out = run("stories", deal["story"], "--from", river, "--width", 100).out
    assert "Chile and Peru share a river" in out
    assert "of 1 origin" in out


def test_the_log_says_what_became_of_stories(run: Run, river: Path) -> None:
    changes = run("stories", "--log", "--from", river, "--json").lines
    assert [(one["what"], one["reports"]) for one in changes] == [
        ("start", ["tacna"]),
        ("join", ["copy"]),
        ("start", ["ice"]),
    ]
    assert "Chile" in changes[1]["words"]
    out = run("stories", "--log", "--from", river, "--width", 100).out
    assert "Report copy joined" in out


def test_a_story_that_is_not_there_is_told(run: Run, river: Path) -> None:
    ran = run("stories", "zz", "--from", river)
    assert ran.code != 0
    assert "no story 'zz'" in ran.err
