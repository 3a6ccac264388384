"""Whose deed it is where two states stand close: envoys, thanks, firms, datelines, one's own side."""

from __future__ import annotations

import pytest

from tests.coding.told import statements, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad's envoy to Peru was expelled by Chile.", ["SANCTION CHL>TCD:GOV"]),
        ("Fiji expelled Chad's ambassador to Peru.", ["SANCTION FJI>TCD:GOV"]),
        ("Chad's ambassador to Peru was expelled from Fiji.", ["SANCTION FJI>TCD:GOV"]),
        ("Chad's ambassador to Fiji was expelled.", ["SANCTION FJI>TCD:GOV"]),
        ("Chad recalled its ambassador to Peru.", ["SANCTION TCD>PER"]),
        (
            "Kenya condemned Chad for the soldiers it sent to Niger.",
            ["ACCUSE KEN>TCD", "AID TCD>NER"],
        ),
        (
            "Uganda thanked Norway for the food it received from Peru.",
            ["SUPPORT UGA>NOR", "AID PER>UGA"],
        ),
        ("Mexico thanked Cuba for the doctors it sent.", ["SUPPORT MEX>CUB"]),
        ("The Chinese carmaker attacked the American market with a cheap car.", []),
        ("Iran attacked the American economy.", []),
        ("Peru shelled the market in Quito.", ["ASSAULT PER>ECU:GOV"]),
        (  # what a deed does is done by its doer, wherever the parser hangs the "which"
            "Niger's attack on Gao, which killed twelve soldiers, shocked many.",
            ["ASSAULT NER>MLI", "ASSAULT NER>MLI:MIL"],
        ),
        (  # how somebody was hurt tells who hurt him
            "A Malian officer was killed when Chadian rebels attacked his post.",
            ["ASSAULT TCD:REB>MLI:MIL", "ASSAULT TCD:REB>MLI:MIL"],
        ),
        (  # ... but nobody kills himself by attacking others
            "Two Chadian rebels were killed when they attacked a Sudanese base.",
            ["ASSAULT >TCD:REB", "ASSAULT TCD:REB>SDN"],
        ),
        # whoever is repelled had attacked
        ("The Malian army repelled an assault by Tuareg rebels.", ["ASSAULT MLI:MIL>REB:TUAREG"]),
        # whoever is warned, or asked, is to do so or not, and not who warns or asks
        (
            "Niger warned Chad against attacking Sudan.",
            ["REQUEST NER>TCD", "ASSAULT TCD>SDN asked"],
        ),
        (  # what somebody calls for beside another deed is asked of everybody
            "Kenya's president visited Uganda and called for peace.",
            ["CONSULT KEN:GOV>UGA", "REQUEST KEN:GOV>"],
        ),
        (  # what stands before a semicolon is not what is offered behind it
            "Kenya praised Uganda; Chad has offered help to Mali.",
            ["SUPPORT KEN>UGA", "AGREE TCD>MLI"],
        ),
        ("Peruvian rescuers pulled ten survivors from the rubble.", ["AID PER:MED>"]),
        ("Chad ordered the extradition of a banker to Mali.", ["COOPERATE TCD>MLI"]),
        # who judges a move does not undergo it
        (
            "India banned exports of rice, a move that Thailand's government welcomed.",
            ["SANCTION IND>", "SUPPORT THA:GOV>"],
        ),
        (
            "The attack by Niger on Chad, which officials say killed twelve soldiers, failed.",
            ["ASSAULT NER>TCD", "ASSAULT NER>TCD:MIL"],
        ),
    ],
)
def test_whose_deed_it_is(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister said Tunisia would send troops to Libya.", "UNK:GOV"),
        ("NATO will keep its ships off Libya, a spokesperson said.", "IGO:NATO"),
        ("Lima: The Chilean navy blocked a boat on Monday, the coast guard said.", "PER:COP"),
    ],
)
def test_who_speaks_is_not_whom_he_speaks_of(text: str, speaker: str) -> None:
    assert [one.speaker.code for one in statements(text)] == [speaker]


def test_a_capital_and_a_colon_speak_in_a_headline() -> None:
    (said,) = statements("Lima: Chile must leave the islands")
    assert (said.speaker.code, said.content.exact) == ("PER:GOV", "Chile must leave the islands")


def test_a_government_is_not_its_own_counterpart() -> None:
    for line in told("Serbia promised to move its embassy from Oslo to Lima."):
        assert not line.endswith(">SRB:GOV")


def test_who_demands_that_it_leave_is_not_it() -> None:
    found = told("The UN voted on the mission in Mali after the junta demanded that it leave.")
    assert "REQUEST MLI:GOV>IGO:UNO" in found


def test_who_is_driven_somewhere_visits_nobody() -> None:
    found = told("Myanmar's army has driven villagers into Bangladesh.")
    assert found and not any(one.startswith("CONSULT") for one in found)


def test_a_call_on_a_day_says_nothing() -> None:
    text = "Turkey's president called his Greek counterpart on Monday to congratulate him."
    assert "CONSULT TUR:GOV+GRC:GOV" in told(text)
    assert statements(text) == []
