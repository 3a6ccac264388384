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
