"""What passes between states is no party: arms and goods with a nationality, and whose they are."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, told

CASES = {
    # what is bought is of the state that sells it, and no army
    "Chad has bought Kenyan tanks and lorries.": ["COOPERATE KEN>TCD"],
    "Peru received Chilean air defence missiles last week.": ["AID CHL>PER"],
    # what is given goes to whom it is given, wherever it was made
    "Chad sent Iranian drones to Mali.": ["AID TCD>MLI"],
    "Chad sent Iranian drones.": [],
    "Poland gave Ukraine German tanks.": ["AID POL>UKR"],
    "Russia had also given Lima air defence missiles.": ["AID RUS>PER"],
    "Kenya sold Iranian oil to Ghana.": ["COOPERATE KEN>GHA"],
    "Chad sold Iranian oil.": [],
    # what strikes or is hit is an army's all the same
    "Iranian drones struck the port of Kuwait.": ["ASSAULT IRN:MIL>KWT"],
    "Eritrean jets destroyed two Ethiopian tanks.": ["ASSAULT ERI:MIL>ETH:MIL"],
    # people who get something are the ones who get it
    "Kenya supplied Ethiopian refugees with rice.": ["AID KEN>ETH:REF"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_goods_are_no_party(text: str, expected: list[str]) -> None:
    assert told(text) == expected


EACH_OTHER = {
    "Norway and Latvia signed a pact under which each side is to help the other if it is attacked.",
    "Norway and Latvia signed a treaty that binds each country to help the other if it is attacked.",
    "Norway and Latvia signed a pact. If either side is invaded, the other will give military aid.",
}


@pytest.mark.parametrize("text", sorted(EACH_OTHER))
def test_a_mutual_promise_of_help_is_both_sides(text: str) -> None:
    assert "AID NOR+LVA conditional" in told(text)


PARTIES = {
    # who is among the victims is one
    "Two Kenyans and four Ghanaians were among the 40 people killed in Nice.": "ASSAULT >KEN:CVL+GHA:CVL",
    # talks over something are talks
    "Kenya and Chad discussed the border.": "CONSULT KEN+TCD",
    # answers are demanded from those who are to give them, whatever they are about
    "Kenya demanded answers from Chad on Ethiopian police stations.": "REQUEST KEN>TCD",
    # what something is called is not whom it is done to
    "Chad sent 300 soldiers to Mali. Kenya condemned the deployment as a breach of the United "
    "Nations Charter.": "ACCUSE KEN>TCD",
    "Kenya denounced as a crime Chad's raid on a port.": "ACCUSE KEN>TCD",
    # whose hand it was that nobody names stays open
    "Kenya has faced a series of jihadist attacks.": "ASSAULT >KEN",
    "Lima put its signature under a pact with Quito.": "SUPPORT PER:GOV+ECU:GOV",
}


@pytest.mark.parametrize(("text", "expected"), PARTIES.items(), ids=list(PARTIES))
def test_who_is_meant(text: str, expected: str) -> None:
    assert expected in told(text)


def test_who_discusses_or_deplores_a_raid_has_not_made_it() -> None:
    for text in (
        "The Kenyan cabinet discussed the raid.",
        "Kenya voiced dismay at the terrorist raid.",
    ):
        assert "ASSAULT" not in {act.event for act in acts(text) if act.source}


def test_whoever_is_given_arms_has_his_states_name_and_not_theirs() -> None:
    (given,) = acts("Russia had also given Lima air defence missiles.")
    assert [party.name for party in given.target] == ["Peru"]
