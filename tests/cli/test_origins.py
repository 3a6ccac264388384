"""The verb ``origins``: which reports come from one text, and what one of them shares with which."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

import dragoman
from dragoman.fusing.origins.graph import link_line, to_line
from tests.cli.command_runs import Run
from tests.cli.river import DEAL, read_lines

OWN = (
    "Farmers in the valley danced when the news reached them, and a band played until the morning. "
    "Many had sold their land in the drought. The mayor opened a well that had been locked for years, "
    "and the owner of the only inn poured out cider for all who came down from the terraces by day."
)
LINES = [
    {"id": "tacna", "text": DEAL, "title": "Chile and Peru share a river", "published": "2019-03-05",
     "source": "Sol"},
    {"id": "page", "text": f"{OWN} {DEAL}", "published": "2019-03-06", "source": "Lima Post"},
    {"id": "ice", "text": "Canada freed a ship that ice had held in Hudson Bay. The crew is well."},
]  # fmt: skip


@pytest.fixture
def river(run: Run, tmp_path: Path) -> Path:
    """A dossier of a report, a page that holds it, and another one."""
    return read_lines(run, tmp_path, LINES)


def test_every_origin_comes_as_a_line_with_its_reports_and_links(run: Run, river: Path) -> None:
    ran = run("origins", "--from", river, "--json")
    assert (ran.code, ran.err) == (0, "")
    deal, ice = ran.lines
    assert deal["origin"] == "tacna"
    assert (deal["outlet"], deal["published"]) == ("Sol", "2019-03-05")
    assert (deal["reports"], ice["reports"]) == (["tacna", "page"], ["ice"])
    assert ice["links"] == []
    (link,) = deal["links"]
    assert (link["report"], link["other"], link["kind"]) == ("page", "tacna", "excerpt")
    (shared,) = link["shared"]
    page = LINES[1]["text"]
    assert page[shared["start"] : shared["end"]] == DEAL.rstrip(".")
    assert DEAL[shared["other_start"] : shared["other_end"]] == DEAL.rstrip(".")
    with dragoman.open(river, read_only=True) as dossier:
        told = [to_line(one) for one in dossier.origins()]
        assert json.loads(json.dumps(told, default=str)) == ran.lines
        assert len(told) == dossier.picture().counts["origins"]


def test_the_table_names_the_copies_and_the_count_of_origins(run: Run, river: Path) -> None:
    out = run("origins", "--from", river, "--width", 100).out
    assert "3 reports have 2 origins" in out
    assert "report tacna, page" in out
    assert "ice" not in out


def test_a_report_tells_what_it_shares_with_which(run: Run, river: Path) -> None:
    for id, other in (("page", "tacna"), ("tacna", "page")):
        out = run("origins", "--from", river, "--report", id, "--width", 100).out
        assert f"What {id} shares" in out
        assert other in out
        assert "excerpt" in out
        assert "Chile and Peru agreed on Monday" in out
        (line,) = run("origins", "--from", river, "--report", id, "--json").lines
        with dragoman.open(river, read_only=True) as dossier:
            (link,) = dossier.links(id)
        assert json.loads(json.dumps(link_line(link))) == line


def test_a_report_that_shares_nothing_says_so(run: Run, river: Path) -> None:
    out = run("origins", "--from", river, "--report", "ice", "--width", 100).out
    assert "an origin of its own" in out


def test_a_report_that_is_not_there_is_an_error_with_a_hint(run: Run, river: Path) -> None:
    ran = run("origins", "--from", river, "--report", "pages")
    assert ran.code == 2
    assert "page" in ran.err


def test_a_limit_leaves_the_origins_with_most_reports(run: Run, river: Path) -> None:
    (line,) = run("origins", "--from", river, "--json", "--limit", 1).lines
    assert line["origin"] == "tacna"


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("more", [(), ("--report", "page")])
def test_the_table_is_no_wider_than_asked_for(
    run: Run, river: Path, width: int, more: tuple[str, ...]
) -> None:
    out = run("origins", "--from", river, "--width", width, *more).out
    assert max(cell_len(line.rstrip()) for line in out.splitlines()) <= width


def test_an_empty_dossier_says_what_to_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    dragoman.open(path).close()
    assert "dragoman read" in " ".join(run("origins", "--from", path).out.split())
    assert run("origins", "--from", path, "--json").out == ""
