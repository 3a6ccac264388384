"""The verbs that draw: a table, JSON Lines, and a drawing as a file of its own."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import dragoman as dg
from dragoman.cli import main


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("net") / "affair.duckdb"
    with dg.open(path) as dossier:
        dossier.read("Chile attacked Peru on Monday.\n", published="2021-03-01")
        dossier.read("France sent food aid to Peru.\n", published="2021-03-05")
    return str(path)


@pytest.mark.parametrize("verb", ["network", "map"])
def test_a_table_json_and_a_drawing(
    affair: str, verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, "--from", affair, "--width", "100"]) == 0
    table = capsys.readouterr().out
    assert "Chile – Peru" in table
    assert "France → Peru" in table
    assert main([verb, "--from", affair, "--json", "--as-of", "2021-03-02"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    edges = [one for one in told if one["part"] == "edge" and not one["reference"]]
    assert [one["id"] for one in edges] == ["CHL~PER~conflict"]
    drawing = tmp_path / "drawing.svg"
    assert main([verb, "--from", affair, "--svg", str(drawing)]) == 0
    assert capsys.readouterr().out == ""
    root = ET.fromstring(drawing.read_bytes())
    assert root.tag.endswith("svg")
    assert "--paper" in drawing.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_named(
    affair: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["network", "--from", affair, "--svg", str(tmp_path / "no" / "a.svg")]) == 2
    assert "a.svg" in capsys.readouterr().err


def test_a_view_that_is_not_there_is_named(affair: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "--from", affair, "--view", "XX"]) == 2
    assert "neutral" in capsys.readouterr().err
