"""Whom a demand, a charge, a refusal or a threat is meant for, where its sentence does not say."""

from __future__ import annotations

from datetime import date
from functools import cache

import dragoman as dg
from dragoman.coding.coder import Coder

DAY = date(2018, 5, 10)
NEWS = (
    "Nicaragua's police kill four protesters\n\n"
    "MANAGUA - Nicaragua's police killed four protesters on Monday. The government of Nicaragua said "
    "it regretted the deaths.\n\n"
    "The protesters accuse Nicaragua of repression. Students and farmers demanded an end to the "
    "repression. The opposition called the raid a crime."
)


@cache
def coder(*, quick: bool = False) -> Coder:
    return Coder(quick=quick)


def acts(text: str, *, quick: bool = False) -> list[dg.Act]:
    claims = dg.code(text, DAY, coder=coder(quick=quick))
    return [one for one in claims if isinstance(one, dg.Act)]


def demand(text: str, *, quick: bool = False) -> dg.Act:
    return next(one for one in acts(text, quick=quick) if one.event == "REQUEST")


def test_a_demand_is_meant_for_whom_the_whole_report_is_about() -> None:
    assert [party.code for party in demand(NEWS).target] == ["NIC:GOV"]


def test_nobody_is_meant_where_the_report_does_not_tell() -> None:
    assert demand("Students in Peru and Chile demanded an end to hunger.").target == ()


def test_such_an_act_is_less_sure_than_one_that_says_it() -> None:
    plain = NEWS.replace("demanded an end", "demanded from the government an end")
    assert demand(NEWS).confidence < demand(plain).confidence


def test_deeds_are_left_as_they_are_told() -> None:
    demanded = "Students and farmers demanded an end to the repression."
    told = acts(NEWS.replace(demanded, "Ten people were killed."))
    assert [one.source for one in told if one.evidence.exact == "people were killed"] == [()]


def test_rules_alone_address_nobody() -> None:
    assert demand(NEWS, quick=True).target == ()


def test_the_reason_says_that_the_sentence_does_not() -> None:
    reasons = [
        reason.because
        for claim, why in dg.explain(NEWS, DAY, coder=coder())
        if isinstance(claim, dg.Act) and claim.event == "REQUEST"
        for reason in why
        if reason.about == "target"
    ]
    assert any("does not say for whom" in because for because in reasons)
