"""The verbs on two actors, one, meetings, what follows, what changed: tables that fit, lines of JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.command_runs import Run

ASKED = [
    ("dyad", "Greece", "Turkey"),
    ("dyad", "Greece", "Turkey", "--by", "week"),
    ("actor", "Greece"),
    ("meetings",),
    ("consequences",),
    ("changes", "--since", "2019-01-01"),
    ("centre",),
    ("method",),
    ("method", "dyad"),
]


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
@pytest.mark.parametrize("width", [60, 100])
def test_a_table_fits_the_terminal(
    run: Run, affair: Path, asked: tuple[str, ...], width: int
) -> None:
    dossier = () if asked[0] == "method" else ("--from", affair)
    ran = run(*asked, *dossier, "--width", width)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    assert max(map(cell_len, ran.out.splitlines())) <= width


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_the_same_comes_as_lines_of_json(run: Run, affair: Path, asked: tuple[str, ...]) -> None:
    dossier = () if asked[0] == "method" else ("--from", affair)
    ran = run(*asked, *dossier, "--json")
    assert ran.code == 0
    if asked[0] not in ("meetings", "consequences"):
        assert ran.lines


def test_a_look_is_kept_and_the_next_begins_there(run: Run, affair: Path) -> None:
    assert run("changes", "--from", affair, "--no-keep", "--json").lines[0]["look"] is None
    run("changes", "--from", affair)
    head, *rest = run("changes", "--from", affair, "--json").lines
    assert head["look"]
    assert rest == []


def test_another_length_of_time_and_an_unknown_view_are_told(run: Run, affair: Path) -> None:
    ran = run("dyad", "Greece", "Turkey", "--by", "day", "--from", affair)
    assert ran.code == 2
    assert "week, month, quarter" in ran.err
    assert run("method", "dyadic").code == 2


def test_the_method_takes_a_dossier_as_all_that_ask_do(run: Run, affair: Path) -> None:
    assert run("method", "dyad", "--from", affair).out == run("method", "dyad").out


def test_a_search_says_how_many_there_are_in_all(run: Run, affair: Path) -> None:
    whole = len(run("search", "Greece", "--from", affair, "--limit", 1000, "--json").lines)
    assert whole > 2
    assert "the first 1 of " in run("search", "Greece", "--from", affair, "--limit", 1).out


def test_a_drawing_says_where_it_is(run: Run, affair: Path, tmp_path: Path) -> None:
    out = tmp_path / "drawn.svg"
    ran = run("network", "--from", affair, "--svg", out)
    assert (ran.code, str(out) in ran.err, out.exists()) == (0, True, True)
