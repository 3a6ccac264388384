"""Clauses whose verb the parser misses: who does what in them, and with what status."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, told

DONE = {
    # a participle right behind "have" is its verb
    "Sudan denied that it had tortured members of the opposition.": "ASSAULT SDN>SDN:OPP denied",
    "Peru said it had jailed supporters of the opposition.": "COERCE PER>PER:CVL",
    # a headline's name before "to" is to do it
    "EU to impose sanctions on Belarus": "SANCTION IGO:EUR>BLR planned",
    "Canada to send troops to Latvia": "AID CAN>LVA planned",
    "Russian leader to visit China": "CONSULT RUS:GOV>CHN planned",
    "Zambia, Malawi to sign trade pact": "SUPPORT ZMB+MWI planned",
    "Paris, Berlin and Rome to hold talks": "CONSULT FRA:GOV+DEU:GOV+ITA:GOV planned",
    "Germany not to send tanks to Ukraine": "AID DEU>UKR denied",
    "EU not to impose sanctions on Belarus": "SANCTION IGO:EUR>BLR denied",
    # the name before a bare verb is to do it
    "Kenya protesters demand Ruto quit": "RETREAT KEN:GOV> asked",
    # the place belongs to the sending, not to the cargo
    "Turkey sent six ships loaded with wheat to Tunisia.": "COOPERATE TUR>TUN",
    # the demand, offer or request refused was made
    "Norway rejected Russian demands.": "REQUEST RUS>NOR",
    "Norway will reject Russian demands.": "REQUEST RUS>NOR",
    "Mali refused American offers.": "AGREE USA>MLI",
    "Turkey refused a Syrian request for weapons.": "REQUEST SYR>TUR",
    # troops asked for are what is asked for, and not who is asked
    "Kyiv asked Warsaw for troops.": "REQUEST UKR:GOV>POL:GOV",
    "Mali asked for troops from France.": "REQUEST MLI>FRA",
}


@pytest.mark.parametrize(("text", "act"), DONE.items())
def test_told(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan envoy recalled that talks had failed.",
        '"The talks had failed", a Norwegian envoy recalled.',
    ],
)
def test_remembering_is_no_recall(text: str) -> None:
    assert not any(act.event == "SANCTION" for act in acts(text))


@pytest.mark.parametrize(
    "text",
    [
        "US sanctions would hurt Turkish companies.",
        "British tariffs could hit Indian exporters.",
        "Chinese agents pleaded not guilty in New York.",
        "Cuban boxer Diaz attacked Mexican Lopez in the final bout.",
        "Japan's Tanaka defeated Korea's Park in the semi-final.",
    ],
)
def test_what_is_weighed_pleaded_or_played_is_no_act(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "least", "value"),
    [
        ("Armenia will hand over three districts to Azerbaijan.", None, 3),
        ("Armenia handed over four villages to Azerbaijan.", None, 4),
        ("Russia sent over 300 tanks to Belarus.", 300, None),
    ],
)
def test_over_as_a_particle_counts_nothing(
    text: str, least: float | None, value: float | None
) -> None:
    quantity = acts(text)[0].quantity
    assert quantity is not None
    assert (quantity.min, quantity.value) == (least, value)
