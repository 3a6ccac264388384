"""Houses told by a noun, a seat or a state: what a report calls again, and what no table has."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions

AUTHORITY = Authority.load()


def codes(text: str) -> list[tuple[str, str]]:
    (found,) = find_mentions([text], date(2021, 3, 5), AUTHORITY)
    return [(mention.text, mention.code) for mention in found]


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        # watchers and houses, called again by their noun
        (
            "Amnesty International spoke. The rights group urged calm.",
            "rights group",
            "NGO:AMNESTY",
        ),
        (
            "Amnesty International spoke. The London-based watchdog urged calm.",
            "watchdog",
            "NGO:AMNESTY",
        ),
        (
            "A raid killed nine in Mali, a monitor said. Amnesty International said more died.",
            "monitor",
            "NGO:AMNESTY",
        ),
        # a coalition that a state leads
        ("The Saudi-led coalition flew. The coalition in Yemen fired.", "coalition", "SAU:MIL"),
        # the seat of a house that no table has
        ("Chile fired. The Oslo-based Fjord Institute asked why.", "Institute", "NOR:EDU"),
        ("Chile fired. A Lima-based charity asked why.", "charity", "PER:NGO"),
        # ... but envoys are not of the state where they live
        ("Chile fired. Kabul-based diplomats met.", "diplomats", "UNK:GOV"),
        # offices of a state that no table has
        ("The US Harbour Safety Agency spoke.", "US Harbour Safety Agency", "USA:GOV"),
        ("Peru's Lakes Bureau spoke.", "Peru's Lakes Bureau", "PER:GOV"),
        (
            "Chile fired. The Danish lakes office spoke. Chile waits. The office left.",
            "office",
            "DNK:GOV",
        ),
        ("The European lakes office spoke.", "European lakes office", "IGO:EUR"),
        ("The European Lakes Agency spoke.", "European Lakes Agency", "IGO:EUR"),
        # people of the parts of a state
        ("France acted. Villagers in north-eastern Chad fled.", "Villagers", "TCD:CVL"),
        ("France acted. Villagers in the town of Abéché fled.", "Villagers", "TCD:CVL"),
        # whoever leads or backs others says little of whose the people are
        ("Chad burns. The US-led coalition fired. The civilians fled.", "civilians", "TCD:CVL"),
        # a name behind an article, and letters behind a mere state
        ("The UN Children's Fund spoke.", "UN Children's Fund", "IGO:UNO"),
        ("The UN Relief and Works Agency for Palestine (UNRWA) left.", "UNRWA", "IGO:UNO"),
        # whom another state backs is of the state in question
        (
            "Mali burns. Mali waits. French-backed government troops fled.",
            "government troops",
            "MLI:MIL",
        ),
        # letters without a bracket, and a state's outlet with one that another's is called by
        ("The US Harbour Safety Agency spoke. HSA staff left.", "HSA", "USA:GOV"),
        ("The Namibian Broadcasting Corporation (NBC) spoke.", "NBC", "NAM:JRN"),
        # a head told once
        ("Chile fired. The Peruvian and Maduro regime forces fled.", "Peruvian", "PER:MIL"),
        # a ruler's regime is his state's
        ("Peru fired. The Maduro regime forces fled.", "regime forces", "VEN:MIL"),
    ],
)
def test_a_house_is_known_by_what_is_told_with_it(text: str, stretch: str, code: str) -> None:
    assert (stretch, code) in codes(text)


def test_who_heads_a_house_of_many_states_is_of_none_of_them() -> None:
    told = codes("Chile fired. The head of the European Foobar Group spoke.")
    assert not [code for _, code in told if code.startswith("IGO") and code != "IGO:EUR"]


def test_the_alliance_is_not_nato_where_another_has_been_told_of() -> None:
    told = ["Two parties formed an alliance of farmers in Chad.", "The alliance said so."]
    for texts in (told, [" ".join(told)]):
        found = find_mentions(texts, date(2021, 3, 5), AUTHORITY)
        assert not [one for some in found for one in some if one.code.startswith("IGO")]
    assert ("alliance", "IGO:NATO") in codes("Chad waits. The alliance said so.")
    joined = codes("Finland joined the 32-member military alliance. The alliance said so.")
    assert ("alliance", "IGO:NATO") in joined


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (
            "Chile fired. Ana Holt, President Vladimir Putin's special adviser on law, spoke.",
            "Ana Holt",
            "RUS:GOV",
        ),
        ("Chile fired. Ana Holt is the head of the Danish Foobar Group.", "Ana Holt", "DNK:CVL"),
        (
            "Chile fired. The UN undersecretary general for law, Ana Holt, spoke.",
            "Ana Holt",
            "IGO:UNO",
        ),
        (
            "Chile fired. Ana Holt, an analyst at Danish lender Foobar, spoke.",
            "Ana Holt",
            "DNK:EDU",
        ),
        (
            "Jo Preston, a fellow at Chatham House, spoke. Ana Holt, an expert at Peru's Foobar, spoke.",
            "Ana Holt",
            "PER:EDU",
        ),
    ],
)
def test_somebody_is_of_the_house_told_beside_the_name(text: str, name: str, code: str) -> None:
    assert (name, code) in codes(text)
