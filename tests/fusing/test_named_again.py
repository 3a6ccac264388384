"""Deeds told with a side left out, a day missed, or only named again."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Act, ClaimRow, Party
from tests.fusing.builders import act, row
from tests.fusing.test_events import count


def test_a_deed_demanded_and_a_deed_done_are_one() -> None:
    said = "open the crossing at the river bridge"
    told = {
        "event": "CONCEDE",
        "source": "ARM",
        "target": "AZE",
        "text": said,
        "when": "2024-10-30",
    }
    assert count(act(**told, status="asked"), act(**told, report="r2")) == 1


def test_a_side_left_out_is_compatible_with_any() -> None:
    told = {
        "event": "ASSAULT",
        "source": "IRN",
        "text": "fired rockets at the port",
        "when": "2024-10-20",
    }
    assert count(act(**told), act(**told, target="IRQ", report="r2")) == 1


def test_what_befalls_the_people_befalls_their_country() -> None:
    told = {"event": "ASSAULT", "source": "ISR", "text": "a raid on the camp", "when": "2024-10-20"}
    country, people = act(**told, target="LBN"), act(**told, target="LBN:CVL", report="r2")
    rebels = act(**told, target="LBN:REB", report="r3")
    assert count(country, people) == 1
    assert count(country, rebels) == 2


def test_separate_talks_are_separate() -> None:
    told = {"event": "CONSULT", "source": "IND FRA", "when": "2024-10-30", "reciprocal": True}
    talks = act(**told, text="they held talks")
    separate = act(**told, text="he held separate talks with his colleague", start=90)
    assert count(talks, separate) == 2


def test_a_treaty_is_named_again_without_its_day() -> None:
    signed = act(
        "SUPPORT", "ARM FRA", "", "signed a treaty in Paris", when="2024-06-19", reciprocal=True
    )
    named = act("SUPPORT", "ARM FRA", "", "their treaty", report="r2", reciprocal=True)
    other = act(
        "SUPPORT",
        "ARM FRA",
        "",
        "signed a treaty in Lyon",
        report="r3",
        when="2024-08-02",
        reciprocal=True,
    )
    assert count(signed, named) == 1
    assert count(signed, other, named) == 3  # which of the two is meant, nobody can say


def test_a_visit_takes_days() -> None:
    landed = act(
        "CONSULT", "MEX:GOV", "CUB", "the minister landed", mode="visit", when="2024-10-20"
    )
    left = act(
        "CONSULT", "MEX:GOV", "CUB", "she left Havana", mode="visit", when="2024-10-22", start=90
    )
    assert count(landed, left) == 1


def test_two_firms_of_one_country_are_two() -> None:
    def bid(name: str, report: str) -> ClaimRow:
        told = act("REQUEST", report=report, text="its bid for the port", when="2024-10-20")
        assert isinstance(told.claim, Act)
        return row(replace(told.claim, source=(Party("GRC:BUS", name, name, 0, 1),)))

    assert count(bid("Castor Lines", "r1"), bid("Castor", "r2")) == 1
    assert count(bid("Castor Lines", "r1"), bid("Pollux", "r2")) == 2


def test_a_report_may_err_by_a_day() -> None:
    said = "voted to ratify the treaty of friendship"
    told = {"event": "SUPPORT", "source": "KAZ:LEG", "target": "UZB", "text": said}
    first, second = act(**told, when="2024-10-20"), act(**told, when="2024-10-21", report="r2")
    assert count(first, second) == 1
    assert count(first, act(**told, when="2024-10-23", report="r2")) == 2


def test_a_telling_that_fits_two_deeds_alike_joins_neither() -> None:
    told = {"event": "ASSAULT", "source": "SDN", "when": "2024-10-20"}
    north = act(**told, text="shelled a depot", where="Omdurman")
    south = act(**told, text="bombed a school", where="Nyala", start=50)
    killed = act(**told, text="nine died", start=90)
    assert count(north, killed) == 1
    assert count(north, south, killed) == 3
