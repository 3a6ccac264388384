"""Sides that a sentence or the one before tells plainly: who is phoned, who mediates, who made the move."""

from __future__ import annotations

import pytest

from tests.coding.told import told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "The Peruvian president spoke with the Bolivian president by phone and pledged help.",
            "AGREE PER:GOV>BOL:GOV",
        ),
        (
            "The Kenyan minister telephoned the Ugandan minister to voice regret and promised money.",
            "AGREE KEN:GOV>UGA:GOV",
        ),
        (
            "Norway's minister telephoned his counterparts in Latvia and Estonia to ask for help.",
            "REQUEST NOR:GOV>LVA:GOV+EST:GOV",
        ),
        ("Chile freed the sailors, as Peru had demanded.", "REQUEST PER>CHL"),
        ('Peru demanded that Chile "review its conduct", a spokesman said.', "REQUEST PER>CHL"),
        ("Kenya's president ordered the navy to leave the strait.", "REQUEST KEN:GOV>KEN:MIL"),
        (
            "Peru and Chile fell out over a border. The Peruvian army urged the other side to return.",
            "REQUEST PER:MIL>CHL",
        ),
    ],
)
def test_whoever_is_spoken_to_is_who_is_asked_or_promised(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Chile and Peru have quarrelled over a border. Brazil offered to mediate.",
            "AGREE BRA>CHL+PER",
        ),
        (
            "Chile and Peru have quarrelled over a border. Norway offered to host talks.",
            "AGREE NOR>CHL+PER",
        ),
        ("Chile and Peru have quarrelled. Brazil offered to mediate in Mali.", "AGREE BRA>"),
    ],
)
def test_a_mediator_stands_between_the_two_told_of(text: str, act: str) -> None:
    assert any(one.startswith(act) for one in told(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("In Bogota, protesters pelted the Peruvian embassy with eggs.", "PROTEST COL:CVL>PER:GOV"),
        ("Japan offered to send a team of experts to Kenya.", "AGREE JPN>KEN"),
        ("Japan sent a team of rescuers to Kenya.", "AID JPN>KEN"),
        ("Uganda accuses Sudan of arming rebels, a charge Sudan denies.", "ACCUSE UGA>SDN"),
        ("Uganda accuses Sudan of arming rebels, a charge which Sudan denies.", "ACCUSE UGA>SDN"),
        (
            "Kenya's opposition says the count was false, a charge which the government rejects.",
            "REJECT KEN:GOV>KEN:OPP",
        ),
        ("Guatemala left the pact with Taiwan. Japan regretted the move.", "ACCUSE JPN>GTM"),
        ("Kenya arrested a Somali trader. Somalia recalled its envoy.", "SANCTION SOM>KEN"),
        ("Kenya, Uganda sign deals on water", "SUPPORT KEN+UGA"),
        ("Mali, Niger cut ties with Ukraine", "SANCTION MLI+NER>UKR"),
    ],
)
def test_both_sides_are_found(text: str, act: str) -> None:
    assert act in told(text)
