"""Acts as headlines and agency leads tell them: states with a comma, deeds by bare nouns, crowds."""

from __future__ import annotations

import pytest

from tests.coding.told import acts


def _told(text: str) -> set[tuple[str, str, str]]:
    return {
        (
            one.event,
            ",".join(party.code for party in one.source),
            ",".join(party.code for party in one.target),
        )
        for one in acts(text)
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("US, China hold trade talks", ("CONSULT", "USA,CHN", "")),
        ("The US, Cuba and Russia met.", ("CONSULT", "USA,CUB,RUS", "")),
        ("Ethiopia strikes kill 20 in Eritrea", ("ASSAULT", "ETH", "ERI:CVL")),
        ("Ghana vows to retaliate after Togo strike on consulate", ("ASSAULT", "TGO", "")),
        (
            "The army demanded that President Alpha Conde resign.",
            ("REQUEST", "GIN:MIL", "GIN:GOV"),
        ),
        ("Thousands marched in Nairobi against the government.", ("PROTEST", "KEN:CVL", "KEN:GOV")),
        ("The last French troops left Mali on Monday.", ("RETREAT", "FRA:MIL", "MLI")),
        ("The Russian army has left Kherson.", ("RETREAT", "RUS:MIL", "UKR")),
        (
            "Nigerian President Bola Tinubu praised Vice President Kashim Shettima.",
            ("SUPPORT", "NGA:GOV", "NGA:GOV"),
        ),
    ],
)
def test_an_act_is_told(text: str, act: tuple[str, str, str]) -> None:
    assert act in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The French minister left Mali on Monday.",
        "Serbia promised to move its embassy.",
        "The Serbian government praised Serbia.",
    ],
)
def test_no_withdrawal_and_nobody_is_his_own_counterpart(text: str) -> None:
    assert not [one for one in acts(text) if one.event == "RETREAT" or "SRB" in str(one.target)]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana bombed Togo. Lome fell silent after raids.",
        "Ghana raided Togo. Monday's raid was the first.",
    ],
)
def test_a_deed_is_told_again_without_article(text: str) -> None:
    (again,) = [one for one in acts(text) if "raid" in one.evidence.exact.rsplit(" ", 1)[-1]]
    assert ([one.code for one in again.source], [one.code for one in again.target]) == (
        ["GHA"],
        ["TGO"],
    )


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bomb killed 12 people in Kabul. The Taliban claimed the attack.", ["AFG:CVL"]),
        ("A bomb killed 12 people in Kabul. The Taliban planned an attack.", []),
    ],
)
def test_who_claims_the_deed_did_it_to_those_told_before(text: str, target: list[str]) -> None:
    (claimed,) = [one for one in acts(text) if one.source]
    assert [one.code for one in claimed.target] == target
