"""Soldiers who are told by a number of nationals, and those called again "the soldiers"."""

from __future__ import annotations

import pytest

from tests.coding.told import told

SENT = "Chadian soldiers have come to Niger. "


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (SENT + "About 3,000 Chadians are in Agadez, he said.", "MOBILIZE TCD:MIL>NER"),
        (SENT + "At least 1,000 Chadians moved to the front in Niger.", "MOBILIZE TCD:MIL>NER"),
        ("There was evidence of Chadian troops in Niger, a first.", "MOBILIZE TCD:MIL>NER"),
        (
            "Chadian soldiers came. Niger has trained the soldiers in artillery and drones.",
            "AID NER>TCD:MIL",
        ),
        ("Niger was giving Chad technology for drones.", "AID NER>TCD"),
    ],
)
def test_counted_nationals_are_soldiers_where_soldiers_are_told_of(text: str, act: str) -> None:
    assert act in told(text)


def test_nationals_are_no_soldiers_where_none_are_told_of() -> None:
    assert not told("About 3,000 Chadians are in Agadez. Niger has schools.")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Hundreds of Syrians moved into Lebanon. Syrian soldiers shelled Homs.", "LBN"),
        ("At least 200 Nepalis moved to Qatar. Nepali soldiers serve in Lebanon.", "QAT"),
        ("Cuban troops landed in Angola. Some 300 Cubans are in Spain for a congress.", "ESP"),
        ("About 500 Afghans are in Iran as refugees. Afghan troops fought rebels.", "IRN"),
    ],
)
def test_nationals_are_no_soldiers_where_soldiers_are_told_of_elsewhere(
    text: str, where: str
) -> None:
    assert not any(line.startswith("MOBILIZE") and line.endswith(where) for line in told(text))
