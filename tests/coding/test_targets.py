"""Whom an act is done to, where a place, a ruler's rivals or somebody of the same state stand by."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coding.told import acts, told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Boko Haram attacked an army camp in Maiduguri.", "ASSAULT IMG:BOKOHARAM>NGA:MIL"),
        ("Turkey shelled a Syrian base in Idlib.", "ASSAULT TUR>SYR"),
        ("Boko Haram attacked a market in Maiduguri.", "ASSAULT IMG:BOKOHARAM>NGA"),
    ],
)
def test_a_place_is_meant_only_where_nobody_else_is(text: str, act: str) -> None:
    assert told(text)[0] == act


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban ambushed an army convoy in western Afghanistan.",
        "The Afghan president announced a truce with the Taliban.",
        "The Taliban held talks with the Afghan government.",
    ],
)
def test_a_movement_that_rules_is_not_the_government_it_has_fought(text: str) -> None:
    act = acts(text, date(2023, 5, 15))[0]
    assert len([*act.source, *act.target]) == 2


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Kenya launched an investigation into crimes committed by Ugandan forces.",
            "ACCUSE KEN>UGA:MIL",
        ),
        ("Mali is investigating crimes by Malian rebels.", "ACCUSE MLI>MLI:REB"),
        ("Mali is investigating crimes by its ministers.", "ACCUSE MLI>"),
    ],
)
def test_who_is_investigated_has_done_the_deed(text: str, act: str) -> None:
    assert told(text)[0] == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile complained to the United Nations over two Peruvian raids.", "ACCUSE CHL>PER"),
        ("Chile complained to Peru.", "ACCUSE CHL>PER"),
    ],
)
def test_who_hears_a_complaint_is_not_blamed_where_another_is(text: str, act: str) -> None:
    assert told(text)[0] == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ethiopia lifted a curfew in Djibouti.", "CONCEDE ETH>DJI"),
        ("The Kenyan president extended a curfew in Nairobi.", "COERCE KEN:GOV>KEN"),
        ("Uganda imposed a curfew in Mombasa.", "COERCE UGA>KEN"),
    ],
)
def test_a_curfew_is_laid_on_the_place_it_is_in(text: str, act: str) -> None:
    assert told(text)[0] == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Peruvian students staged a strike to demand higher pay from the Chilean government.",
            "PROTEST PER:CVL>CHL:GOV",
        ),
        (
            "Kenyan miners went on strike, demanding higher wages from the government of Uganda.",
            "PROTEST KEN:LAB>UGA:GOV",
        ),
    ],
)
def test_a_protest_is_against_whoever_it_asks(text: str, act: str) -> None:
    assert told(text)[0] == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenyan gunmen killed Abdikarim and two others.", "ASSAULT KEN:REB>UNK"),
        ("Kenyan police launched an investigation into Wekesa.", "ACCUSE KEN:COP>UNK"),
        ("Kenya condemned the raid as a violation of the Charter.", "ACCUSE KEN>"),
    ],
)
def test_one_word_is_name_enough_for_whom_hands_are_laid_on(text: str, act: str) -> None:
    assert told(text)[0] == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Brazil's government ordered the newspaper O Globo to suspend publication.",
            "REQUEST BRA:GOV>BRA:JRN",
        ),
        (
            "Peru's opposition demanded an answer from the prime minister.",
            "REQUEST PER:OPP>PER:GOV",
        ),
        ("The opposition demanded an answer from the prime minister.", "REQUEST UNK:OPP>UNK:GOV"),
    ],
)
def test_a_newspaper_and_a_minister_of_no_known_state_may_be_asked(text: str, act: str) -> None:
    assert told(text)[0] == act


@pytest.mark.parametrize("verb", ["attacked", "shelled", "seized"])
def test_a_name_of_one_word_that_may_be_a_place_is_nobody(verb: str) -> None:
    assert not [one for one in told(f"Chadian rebels {verb} Zorkuba on Monday.") if "UNK" in one]
