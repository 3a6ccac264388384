"""Who is meant by the build of a sentence: the country dealt with, those punished, those who answer."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Chile summoned Bolivia's consul over reports that the country had sent guns to Peru.",
            "AID BOL>PER",
        ),
        (
            "France expelled Mali's envoy after the country had arrested a French teacher.",
            "COERCE MLI>FRA:CVL",
        ),
        ("Chile said that the country had sent guns to Peru.", "AID CHL>PER"),
        ("Chile told Bolivia that it had sent guns to Peru.", "AID CHL>PER"),
    ],
)
def test_the_country_is_the_one_that_somebody_deals_with(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposed sanctions on Eritrea for sending rifles to Sudan.",
        "Canada agreed new sanctions on Eritrea on May 4 for sending rifles to Sudan.",
        "Canada announced a ban on Eritrea for sending rifles to Sudan.",
    ],
)
def test_who_is_put_under_sanctions_for_a_deed_did_it(text: str) -> None:
    assert "AID ERI>SDN" in told(text)
    assert not any(one.startswith("AID CAN") for one in told(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenya condemned Chad's raid on Niger and its seizure of a ship.", "COERCE TCD>"),
        (
            "Kenya condemned Chad's dispatch of troops to Niger and its missile test.",
            "MOBILIZE TCD>",
        ),
    ],
)
def test_its_second_deed_is_that_of_whoever_did_the_first(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile rejected an appeal by Peru to lift its embargo.", "REQUEST PER>CHL"),
        ("Kenya declined an Ethiopian offer to send monitors.", "AGREE ETH>KEN"),
        ("Kenya apologised to Uganda for a raid on a farm.", "ASSAULT KEN>UGA"),
        ("Norway's king has asked his generals to leave Mali.", "REQUEST NOR:GOV>NOR:MIL"),
    ],
)
def test_an_act_in_a_noun_is_done_to_whoever_answers_it(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman told reporters to ring the Kenyan ministry.",
        "The minister asked journalists to call the embassy of Peru.",
    ],
)
def test_reporters_who_are_to_call_meet_nobody(text: str) -> None:
    assert not any(one.startswith("CONSULT") for one in told(text))


def test_any_trade_that_is_denied_is_denied() -> None:
    assert "COOPERATE ECU:GOV+PER:GOV denied" in told(
        "Quito and Lima have denied any trade in gold."
    )


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru signed pacts with Chile and Kenya.", "SUPPORT PER>CHL+KEN"),
        ("Peru has pacts with Chile and Kenya.", "SUPPORT PER>CHL+KEN"),
        ("The alliance of Peru with Chile and Kenya was renewed.", "SUPPORT PER>CHL+KEN"),
        ("Peru, Chile and Kenya signed a pact.", "SUPPORT PER+CHL+KEN"),
        ("Peru signed a pact with Chile.", "SUPPORT PER+CHL"),
    ],
)
def test_who_has_pacts_with_several_binds_these_not_to_each_other(text: str, act: str) -> None:
    assert told(text) == [act]


def test_a_body_that_signs_may_be_one_of_two_sides() -> None:
    text = (
        "African Union chief Moussa Faki signed a pact with Japan. The two sides will hold drills."
    )
    assert "COOPERATE IGO:AU+JPN planned" in told(text)


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        (
            "Lima demanded that Quito refuse to sell its tanks.",
            "REQUEST",
            "refuse to sell its tanks",
        ),
        ("Norway blamed Sweden for the bombing of a school.", "ACCUSE", "for the bombing"),
        ("Chad rejected a proposal for sending monitors.", "REJECT", "for sending monitors"),
        ("Kenyan farmers marched to demand reforms.", "PROTEST", "to demand reforms"),
        ("Kenyan farmers marched calling for reforms.", "PROTEST", "calling for reforms"),
    ],
)
def test_the_evidence_of_an_act_in_words_holds_what_it_is_about(
    text: str, event: str, words: str
) -> None:
    assert any(one.event == event and words in one.evidence.exact for one in acts(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway pledged its help to feed Chad.", "AGREE NOR>TCD"),
        ("Iran threatened to cut off electricity to Iraq.", "THREATEN IRN>IRQ"),
        ("Peru condemned what it called Chilean raids in Tacna.", "ACCUSE PER>CHL"),
        ("Chad offered troops to Niger.", "AGREE TCD>NER"),
    ],
)
def test_what_is_promised_threatened_or_so_called_tells_whom_it_is_about(
    text: str, act: str
) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Iraq attacked Kuwait by shelling its troops.", "IRQ:MIL"),
        ("Cuba vowed to retaliate against Spain by expelling its diplomats.", "CUB:GOV"),
        ("Ghana will respond to Togo by detaining its officials.", "GHA:GOV"),
    ],
)
def test_nobody_strikes_or_expels_his_own_by_what_is_its(text: str, own: str) -> None:
    assert own not in {party.code for act in acts(text) for party in act.target}


def test_who_is_armed_is_not_threatened() -> None:
    text = "Iran threatened to quit a treaty and to arm Hezbollah."
    assert {one.target for one in acts(text) if one.event == "THREATEN"} == {()}


def test_what_is_promised_to_somebody_is_not_promised_to_another() -> None:
    text = "Japan promised South Korea to help rebuild Vietnam."
    assert "AGREE JPN>VNM" not in told(text)


def test_the_evidence_of_a_threat_holds_whom_it_is_about() -> None:
    (threat,) = (
        one
        for one in acts("Iran threatened to close the strait and to attack Bahrain.")
        if one.event == "THREATEN"
    )
    assert threat.target[0].code == "BHR" and "Bahrain" in threat.evidence.exact


def test_a_charge_and_the_naming_of_what_is_charged_are_one() -> None:
    text = "Peru condemned what it called Chilean raids in Tacna."
    assert [one.event for one in acts(text)].count("ACCUSE") == 1


def test_what_comes_after_is_no_ground_for_what_was_before() -> None:
    text = "Vietnam said that China had warned Cambodia before the country shelled Thailand."
    assert not any("KHM" in line.split(">")[0] for line in told(text))


def test_reporters_who_meet_somebody_meet_him() -> None:
    assert any("UNK:JRN" in line for line in told("Journalists met the president of Ghana."))
