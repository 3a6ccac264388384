"""Standing matters: what lasts is one event, whatever is told of it when."""

from __future__ import annotations

import pytest

from dragoman.records import Quantity
from tests.fusing.builders import act, troops
from tests.fusing.test_events import count, only


def test_men_who_are_there_are_one_event_whatever_is_counted_when() -> None:
    rows = [
        act("AID", "PRK", "RUS", "1,500 soldiers sent to Russia", quantity=troops(1500)),
        act("AID", "PRK:MIL", "RUS", "about 3,000 troops in Russia", report="r2",
            published="2024-11-20", where="Russia", quantity=troops(3000)),
        act("MOBILIZE", "PRK", "RUS", "its deployment", report="r3", published="2024-12-20"),
        act("AID", "PRK", "RUS", "troops may be sent", report="r4", status="possible"),
        act("AID", "PRK", "RUS", "denied that any soldiers are there", report="r5", status="denied"),
    ]  # fmt: skip
    event = only(*rows)
    assert len(event.claims) == 5
    assert event.status == "asserted"


def test_a_matter_of_which_nobody_tells_for_long_is_another_one() -> None:
    told = {
        "event": "AID",
        "source": "FRA",
        "target": "TCD",
        "text": "French troops in the country",
    }
    early = act(**told, published="2014-03-01")
    late = act(**told, published="2019-03-01", report="r2")
    between = act(**told, published="2014-06-01", report="r3")
    assert count(early, late) == 2
    assert count(early, between) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"when": "2024-10-20"}, id="a deed with its day"),
        pytest.param(
            {"where": "Tartus", "text": "its troops at the port"}, id="moved to a place of its own"
        ),
        pytest.param({"text": "sent grain"}, id="another good"),
        pytest.param({"text": "may send more troops", "status": "possible"}, id="further ones"),
        pytest.param({"target": "LBY"}, id="to somebody else"),
        pytest.param({"event": "ASSAULT", "text": "troops in combat"}, id="what they do there"),
    ],
)
def test_what_is_no_part_of_a_standing_matter(other: dict[str, str]) -> None:
    told = {
        "event": "AID",
        "source": "RUS",
        "target": "SYR",
        "text": "Russian troops in the country",
    }
    assert count(act(**told), act(**(told | other), report="r2")) == 2


def test_a_decision_means_what_its_report_tells_of() -> None:
    troops_told = act("AID", "RUS", "SYR", "sends troops")
    decision = act("AID", "RUS", "SYR", "the decision", start=90)
    elsewhere = act("AID", "RUS", "SYR", "the decision", report="r2")
    assert count(troops_told, decision) == 1
    assert count(troops_told, elsewhere) == 2


def test_a_war_is_one_event_and_a_strike_in_it_another() -> None:
    war = act("ASSAULT", "ETH", "ERI", "the war on its neighbour")
    again = act("ASSAULT", "ETH:GOV", "ERI", "its war", report="r2", published="2024-12-24")
    raid = act("ASSAULT", "ETH", "ERI", "bombed a market, killing 9", report="r2")
    assert count(war, again) == 1
    assert count(war, raid) == 2


def test_ground_is_held_somewhere() -> None:
    told = {"event": "COERCE", "source": "SDN:REB", "target": "SDN"}
    held = act(**told, text="the rebels hold the city", where="Nyala")
    again = act(**told, text="rebel-controlled, still held", where="Nyala", report="r2",
                published="2024-12-20")  # fmt: skip
    other = act(**told, text="the rebels hold the town", where="Geneina", report="r3")
    nowhere = act(**told, text="an area held by rebels", report="r4")
    assert count(held, again) == 1
    assert count(held, other, nowhere) == 3


def test_an_attack_that_is_only_feared_stands_and_one_that_is_doubted_does_not() -> None:
    told = {"event": "ASSAULT", "source": "IND", "target": "PAK"}
    feared = act(**told, text="if it attacks", status="conditional")
    again = act(**told, text="should it attack", status="conditional", report="r2",
                published="2024-12-20")  # fmt: skip
    doubted = act(**told, text="the suspected attack", status="possible", report="r3")
    assert count(feared, again) == 1
    assert count(feared, again, doubted) == 2


def test_who_is_there_on_a_day_was_there_before() -> None:
    told = {"event": "AID", "source": "RUS", "target": "MLI"}
    there = act(**told, text="Russian soldiers are in Mali", when="2024-10-29")
    sent = act(**told, text="Russian soldiers landed", when="2024-10-29", report="r3")
    before = act(**told, text="Russian troops in the country", report="r2")
    assert count(there, before) == 1
    assert count(sent, before) == 2


def test_the_day_of_the_telling_is_no_time_of_what_stands() -> None:
    told = {"event": "AID", "source": "RUS", "target": "MLI"}
    there = act(**told, text="Russian soldiers are in Mali", when="2024-10-29")
    before = act(**told, text="Russian troops in the country", report="r2")
    since = act(**told, text="Russian troops in the country", when="2021-12/..", report="r3")
    assert only(there, before).when is None
    assert only(there, before, since).when == "2021-12/.."


def test_people_who_are_moved_as_a_force_are_its_troops() -> None:
    event = only(
        act("MOBILIZE", "RUS", "SYR", "Russian soldiers came", quantity=troops(3000)),
        act("MOBILIZE", "RUS:CVL", "SYR", "Russians stay in the country", report="r2",
            quantity=Quantity("Russians", 3000)),
        act("MOBILIZE", "RUS", "SYR", "they moved", report="r3", quantity=Quantity("men", 3000)),
    )  # fmt: skip
    assert len(event.claims) == 3


def test_a_fight_that_is_awaited_within_days_has_no_day_of_its_own() -> None:
    told = {"event": "ASSAULT", "source": "RUS", "target": "UKR", "text": "enter combat"}
    soon = {"status": "asked", "when": "2024-10-30/2024-11-03", "report": "r2"}
    assert count(act(**told), act(**(told | soon))) == 1
    assert count(act(**told), act(**(told | soon | {"status": "planned"}))) == 2
    assert count(act(**told), act(**(told | soon | {"when": "2024-11-02"}))) == 2
