"""Who is on either side of an act: lists, plurals of several states, collectives, what is lent."""

from __future__ import annotations

import pytest

from tests.coding.told import told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Jordan, the United Arab Emirates, Kuwait and Oman cut ties with Eritrea.",
            "SANCTION JOR+ARE+KWT+OMN>ERI",
        ),
        (
            "The foreign ministers of Norway, Denmark and Finland met.",
            "CONSULT NOR:GOV+DNK:GOV+FIN:GOV",
        ),
        ("Troops from Chad and Niger attacked Mali.", "ASSAULT TCD:MIL+NER:MIL>MLI"),
        (
            "Peru and Chile held talks. Commanders from both sides met in May.",
            "CONSULT PER:MIL+CHL:MIL",
        ),
        (
            "Peru, Chile, Bolivia and Ecuador condemned Fiji. The four countries cut ties with Fiji.",
            "SANCTION PER+CHL+BOL+ECU>FJI",
        ),
        (
            "Kenya and Uganda fought a war in 2011. The sides signed a truce in Rome.",
            "SUPPORT KEN+UGA",
        ),
        (
            "Angola met Zambia in Harare. Zambia said the two sides had signed a treaty.",
            "SUPPORT AGO+ZMB",
        ),
        ("Norway and Sweden fell out. Their foreign ministers met.", "CONSULT NOR:GOV+SWE:GOV"),
    ],
)
def test_all_who_take_part_are_named(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Fighting resumed between Armenia and Azerbaijan.", "ASSAULT ARM+AZE"),
        ("At the request of Jordan, Egypt closed the crossing.", "REQUEST JOR>EGY"),
        ("US sanctions on Iran were tightened on Monday.", "SANCTION USA>IRN"),
        ("Canada suspended its military sales to Guatemala.", "SANCTION CAN>GTM"),
    ],
)
def test_whom_a_noun_concerns_is_found_beside_it_or_its_verb(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Canada stopped aid to Togo and ended military cooperation.", "SANCTION CAN>TGO"),
        ("Peru expelled a consul of Chile. Chile recalled its ambassador.", "SANCTION CHL>PER"),
    ],
)
def test_an_answer_goes_to_whoever_began(text: str, act: str) -> None:
    assert told(text)[-1] == act


def test_who_presses_others_presses_nobody_named_before() -> None:
    assert told("Peru accused Chile of fraud. Chile urged other countries to stay away.")[-1] == (
        "REQUEST CHL>"
    )
