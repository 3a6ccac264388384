"""How what is told of one event moved: its status, its figures and its day."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.events.moves import Moved, find_moves, moves
from dragoman.records import ClaimRow, Event, Quantity
from tests.fusing.builders import act, troops


def told(day: int, **more: Any) -> ClaimRow:
    """A telling of one deployment in the report of a day."""
    return act(
        "AID", "PRK", "RUS", "sent troops by ship", report=f"r{day}",
        published=f"2024-10-{day:02}", **more,
    )  # fmt: skip


def event(*rows: ClaimRow) -> Event:
    return Event(
        id="e1", event="AID", quad=2, source=("PRK",), target=("RUS",), reciprocal=False,
        status="asserted", when=None, where=None, claims=tuple(row.id for row in rows),
        reports=tuple(row.report_id for row in rows), voices=(),
    )  # fmt: skip


def steps(*rows: ClaimRow) -> list[str]:
    return [
        f"{step.track} {step.on.day}: {step.before} > {step.after}"
        for step in moves(event(*rows), rows)
    ]


def test_nationals_of_a_force_that_moves_are_counted_with_its_troops() -> None:
    rows = [
        act(
            "MOBILIZE", "PRK", "RUS", "sent a force by ship", report=f"r{day}",
            published=f"2024-10-{day:02}", quantity=quantity,
        )
        for day, quantity in ((1, Quantity("Koreans", 1500)), (5, troops(10000)))
    ]  # fmt: skip
    assert [(one.of, one.after) for one in moves(event(*rows), rows)] == [
        ("troops", "1,500 Koreans"),
        ("troops", "10,000 troops"),
    ]


def test_planned_then_done_then_denied() -> None:
    assert steps(told(1, status="planned"), told(3), told(5, status="denied"), told(7)) == [
        "status 1: None > planned",
        "status 3: planned > asserted",
        "status 5: asserted > denied",
    ]


def test_what_is_done_is_planned_no_more() -> None:
    assert steps(told(1), told(3, status="planned"), told(4, status="possible")) == []


def test_a_figure_moves_with_the_report_that_moved_it() -> None:
    rows = [
        told(day, quantity=troops(number)) for day, number in ((1, 1500), (3, 3000), (5, 10000))
    ]
    assert steps(*rows) == [
        "number 1: None > 1,500 troops",
        "number 3: 1,500 troops > 3,000 troops",
        "number 5: 3,000 troops > 10,000 troops",
    ]
    last = moves(event(*rows), rows)[-1]
    assert (last.side.report, last.side.claim, last.of) == ("r5", rows[2].id, "troops")


def test_a_figure_told_again_rounded_or_vaguely_is_no_step() -> None:
    first = told(1, quantity=troops(3000))
    assert steps(first, told(3, quantity=troops(3100))) == []
    assert steps(first, told(3, quantity=troops(min=2000))) == []
    assert steps(first, told(3, quantity=troops(10000)), told(5, quantity=troops(3000))) == [
        "number 1: None > 3,000 troops",
        "number 3: 3,000 troops > 10,000 troops",
    ]


def test_a_vague_number_that_is_told_first_hides_no_step() -> None:
    vague = told(1, quantity=troops(min=200))
    assert steps(vague, told(3, quantity=troops(3000)), told(5, quantity=troops(10000))) == [
        "number 3: None > 3,000 troops",
        "number 5: 3,000 troops > 10,000 troops",
    ]


def test_two_reports_of_one_day_disagree_and_move_nothing() -> None:
    same = act(
        "AID", "PRK", "RUS", "sent troops", report="x", published="2024-10-01",
        quantity=troops(9000),
    )  # fmt: skip
    assert steps(told(1, quantity=troops(3000)), same) == []


def test_the_dead_and_the_hurt_are_two_figures() -> None:
    dead = act(
        "ASSAULT",
        "RUS",
        "UKR",
        "20 soldiers were killed",
        quantity=troops(20),
        published="2024-10-01",
    )
    hurt = act(
        "ASSAULT",
        "RUS",
        "UKR",
        "50 soldiers were wounded",
        report="r2",
        quantity=troops(50),
        published="2024-10-03",
    )
    assert steps(dead, hurt) == []


def test_the_day_moves() -> None:
    assert steps(
        told(1, when="2024-10-01"), told(3, when="2024-10"), told(5, when="2024-09-28")
    ) == [
        "date 1: None > 2024-10-01",
        "date 5: 2024-10-01 > 2024-09-28",
    ]


def test_claims_of_other_events_and_without_a_day_are_left_out() -> None:
    other = told(9, status="denied")
    undated = act("AID", "PRK", "RUS", "sent troops", published=None, status="denied", report="u")
    rows = [told(1), other, undated]
    assert moves(event(rows[0], undated), rows) == []


def test_events_with_most_steps_come_first() -> None:
    one = [told(1), told(3, status="denied")]
    two = [told(10, status="planned"), told(12), told(14, status="denied")]
    events = [event(*one), Event(**{**_fields(event(*two)), "id": "e2"})]
    found: list[Moved] = find_moves(events, [*one, *two])
    assert [moved.event for moved in found] == ["e2", "e1"]
    assert found[0].about == "aid by North Korea to Russia"


def _fields(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in Event.__slots__}


POOL = [
    told(1, status="planned", quantity=troops(1500)),
    told(3, quantity=troops(3000)),
    told(5, status="denied"),
    told(7, quantity=troops(12000), when="2024-10-02"),
]


@given(st.permutations(POOL))
def test_the_order_of_the_claims_does_not_matter(rows: list[ClaimRow]) -> None:
    assert moves(event(*POOL), rows) == moves(event(*POOL), POOL)
