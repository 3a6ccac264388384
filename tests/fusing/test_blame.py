"""Who did it: a deed laid on one who denies it, or at two doors; and what is no such quarrel."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.between.blame import find_blame
from dragoman.fusing.between.deeds import deeds_in
from dragoman.fusing.between.meant import Meant
from dragoman.records import Act, ClaimRow, Evidence, Party, Quantity, Statement
from tests.fusing.builders import act, row


def said(
    speaker: str, cue: str, text: str, start: int = 0, report: str = "r1", *,
    name: str | None = None, published: str = "2024-10-31", **more: Any,
) -> ClaimRow:  # fmt: skip
    """A statement whose evidence is its cue and its words."""
    whole = f"{cue} {text}"
    told = Statement(
        report=report,
        evidence=Evidence(start, start + len(whole), whole),
        speaker=Party(speaker, name or speaker, name or speaker, start, start),
        cue=cue,
        content=Evidence(start + len(cue) + 1, start + len(whole), text),
        direct=False,
        **more,
    )
    return row(told, published)


def told(*rows: ClaimRow) -> list[str]:
    return [f"{one.severity}: {one.says}" for one in find_blame(rows)]


CHARGE = said("UKR", "accused", "Russia of blowing up the dam", name="Kyiv")
LAID = "Kyiv (in Harbour Wire) blames Russia for the breach of the dam"


def test_a_charge_and_the_denial_of_the_one_charged() -> None:
    denial = said("RUS:GOV", "denied", "responsibility for it", 60, name="Moscow")
    assert told(CHARGE, denial) == [f"real: {LAID}; Moscow (in Harbour Wire) denies it."]


def test_far_apart_in_a_long_report_a_place_says_which_charge_is_denied() -> None:
    charges = [
        said("UKR", "accused", "Russia of shelling the port", at, name=name, where=where)
        for at, name, where in (
            (0, "Kyiv", "Mykolaiv"),
            (9_000, "Odesa", "Kherson"),
            (99_000, "Lviv", "Kherson"),
        )
    ]
    denial = said("RUS", "denied", "shelling the port", 40_000, name="Moscow", where="Kherson")
    nearer, elsewhere = charges[1], charges[0]
    assert [{one.a.claim, one.b.claim} for one in find_blame([*charges, denial])] == [
        {nearer.id, denial.id}
    ]
    assert told(elsewhere, denial) == []


def test_both_stretches_are_shown() -> None:
    denial = said("RUS:GOV", "denied", "responsibility for it", 60)
    (clash,) = find_blame([denial, CHARGE])
    assert clash.kind == "blame"
    assert {clash.a.evidence.exact, clash.b.evidence.exact} == {
        "accused Russia of blowing up the dam",
        "denied responsibility for it",
    }
    assert clash.a.claim == CHARGE.id


def test_two_who_lay_one_deed_on_each_other() -> None:
    assert told(CHARGE, said("RUS:GOV", "blamed", "it on Ukraine", 50, name="Moscow")) == [
        f"real: {LAID}; Moscow (in Harbour Wire) blames Ukraine."
    ]


def test_what_is_told_in_passing_is_denied_at_once_only() -> None:
    passing = said("UKR:MIL", "said", "Russian troops shelled the port")
    at_once = said("RUS", "denied", "the report", 60)
    later = said("RUS", "denied", "the report", 900)
    assert len(told(passing, at_once)) == 1
    assert told(passing, later) == []


@pytest.mark.parametrize(
    "denial",
    [
        pytest.param(said("IRN", "denied", "responsibility for it", 60), id="somebody else"),
        pytest.param(said("RUS", "denied", "visas to two reporters", 60), id="no charge"),
        pytest.param(said("RUS", "denied", "hacking the ministry", 60), id="another deed"),
        pytest.param(said("RUS", "denied", "using sarin", 60, "r2"), id="another report's deed"),
        pytest.param(said("RUS", "denied", "responsibility", 5000), id="too far off"),
    ],
)
def test_what_is_no_quarrel(denial: ClaimRow) -> None:
    assert told(CHARGE, denial) == []


def test_one_who_lays_two_deeds_at_two_doors_quarrels_with_nobody() -> None:
    other = said("UKR", "blamed", "the shelling on Belarus", 60, name="Kyiv")
    assert told(CHARGE, other) == []


def test_a_report_and_another_that_has_the_denial() -> None:
    where = act("ASSAULT", "RUS", "UKR", "dam at Vyshka blown up", start=8, where="Vyshka")
    denial = said("RUS", "denied", "that Russian forces blew up the dam at Vyshka", 0, "r2")
    far = said(
        "RUS", "denied", "that Russian forces blew up the dam at Vyshka", 0, "r3",
        published="2025-03-01",
    )  # fmt: skip
    charge = said("UKR", "accused", "Russia of blowing up the dam at Vyshka", 0)
    (clash,) = find_blame([charge, where, denial])
    assert {clash.a.report, clash.b.report} == {"r1", "r2"}
    assert find_blame([charge, where, far]) == []


def test_a_name_that_says_nothing_is_that_of_the_one_who_denies_it_next() -> None:
    charge = said("USA", "blamed", "the regime for the gas attack", name="Washington")
    at_once = said("SYR", "denied", "any role in it", 60, name="Damascus")
    (clash,) = find_blame([charge, at_once])
    assert clash.about == "whether Syria is behind the chemical attack"
    assert told(charge, said("SYR", "denied", "any role in it", 600, name="Damascus")) == []


def shelled(source: str, report: str, **more: Any) -> ClaimRow:
    told = {"when": "2024-10-20", "where": "Vyshka", "quantity": Quantity("people", 7)} | more
    text = f"{source} shelled the market of Vyshka"
    found = act("ASSAULT", source, "", text, report=report, outlet=f"Outlet {report}", **told)
    claim = found.claim
    assert isinstance(claim, Act)
    (doer,) = claim.source
    named = replace(claim, source=(replace(doer, start=0, end=len(source)),))
    return replace(found, claim=named)


def test_one_deed_told_of_two_doers() -> None:
    assert told(shelled("RUS", "r1"), shelled("UKR", "r2")) == [
        "probable: Outlet r1 has Russia behind the shelling; Outlet r2 blames Ukraine."
    ]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"when": "2024-10-21"}, id="another day"),
        pytest.param({"where": "Lesnoye"}, id="another place"),
        pytest.param({"quantity": Quantity("people", 30)}, id="another toll"),
        pytest.param({"quantity": None}, id="no toll"),
    ],
)
def test_two_sides_shell_on_one_day(more: dict[str, Any]) -> None:
    assert told(shelled("RUS", "r1"), shelled("UKR", "r2", **more)) == []


def test_denials_of_before_are_only_probable() -> None:
    charge = said("USA", "accused", "Syria of a gas attack")
    denial = said("SYR", "denied", "earlier charges that it used chlorine", 60)
    assert [clash.severity for clash in find_blame([charge, denial])] == ["probable"]


def test_one_group_of_rebels_denies_what_is_laid_on_all() -> None:
    charge = said("SYR:GOV", "blamed", "the bombing of the bus on terrorists")
    denial = said("IMG:AHRAR", "denied", "any involvement", 80)
    assert [clash.severity for clash in find_blame([charge, denial])] == ["probable"]


def test_of_one_dispute_the_report_has_one_line() -> None:
    again = said("UKR", "accused", "Russia of blowing up the dam", 400, name="Kyiv")
    denials = [said("RUS", "denied", "responsibility for it", start) for start in (60, 460)]
    assert len(told(CHARGE, again, *denials)) == 1


POOL = [
    CHARGE,
    said("RUS:GOV", "denied", "responsibility for it", 60, name="Moscow"),
    said("RUS:GOV", "blamed", "it on Ukraine", 90, name="Moscow"),
    said("UKR", "accused", "Russia of shelling the port", 0, "r2"),
    said("RUS", "denied", "shelling the port", 60, "r2"),
    said("RUS", "denied", "blowing up the dam", 0, "r3"),
    act("ASSAULT", "RUS", "UKR", "shelling", report="r2", start=20),
]


@given(st.permutations(POOL))
def test_the_order_of_the_claims_does_not_matter(rows: list[ClaimRow]) -> None:
    assert find_blame(rows) == find_blame(POOL)


def test_whom_words_mean() -> None:
    meant = Meant([said("MLI:REB", "said", "it", name="Azawad front"), said("FRA", "said", "so")])
    sides: list[str] = [
        hit.side for hit in meant.find("Malian army, French troops and the rebels in Mali")
    ]
    assert sides == ["MLI", "FRA", "REB"]


def test_a_plain_attack_says_no_more_where_a_kind_is_named() -> None:
    assert deeds_in("the attack with mortars") == {"shelling"}
    assert deeds_in("the attack") == {"attack"}


@pytest.mark.parametrize(
    ("source", "targets", "mode", "quarrels"),
    [
        ("NOR:GOV", "SYR:GOV", "allege", 1),
        ("NOR:GOV", "SYR:GOV", "investigate", 0),  # who looks into it lays it at no door
        ("", "SYR:GOV SYR:REB", "allege", 0),  # nor do rumours that both did it
    ],
)
def test_what_lays_a_deed_at_no_door_is_no_charge(
    source: str, targets: str, mode: str, quarrels: int
) -> None:
    charge = act("ACCUSE", source, targets, "accused forces of a gas attack", mode=mode)
    denial = said("SYR:GOV", "denied", "responsibility for the gas attack", 60, name="Damascus")
    assert len(told(charge, denial)) == quarrels
