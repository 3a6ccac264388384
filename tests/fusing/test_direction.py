"""Which way it went: giver and receiver, doer and victim, swapped between two tellers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.between.finding import find_between
from dragoman.records import ClaimRow, Disagreement
from tests.fusing.builders import act, troops

SHIPPED = "shipped rockets from the northern port"


def gave(
    source: str, target: str, report: str = "r1", text: str = SHIPPED, **more: Any
) -> ClaimRow:
    return act("AID", source, target, text, report=report, outlet=f"Outlet {report}", **more)


def clashes(*rows: ClaimRow) -> list[Disagreement]:
    return [one for one in find_between(rows) if one.kind == "direction"]


def test_who_gave_and_who_received() -> None:
    (clash,) = clashes(
        gave("PRK", "RUS", when="2024-10-20"), gave("RUS", "PRK", "r2", when="2024-10-20")
    )
    assert clash.severity == "real"
    assert clash.says == (
        "Outlet r1 has aid by North Korea to Russia; Outlet r2 has aid by Russia to North Korea."
    )
    assert {clash.a.report, clash.b.report} == {"r1", "r2"}


def test_without_a_day_or_a_number_it_is_probable() -> None:
    assert [one.severity for one in clashes(gave("PRK", "RUS"), gave("RUS", "PRK", "r2"))] == [
        "probable"
    ]
    numbered = [
        gave("PRK", "RUS", quantity=troops(500)),
        gave("RUS", "PRK", "r2", quantity=troops(500)),
    ]
    assert [one.severity for one in clashes(*numbered)] == ["real"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(gave("PRK", "RUS", "r2"), id="the same way"),
        pytest.param(gave("RUS", "PRK", "r2", "paid in oil and grain"), id="another thing"),
        pytest.param(gave("RUS", "CHN", "r2"), id="another pair"),
        pytest.param(gave("RUS", "PRK", "r2", status="denied"), id="not told as done"),
        pytest.param(gave("RUS", "PRK", "r1"), id="one teller"),
        pytest.param(gave("RUS", "PRK", "r2", published="2024-06-01"), id="months apart"),
        pytest.param(gave("RUS PRK", "", "r2", reciprocal=True), id="both alike"),
    ],
)
def test_what_is_no_clash_of_direction(other: ClaimRow) -> None:
    assert clashes(gave("PRK", "RUS"), other) == []


def test_a_meeting_has_no_direction() -> None:
    rows = [
        act("CONSULT", *pair, "met at the old palace", report=report)
        for pair, report in ((("PRK", "RUS"), "r1"), (("RUS", "PRK"), "r2"))
    ]
    assert clashes(*rows) == []


def test_two_armies_that_shell_each_other_do_not_clash() -> None:
    fired = {"text": "shelled the town", "when": "2024-10-20"}
    one = act("ASSAULT", "RUS", "UKR", report="r1", **fired)
    other = act("ASSAULT", "UKR", "RUS", report="r2", **fired)
    assert clashes(one, other) == []


def test_one_attack_by_number_and_day_has_one_direction() -> None:
    fired = {"text": "shelled the border town of Vel", "when": "2024-10-20", "quantity": troops(40)}
    one = act("ASSAULT", "RUS", "UKR", report="r1", **fired)
    other = act("ASSAULT", "UKR", "RUS", report="r2", **fired)
    assert [clash.kind for clash in clashes(one, other)] == ["direction"]


POOL = [
    gave("PRK", "RUS"),
    gave("RUS", "PRK", "r2"),
    gave("RUS", "PRK", "r3", when="2024-10-20"),
    gave("PRK", "RUS", "r4", when="2024-10-20"),
    act("ASSAULT", "RUS", "UKR", "shelled the town", report="r2"),
]


@given(st.permutations(POOL))
def test_the_order_of_the_claims_does_not_matter(rows: list[ClaimRow]) -> None:
    assert clashes(*rows) == clashes(*POOL)


def test_men_who_move_within_their_state_go_one_way_whoever_counts_them() -> None:
    massed = "massed soldiers at the northern port"
    rows = [
        act("MOBILIZE", "RUS:CVL", "RUS", massed, report=report, outlet=report, quantity=number)
        for report, number in (("r1", troops(500)), ("r2", troops(500)), ("r3", None))
    ]
    assert clashes(*rows) == []


def test_men_of_a_state_who_move_are_its_own_on_the_shelf_too() -> None:
    massed = "massed soldiers at the northern port"
    rows = [
        act("MOBILIZE", a, b, massed, report=report, outlet=report, quantity=troops(500))
        for a, b, report in (("RUS:CVL", "UKR", "r1"), ("UKR", "RUS", "r2"))
    ]
    assert len(clashes(*rows)) == 1
