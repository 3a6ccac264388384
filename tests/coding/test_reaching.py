"""Whom an act is done to where the pattern of its verb names nobody."""

from __future__ import annotations

import pytest

from dragoman.dossier import code
from dragoman.records import Act


def _targets(text: str, event: str) -> set[str]:
    acts = [one for one in code(text) if isinstance(one, Act) and one.event == event]
    return {party.code for act in acts for party in act.target}


@pytest.mark.parametrize(
    ("text", "event", "target"),
    [
        ("Denmark gave the Iranian consul two days to pack.", "SANCTION", "IRN:GOV"),
        ("Chile lifted a boycott of Peruvian wines.", "CONCEDE", "PER"),
        ("Norway announced a truce with Chile.", "CONCEDE", "CHL"),
        ("Kenya's government lifted a curfew on residents of Kisumu.", "CONCEDE", "KEN:CVL"),
    ],
)
def test_the_nearest_party_told_with_the_verb_is_the_target(
    text: str, event: str, target: str
) -> None:
    assert _targets(text, event) == {target}


def test_what_a_state_deploys_is_its_own() -> None:
    assert _targets("Norway deployed its soldiers on Monday.", "MOBILIZE") == set()


@pytest.mark.parametrize(
    ("text", "event", "target"),
    [
        # whose plan it is comes before whom the plan is about
        ("Chile has rejected Peru's decision to recognise Tuvalu.", "REJECT", "PER"),
        ("The Chilean Senate turned down Peru's offer to arm Togo.", "REJECT", "PER"),
        ("Kenya turned down a plan drawn up by the Chadian opposition.", "REJECT", "TCD:OPP"),
        # where things are brought to
        ("Norway flew six tons of medicine into Chad.", "AID", "TCD"),
        ("Norway returned dozens of carved masks to Benin.", "RETREAT", "BEN"),
    ],
)
def test_who_stands_behind_a_thing_or_gets_it_is_the_target(
    text: str, event: str, target: str
) -> None:
    assert _targets(text, event) == {target}


@pytest.mark.parametrize(
    ("text", "event", "target"),
    [
        ("Norway will not lift the embargo until Chile frees the sailors.", "CONCEDE", "CHL"),
        ("Norway's threats to close the port unless Chad paid alarmed many.", "THREATEN", "TCD"),
        ("Kenya released a Turkish ship on Monday.", "RETREAT", "TUR"),
        ("Kenya sent a platoon to Chad.", "AID", "TCD"),
        ("Chile gave details of the accounts to the Peruvian government.", "COOPERATE", "PER:GOV"),
        ("Kenyan police opened an investigation of a Chadian bank.", "ACCUSE", "TCD:BUS"),
    ],
)
def test_who_has_to_move_or_owns_what_is_dealt_with_is_the_target(
    text: str, event: str, target: str
) -> None:
    assert _targets(text, event) == {target}


def test_what_somebody_warns_another_of_is_done_to_the_other() -> None:
    text = "Kenya's leader warned the British envoy that his government would expel him."
    assert _targets(text, "THREATEN") == {"GBR:GOV"}
    assert _targets(text, "SANCTION") == {"GBR:GOV"}


def test_what_yields_only_if_others_do_is_no_yielding_to_oneself() -> None:
    assert _targets("Norway will not lift the embargo until it is asked.", "CONCEDE") == set()
