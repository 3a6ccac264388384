"""The verb that asks where a bargain may end: a table that fits, a record, faults in one line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command_runs import Run
from tests.workshop.house import ROOT

EXAMPLE = ROOT / "examples" / "bargains" / "observers.csv"


def test_a_bargain_is_shown_with_what_it_hangs_on(run: Run) -> None:
    ran = run("compromise", EXAMPLE, "--width", 90)
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 90
    for told in ("compromise", "426.6", "where Great power stands", "Mountain"):
        assert told in ran.out


def test_a_bargain_comes_as_one_record(run: Run) -> None:
    (line,) = run("compromise", EXAMPLE, "--json").lines
    assert line["pivot"] == "Great power"
    assert len(line["without"]) == len(line["stands"]) == 7
    assert len(line["moved"]) == 21


def test_a_fault_is_one_line_and_ends_with_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("actor,capability,position,salience\nAAA,1,two,1\n", encoding="utf-8")
    ran = run("compromise", path)
    assert ran.code == 2
    assert f"{path}, line 2, column position: 'two' is no number" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert run("compromise", tmp_path / "none.csv").code == 2
