"""Rolling origins: each forecast learned from its own past, against what needs no learning."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from dragoman.errors import QueryError
from dragoman.outlook.amounts.ahead import backtest_ahead
from dragoman.outlook.amounts.backtest import OURS, backtest
from dragoman.outlook.amounts.baselines import baselines
from dragoman.outlook.facts import facts_of
from tests.outlook.amounts_world import BEGIN, rows, world

WEEKS = 40


def test_what_is_learned_beats_what_needs_no_learning_and_is_calibrated() -> None:
    done: list[int] = []
    found = backtest(world(WEEKS), "week", 7 * WEEKS, 16, done.append)
    assert done == list(range(16))
    every = found.groups["all"]
    assert every.count.sum() == 16 * 30 * 4
    for name in ("zero", "last", "conflictology"):
        whole, low, high = every.gain(name)
        assert low <= whole <= high
        assert whole > 0
    for level, wanted in (("covered50", 0.5), ("covered90", 0.9)):
        assert every.mean(OURS, level) == pytest.approx(wanted, abs=0.05)
        assert found.groups["score"].mean(OURS, level) == pytest.approx(wanted, abs=0.08)
    assert found.acts["forecast"] == 1


def test_marks_of_early_origins_are_the_same_whatever_comes_later() -> None:
    told = rows(WEEKS)
    later = [
        (s, "AID", t, d) for s, _, t, d in told if d >= BEGIN + timedelta(days=7 * (WEEKS - 4))
    ]
    early = [row for row in told if row[3] < BEGIN + timedelta(days=7 * (WEEKS - 4))]
    one = backtest(facts_of(told), "week", 7 * WEEKS, 8)
    two = backtest(facts_of([*early, *later]), "week", 7 * WEEKS, 8)
    three = backtest(facts_of(early), "week", 7 * (WEEKS - 4), 4)
    for name in one.groups["all"].sums:
        for group in ("all", "busy", "quad 3", "score"):
            first, second, third = (run.groups[group].sums[name][:4] for run in (one, two, three))
            assert np.array_equal(first, second)
            assert np.array_equal(first, third)


def test_baselines_are_what_their_names_say() -> None:
    past = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.0], [3.0, 4.0]])
    found = baselines(past, np.array([1, 3]))
    came = np.array([3.0, 0.0])
    assert found["zero"].crps(came).tolist() == [3, 0]
    assert found["last"].crps(came).tolist() == [0, 4]
    assert found["conflictology"].at_most(came).tolist() == [1, 0.75]
    assert found["average"].at_most(np.zeros(2)) == pytest.approx(np.exp([-2, -4]), abs=1e-6)
    assert (found["mixture"].below(np.full(2, 4.0)) < 1).all()  # nothing that passed is impossible


def test_too_few_steps_are_an_error_that_says_how_many_are_needed() -> None:
    with pytest.raises(QueryError, match="20 whole steps are too few to forecast 16 of them: 12"):
        backtest(world(20), "week", 140, 16)


def test_four_steps_together_are_as_well_covered_as_one() -> None:
    found = backtest_ahead(world(WEEKS), "week", 7 * WEEKS, origins=5, steps=4)["all"]
    assert found.count.sum() == 5 * 30 * 4
    assert found.gain("zero")[0] > 0.3
    assert found.mean(OURS, "covered50") == pytest.approx(0.5, abs=0.1)
    assert found.mean(OURS, "covered90") == pytest.approx(0.9, abs=0.07)
    early = [row for row in rows(WEEKS) if row[3] < BEGIN + timedelta(days=7 * (WEEKS - 4))]
    before = backtest_ahead(facts_of(early), "week", 7 * (WEEKS - 4), origins=4, steps=4)["all"]
    assert np.array_equal(before.sums[OURS], found.sums[OURS][:4])
