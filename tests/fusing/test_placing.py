"""Places within a day: they are in the order of names, whatever comes when."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.sources import make_report
from dragoman.records import Report
from dragoman.store.kept.placing import STEP, by_day, day_of, first_places, placed

names = st.tuples(st.text("ab", max_size=3), st.text("cd", max_size=2))


def _take(there: dict[tuple[str, str], int], coming: set[tuple[str, str]]) -> None:
    """What a dossier does with what comes to a day."""
    before = sorted(there.items())
    new = coming - set(there)
    there |= placed(before, new)
    assert new <= set(there)


@given(st.lists(st.sets(names, max_size=6), max_size=12))
def test_whatever_comes_when_stands_in_the_order_of_names(days: list[set[tuple[str, str]]]) -> None:
    there: dict[tuple[str, str], int] = {}
    for coming in days:
        _take(there, coming)
    ordered = [place for _, place in sorted(there.items())]
    assert ordered == sorted(set(ordered))


def test_of_one_more_no_other_moves_while_there_is_room() -> None:
    there = {("a", ""): 0, ("c", ""): STEP}
    assert placed(sorted(there.items()), [("b", "")]).keys() == {("b", "")}
    assert placed(sorted(there.items()), [("A", "")]) == {("A", ""): -STEP}


def test_where_there_is_no_room_the_whole_day_is_placed_anew() -> None:
    there = {("a", ""): 0, ("z", ""): STEP}
    moved = 0
    for nth in range(40):  # each comes right behind the first
        found = placed(sorted(there.items()), [("b" + "a" * (40 - nth), "")])
        moved += len(found) > 1
        there |= found
        ordered = [place for _, place in sorted(there.items())]
        assert ordered == sorted(set(ordered))
    assert 0 < moved < 10


def _report(id: str, day: date | None) -> Report:
    return make_report(f"Text of {id}.", id=id, published=day)


@given(st.lists(st.sampled_from([None, date(1, 1, 1), date(2024, 2, 29), date.max]), max_size=8))
def test_all_at_once_stand_by_day_and_name_the_undated_last(days: list[date | None]) -> None:
    reports = [_report(f"r{number}", day) for number, day in enumerate(days)]
    order = by_day(
        np.array([day_of(one) for one in reports], np.int64),
        np.array(first_places(reports), np.int64),
    )
    found = [reports[at].id for at in np.argsort(order)]
    asked = sorted(
        reports, key=lambda one: (one.published or date.max, one.published is None, one.id)
    )
    assert found == [one.id for one in asked]
