"""Backtests from the command line: the contract's fields, and what is told of a bad folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import main
from tests.outlook.ranking_world import folder_of, world


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
