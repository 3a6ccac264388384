"""Whom words mean that name nobody: "the soldiers", "it", "the two countries", bare ministers."""

from __future__ import annotations

import pytest

from tests.coding.told import told

CASES = {
    # fighters of a state whose army the report names are its soldiers, else its rebels
    "Chadian soldiers left Bangui in May. About 800 Chadian fighters attacked Libya.": (
        "ASSAULT TCD:MIL>LBY"
    ),
    "Chadian soldiers fought rebels in Chad. About 800 Chadian fighters attacked Libya.": (
        "ASSAULT TCD:REB>LBY"
    ),
    "About 800 Chadian fighters attacked Libya. The soldiers had come by air.": (
        "ASSAULT TCD:MIL>LBY"
    ),
    "About 800 Chadian fighters attacked Libya.": "ASSAULT TCD:REB>LBY",
    # who does something to the soldiers is none of them
    "North Korean soldiers are in Russia. Russian instructors were training the soldiers.": (
        "AID RUS:MIL>PRK:MIL"
    ),
    # nor does anybody break with himself
    "Mali closed its border with Chad and suspended the trade with it.": "SANCTION MLI>TCD",
    # both sides are the two whom the report is about, whoever was named last
    "Chad rejected talks with Mali. Mali shelled Chad. Chad warned Mali. Peru told Chile of it. "
    "Both sides signed a ceasefire.": "RETREAT TCD+MLI",
    # ... but for leaders, and for two named just before
    "Chad rejected talks with Mali. Mali shelled Chad. Chad warned Mali. Peru and Chile met. "
    "Both sides signed a pact.": "SUPPORT PER+CHL",
    "Xi Jinping met Emmanuel Macron. Xi told Macron of it. Macron praised Xi. "
    "The two leaders signed a pact.": "SUPPORT FRA:GOV+CHN:GOV",
    # whoever speaks of the two countries is of one of them
    "Kenyan President Uhuru Kenyatta said that Ethiopia's raid had shocked Somalia and that Chad "
    "would help. The Chadian foreign minister said that military ties between the two countries "
    "were growing.": "COOPERATE TCD+KEN",
    # the parties to a conflict are those at war
    "Kenya's invasion of Chad began in May. Peru met Mali. Ghana expects all parties to the conflict "
    "to reduce tensions.": "REQUEST GHA>KEN+TCD",
    "Ghana spoke about the Kenya-Chad war and urged the parties to end the fighting.": (
        "REQUEST GHA>KEN+TCD"
    ),
    # who is put under sanctions or seized has done what is told of it
    "The Security Council imposed sanctions on Chad after it tested two missiles.": (
        "MOBILIZE TCD>"
    ),
    "Kenya seized a Panama-flagged vessel under suspicions that it illegally transferred oil to "
    "Chad.": "COOPERATE PAN>TCD possible",
    # whom a government arrests is at home there, where nothing else is told
    "The Kenyan government detained three journalists.": "COERCE KEN:GOV>KEN:JRN",
    # a verb far from its object is a verb
    "The Kenyan parliament approved on Wednesday a treaty with Chad.": "SUPPORT KEN:LEG+TCD",
    "Military ties between Chad and Kenya are growing.": "COOPERATE TCD+KEN",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_the_one_who_is_meant_is_found(text: str, expected: str) -> None:
    assert expected in told(text)


def test_a_body_does_nothing_to_itself() -> None:
    text = "The African Union closed its border with Mali. The union suspended the trade with it."
    assert "SANCTION IGO:AU>IGO:AU" not in told(text)
