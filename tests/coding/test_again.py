"""A deed that a bare noun tells again has the parties that were told before."""

from __future__ import annotations

import pytest

from tests.coding.told import acts


@pytest.mark.parametrize(
    ("text", "noun", "event", "source", "target"),
    [
        ("Eritrean troops attacked Djibouti. The assault began at dawn.", "assault", "ASSAULT", "ERI", "DJI"),
        ("Ghana seized a ship of Togo. Lawyers said that the seizure was unlawful.", "seizure", "COERCE", "GHA", "TGO"),
    ],
)  # fmt: skip
def test_a_deed_told_again_has_its_parties(
    text: str, noun: str, event: str, source: str, target: str
) -> None:
    (found,) = [one for one in acts(text) if one.evidence.exact.endswith(noun)]
    sides = [{party.code[:3] for party in side} for side in (found.source, found.target)]
    assert (found.event, *sides) == (event, {source}, {target})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Eritrea denied that it had attacked Djibouti. The attack never happened.", "denied"),
        ("Ghana may attack Togo. The attack would ruin both.", "possible"),
        ("If Ghana attacks Togo, the attack will fail.", "conditional"),
    ],
)
def test_a_deed_told_again_keeps_its_status(text: str, status: str) -> None:
    assert {one.status for one in acts(text) if one.event == "ASSAULT"} == {status}


def test_an_indefinite_noun_tells_a_deed_of_its_own() -> None:
    told = acts("Eritrean troops attacked Djibouti. An assault began at dawn.")
    assert not [one for one in told if one.evidence.exact.endswith("assault")]


def test_the_nearest_deed_is_meant() -> None:
    told = acts("Ghana arrested a spy of Togo. Mali arrested students. The arrest was condemned.")
    last = max(told, key=lambda one: one.evidence.start)
    assert {party.code[:3] for party in last.source} == {"MLI"}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo signed a treaty in 1990. The treaty has ten articles.",
        "Kenya welcomed the talks. The attack came later.",
        "Ghana seized a ship of Togo. An attack on the port failed.",
    ],
)
def test_what_was_not_done_before_is_not_told_again(text: str) -> None:
    nouns = ("treaty", "attack", "seizure")
    again = [one for one in acts(text) if one.evidence.exact.split()[-1] in nouns]
    assert not [one for one in again if one.source and one.target]
