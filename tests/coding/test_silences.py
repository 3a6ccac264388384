"""Silences: somebody did not comment, stayed silent or abstained."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, silences, statements


@pytest.mark.parametrize(
    ("text", "actor", "about"),
    [
        ("The Turkish foreign ministry declined to comment.", "TUR:GOV", None),
        (
            "Beijing did not immediately respond to a request for comment.",
            "CHN:GOV",
            "a request for comment",
        ),
        ("The Saudi government has not commented on the report.", "SAU:GOV", "the report"),
        ("India remained silent on the coup.", "IND", "the coup"),
        ("The Malian army has been silent since the coup.", "MLI:MIL", None),
        ("Brazil abstained.", "BRA", None),
        ("South Africa abstained from the vote on Friday.", "ZAF", "the vote"),
        (
            "The Thai prime minister refused to answer questions about the arrest.",
            "THA:GOV",
            "the arrest",
        ),
        ("Ivory Coast's president made no mention of the rebels.", "CIV:GOV", "the rebels"),
        ("Nobody in Oslo would comment on the report.", "NOR:GOV", "the report"),
        ("The Thai prime minister would not be drawn on the arrest.", "THA:GOV", "the arrest"),
        ("The Kenyan ministry had no comment on the raid.", "KEN:GOV", "the raid"),
        ("The Peruvian president was not prepared to say more.", "PER:GOV", None),
        ("Ghana did not take part in any ballot.", "GHA", None),
        ("Officials in Hanoi did not return calls seeking comment.", "VNM:GOV", None),
    ],
)
def test_whoever_does_not_speak_is_silent(text: str, actor: str, about: str | None) -> None:
    (quiet,) = silences(text)
    assert quiet.actor.code == actor
    assert quiet.about == about
    assert text[quiet.evidence.start : quiet.evidence.end] == quiet.evidence.exact


@pytest.mark.parametrize(
    "text",
    [
        "The Turkish foreign ministry commented on the report.",
        "India answered every question.",
        "The statement did not mention the rebels.",
        "Chad refused to withdraw.",
        "India says no to the pact.",
        "The Malian guns fell silent.",
        "Brazil may abstain.",
        "France will act if Mali does not answer.",
    ],
)
def test_speaking_or_refusing_to_act_is_no_silence(text: str) -> None:
    assert silences(text) == []


def test_each_of_two_is_silent() -> None:
    text = "Neither India nor Pakistan commented on the shooting."
    assert [quiet.actor.code for quiet in silences(text)] == ["IND", "PAK"]


def test_declining_to_comment_is_neither_a_refusal_nor_a_statement() -> None:
    text = "The Turkish foreign ministry declined to comment on the raid."
    assert acts(text) == []
    assert statements(text) == []


def test_not_disclosing_is_both_a_silence_and_a_statement() -> None:
    text = "The Kenyan defence minister would not disclose how many soldiers had died."
    assert len(silences(text)) == 1
    assert len(statements(text)) == 1


def test_neither_side_is_both_and_nobody_where_none_is_named() -> None:
    told = silences(
        "Chad signed a treaty with Mali on Monday. Neither side commented on the border."
    )
    assert sorted(quiet.actor.code for quiet in told) == ["MLI", "TCD"]
    assert silences("Neither side commented on the border.") == []


def test_a_paper_that_is_called_it_is_no_state_that_keeps_silent() -> None:
    text = "Kenya hosted the talks. The declaration was published. It does not mention Uganda."
    assert silences(text) == []
    (quiet,) = silences("Kenya hosted the talks. It does not mention Uganda.")
    assert quiet.actor.code == "KEN"
