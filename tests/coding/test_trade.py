"""Who gives and who gets, and what: buyers, those who receive, those who depend on others."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, brief


@pytest.mark.parametrize(
    ("text", "act", "what"),
    [
        ("Turkey imports gas from Iran.", "COOPERATE IRN>TUR", "gas"),
        ("Kenya depends on Egypt for wheat.", "COOPERATE EGY>KEN", "wheat"),
        ("Chad received rifles from Libya.", "AID LBY>TCD", "rifles"),
        ("Iran sold drones and rockets to Sudan.", "COOPERATE IRN>SDN", "drones and rockets"),
        ("Togo's purchase of Danish ships was criticised.", "COOPERATE DNK>TGO", "purchase of Danish ships"),
        ("Rwanda sent thousands of soldiers to Togo's aid.", "AID RWA>TGO", "thousands of soldiers"),
    ],
)  # fmt: skip
def test_goods_go_from_the_giver_to_the_taker(text: str, act: str, what: str) -> None:
    assert (act, what) in [(brief(one), one.what) for one in acts(text)]


def test_a_host_receives_a_guest_and_no_goods() -> None:
    (told,) = acts("Togo received the president of Benin in Lome.")
    assert told.event == "CONSULT"
