"""Cooperation and conflict over time: what stands in which bucket, and that nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import QueryError
from dragoman.fusing.events.fusing import fuse
from dragoman.picture.heard import Heard
from dragoman.picture.series import By, Point, buckets, known_by, next_start, series_of, start_of
from dragoman.records import ClaimRow
from tests.fusing.builders import act

BYS: tuple[By, ...] = ("week", "month", "quarter")
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
SUMS = st.floats(0, 100).map(lambda value: round(value, 1))


def heard(*rows: ClaimRow) -> Heard:
    return Heard.of(rows, fuse(rows))


@given(st.lists(st.tuples(DAYS, SUMS, SUMS), max_size=30), st.sampled_from(BYS))
def test_buckets_hold_all_that_they_are_given(
    told: list[tuple[date, float, float]], by: By
) -> None:
    found = buckets([Point(day, up, down, 1.0, imported=1) for day, up, down in told], by)
    assert sum(one.imported for one in found) == len(told)
    assert sum(one.cooperation for one in found) == pytest.approx(sum(up for _, up, _ in told))
    assert [one.start for one in found] == sorted({start_of(day, by) for day, *_ in told})
    assert all(one.score is None or abs(one.score) <= 100 for one in found)


@given(DAYS, st.sampled_from(BYS))
def test_a_day_lies_in_its_bucket(day: date, by: By) -> None:
    start = start_of(day, by)
    assert start <= day < next_start(start, by)
    assert start_of(start, by) == start


def test_the_deed_decides_and_not_the_report() -> None:
    told = heard(act("AID", "PRK", "RUS", "sent shells", when="2024-09-02"))
    (bucket,) = series_of(told.events, told).buckets
    assert (bucket.label, bucket.cooperation, bucket.conflict) == ("2024-09", 10.0, 0.0)
    assert bucket.events == tuple(event.id for event in told.events)


def test_what_is_told_by_a_longer_time_is_in_no_bucket_but_counted() -> None:
    told = heard(act("AID", "PRK", "RUS", "sent shells", when="2023"))
    by_month = series_of(told.events, told)
    assert (by_month.buckets, by_month.wide) == ((), 1)
    undated = heard(act("AID", "PRK", "RUS", "sent shells", published=None))
    assert series_of(undated.events, undated).undated == 1


def test_imported_sums_stand_in_the_same_buckets() -> None:
    told = heard(act("AID", "PRK", "RUS", "sent shells", when="2024-09-02"))
    more = Point(date(2024, 9, 1), 4.0, 2.0, 3.0, imported=3)
    (bucket,) = series_of(told.events, told, "month", [more]).buckets
    assert (bucket.cooperation, bucket.conflict, bucket.imported) == (14.0, 2.0, 3)
    assert bucket.score == 3.0
    assert bucket.origins == 1


def test_another_length_of_time_is_answered_with_those_there_are() -> None:
    with pytest.raises(QueryError, match="quarter"):
        known_by("decade")
