"""Who does an act, and who suffers it, where grammar hides it; and whom nothing asks."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.dossier import code
from dragoman.records import Claim


def _acts(text: str) -> list[tuple[str, list[str], list[str]]]:
    claims: list[Claim] = list(code(text, date(2024, 10, 26), quick=True))
    return [
        (one.event or "", [p.code for p in one.source], [p.code for p in one.target])
        for one in claims
        if one.kind == "act"
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Zambia lashed out at Malawi for having shot down a Zambian helicopter.",
            ("ASSAULT", ["MWI"], ["ZMB:MIL"]),
        ),
        ("President Kariba of Zambia is urged to go.", ("REQUEST", [], ["ZMB:GOV"])),
        (
            "Kenya issued a brief response thanking Uganda.",
            ("SUPPORT", ["KEN"], ["UGA"]),
        ),
        (
            "The Zambian president dismissed General Banda.",
            ("SANCTION", ["ZMB:GOV"], ["ZMB:MIL"]),
        ),
        (
            "Chad's assault on Niger has killed more than 300 people.",
            ("ASSAULT", ["TCD"], ["NER:CVL"]),
        ),
        (
            "Eight thousand Chadian soldiers in Niger, the minister says.",
            ("MOBILIZE", ["TCD:MIL"], ["NER"]),
        ),
        (
            "Thousands joined the largest anti-government protests in Kenya.",
            ("PROTEST", [], ["KEN:GOV"]),
        ),
        ("Kenyan President Ruto's foreign trips cost too much.", ("CONSULT", ["KEN:GOV"], [])),
        (
            "Talks moved to Fiji, where President Ruto of Kenya met the Zambian foreign minister.",
            ("CONSULT", ["KEN:GOV", "ZMB:GOV"], []),
        ),
        ("Kenya stepped up pressure on Uganda on Friday.", ("REQUEST", ["KEN"], ["UGA"])),
        ("Kenya presses for truce in Chad.", ("REQUEST", ["KEN"], [])),
        (
            "Russian forces advanced. Officials in the Zambian government urged Malawi to leave.",
            ("REQUEST", ["ZMB:GOV"], ["MWI"]),
        ),
    ],
)
def test_an_act_has_its_author_and_its_sufferer(
    text: str, act: tuple[str, list[str], list[str]]
) -> None:
    assert act in _acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad's president wanted to please the French.",
        "Zambia's minister will take over as the official responsible for Malawi.",
        "These events have provided a chronicle of the Fijian president's views.",
        "Zambian authorities identified the men as Mary Tembo and Jim Phiri.",
        "The Fijian president's executive order was read out.",
        "Millions of Zambians have fled their country.",
    ],
)
def test_what_nobody_does_to_anybody_is_no_act(text: str) -> None:
    assert _acts(text) == []


def test_a_promise_to_yield_is_told_once() -> None:
    acts = _acts("Malawi agreed to pause planned tariffs on all Zambian exports.")

    assert acts == [("CONCEDE", ["MWI"], ["ZMB"])]


def test_a_bare_army_is_that_of_the_state_that_the_report_is_about() -> None:
    acts = _acts(
        "Zambian President Kariba met Zambian deputies in Lusaka. Zambia's parliament and the "
        "Zambian opposition were there. South African envoys came as well. The military arrested "
        "Kariba."
    )

    assert ("COERCE", ["ZMB:MIL"], ["ZMB:GOV"]) in acts


def test_a_leader_long_out_of_office_is_known_by_the_family_name() -> None:
    acts = _acts("The Thatcher government sent warships to Argentina.")

    assert [(event, source[0][:3]) for event, source, _ in acts if source] == [("MOBILIZE", "GBR")]
