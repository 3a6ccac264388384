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
        ("Kenya's government lifted a curfew on residents of Kisumu.", "CONCEDE", "KEN:CVL"),
    ],
)
def test_the_nearest_party_told_with_the_verb_is_the_target(
    text: str, event: str, target: str
) -> None:
    assert _targets(text, event) == {target}


def test_what_a_state_deploys_is_its_own() -> None:
    assert _targets("Norway deployed its soldiers on Monday.", "MOBILIZE") == set()
