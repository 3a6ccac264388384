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
        (
            "Cuba supplied Angola with goods such as sugar, rifles and tractors.",
            "AID CUB>AGO",
            "goods such as sugar, rifles and tractors",
        ),
        (
            "Togo's purchase of large amounts of Danish wheat was criticised.",
            "COOPERATE DNK>TGO",
            "purchase of large amounts of Danish wheat",
        ),
        ("Chadian soldiers fought on behalf of Sudan.", "AID TCD:MIL>SDN", None),
        ("Cuban troops fought alongside the army of Angola.", "AID CUB:MIL>AGO:MIL", None),
        ("Rwanda sent thousands of soldiers to Togo's aid.", "AID RWA>TGO", "thousands of soldiers"),
    ],
)  # fmt: skip
def test_goods_go_from_the_giver_to_the_taker(text: str, act: str, what: str | None) -> None:
    assert (act, what) in [(brief(one), one.what) for one in acts(text)]


def test_a_host_receives_a_guest_and_no_goods() -> None:
    (told,) = acts("Togo received the president of Benin in Lome.")
    assert told.event == "CONSULT"
