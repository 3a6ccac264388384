"""Where a bargain may end: weighted mean and median, what they hang on, and tables with faults."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError, QueryError
from dragoman.outlook.compromise import Stand, compromise, mean_of, median_of
from dragoman.outlook.positions import read_positions
from tests.workshop.house import ROOT

AMOUNTS = st.floats(0.01, 100)
STANDS = st.lists(st.tuples(AMOUNTS, st.floats(-50, 50), AMOUNTS), min_size=2, max_size=9).map(
    lambda rows: [Stand(f"actor {place}", *row) for place, row in enumerate(rows)]
)
HEAD = "actor,capability,position,salience\n"


@given(STANDS)
def test_mean_and_median_are_those_of_the_weights(stands: list[Stand]) -> None:
    found = compromise(stands)
    weights = np.array([one.capability * one.salience for one in stands])
    positions = np.array([one.position for one in stands])
    assert found.mean == pytest.approx(np.average(positions, weights=weights))
    below = weights[positions < found.median - 1e-9].sum()
    above = weights[positions > found.median + 1e-9].sum()
    assert max(below, above) <= weights.sum() / 2 * (1 + 1e-6)
    assert sum(found.shares.values()) == pytest.approx(1)


@given(STANDS)
def test_what_comes_out_lies_inside_what_it_hangs_on(stands: list[Stand]) -> None:
    found = compromise(stands)
    assert found.mean_range[0] <= found.mean <= found.mean_range[1]
    assert found.median_range[0] <= found.median <= found.median_range[1]
    for one, stand in zip(found.without, stands, strict=True):
        rest = [other for other in stands if other is not stand]
        assert one.mean == pytest.approx(mean_of(rest))
        assert one.median == pytest.approx(median_of(rest))
    assert {one.input for one in found.moved} == {"capability", "salience", "position"}
    farthest = max(found.without, key=lambda one: abs(one.mean_shift))
    assert found.heaviest == farthest.actor


def test_a_bargain_of_nobody_is_an_error() -> None:
    with pytest.raises(QueryError, match="two actors or more"):
        compromise([Stand("AAA", 1, 1, 1)])
    with pytest.raises(QueryError, match="no actor has any weight"):
        compromise([Stand("AAA", 0, 1, 1), Stand("BBB", 1, 1, 0)])


def test_a_median_between_two_says_so_and_nobody_without_weight_is_the_pivot() -> None:
    found = compromise([Stand("AAA", 1, 0, 1), Stand("BBB", 1, 10, 1), Stand("CCC", 0, 5, 1)])
    assert (found.median, found.pivot) == (5, "between AAA and BBB")
    found = compromise([Stand("AAA", 1, 4, 1), Stand("BBB", 0, 4, 9), Stand("CCC", 0.5, 9, 1)])
    assert found.pivot == "AAA"


def test_the_example_is_read_and_worked_out() -> None:
    stands = read_positions(ROOT / "examples" / "bargains" / "observers.csv")
    assert len(stands) == 7
    found = compromise(stands)
    assert found.pivot == "Great power"
    assert found.median == 300


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("actor,capability,position\nAAA,1,2\n", "line 1: column salience is missing"),
        ("actor,capability,position,salience,actor\n", "line 1: column actor stands twice"),
        ("", "line 1: column actor is missing"),
        (HEAD + "AAA,1,2,3\n\n,1,2,3\n", "line 4, column actor: names nobody"),
        (HEAD + "AAA,1,2,3\nAAA,1,2,3\n", "line 3, column actor: 'AAA' stands in an earlier"),
        (
            HEAD + "A a,1,2,3\n a  A,1,2,3\n",
            "line 3, column actor: 'a  A' stands in an earlier line as 'A a'",
        ),
        (HEAD + "AAA,much,2,3\n", "line 2, column capability: 'much' is no number"),
        (HEAD + "AAA,1,2,nan\n", "line 2, column salience: 'nan' is no number"),
        (HEAD + "AAA,1,2\n", "line 2, column salience: '' is no number"),
        (HEAD + "# AAA,x\nAAA,1,2,-3\n", "line 3, column salience: -3 is below zero"),
        (HEAD + "AAA,1,1e200,3\n", "line 2, column position: 1e200 is beyond reckoning"),
        (HEAD + "AAA,1,2,0,5\n", "line 2: 5 cells for 4 columns"),
        (HEAD + 'AAA,"1,2,3\n', "is no CSV"),
        (
            HEAD + "AAA,x,y,1\n",
            "line 2, column capability: 'x' is no number.*; line 2, column position",
        ),
    ],
)
def test_a_fault_is_told_by_file_line_and_column(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"table.csv, {told}" if "no CSV" not in told else told):
        read_positions(path)


def test_positions_may_be_below_zero_and_columns_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("\ufeffnote,Position,actor,salience,capability\nx,-4,AAA,1,2\n", "utf-8")
    assert read_positions(path) == [Stand("AAA", 2, -4, 1)]


@given(st.text(max_size=80))
def test_any_text_is_read_or_told_as_a_fault(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_text(HEAD + text, encoding="utf-8", errors="surrogatepass", newline="")
        told = ""
        try:
            read_positions(path)
        except InputError as error:
            told = str(error)
        assert not told or told.startswith(f"{path}, line ")
