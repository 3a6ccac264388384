"""A dossier that holds imported events and no report is not called empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_runs import Run
from tests.exchange.event_files import ICEWS, text, write


@pytest.fixture
def only(run: Run, tmp_path: Path) -> Path:
    events = write(tmp_path / "a.tab", text("icews", ICEWS))
    where = tmp_path / "only.duckdb"
    assert run("import", events, "--into", where).code == 0
    return where


@pytest.mark.parametrize("asked", [("picture",), ("dyad",)])
def test_the_pairs_are_shown_by_their_sums(run: Run, only: Path, asked: tuple[str, ...]) -> None:
    ran = run(*asked, "--from", only)
    assert ran.code == 0
    assert "BOL – PER" in ran.out and "without text" in ran.out
    assert "empty" not in ran.out and "None" not in ran.out


def test_what_is_imported_is_named(run: Run, only: Path) -> None:
    assert "2 events of icews" in run("info", "--from", only).out
    assert "only imported events" in run("timeline", "--from", only).out
    assert "None" not in run("network", "--from", only).out
    assert run("dyad", "PER", "BOL", "--from", only).code == 0
