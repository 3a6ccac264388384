"""What forecasts of amounts are marked by: held to plain sums and integrals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import stats

from dragoman.outlook.amounts import counting
from dragoman.outlook.amounts.marks import Counted, Members, Spread, Steady, covered, ignorance

MEANS = st.floats(0.01, 60)
SIZES = st.floats(0.05, 50)
COUNTS = st.integers(0, 120)


def one(value: float) -> np.ndarray:
    return np.array([float(value)])


def integral(spread: Spread, came: float, grid: np.ndarray) -> float:
    """CRPS as it is defined: the squared distance between two steps; counts change at whole numbers only."""
    reached = np.array([spread.at_most(one(number))[0] for number in grid])
    return float((np.diff(grid) * (reached - (grid >= came))[:-1] ** 2).sum())


@given(MEANS, SIZES)
def test_chances_of_counts_add_up_to_one(mean: float, size: float) -> None:
    spread = Counted(one(mean), one(size))
    far = int(mean + 60 * np.sqrt(mean + mean**2 / size)) + 60
    counts = np.arange(far, dtype=float)
    chances = counting.chance(counts, np.array(mean), np.array(size))
    assert chances.sum() == pytest.approx(1, abs=1e-5)
    assert np.cumsum(chances) == pytest.approx(counting.at_most(counts, np.array(mean), size))
    assert chances == pytest.approx(stats.nbinom.pmf(counts, size, size / (size + mean)), abs=1e-9)
    assert spread.below(one(0)) == pytest.approx(0)


@given(MEANS, SIZES, st.lists(st.floats(0.001, 0.999), min_size=1, max_size=9))
def test_quantiles_rise_and_are_those_of_the_distribution(
    mean: float, size: float, levels: list[float]
) -> None:
    ordered = sorted(levels)
    found = counting.quantiles(ordered, mean, size)
    assert found == sorted(found)
    for level, count in zip(ordered, found, strict=True):
        assert counting.at_most(np.array(float(count)), np.array(mean), size) >= level - 1e-6
        assert counting.at_most(np.array(count - 1.0), np.array(mean), size) < level + 1e-6


@settings(max_examples=25, deadline=None)
@given(MEANS, SIZES, COUNTS)
@example(1.0, 1.999999999999993, 0)  # a hair beside a whole number
def test_crps_is_its_integral(mean: float, size: float, came: int) -> None:
    grid = np.arange(0, 4000.0)
    for spread in (Counted(one(mean), one(size)), Steady(one(mean))):
        assert spread.crps(one(came))[0] == pytest.approx(integral(spread, came, grid), abs=1e-3)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(0, 40))
def test_crps_of_members_is_its_integral(values: list[int], came: int) -> None:
    spread = Members(np.array([values], float))
    assert spread.crps(one(came))[0] == pytest.approx(integral(spread, came, np.arange(60.0)))
    if len(set(values)) == 1:
        assert spread.crps(one(came))[0] == pytest.approx(abs(came - values[0]))


@given(MEANS, SIZES)
def test_a_true_forecast_covers_just_what_it_says(mean: float, size: float) -> None:
    counts = np.arange(3000.0)
    means, sizes = np.full(3000, mean), np.full(3000, size)
    weigh = counting.chance(counts, means, sizes)
    for level in (0.5, 0.9):
        inside = covered(Counted(means, sizes), counts, level)
        assert (inside * weigh).sum() / weigh.sum() == pytest.approx(level, abs=3e-3)


@given(MEANS, SIZES, COUNTS)
def test_ignorance_ends_and_a_true_forecast_has_the_least(
    mean: float, size: float, came: int
) -> None:
    zero = Members(np.zeros((1, 1)))
    assert ignorance(zero, one(0))[0] == pytest.approx(np.log2(1011 / 1001))
    assert ignorance(zero, one(came + 1))[0] == pytest.approx(np.log2(1011))
    counts = np.arange(2000.0)
    means, sizes = np.full(2000, mean), np.full(2000, size)
    weigh = counting.chance(counts, means, sizes)
    true = (ignorance(Counted(means, sizes), counts) * weigh).sum()
    other = (ignorance(Counted(means * 2 + 1, sizes), counts) * weigh).sum()
    assert true < other + 0.02


@given(st.lists(st.floats(0, 0.9999), min_size=1, max_size=20), MEANS, SIZES)
def test_counts_drawn_are_those_that_the_number_reaches(
    numbers: list[float], mean: float, size: float
) -> None:
    given_numbers = np.array(numbers)
    found = counting.drawn(given_numbers, np.array(mean), np.array(size))
    assert (counting.at_most(found, np.array(mean), size) >= given_numbers - 1e-6).all()
    assert (counting.at_most(found - 1, np.array(mean), size) <= given_numbers + 1e-6).all()
