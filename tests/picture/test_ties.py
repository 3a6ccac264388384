"""Ties as claimed by reports and as known beforehand, on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.parties import is_state
from dragoman.picture.bodies import bodies, treaties
from dragoman.picture.ties import ties
from tests.fusing.builders import act, tie

AUTUMN = date(2024, 11, 1)


def known(states: str, day: str) -> set[str | None]:
    """Names of what joins the states on a day without any report."""
    return {one.name for one in ties([], date.fromisoformat(day), states.split())}


# as known beforehand


@pytest.mark.parametrize(
    ("states", "day", "name", "stands"),
    [
        ("USA JPN", "2024-11-01", "US-Japan Treaty of Mutual Cooperation and Security", True),
        ("RUS PRK", "2024-11-01", "Russia-North Korea Treaty on Comprehensive Strategic Partnership", False),
        ("RUS PRK", "2024-12-04", "Russia-North Korea Treaty on Comprehensive Strategic Partnership", True),
        ("RUS PRK", "1990-01-01", "Soviet-North Korean Treaty of Friendship", True),
        ("CHN PRK", "1999-01-01", "China-North Korea Treaty of Friendship", True),
        ("FIN USA", "2023-04-03", "NATO", False),
        ("FIN USA", "2023-04-04", "NATO", True),
        ("GBR FRA", "2020-01-30", "European Union", True),
        ("GBR FRA", "2020-01-31", "European Union", False),
        ("UZB RUS", "2005-01-01", "Collective Security Treaty Organization", False),
        ("UZB RUS", "2008-01-01", "Collective Security Treaty Organization", True),
        ("RUS USA", "2005-01-01", "Group of Eight", True),
        ("RUS USA", "2015-01-01", "Group of Eight", False),
        ("NZL USA", "1985-01-01", "ANZUS Treaty", True),
        ("NZL USA", "1995-01-01", "ANZUS Treaty", False),
        ("MLI BEN", "2016-01-01", "Economic Community of West African States", True),
        ("RUS UKR", "2024-11-01", "NATO", False),
    ],
)  # fmt: skip
def test_who_was_bound_to_whom_on_a_day(states: str, day: str, name: str, stands: bool) -> None:
    assert (name in known(states, day)) is stands


@pytest.mark.parametrize(
    ("states", "day", "name", "since"),
    [
        ("USA CHN", "2024-11-01", "APEC", "1991-11-12"),
        ("USA JPN", "2024-11-01", "APEC", "1989-11-07"),
        ("ECU LBY VEN", "2012-01-01", "OPEC", "2007-10-24"),
        ("IRN VEN", "2012-01-01", "OPEC", "1960-09-14"),
        ("USA TUR", "2024-11-01", "NATO", "1952-02-18"),
        ("ECU ARG", "2024-11-01", "Organization of American States", None),  # before our lists
        ("CAN ARG", "2024-11-01", "Organization of American States", "1990-01-08"),
        ("CHN RUS", "2024-11-01", "China-Russia Treaty of Good-Neighbourliness", "2002-02-28"),
    ],
)
def test_a_tie_of_a_body_stands_since_the_last_of_them_came_in(
    states: str, day: str, name: str, since: str | None
) -> None:
    found = ties([], date.fromisoformat(day), states.split())
    assert [one.since for one in found if one.name == name] == [since]


def test_every_row_of_the_tables_names_states_and_days_in_order() -> None:
    for body in (*bodies(), *treaties()):
        assert all(is_state(term.code) for term in body.terms), body.name
        assert len(body.terms) >= 2, body.name
        for since, until in [(body.since, body.until), *((t.since, t.until) for t in body.terms)]:
            assert since is None or until is None or since < until, body.name


@given(st.dates(date(1985, 1, 1), date(2026, 12, 31)))
def test_reference_ties_join_two_or_more_of_the_states_asked_for(day: date) -> None:
    asked = ["USA", "RUS", "CHN", "PRK", "KOR", "JPN", "UKR"]
    for one in ties([], day, asked):
        assert one.reference
        assert not one.reports
        assert one.basis
        assert len({member.code for member in one.members} & set(asked)) == len(one.members) >= 2


def test_ties_of_the_first_states_come_first() -> None:
    first, *_ = ties([], AUTUMN, ["PRK", "RUS", "CHN", "USA", "JPN"])
    assert {member.code for member in first.members} == {"PRK", "RUS"}
    first, *_ = ties([], AUTUMN, ["JPN", "USA", "CHN", "RUS", "PRK"])
    assert {member.code for member in first.members} == {"JPN", "USA"}


# as claimed


def test_a_tie_told_twice_is_one_line_with_both_reports() -> None:
    rows = [
        tie("alliance", "CHN PRK", "China's only treaty ally"),
        tie("alliance", "PRK:GOV CHN:GOV", "the two allies", report="r2", since="1961"),
    ]
    (one,) = [shown for shown in ties(rows, AUTUMN) if not shown.reference]
    assert {member.code for member in one.members} == {"CHN", "PRK"}
    assert (one.reports, one.since) == (("r1", "r2"), "1961")
    assert one.source is not None
    assert one.source.evidence.exact == "China's only treaty ally"


def test_a_proposed_alliance_is_not_an_alliance() -> None:
    rows = [
        tie("alliance", "JPN KOR", "an alliance of the two", status="proposed",
            voice=("UKR:GOV", "Volodymyr Zelensky")),
        tie("alliance", "JPN KOR", "the allies", report="r2"),
    ]  # fmt: skip
    shown = [one for one in ties(rows, AUTUMN) if not one.reference]
    assert sorted(one.status for one in shown) == ["asserted", "proposed"]
    (proposed,) = [one for one in shown if one.status == "proposed"]
    assert [voice.name for voice in proposed.voices] == ["Volodymyr Zelensky"]


@pytest.mark.parametrize(
    ("since", "until", "day", "stands"),
    [
        ("2023-08", None, "2024-11-01", True),
        ("2023-08", None, "2023-07-31", False),
        (None, "2019", "2024-11-01", False),
        (None, None, "2024-11-01", True),
        (None, None, "2026-11-01", False),
    ],
)
def test_a_claimed_tie_stands_in_its_time(
    since: str | None, until: str | None, day: str, stands: bool
) -> None:
    row = tie("partnership", "CHN RUS", "partners", published="2023-01-01" if "07" in day else "2024-10-31", since=since, until=until)  # fmt: skip
    shown = [one for one in ties([row], date.fromisoformat(day)) if not one.reference]
    assert bool(shown) is stands


def test_a_tie_reported_later_is_not_known_yet() -> None:
    row = tie("partnership", "CHN RUS", "partners", published="2024-11-02", since="2001")
    assert [one for one in ties([row], AUTUMN) if not one.reference] == []
    assert [one for one in ties([row], AUTUMN + timedelta(days=1)) if not one.reference]


def test_only_states_of_the_affair_are_looked_up() -> None:
    rows = [act("CONSULT", "CHN", "PRK", "told")]
    shown = ties(rows, AUTUMN)
    assert "China-North Korea Treaty of Friendship" in {one.name for one in shown}
    assert {member.code for one in shown for member in one.members} == {"CHN", "PRK"}
