"""How much is to pass, asked of a dossier: both ways, by what was known then, and from the command line."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier
from dragoman.cli import main
from dragoman.data.plover import quads
from dragoman.errors import QueryError
from tests.outlook.conftest import FIRST, history, written


@pytest.fixture
def imported(imported: Path, tmp_path: Path) -> Path:
    """A copy of its own of the dossier: the verb keeps what it shows."""
    path = tmp_path / "asked.duckdb"
    path.write_bytes(imported.read_bytes())
    return path


def test_both_ways_are_told_by_class(dossier: Dossier) -> None:
    there, back = dossier.amounts("India", "PAK", steps=2)
    assert (there.source, there.target) == (back.target, back.source) == ("IND", "PAK")
    assert there.refused is None
    assert back.amounts[3].types[0][0] == "ASSAULT"
    assert 0 < there.amounts[1].first < 0.05  # material cooperation, of which nothing was ever told
    assert there.amounts[1].quantiles[-1] == 0
    assert there.samples.shape[1:] == (2, 4)


def test_behind_each_reason_of_an_amount_stand_its_latest_acts(dossier: Dossier) -> None:
    there, _ = dossier.amounts("India", "PAK")
    rows, words = history(), {quads()[one] for one in ("CONSULT", "AGREE")}
    told = [(one.quad, why) for one in there.amounts for why in one.because]
    assert any(why.name == "this dyad" and why.acts for _, why in told)
    for quad, why in told:
        assert bool(why.acts) == (why.name != "what may come of nothing")
        days = [act.day for act in why.acts]
        assert days == sorted(days, reverse=True)
        for act in why.acts:
            row = rows[int(act.event or -1)]
            assert row == (act.day, act.day, act.type, act.source.code, act.target.code)
            if why.name == "this dyad":
                assert (row[3], row[4], quads()[row[2]]) == ("IND", "PAK", quad)
            if why.name == "what is done to the target":
                assert row[4] == "PAK"
    newest = max(row[0] for row in rows if row[3:] == ("IND", "PAK") and quads()[row[2]] in words)
    assert next(why.acts[0].day for quad, why in told if (quad, why.name) == (1, "this dyad")) == newest  # fmt: skip


def test_no_reason_opens_an_act_that_was_known_only_later(tmp_path: Path) -> None:
    rows = history()
    day, _, kind, source, target = next(row for row in rows[::-1] if row[3:] == ("IND", "PAK"))
    later = (day, day + timedelta(days=400), kind, source, target)  # the same act, told again
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        dossier.import_events(written([later, *rows], tmp_path / "events.txt"))
        there, _ = dossier.amounts("IND", "PAK", rows[-1][0])
    opened = {act.event for one in there.amounts for why in one.because for act in why.acts}
    assert len(opened) > 1
    assert "0" not in opened


def test_only_what_was_known_by_the_day_is_used(dossier: Dossier) -> None:
    half = FIRST + timedelta(days=7 * 40 - 1)
    early, _ = dossier.amounts("IND", "PAK", half)
    assert early.from_day == half + timedelta(days=1)
    assert early.basis.acts < dossier.amounts("IND", "PAK")[0].basis.acts


def test_what_cannot_be_asked_is_told(dossier: Dossier) -> None:
    for asked, told in (
        (("IND", "IND"), "are one side"),
        (("IND", "PAK", None, 0), "1 to 26 steps"),
        (("IND", "PAK", None, 2, "age"), "no step 'age'"),
    ):
        with pytest.raises(QueryError, match=told):
            dossier.amounts(*asked)


def test_the_verb_shows_a_table_and_lines(
    imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["amounts", "IND", "PAK", "--from", str(imported), "--width", "80"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert "India to Pakistan" in shown
    assert "Two models: this one is for how much" in " ".join(shown.split())
    copy = tmp_path / "copy.duckdb"  # an outlook is kept
    copy.write_bytes(imported.read_bytes())
    assert main(["outlook", "IND", "PAK", "--from", str(copy), "--width", "80"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Two models: this one is for how likely" in told
    assert "twice as many expected" in told
    assert "this dyad, material conflict" in " ".join(shown.split())
    assert main(["amounts", "IND", "PAK", "--from", str(imported), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["source"] for one in lines if one["part"] == "way"] == ["IND", "PAK"]
    assert lines[0]["amounts"][0]["because"][0]["acts"][0]["event"]
    assert [one["ahead"] for one in lines if one["part"] == "step"][10:18] == [False] * 2 + [
        True
    ] * 4 + [False] * 2
    short = FIRST + timedelta(days=20)
    assert main(["amounts", "IND", "PAK", "--from", str(imported), "--as-of", str(short)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "needs at least 700 acts" in told
    assert told.count("in 3 weeks") == 2  # both directions, by the refusal alone
    assert "whole week" not in told


def test_a_day_of_which_nothing_is_known_is_told_and_is_an_error(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in (["amounts", "IND", "PAK"], ["outlook", "IND", "PAK"], ["whatif", "AID", "IND", "PAK"]):  # fmt: skip
        day = "--on" if asked[0] == "whatif" else "--as-of"
        for when, told in (("2031-01-01", "nothing is known after 2022-"), ("1999-01-01", "is known by 1999-01-01")):  # fmt: skip
            assert main([*asked, day, when, "--from", str(imported), "--json"]) == 2
            said = capsys.readouterr()
            assert said.out == ""
            assert told in said.err


def test_a_step_may_be_so_many_days(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["amounts", "IND", "PAK", "--step", "10", "--from", str(imported), "--json"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert json.loads(first)["step_days"] == 10
    assert main(["amounts", "IND", "PAK", "--step", "4000", "--from", str(imported)]) == 2
