"""What passes between whom: the class of the goods, the direction, the status, the newest amount."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.picture.flows import flows, flows_of, goods
from dragoman.picture.records import Flow
from dragoman.records import Act, ClaimRow, Quantity
from tests.coding.told import acts
from tests.fusing.builders import act


@pytest.mark.parametrize(
    ("phrase", "classes"),
    [
        ("thousands of troops", ("troops",)),
        ("a shipment of grain", ("food",)),
        ("rifles, ammunition and medicine", ("arms", "medicine")),
        ("natural gas exports", ("gas",)),
        ("help", ("aid",)),
        ("cotton, timber and diesel deliveries", ("minerals", "oil")),
        ("fighter jets", ("arms",)),
        ("jet fuel", ("oil",)),
        ("trade in rifles", ("arms",)),
        ("supplies", ("aid",)),
        ("a range of tools such as radios, tractors and fuel", ("oil",)),
        ("goods including rifles and wheat", ("goods", "arms", "food")),
        ("food for the soldiers", ("food",)),
        ("shell companies", ()),
        ("Western powers", ()),
        ("a part of the island", ()),
        ("a unit of currency", ()),
        ("an arms embargo", ()),
        ("a stern letter", ()),
        ("", ()),
    ],
)
def test_what_a_phrase_names(phrase: str, classes: tuple[str, ...]) -> None:
    assert goods(phrase) == classes


def given(event: str, what: str | None, published: str = "2010-06-01", **more: Any) -> ClaimRow:
    """Kenya does something by which something passes to Mozambique."""
    return act(event, "KEN:GOV", "MOZ", what=what, published=published, **more)


@pytest.mark.parametrize(
    ("told", "flow"),
    [
        (given("AID", "blankets and flour"), [Flow("KEN", "MOZ", "food")]),
        (given("AID", None), [Flow("KEN", "MOZ", "aid")]),
        (given("COOPERATE", "copper"), [Flow("KEN", "MOZ", "minerals")]),
        (given("SANCTION", "food aid"), [Flow("KEN", "MOZ", "food")]),
        (given("SANCTION", "sales of maize"), [Flow("KEN", "MOZ", "food")]),
        (given("SANCTION", "cotton imports"), [Flow("MOZ", "KEN", "minerals")]),
        (given("SANCTION", "the purchase of coal"), [Flow("MOZ", "KEN", "energy")]),
        (
            given("SANCTION", "coal and gas imports"),
            [Flow("MOZ", "KEN", "energy"), Flow("MOZ", "KEN", "gas")],
        ),
        (given("SANCTION", "an arms embargo"), []),
        (given("SANCTION", "a tariff on steel"), []),
        (given("SANCTION", "rice"), []),
        (given("SANCTION", "food aid", status="denied"), []),
        (given("SANCTION", "an envoy"), []),
        (given("RETREAT", "its instructors"), [Flow("KEN", "MOZ", "advisers")]),
        (given("ACCUSE", "arms"), []),
        (given("COOPERATE", "trade", reciprocal=True), [Flow("KEN", "MOZ", "trade", mutual=True)]),
        (given("CONSULT", "trade", reciprocal=True), []),
    ],
)
def test_what_an_act_says_passes(told: ClaimRow, flow: list[Flow]) -> None:
    assert isinstance(told.claim, Act)
    assert list(flows_of(told.claim)) == flow


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Norway imposed an arms embargo on Laos.", []),
        ("Norway cut oil imports from Gabon.", [Flow("GAB", "NOR", "oil")]),
        ("Norway banned the import of timber from Gabon.", [Flow("GAB", "NOR", "minerals")]),
        ("Norway banned Gabonese exports.", []),
        ("Norway banned imports of Gabonese oil.", [Flow("GAB", "NOR", "oil")]),
        ("Norway suspended food aid to Gabon.", [Flow("NOR", "GAB", "food")]),
    ],
)
def test_a_sanction_shows_what_its_own_words_say_passed(text: str, flow: list[Flow]) -> None:
    assert [one for act in acts(text) for one in flows_of(act)] == flow


def test_arms_that_are_asked_for_are_not_arms_that_come() -> None:
    rows = [
        given("AID", "rifles", "2010-03-01", status="asked"),
        given("AID", "rifles", "2010-05-01"),
    ]
    assert {one.status: len(one.claims) for one in flows(rows)} == {"asked": 1, "asserted": 1}


def test_a_flow_has_its_newest_amount_and_its_days() -> None:
    rows = [
        given(
            "AID",
            "rifles",
            "2010-05-01",
            when="2010-04-02",
            quantity=Quantity("rifles", value=9),
        ),
        given("AID", "guns", quantity=Quantity("guns", value=40)),
    ]
    (one,) = flows(rows)
    assert (one.first, one.last) == (date(2010, 4, 2), date(2010, 6, 1))
    assert one.when == "2010-04-02/2010-06-01"
    assert one.quantity == Quantity("guns", value=40)
    assert len(one.claims) == 2


@pytest.mark.parametrize(
    ("told", "shown"),
    [("2022", "2022"), ("2022-03", "2022-03"), ("2022-03/..", "2022-03"), (None, "2010-06-01")],
)
def test_a_flow_is_dated_no_more_exactly_than_it_is_told(told: str | None, shown: str) -> None:
    (one,) = flows([given("AID", "rifles", when=told)])
    assert one.when == shown


def test_what_was_not_yet_told_on_a_day_is_not_shown() -> None:
    rows = [given("AID", "rifles", "2010-05-01"), given("AID", "rice", "2011-05-01")]
    assert [one.what for one in flows(rows, date(2010, 12, 31))] == ["arms"]
    assert flows(rows, codes={"ZMB"}) == []
    assert len(flows(rows, codes={"MOZ"})) == 2
