"""What everyday news tells that is no act of anybody, and what a speaker only refers to."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, told, voices


@pytest.mark.parametrize(
    "text",
    [
        "Norway's statistics office releases a forecast of spending. ",
        "The best time to book a Norway holiday is in April.",
        "Chile's unemployment rate fell to 6.6 per cent in May.",
        "Sweden lost many trained workers.",
        "Several issues surrounding Togo were discussed at the fair.",
        "At least seven Chileans were killed when a bus crashed into a lorry.",
        "Ten Chileans died in the flood.",
        "Norway took a picture of the valley.",
        "Norway gave its verdict on the film.",
        "It was necessary for Norway to undertake more studies.",
    ],
)
def test_everyday_news_tells_no_act(text: str) -> None:
    assert told(text) == []


def test_an_accident_goes_on_through_its_report() -> None:
    text = "A ferry capsized off Chile. The ferry had left the port in a storm. Six Chileans died."
    assert "ASSAULT" not in {one.event for one in acts(text)}


def test_a_report_on_violence_keeps_its_dead() -> None:
    text = "Rebels attacked a town in Chile with rockets. Six Chileans were killed."
    assert len([one for one in acts(text) if one.event == "ASSAULT"]) == 2


def test_what_is_let_go_is_held() -> None:
    assert told("Ghana released two Togolese sailors.")
    assert told("Ghana released its estimate of growth.") == []


def test_a_state_launches_what_it_calls_a_satellite() -> None:
    (act,) = acts("Togo launched what it called a weather satellite.")
    assert (act.event, act.what) == ("MOBILIZE", "weather satellite")


def test_who_acts_in_defiance_defies() -> None:
    assert "REJECT TGO>IGO:UNO" in told("Togo tested a missile in defiance of U.N. sanctions.")


def test_who_is_seized_for_a_deed_did_it() -> None:
    found = told("Ghana seized two Togolese ships for violating U.N. sanctions.")
    assert "REJECT TGO>IGO:UNO" in found


def test_an_arrest_that_is_announced_was_made() -> None:
    (act,) = acts("Ghana announced the arrest of two Togolese spies.")
    assert (act.event, act.status) == ("COERCE", "asserted")


def test_a_deed_called_a_crime_is_not_asked_for() -> None:
    text = "Ghanaian troops invaded Togo. France called the invasion an act of aggression."
    assert {one.status for one in acts(text) if one.event == "ASSAULT"} == {"asserted"}


def test_a_deed_that_a_speaker_refers_to_is_nobodys_word() -> None:
    text = "Ghana invaded Togo. Mali said that Ghana's invasion of Togo was a crime."
    assert [voice for act, voice in voices(text) if act == "ASSAULT GHA>TGO"] == [None, None]


def test_an_office_tells_what_its_master_said() -> None:
    found = voices("Norwegian Prime Minister Erna Solberg urged Chile to wait, her office said.")
    assert ("REQUEST NOR:GOV>CHL", "NOR:GOV") in found


def test_the_launch_is_the_one_that_was_made() -> None:
    text = (
        "Togo launched a missile on Monday. It had threatened to launch missiles at Ghana. "
        "France condemned the launch."
    )
    again = [one for one in acts(text) if one.evidence.exact == "launch"]
    assert [one.status for one in again] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Chad freed them on Monday, six days after soldiers had attacked Togo.", "2019-05-07"),
        ("Rebels have shelled Togo and burned its ports since Ghana voted on May 3.", "2019-05-03/.."),
    ],
)  # fmt: skip
def test_a_clause_counts_its_date_from_another(text: str, when: str) -> None:
    assert when in {one.when for one in acts(text) if one.event == "ASSAULT"}


def test_countries_are_those_that_are_listed() -> None:
    found = acts("Countries including Chad and Mali condemned Togo.")
    assert [party.code for party in found[0].source] == ["TCD", "MLI"]
