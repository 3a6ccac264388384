"""What a report calls false, leaves undone or says in a figure is not told as done."""

from __future__ import annotations

import pytest

from tests.coding.told import statements, told

NOT_DONE = {
    "Word spread, and the claim that Zambia raided Malawi proved groundless.": "ASSAULT ZMB>MWI denied",
    "The allegation that Oman sent weapons to Yemen was not true.": "AID OMN>YEM denied",
    "False reports that Laos invaded Cambodia spread on Monday.": "ASSAULT LAO>KHM denied",
    "Few in Lima think that Bolivia attacked Paraguay.": "ASSAULT BOL>PRY denied",
    "Analysts do not believe that Bolivia attacked Paraguay.": "ASSAULT BOL>PRY denied",
    "Poland stopped short of condemning Hungary.": "ACCUSE POL>HUN denied",
    "Morocco refrained from attacking Algeria.": "ASSAULT MAR>DZA denied",
    "Rather than invade Georgia, Armenia said, Azerbaijan should wait.": "ASSAULT AZE>GEO denied",
    "Instead of attacking Mali, Senegal waited.": "ASSAULT SEN>MLI denied",
}
DONE = {
    "Angola's raid on Namibia will not go unpunished.": "ASSAULT AGO>NAM",
    "Angola's raid on Namibia will never be forgiven.": "ASSAULT AGO>NAM",
}
NO_DEEDS = (
    "Uruguay thrashed Ecuador in the semi-final.",
    "Ghana attacked Togo from the opening whistle.",
    "Hurricane Olga battered and struck Belize.",
    "The Samoa rugby coach declared war on Tonga.",
    "Chad and Libya clashed verbally at the assembly.",
)


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_false_or_left_undone_is_denied(text: str) -> None:
    assert NOT_DONE[text] in told(text)


@pytest.mark.parametrize("text", DONE)
def test_what_is_denied_of_a_deed_leaves_the_deed_done(text: str) -> None:
    assert DONE[text] in told(text)


@pytest.mark.parametrize("text", NO_DEEDS)
def test_games_storms_and_words_attack_nobody(text: str) -> None:
    assert not any(act.startswith("ASSAULT") for act in told(text))


def test_who_votes_against_a_motion_does_not_speak_its_words() -> None:
    acts = told("Bolivia voted against a motion condemning Nicaragua.")
    assert not any(act.startswith("ACCUSE") for act in acts)


def test_promised_punishment_is_a_threat() -> None:
    assert told("Iran promised punishment for Bahrain.") == ["THREATEN IRN>BHR"]


def test_whoever_is_quoted_speaks_and_not_who_quotes() -> None:
    text = "The BBC quoted a Kenyan army spokesman as saying that the road was closed."
    assert [one.speaker.code for one in statements(text)] == ["KEN:MIL"]
