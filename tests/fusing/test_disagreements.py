"""What counts as a clash, how grave it is, and in what words it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.events.fusing import fuse
from dragoman.records import ClaimRow, Disagreement, Quantity
from tests.fusing.builders import act, troops

SENT = "sent troops by ship to the far port"


def clashes(*rows: ClaimRow) -> list[Disagreement]:
    return find(rows, fuse(rows))


def sent(report: str = "r1", **more: Any) -> ClaimRow:
    return act("AID", "PRK", "RUS", SENT, report=report, **more)


# numbers


def test_two_numbers_of_one_deed_clash() -> None:
    (clash,) = clashes(
        sent(quantity=troops(3000), when="2024-10-20"),
        sent("r2", quantity=troops(12000), when="2024-10-20", outlet="The Ledger"),
    )
    assert (clash.kind, clash.severity) == ("number", "real")
    assert clash.says == "Harbour Wire has 3,000 troops; The Ledger has 12,000."
    assert clash.about == "number of troops: aid by North Korea to Russia"


def test_without_a_common_day_the_clash_is_only_probable() -> None:
    (clash,) = clashes(
        sent(quantity=troops(3000)), sent("r2", quantity=troops(12000), outlet="The Ledger")
    )
    assert clash.severity == "probable"


def test_an_outlet_that_has_another_number_brings_its_own_up_to_date() -> None:
    (clash,) = clashes(sent(quantity=troops(3000)), sent("r2", quantity=troops(12000)))
    assert clash.severity == "time"


def test_an_army_abroad_is_counted_whole_in_whatever_words() -> None:
    told = {"event": "MOBILIZE", "source": "PRK:MIL", "target": "RUS"}
    few = act(text="have come to the east", quantity=troops(1500), **told)
    many = act(
        text="are in training there", report="r2", quantity=Quantity("soldiers", 9000), **told
    )
    assert [clash.kind for clash in clashes(few, many)] == ["number"]
    guns = [
        act(text=text, report=text, quantity=Quantity("tanks", n), **told)
        for text, n in (("came by rail", 150.0), ("stand in depots", 900.0))
    ]
    assert clashes(*guns) == []


def test_a_number_given_days_later_may_have_grown() -> None:
    (clash,) = clashes(
        sent(quantity=troops(3000), published="2024-10-23"),
        sent("r2", quantity=troops(10000), published="2024-10-28"),
    )
    assert clash.severity == "time"
    assert clash.says == (
        "Harbour Wire of 2024-10-23 has 3,000 troops; Harbour Wire of 2024-10-28 has 10,000."
    )


def test_a_vague_number_that_holds_the_other_is_only_apparent() -> None:
    (clash,) = clashes(
        sent(quantity=troops(8000)), sent("r2", quantity=troops(min=2000), outlet="The Ledger")
    )
    assert clash.severity == "apparent"
    assert clash.says == "Harbour Wire has 8,000 troops; The Ledger has 2,000 or more."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(troops(10000), troops(10400), id="rounded"),
        pytest.param(troops(3000), Quantity("soldiers", 3000), id="another word for the unit"),
        pytest.param(troops(3000), Quantity("missiles", 12), id="another unit"),
        pytest.param(Quantity("years", 14), Quantity("years", 5), id="spans of time"),
        pytest.param(troops(3000), troops(min=2500), id="near bounds"),
    ],
)
def test_numbers_that_do_not_clash(one: Quantity, other: Quantity) -> None:
    assert clashes(sent(quantity=one), sent("r2", quantity=other)) == []


def test_a_part_in_one_place_and_the_whole_in_another_do_not_clash() -> None:
    assert (
        clashes(
            sent(quantity=troops(8000), where="Kursk region"),
            sent("r2", quantity=troops(10000), where="Russia"),
        )
        == []
    )


def test_what_is_planned_and_what_was_done_do_not_clash_in_number() -> None:
    kinds = {
        clash.kind
        for clash in clashes(
            sent(quantity=troops(12000), status="planned"), sent("r2", quantity=troops(3000))
        )
    }
    assert "number" not in kinds


def test_one_report_with_two_counts_names_whom_it_cites() -> None:
    told = {"when": "2024-10-20", "where": "Homs"}
    said = "a bomb tore through the taxi stand"
    (clash,) = clashes(
        act("ASSAULT", "", "SYR", said, quantity=Quantity("dead", 10.0),
            voice=("SYR:GOV", "Talal al-Barazi"), **told),
        act("ASSAULT", "", "SYR", said, start=90, quantity=Quantity("dead", 14.0),
            voice=("NGO", "the Observatory"), **told),
    )  # fmt: skip
    assert clash.severity == "real"
    assert clash.says == (
        "Harbour Wire, citing Talal al-Barazi, has 10 dead; "
        "Harbour Wire, citing the Observatory, has 14."
    )


def test_one_teller_with_two_numbers_does_not_clash_with_himself() -> None:
    rows = [sent(start=at, quantity=troops(n)) for at, n in ((0, 3000), (200, 12000))]
    assert len(fuse(rows)) == 1  # the men who are there, counted twice
    assert clashes(*rows) == []


def test_the_wounded_are_not_the_dead() -> None:
    told = {"event": "ASSAULT", "target": "SYR", "when": "2016-08-25", "where": "Idlib"}
    rows = [
        act(text="a raid on the market killed civilians", report="r1",
            quantity=Quantity("civilians", 6.0), **told),
        act(text="a raid on the market wounded civilians", report="r2",
            quantity=Quantity("civilians", 14.0), **told),
    ]  # fmt: skip
    assert clashes(*rows) == []


def test_the_dead_of_a_war_are_not_those_of_a_raid() -> None:
    told = {"event": "ASSAULT", "target": "SYR", "published": "2016-08-25", "when": "2016-08-25"}
    rows = [
        act(text="killed in the long war there", report="r1",
            quantity=Quantity("people", min=200000.0), **told),
        act(text="killed in the war at dawn", report="r2",
            quantity=Quantity("people", 6.0), **told),
    ]  # fmt: skip
    assert clashes(*rows) == []


@pytest.mark.parametrize(("day", "found"), [("2016-08-25", ["number"]), (None, [])])
def test_tolls_of_a_war_compare_only_for_one_day(day: str | None, found: list[str]) -> None:
    rows = [
        act("ASSAULT", "", "SYR", f"a raid in Jarablus killed {n}", report=f"r{n}", when=day,
            quantity=Quantity("people", float(n)))
        for n in (15, 28)
    ]  # fmt: skip
    assert [clash.kind for clash in clashes(*rows)] == found


def test_of_many_counts_the_widest_are_shown() -> None:
    rows = [
        sent(f"r{number}", outlet=f"Outlet {number}", when="2024-10-20", quantity=troops(number))
        for number in (1000, 2000, 3000, 5000, 8000, 12000)
    ]
    found = clashes(*rows)
    assert len(found) == 3
    assert "1,000" in found[0].says
    assert "12,000" in found[0].says


# dates


def test_one_visit_in_one_month_of_two_years_clashes_when_it_is_called_the_first() -> None:
    (clash,) = clashes(
        act("CONSULT", "CHN:GOV", "PRK", "Xi came this summer, the first visit in 14 years",
            mode="visit", when="2024-06/2024-08"),
        act("CONSULT", "CHN:GOV", "PRK", "Xi at the airport on Friday, June 21, 2019", start=300,
            mode="visit", when="2019-06-21"),
    )  # fmt: skip
    assert (clash.kind, clash.severity) == ("date", "real")
    assert clash.says == (
        "Harbour Wire has it both between June 2024 and August 2024 and on 21 June 2019."
    )


def test_what_comes_back_every_year_is_no_clash() -> None:
    assert clashes(
        act("CONSULT", "CHN JPN KOR", "", "the annual summit met this May", reciprocal=True,
            when="2024-05"),
        act("CONSULT", "CHN JPN KOR", "", "their first summit, on May 10, 2019", start=300,
            reciprocal=True, when="2019-05-10"),
    ) == []  # fmt: skip


def test_two_visits_with_printed_years_are_two_visits() -> None:
    assert (
        clashes(
            act("CONSULT", "PRK:GOV", "RUS", "Kim came in September 2023", when="2023-09"),
            act(
                "CONSULT", "PRK:GOV", "RUS", "Kim came in September 2019", when="2019-09", start=90
            ),
        )
        == []
    )


def test_one_deed_on_two_near_days_is_a_probable_clash() -> None:
    said = "a missile tore through the covered market on"
    told = {"where": "Kostiantynivka", "quantity": Quantity("dead", 16.0)}
    tuesday = act("ASSAULT", "RUS", "UKR", f"{said} Tuesday", when="2023-09-05", **told)
    wednesday = act(
        "ASSAULT", "RUS", "UKR", f"{said} Wednesday", report="r2", outlet="The Ledger",
        when="2023-09-06", **told,
    )  # fmt: skip
    (clash,) = clashes(tuesday, wednesday)
    assert (clash.kind, clash.severity, clash.event) == ("date", "probable", None)
    assert clash.says == (
        "Harbour Wire has it on 5 September 2023; The Ledger has it on 6 September 2023."
    )


def test_a_report_that_tells_of_both_days_knows_of_two_deeds() -> None:
    said = "a missile tore through the covered market"
    told = {"where": "Kostiantynivka", "quantity": Quantity("dead", 16.0)}
    tuesday = act("ASSAULT", "RUS", "UKR", said, when="2023-09-05", **told)
    wednesday = act("ASSAULT", "RUS", "UKR", said, when="2023-09-06", start=80, **told)
    other = act("ASSAULT", "RUS", "UKR", said, report="r2", when="2023-09-06", **told)
    assert clashes(tuesday, wednesday, other) == []


# statuses


def test_an_assertion_and_a_denial_clash() -> None:
    (clash,) = clashes(
        sent(voice=("KOR:SPY", "National Intelligence Service")),
        sent("r2", status="denied", voice=("RUS:GOV", "Kremlin"), outlet="The Ledger"),
    )
    assert (clash.kind, clash.severity) == ("status", "real")
    assert clash.says == (
        "On aid by North Korea to Russia: Harbour Wire, citing the National Intelligence "
        "Service, has it done; The Ledger, citing the Kremlin, has it denied."
    )
    assert clash.event is not None


def test_a_denial_of_an_earlier_day_may_have_been_right_then() -> None:
    (clash,) = clashes(
        sent(status="denied", published="2024-10-24"), sent("r2", published="2024-10-30")
    )
    assert clash.severity == "time"


def test_a_report_that_denies_what_it_told_on_one_word_does_not_clash_with_itself() -> None:
    assert clashes(sent(), sent(start=90, status="denied")) == []
    found = clashes(sent(), sent(start=90, status="denied", voice=("RUS:GOV", "Kremlin")))
    assert [clash.kind for clash in found] == ["status"]


def test_many_assertions_against_one_denial_are_one_clash() -> None:
    rows = [sent(f"r{number}", outlet=f"Outlet {number}") for number in range(6)]
    found = clashes(*rows, sent("no", status="denied", voice=("RUS:GOV", "Kremlin")))
    assert len(found) == 1


def test_a_plan_reported_after_the_deed_is_a_probable_clash() -> None:
    done = sent(published="2024-10-24")
    assert clashes(done, sent("r2", status="planned", published="2024-10-23")) == []
    (clash,) = clashes(done, sent("r2", status="planned", published="2024-10-24"))
    assert (clash.kind, clash.severity) == ("status", "probable")


def test_an_act_of_which_the_coder_is_not_sure_is_not_denied() -> None:
    done, denied = sent(), sent("r2", status="denied", voice=("RUS:GOV", "Kremlin"))
    unsure = replace(done, claim=replace(done.claim, confidence=0.3))
    assert len(clashes(done, denied)) == 1
    assert clashes(unsure, denied) == []


def test_what_is_only_asked_for_does_not_clash_with_what_is_denied() -> None:
    assert clashes(sent(status="asked"), sent("r2", status="denied")) == []


def test_the_gravest_come_first() -> None:
    grave = [
        sent(quantity=troops(n), report=f"g{n}", outlet=f"Outlet {n}", when="2024-10-20")
        for n in (3000, 12000)
    ]
    mild = [
        act("SANCTION", "USA", "IRN", "froze funds of two banks", report=f"m{n}",
            quantity=Quantity("dollars", n), published=f"2024-10-{day}")
        for n, day in ((100.0, 10), (900.0, 14))
    ]  # fmt: skip
    assert [clash.severity for clash in clashes(*mild, *grave)] == ["real", "time"]


def test_what_is_denied_must_be_told_in_a_clause_with_a_word_of_its_own() -> None:
    told = {"when": None}
    done = act("MOBILIZE", "PRK", "", "sent troops to train", mode="troops", **told)
    noun = act("MOBILIZE", "PRK", "", "troops", report="r2", mode="troops", status="denied", **told)
    other = act(
        "MOBILIZE", "PRK", "", "would never give up its nuclear troops", report="r3",
        mode="troops", status="denied", **told,
    )  # fmt: skip
    assert clashes(done, noun) == []
    assert clashes(done, other) == []
    same = act(
        "MOBILIZE", "PRK", "", "had not sent troops to train", report="r4", mode="troops",
        status="denied", **told,
    )  # fmt: skip
    assert [clash.kind for clash in clashes(done, same)] == ["status"]
