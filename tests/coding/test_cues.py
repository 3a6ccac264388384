"""Which act a verb or noun tells by what stands with it: things, particles, idioms, companions."""

from __future__ import annotations

import pytest

from tests.coding.told import acts


def types(text: str) -> list[str]:
    """The types of a text's acts, in order."""
    return [act.event for act in acts(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hungary blocked the resolution.", "REJECT"),
        ("Ghana called off the summit with Togo.", "REJECT"),
        ("Peru imposed tariffs on Chilean wine.", "SANCTION"),
        ("Senegal gave up its weapons.", "RETREAT"),
        ("Niger lifted the curfew in Agadez.", "CONCEDE"),
        ("Algeria put its troops on alert.", "MOBILIZE"),
        ("Kenya threw its weight behind Somalia.", "SUPPORT"),
        ("Qatar is ready to mediate between Chad and Libya.", "AGREE"),
        ("Serbia summoned the Croatian ambassador.", "ACCUSE"),
        ("Oman shot down an Iranian drone.", "ASSAULT"),
        ("Mali imposed a curfew in Bamako.", "COERCE"),
        ("Georgian teachers went on strike over pay.", "PROTEST"),
    ],
)
def test_the_thing_decides_the_type(text: str, event: str) -> None:
    assert event in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brazil has declared war on inflation.",
        "A hurricane struck Cuba and killed hundreds.",
        "The Spanish film captured the prize in Cannes.",
        "Norway raised the price of salmon in Japan.",
        "Egypt released a report on Sudan.",
        "A cold war on waste began in Peru.",
        "The Finnish band stormed the charts in Estonia.",
    ],
)
def test_idioms_and_weather_are_no_acts(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Uganda vowed to lift the curfew.", "CONCEDE"),
        ("Uganda pledged to build a road.", "AGREE"),
        ("Uganda threatened Rwanda with war.", "THREATEN"),
        ("Jordan and Syria agreed to thin out their garrisons.", "AGREE"),
    ],
)
def test_a_word_of_will_is_named_by_what_it_announces(text: str, event: str) -> None:
    assert types(text)[0] == event
