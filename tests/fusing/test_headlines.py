"""Headlines over reports that do not bear them out, and headlines that are borne out."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.records import Disagreement, Quantity
from tests.fusing.told import Told

# the headline

HEADLINE = "Peru condemns Moroccan dam, ‘which is their own concern’"
BODY = (
    "Asked about the dam, a Peruvian spokeswoman kept her distance on Monday.\n\n"
    "“{remark},” Ana Quispe told the press.\n\n"
    "Morocco began to build the dam in March. Its neighbours were told in a letter.\n\n"
    "The river feeds two lakes. A third lies across the border in Algeria."
)


def headline(title: str, remark: str) -> Told:
    told = Told(f"{title}\n\n{BODY.format(remark=remark)}")
    told.act("REJECT", "PER", "MAR", title)
    return told.says("PER:GOV", "Ana Quispe", remark)


def test_a_stance_in_the_headline_that_the_body_declines_to_take() -> None:
    told = headline("Peru condemns Moroccan dam", "How they use their river is their own affair")
    (clash,) = told.clashes()
    assert (clash.kind, clash.severity) == ("headline", "real")
    assert clash.a.evidence.exact == "Peru condemns Moroccan dam"
    assert clash.b.evidence.exact == "How they use their river is their own affair"


def test_a_stance_that_the_body_bears_out_is_none() -> None:
    remark = "How they use their river is their own affair, but we condemn the haste"
    assert headline("Peru condemns Moroccan dam", remark).clashes() == []


def test_a_stance_that_the_body_neither_bears_out_nor_declines_is_left_alone() -> None:
    told = headline("Peru condemns Moroccan dam", "We have seen the plans for the river")
    assert told.clashes() == []


def test_a_quotation_in_the_headline_that_the_body_words_otherwise() -> None:
    told = Told(f"{HEADLINE}\n\n{BODY.format(remark='The river is their own business')}")
    told.says("PER:GOV", "Peru", "which is their own concern")
    told.says("PER:GOV", "Ana Quispe", "The river is their own business")
    (clash,) = [one for one in told.clashes() if one.kind == "attribution"]
    assert clash.severity == "probable"
    assert "is their own business" in clash.b.evidence.exact


@pytest.mark.parametrize(
    "remark",
    ["It is a dam, which is their own concern", "We wish our neighbours well"],
)
def test_a_quotation_in_the_headline_that_stands_in_the_body_or_has_nothing_like_it(
    remark: str,
) -> None:
    told = Told(f"{HEADLINE}\n\n{BODY.format(remark=remark)}")
    told.says("PER:GOV", "Peru", "which is their own concern")
    told.says("PER:GOV", "Ana Quispe", remark)
    assert [one for one in told.clashes() if one.kind == "attribution"] == []


@pytest.mark.parametrize(
    ("verb", "remark", "clash"),
    [
        ("confirms", "I can neither confirm nor deny that a dam is being built", True),
        ("confirms", "We have proof of it, and we confirm that a dam is being built", False),
        ("denies", "I can neither confirm nor deny that a dam is being built", True),
        ("denies", "It is false, and nobody need ask again", False),
        ("accepts", "The government is still considering the plan with its neighbours", True),
        ("accepts", "The government has agreed to it in full", False),
    ],
)
def test_what_the_headline_has_somebody_confirm_deny_or_accept(
    verb: str, remark: str, clash: bool
) -> None:
    found = headline(f"Peru {verb} Moroccan dam", remark).clashes()
    assert [one.kind for one in found] == ["headline"] * clash


# the headline's deeds


def deed(title: str, status: Any, event: Any = "SANCTION", **more: Any) -> list[Disagreement]:
    told = Told(
        f"{title}\n\nAlgeria may soon close the border to Moroccan fish, a minister said on Monday. "
        "The talks went on.\n\nThe market was empty. Boats lay idle.\n\nPrices of fish have doubled."
    )
    told.act(event, "DZA", "MAR", title)
    words = "Algeria may soon close the border to Moroccan fish"
    return told.act(event, "DZA", "MAR", words, status=status, **more).clashes()


@pytest.mark.parametrize(("status", "has"), [("planned", "still to come"), ("denied", "denied")])
def test_a_deed_of_the_headline_that_is_none_in_the_body(status: str, has: str) -> None:
    (clash,) = deed("Algeria closes border to Moroccan fish", status)
    assert clash.kind == "headline"
    assert clash.severity == ("real" if status == "denied" else "probable")
    assert has in clash.says


def test_a_deed_of_the_headline_that_the_body_has_done() -> None:
    assert deed("Algeria closes border to Moroccan fish", "asserted") == []
    assert deed("Algeria criticises Morocco over fish", "possible", "ACCUSE") == []


def counted(title: str, words: str, told: float, **bounds: float) -> list[Disagreement]:
    text = (
        f"{title}\n\nGunmen {words} on the road to Lima on Monday, officials said.\n\nThe road was "
        "shut. It leads to a mine.\n\nNobody was held. The mine has been shut since March."
    )
    report = Told(text)
    report.act("ASSAULT", "", "PER", title, quantity=Quantity("dead", told))
    return report.act("ASSAULT", "", "PER", words, quantity=Quantity("dead", **bounds)).clashes()


def test_a_number_of_the_headline_that_the_body_has_otherwise() -> None:
    (clash,) = counted("Raid kills 16 in Peru", "killed 12 people", 16.0, value=12.0)
    assert (clash.kind, clash.severity) == ("headline", "probable")
    assert clash.says == "The headline has 16 dead; the report itself has 12 dead."


def test_a_number_of_the_headline_that_the_body_has_too_or_leaves_room_for() -> None:
    assert counted("Raid kills 12 in Peru", "killed twelve people", 12.0, value=13.5) == []
    assert counted("Raid kills 16 in Peru", "killed at least 12 people", 16.0, min=12.0) == []
    assert counted("Raid kills 16 in Peru", "killed 400 people", 16.0, value=400.0) == []
