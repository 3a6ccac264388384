"""What was known by a day is what those reports alone would tell."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.disagreements.joined import joined
from dragoman.fusing.events.fusing import fuse
from dragoman.picture.known import known_disagreements, known_events
from dragoman.records import ClaimRow
from tests.fusing.test_events_properties import many


@given(many, st.sampled_from(["2024-10-19", "2024-10-20", "2024-10-25", "2024-12-01"]))
def test_events_of_a_day_are_those_of_its_reports(rows: list[ClaimRow], day: str) -> None:
    as_of = date.fromisoformat(day)
    everything = fuse(rows)
    known, events = known_events(rows, everything, as_of)
    told = [row for row in rows if row.published is None or row.published <= as_of]
    assert known == told
    assert events == fuse(told)
    clashes = known_disagreements(rows, events, joined(find(rows, everything)), as_of)
    assert [one for one in clashes if one.a.report != one.b.report] == [
        one for one in joined(find(told, events)) if one.a.report != one.b.report
    ]
