"""Backtests from the command line: the contract's fields, and what is told of a bad folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.outlook.ranking.backtest import backtest
from dragoman.outlook.ranking.protocol import both_directions, questions, told_since
from tests.outlook.ranking_world import facts_from, folder_of, world


def test_a_backtest_prints_the_figures_of_its_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of([*world(30), (40, 7, 41, 29)], tmp_path, 20, 25)
    assert main(["outlook", "backtest", str(folder), "--json"]) == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert said.err == ""
    for one in (found, found["baseline"], found["multi_step"]):
        assert 0 < one["mrr"] <= 1 and one["hits1"] <= one["hits3"] <= one["hits10"] <= 1
        assert set(one["strata"]) == {"recurrent", "met", "never_met"}
        assert sum(part["answers"] for part in one["strata"].values()) == one["answers"] == 122
    assert found["seconds"] > 0
    assert found["sizes"]["actors"] == 42
    assert main(["outlook", "backtest", str(folder), "--width", "80"]) == 0
    assert "recurrency baseline" in capsys.readouterr().out


def test_a_folder_without_a_valid_part_is_measured_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(world(24), tmp_path, 20, 20)
    (folder / "valid.txt").unlink()
    assert main(["outlook", "backtest", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mrr"] > 0.2


def test_a_bad_line_is_told_by_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(world(12), tmp_path, 8, 10)
    with (folder / "test.txt").open("a") as file:
        file.write("one\ttwo\n")
    assert main(["outlook", "backtest", str(folder)]) == 2
    assert "test.txt, line 25" in capsys.readouterr().err


def test_what_an_earlier_part_tells_of_a_shared_step_is_no_answer(tmp_path: Path) -> None:
    """Valid ends in the step in which test begins: only what test tells is counted."""
    rows = world(30)
    whole = backtest(folder_of(rows, tmp_path, 20, 25))
    moved = [row for row in rows if row[3] == 25][:5]
    with (tmp_path / "valid.txt").open("a") as valid:
        valid.writelines("\t".join(map(str, row)) + "\n" for row in moved)
    test = [row for row in rows if row[3] >= 25][5:]
    (tmp_path / "test.txt").write_text("".join("\t".join(map(str, row)) + "\n" for row in test))
    shared = backtest(tmp_path)
    for of, now in ((whole.single, shared.single), (whole.multi, shared.multi)):
        assert now.measured.answers == of.measured.answers - 2 * len(moved)
        assert sum(part.answers for part in now.strata.values()) == now.measured.answers
    assert shared.baseline.measured.answers == shared.single.measured.answers
    # What is known before a step is the same either way, so that the other answers stand where they stood.
    ranks = whole.baseline.measured.mrr * whole.baseline.measured.answers
    assert shared.baseline.measured.mrr * shared.baseline.measured.answers < ranks


def test_answers_of_a_part_are_told_by_its_own_facts() -> None:
    """The same fact told by two parts of one step is one question with two answers, of which one counts."""
    facts = facts_from([(0, 0, 1, 3), (2, 1, 1, 3), (0, 0, 1, 3)])
    both = both_directions(facts)
    assert questions(both).answers.tolist() == [1, 1, 0, 0, 2, 1]
    assert told_since(both, 2).tolist() == [False, True, False, True, False, False]
    assert told_since(both, 0).all()
    assert not told_since(both, 3).any()
