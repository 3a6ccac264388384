"""Backtests from the command line: the contract's fields, and what is told of a bad folder."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

import dragoman
from dragoman.cli import main
from dragoman.outlook.facts import Facts, in_order
from dragoman.outlook.ranking.backtest import _Run, backtest, backtest_parted
from dragoman.outlook.ranking.parts import Parts
from dragoman.outlook.ranking.protocol import Standing, both_directions, questions, told_since
from dragoman.outlook.ranking.ranked import Ranking
from tests.outlook.conftest import ACTORS, FIRST, Row, written
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


def test_days_and_dossiers_are_not_asked_of_a_benchmark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["outlook", "backtest", str(tmp_path), "--as-of", "2022-01-02"]) == 2
    assert "leave out --from and --as-of" in capsys.readouterr().err


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


def habit(late: int = 0) -> list[Row]:
    """Whoever consults always consults the same one; ``late`` days go by before it is told."""
    day = timedelta(days=1)
    return [
        (FIRST + at * day, FIRST + (at + late) * day, "CONSULT", who, ACTORS[(place + 1) % len(ACTORS)])
        for at in range(80)
        for place, who in enumerate(ACTORS)
    ]  # fmt: skip


def of(rows: list[Row], folder: Path) -> Path:
    """A dossier of imported events."""
    with dragoman.open(folder / "own.duckdb") as dossier:
        dossier.import_events(written(rows, folder / "own.txt"))
    return folder / "own.duckdb"


def test_a_dossier_of_one_habit_is_told_beforehand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = of(habit(), tmp_path)
    assert main(["outlook", "backtest", "--from", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["refused"] is None
    assert found["baseline"]["mrr"] == found["baseline"]["hits1"] == 1
    assert found["mrr"] > 0.99
    assert found["strata"]["recurrent"]["answers"] == found["answers"] == 2 * 8 * len(ACTORS)
    parts = found["parts"]
    assert [parts[name]["days"] for name in ("train", "valid", "test")] == [64, 8, 8]
    assert parts["train"]["last"] < parts["valid"]["first"]
    assert parts["valid"]["last"] < parts["test"]["first"]
    assert sum(part["acts"] for part in parts.values()) == found["acts"] == 80 * len(ACTORS)
    assert main(["outlook", "backtest", "--from", str(path), "--width", "80"]) == 0
    shown = capsys.readouterr().out
    assert "recurrency baseline" in shown
    assert parts["test"]["first"] in shown


def test_too_little_is_told_with_what_a_backtest_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = of(habit()[:40], tmp_path)
    assert main(["outlook", "backtest", "--from", str(path)]) == 0
    assert "needs at least 500 acts on 30 days" in " ".join(capsys.readouterr().out.split())
    with dragoman.open(path) as dossier:
        assert dossier.backtest().found is None
        assert "mrr" not in dossier.backtest().line()
    with dragoman.open(tmp_path / "none.duckdb") as empty:
        assert (empty.backtest().refused or "").startswith("0 acts on 0 days")


def test_nothing_counts_before_it_was_told(tmp_path: Path) -> None:
    """Acts told ten days late stand ten days later: no question of a day between them sees one."""
    with dragoman.open(of(habit(late=10), tmp_path)) as dossier:
        facts = dossier._told(None)
        assert facts.begins == FIRST + timedelta(days=10)
        assert len(dossier._told(FIRST + timedelta(days=9))) == 0
        assert len(dossier._told(FIRST + timedelta(days=11))) == 2 * len(ACTORS)


def test_more_than_is_asked_for_at_most_is_not_ranked(tmp_path: Path) -> None:
    with dragoman.open(of(habit(), tmp_path)) as dossier:
        assert "more than 600 are not ranked here" in (dossier.backtest(most=600).refused or "")


def standings(
    facts: Facts, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> list[list[tuple[int, ...]]]:
    """Step by step and all at once, by the outlook and by the baseline: where each answer stands, in order of time."""
    found: list[list[tuple[int, ...]]] = []
    real = _Run._ranking

    def ranking(run: _Run, stood: Standing, multi: bool) -> Ranking:
        test = run._part(run.test_from, run.end)
        when = np.repeat(np.stack([test.time, test.subject, test.relation], 1), np.diff(test.start), 0)  # fmt: skip
        found.append([tuple(map(int, row)) for row in np.column_stack([when, test.answers, stood.above, stood.level])])  # fmt: skip
        return real(run, stood, multi)

    with monkeypatch.context() as patch:
        patch.setattr(_Run, "_ranking", ranking)
        backtest_parted(facts, parts)
    return found


ALL_AT_ONCE = 3  # of the four


def test_no_ranking_moves_by_what_comes_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each day of the test part: what comes after it removed, or replaced by anything, moves no answer of it.

    All at once, weights are learned for as many days ahead as the test part is long: it is only replaced there.
    """
    valid, test, end = 24, 30, 36
    rows, chance = world(end, actors=20), np.random.default_rng(11)
    facts = in_world(rows)
    parts = Parts(valid, test)
    whole = standings(facts, parts, monkeypatch)
    assert len(whole) == 4
    for cut in (test, test + 2, test + 4):  # the last step that stays
        kept = [row for row in rows if row[3] <= cut]
        other = [(int(chance.integers(20)), int(chance.integers(4)), int(chance.integers(20)), step)
                 for step in range(cut + 1, end) for _ in range(15)]  # fmt: skip
        for changed in (kept, [*kept, *other]):
            again = standings(in_world(changed), parts, monkeypatch)
            for place, (before, now) in enumerate(zip(whole, again, strict=True)):
                if changed is kept and place == ALL_AT_ONCE:
                    continue
                early = [row for row in before if row[0] <= cut]
                assert early
                assert [row for row in now if row[0] <= cut] == early, (cut, place)


def test_what_is_chosen_and_learned_hangs_on_nothing_of_the_test_part() -> None:
    """Whatever the test part is, the shares of trees are those that train and valid choose."""
    rows, parts = world(36, actors=20), Parts(24, 30)
    early = [row for row in rows if row[3] < 30]
    other = [(row[2], 3 - row[1], row[0], row[3]) for row in rows if row[3] >= 30]
    one, two = backtest_parted(in_world(rows), parts), backtest_parted(in_world([*early, *other]), parts)  # fmt: skip
    assert one.chosen == two.chosen


def in_world(rows: list[tuple[int, int, int, int]]) -> Facts:
    """Facts of these rows over the same twenty actors and four acts each time."""
    table = np.array(rows, np.int32).reshape(-1, 4)
    return in_order(table, [f"A{n}" for n in range(20)], [f"R{n}" for n in range(4)])
