"""What was known by any day, quickly found: it is what fusing the reports of that day alone makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing import rules
from dragoman.fusing.disagreements.acts import find, find_in
from dragoman.fusing.disagreements.clashes import Clash
from dragoman.fusing.disagreements.joined import joined
from dragoman.fusing.events.beside import Beside
from dragoman.fusing.events.fusing import fuse, fused, prepared
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.picture.affair import Affair, picture
from dragoman.picture.history import History
from dragoman.picture.known import known_disagreements, known_events
from dragoman.records import ClaimRow
from tests.fusing.builders import act, silence, statement, tie
from tests.fusing.test_events_properties import many

OTHERS = [
    statement("RUS:GOV", "We know nothing of it", report="r2"),
    silence("CHN:GOV", "Beijing did not comment", about="the troops", report="r3"),
    silence("CHN:GOV", "Beijing kept silent", about="The troops", report="r1"),
    tie("alliance", "CHN PRK", "China's only treaty ally", report="r3"),
    tie("alliance", "CHN PRK", "China's ally by treaty", report="r1"),
]
HELD = st.fixed_dictionaries(
    {},
    optional={
        "r2": st.sampled_from([("r1",), ("r1", "r2")]),
        "r3": st.sampled_from([("r1",), ("r2",), ("r1", "r3"), ("r2", "r3"), ("r1", "r2", "r3")]),
    },
)
DAYS = [None, date(2024, 10, 20), date(2024, 10, 25), date(2024, 11, 30)]


def history(rows: list[ClaimRow], origins: Origins = ALL_OWN) -> History:
    """The history that a dossier keeps of the claims."""
    beside: dict[str, str] = {}
    clashes: dict[str, list[Clash]] = {}
    for number, part in enumerate(prepared(rows, origins)):
        near = Beside()
        events = fused(part, near)
        beside |= near.groups(events)
        clashes[str(number)] = find_in(part, events)
    events = fuse(rows, origins)
    shown = joined(find(rows, events, origins))
    return History(rows, events, shown, origins, beside, clashes)


def of_days(claims: list[ClaimRow], days: list[date | None]) -> list[ClaimRow]:
    """The claims by day, those of one report of one day."""
    of = dict(zip(("r1", "r2", "r3"), days, strict=False))
    return sorted(
        (replace(row, published=of[row.report_id]) for row in claims),
        key=lambda row: (row.published or date.max, row.report_id),
    )


@given(many, st.permutations(DAYS))
def test_a_day_is_what_its_reports_alone_would_tell(
    claims: list[ClaimRow], days: list[date | None]
) -> None:
    rows = of_days(claims, days)
    found = history(rows)
    for day in (date(2024, 10, 19), *filter(None, DAYS)):
        known, events = known_events(rows, found.events, day)
        assert found.rows(day) == known
        assert found.events_by(day) == events
        assert found.clashes_by(day) == known_disagreements(rows, events, found.disagreements, day)


@given(many, st.permutations(DAYS), st.sampled_from([(1, 1), (2, 4), (4, 64)]))
def test_so_it_is_where_few_acts_are_a_crowd(
    claims: list[ClaimRow], days: list[date | None], effort: tuple[int, int]
) -> None:
    rows = of_days(claims, days)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in zip(("crowd", "crowd_days"), effort, strict=True):
            patch.setitem(rules.settings()["effort"], name, value)
        found, plain = history(rows), History(rows, fuse(rows))
        for day in (date(2024, 10, 19), *filter(None, DAYS)):
            _, events = known_events(rows, found.events, day)
            assert found.events_by(day) == events
            assert plain.events_by(day) == events


def test_what_a_crowd_parts_is_apart_on_days_when_it_was_no_crowd_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(rules.settings()["effort"], "crowd", 2)
    monkeypatch.setitem(rules.settings()["effort"], "crowd_days", 1)
    days = [
        ("2024-10-21", "2024-10-22"),
        ("2024-10-22", "2024-10-23"),
        ("2024-10-22", "2024-11-30"),
    ]
    rows = [
        act("AID", "PRK", "RUS", "sent 300 soldiers", report=f"r{n}", when=when, published=heard)
        for n, (when, heard) in enumerate(days)
    ]
    assert [event.reports for event in fuse(rows[:2])] == [("r0", "r1")]
    found = history(rows)
    before = found.events_by(date(2024, 10, 25))
    assert [event.reports for event in before] == [("r0",), ("r1",)]
    assert known_events(rows, found.events, date(2024, 10, 25))[1] == before


@given(many, st.permutations(DAYS))
def test_what_is_made_beforehand_is_what_a_day_would_tell(
    claims: list[ClaimRow], days: list[date | None]
) -> None:
    rows = of_days(claims, days)
    found, made = history(rows), history(rows)
    for _ in made.prepare():
        pass
    for day in (date(2024, 10, 19), *filter(None, DAYS)):
        assert made.events_by(day) == found.events_by(day)
        assert made.clashes_by(day) == found.clashes_by(day)


def test_a_plan_is_one_until_the_deed_is_told() -> None:
    told = {"where": "Kursk", "when": "2024-10-21", "start": 3}
    rows = [
        act("AID", "PRK", "RUS", "sends troops", status="planned", published="2024-10-20", **told),
        act("AID", "PRK", "RUS", "sent troops", report="r2", published="2024-10-25", **told),
    ]
    found = history(rows)
    assert [one.status for one in found.events] == ["asserted"]
    assert [one.status for one in found.events_by(date(2024, 10, 20))] == ["planned"]


@given(many, st.permutations(DAYS), HELD)
def test_a_picture_of_a_day_is_that_of_its_reports_alone(
    claims: list[ClaimRow], days: list[date | None], origins: dict[str, tuple[str, ...]]
) -> None:
    rows = of_days([*claims, *OTHERS], days)
    found = history(rows, origins)
    affair = Affair(found)
    for day in (date(2024, 10, 19), *filter(None, DAYS)):
        known, events = known_events(rows, found.events, day, origins)
        clashes = known_disagreements(rows, events, found.disagreements, day, origins)
        assert affair.picture(day) == picture(known, events, clashes, day, origins=origins)
