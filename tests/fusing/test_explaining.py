"""What an event rests on, and why each of its claims is in it."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.events.explained import EventExplained, EventPart
from dragoman.fusing.events.explaining import explain_event
from dragoman.fusing.events.fusing import fuse
from dragoman.records import ClaimRow, Voice
from tests.fusing.builders import act, troops
from tests.fusing.test_events_properties import many

RAID = {"event": "ASSAULT", "source": "IRN", "target": "IRQ", "when": "2024-10-20"}


def explained(*rows: ClaimRow) -> EventExplained:
    (event,) = fuse(rows)
    return explain_event(event, rows)


def part(told: EventExplained, row: ClaimRow) -> EventPart:
    (found,) = (one for one in told.parts if one.claim == row.id)
    return found


def test_who_tells_first_who_confirms_who_adds_and_who_denies() -> None:
    first = act(**RAID, text="fired rockets at the port", published="2024-10-20")
    second = act(
        **RAID,
        text="rockets hit the port",
        report="r2",
        outlet="The Ledger",
        published="2024-10-21",
    )
    third = act(**RAID, text="rockets hit the port at Umm Qasr", report="r3", outlet="Gulf Post",
                published="2024-10-22", where="Umm Qasr")  # fmt: skip
    no = act(**RAID, text="no rockets were fired at the port", report="r3", start=90, status="denied",
             voice=("IRN:GOV", "the ministry"), published="2024-10-22")  # fmt: skip
    told = explained(first, second, third, no)
    assert [part(told, row).role for row in (first, second, third, no)] == [
        "first", "confirms", "adds", "denies",
    ]  # fmt: skip
    assert part(told, third).adds == ("the place Umm Qasr",)
    assert part(told, no).voice == Voice("IRN:GOV", "the ministry")
    assert told.where_from == (third.id,)
    assert told.when_from == (first.id, second.id, third.id, no.id)


def test_the_status_over_time_has_each_turn_with_its_claim() -> None:
    told = {"event": "AID", "source": "PRK", "target": "RUS", "text": "troops for the neighbour"}
    plan = act(**told, status="planned", published="2024-10-01")
    done = act(**told, report="r2", published="2024-10-12")
    again = act(**told, report="r3", published="2024-10-13")
    no = act(**told, report="r4", status="denied", published="2024-10-20")
    turns = explained(plan, done, again, no).statuses
    assert [(one.status, one.published, one.claim) for one in turns] == [
        ("planned", date(2024, 10, 1), plan.id),
        ("asserted", date(2024, 10, 12), done.id),
        ("denied", date(2024, 10, 20), no.id),
    ]


def test_a_reason_names_what_agrees_and_with_whom() -> None:
    first = act(**RAID, text="fired rockets at the port", where="Umm Qasr")
    other = act(**RAID, text="rockets fell on the port", where="Umm Qasr", report="r2")
    told = explained(first, other)
    assert part(told, first).other is None
    why = part(told, other)
    assert why.other == first.id
    assert why.because == (
        "the same type and sides",
        "the same day",
        "the same place, Umm Qasr",
        "words in common: rockets, port",
    )


def test_a_standing_matter_says_what_stands() -> None:
    first = act("AID", "PRK", "RUS", "its soldiers in Russia", quantity=troops(3000))
    later = act("AID", "PRK:MIL", "RUS", "10,000 troops", report="r2", published="2024-12-01",
                quantity=troops(10000))  # fmt: skip
    told = explained(first, later)
    assert told.standing == "troops"
    assert "one standing matter: troops" in part(told, later).because
    assert part(told, later).adds == ("the number 10,000 troops",)


def test_copies_are_told_as_copies_and_count_once() -> None:
    rows = [act(**RAID, text="fired rockets at the port", report=name) for name in ("r1", "r2")]
    origins = {row.report_key: (rows[0].report_key,) for row in rows}
    (event,) = fuse(rows, origins)
    told = explain_event(event, rows, origins)
    assert [one.role for one in told.parts] == ["first", "copies"]
    assert told.parts[1].other == rows[0].id
    assert told.origins == (("r1", "r2"),)


@given(many, st.randoms())
def test_every_claim_has_one_part_whatever_the_order(
    given_rows: list[ClaimRow], chance: random.Random
) -> None:
    shuffled = list(given_rows)
    chance.shuffle(shuffled)
    for event in fuse(given_rows):
        told = explain_event(event, given_rows)
        assert told == explain_event(event, shuffled)
        assert [one.claim for one in told.parts] == list(event.claims)
        assert [one.role for one in told.parts].count("first") == 1
        ids = set(event.claims)
        for one in told.parts:
            assert one.because
            assert (one.other is None) == (one.role == "first")
            assert one.other is None or one.other in ids - {one.claim}
        assert set(told.when_from) | set(told.where_from) <= ids
        assert bool(told.when_from) == (event.when is not None)
