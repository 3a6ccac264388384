"""Who is meant: names, demonyms, pronouns, pairs, counterparts and what they share."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, claims, told


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Iraq attacked Kuwait in 1990. It withdrew from Kuwait in 1991.",
            "RETREAT IRQ>KWT",
        ),
        (
            "Kenyan President Uhuru Kenyatta visited Uganda. He praised Tanzania.",
            "SUPPORT KEN:GOV>TZA",
        ),
        (
            "German Chancellor Angela Merkel visited Poland. She criticised Hungary.",
            "ACCUSE DEU:GOV>HUN",
        ),
        ("Turkey condemned Greece, which had invaded Cyprus.", "ASSAULT GRC>CYP"),
        (
            "Peru and Ecuador held joint exercises. They signed a treaty in 1998.",
            "SUPPORT PER+ECU",
        ),
        (
            "Peru and Ecuador held joint exercises. Both countries signed a treaty in 1998.",
            "SUPPORT PER+ECU",
        ),
        (
            "The Polish president met the Czech president. The two leaders signed an agreement.",
            "SUPPORT POL:GOV+CZE:GOV",
        ),
        (
            "Norwegian Prime Minister Erna Solberg met her Danish and Swedish counterparts.",
            "CONSULT NOR:GOV+DNK:GOV+SWE:GOV",
        ),
        ("The French and German foreign ministers met.", "CONSULT FRA:GOV+DEU:GOV"),
        ("Ethiopian and Kenyan troops attacked a Somali town.", "ASSAULT ETH:MIL+KEN:MIL>SOM"),
        ("Ankara condemned Athens.", "ACCUSE TUR:GOV>GRC:GOV"),
        ("Thousands of Turkish soldiers attacked Syria.", "ASSAULT TUR:MIL>SYR"),
        ("Fiji met Samoa. In its report, the United Nations blamed Tonga.", "ACCUSE IGO:UNO>TON"),
        ("Iran seized a Maltese tanker because it had sold oil to Syria.", "COOPERATE MLT:BUS>SYR"),
        (
            "Iran seized a Malta-flagged tanker on suspicion that it had sold oil to Syria.",
            "COOPERATE MLT>SYR possible",
        ),
        ("Japan condemned the tests. Laos praised them.", "SUPPORT LAO>"),
        ("A Malta-flagged tanker that had sold oil to Syria left.", "COOPERATE MLT>SYR"),
        ("Another Omani soldier was killed by Yemen.", "ASSAULT YEM>OMN:MIL"),
        ("A second US ship was attacked by Yemen.", "ASSAULT YEM>USA"),
        ("The capture of Indian soldiers by Pakistan shocked Delhi.", "ASSAULT PAK>IND:MIL"),
    ],
)
def test_whoever_is_meant_is_found(text: str, last: str) -> None:
    assert told(text)[-1] == last


def test_own_troops_are_not_whom_one_withdraws_from() -> None:
    assert told("Turkey must withdraw its troops.") == ["RETREAT TUR> asked"]
    assert told("Laos called on Turkey to pull out its forces.")[-1] == "RETREAT TUR> asked"


def test_a_first_person_in_a_quotation_is_its_speaker() -> None:
    text = '"We will attack Pakistan at dawn tomorrow," Indian Prime Minister Narendra Modi said.'
    assert told(text) == ["ASSAULT IND:GOV>PAK planned"]


def test_a_pronoun_is_not_the_other_party_of_its_own_verb() -> None:
    text = "Peruvian troops entered the valley. Ecuador attacked them."
    assert told(text)[-1] == "ASSAULT ECU>PER:MIL"


def test_titles_and_names_stand_where_the_report_has_them() -> None:
    text = "On Monday Kenyan President Uhuru Kenyatta visited Tanzania."
    (act,) = acts(text)
    assert [text[p.start : p.end] for p in (*act.source, *act.target)] == [
        act.source[0].text,
        "Tanzania",
    ]
    assert "Kenyatta" in act.source[0].text


def test_nobody_is_left_out_of_a_list() -> None:
    text = "Canada, Norway and Iceland condemned Belarus."
    assert told(text) == ["ACCUSE CAN+NOR+ISL>BLR"]


def test_parties_of_no_country_are_left_out() -> None:
    assert claims("A man hit another man in the street.") == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile and Peru envoys met.", "CONSULT CHL:GOV+PER:GOV"),
        ("UK and EU negotiators met.", "CONSULT GBR:GOV+IGO:EUR"),
        ("UN and Chadian envoys met.", "CONSULT IGO:UNO+TCD:GOV"),
        ("Chile and Peru soldiers clashed.", "ASSAULT CHL:MIL+PER:MIL"),
    ],
)
def test_a_plural_is_shared_by_all_whose_names_stand_before_it(text: str, act: str) -> None:
    assert told(text) == [act]
