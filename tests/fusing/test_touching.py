"""What touches a stretch of a text: the same as if each were looked at, however many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.inside.page import page_of
from dragoman.fusing.touching import Touching
from dragoman.reading.sources import make_report
from dragoman.records import Evidence, Region

STRETCHES = st.tuples(st.integers(0, 60), st.integers(0, 12)).map(lambda it: (it[0], sum(it)))


@given(st.lists(STRETCHES, max_size=20), STRETCHES)
def test_what_touches_a_stretch(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    things = [(number, Evidence(*place, "")) for number, place in enumerate(places)]
    found = Touching(things, lambda one: one[1]).of(*asked)
    start, end = asked
    wanted = [one for one in things if one[1].start < end and start < one[1].end]
    assert found == sorted(wanted, key=lambda one: one[1].start)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=8), st.integers(0, 60))
def test_the_region_in_which_a_place_lies(steps: list[tuple[int, int]], at: int) -> None:
    regions, end = [], 0
    for gap, length in steps:
        regions.append(Region(end + gap, end + gap + length, "body"))
        end += gap + length
    page = page_of(make_report("word " * 20, id="a"), regions[::-1], [])
    wanted = [one for one in regions if one.start <= at < one.end]
    assert page.region_at(at) == (wanted[0] if wanted else None)
