"""Who was named and has said nothing: what names, what answers, and what the line says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.events.fusing import fuse
from dragoman.fusing.unanswered import Unanswered, find_unanswered
from dragoman.records import ClaimRow, Party, Statement
from tests.fusing.builders import act, silence, statement

CHARGE = act("ACCUSE", "JPN", "CHN", "accused China of cutting the cable", published="2024-10-01")


def silent(*rows: ClaimRow, as_of: str = "2024-10-10") -> list[Unanswered]:
    return find_unanswered(rows, fuse(rows), date.fromisoformat(as_of))


def said(speaker: str, text: str, published: str, report: str = "r9") -> ClaimRow:
    return statement(speaker, text, published=published, report=report)


def test_one_accused_who_says_nothing() -> None:
    (one,) = silent(CHARGE)
    assert (one.actor, one.name, one.how, one.by) == ("CHN", "China", "accused", ("Japan",))
    assert (one.since, one.days, one.origins) == (date(2024, 10, 1), 9, 1)
    assert one.about == "China: accused by Japan on 2024-10-01; no word on it within 9 days."
    assert one.namings[0].evidence.exact == "accused China of cutting the cable"
    assert one.event is not None
    assert one.answered is None


def test_without_a_day_the_newest_report_has_it() -> None:
    other = act("CONSULT", "USA", "KOR", "met", report="r2", published="2024-10-04")
    (one,) = find_unanswered([CHARGE, other])
    assert one.days == 3


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(said("CHN:GOV", "the cable broke by itself", "2024-10-03"), id="a ministry"),
        pytest.param(said("CHN", "we know nothing", "2024-10-01", "r1"), id="in the same report"),
        pytest.param(
            act("REJECT", "CHN", "JPN", "rejected it", published="2024-10-05", report="r4"),
            id="a rebuff",
        ),
        pytest.param(
            act(
                "COERCE", "CHN", "JPN", "cut the cable", published="2024-10-05", report="r4",
                status="denied", voice=("CHN:GOV", "Beijing"),
            ),
            id="a denial",
        ),
    ],
)  # fmt: skip
def test_what_answers(answer: ClaimRow) -> None:
    assert silent(CHARGE, answer) == []


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(said("CHN", "the harvest was good", "2024-10-03"), id="another matter"),
        pytest.param(said("CHN", "the cable is ours", "2024-09-20"), id="before it was named"),
        pytest.param(said("KOR", "the cable was cut", "2024-10-03"), id="somebody else"),
    ],
)
def test_what_does_not_answer(other: ClaimRow) -> None:
    assert [one.actor for one in silent(CHARGE, other)] == ["CHN"]


def test_a_word_that_came_later_is_told_with_its_day() -> None:
    late = said("CHN", "the cable broke by itself", "2024-10-20")
    (one,) = silent(CHARGE, late)
    assert one.answered == date(2024, 10, 20)
    assert one.answer is not None
    assert one.answer.evidence.exact == "the cable broke by itself"
    assert silent(CHARGE, late, as_of="2024-10-20") == []


def test_reports_after_the_day_name_nobody_yet() -> None:
    assert silent(CHARGE, as_of="2024-09-30") == []


def test_who_cannot_speak_is_not_expected_to() -> None:
    people = act("ACCUSE", "JPN", "CHN:CVL", "accused the fishermen", published="2024-10-01")
    assert silent(people) == []


def test_a_charge_by_nobody_names_nobody() -> None:
    assert silent(act("ACCUSE", "", "CHN", "was blamed", published="2024-10-01")) == []


def test_whom_most_texts_name_comes_first_and_one_matter_is_one_line() -> None:
    again = [
        act(
            "ACCUSE", "KOR", "PRK", "accused the North of cutting the power line",
            report=f"k{day}", published=f"2024-10-0{day}",
        )
        for day in (2, 3)
    ]  # fmt: skip
    first, second = silent(CHARGE, *again)
    assert (first.actor, first.origins, len(first.namings)) == ("PRK", 2, 2)
    assert second.actor == "CHN"


def test_one_concerned_is_named_by_several_texts() -> None:
    grave = [
        act(
            "AID", "PRK", "RUS", f"sent troops in wave {day}",
            report=f"a{day}", published=f"2024-10-0{day}",
        )
        for day in (1, 2, 3)
    ]  # fmt: skip
    spoken = said("RUS", "nothing to add", "2024-10-04")
    (one,) = silent(*grave, spoken)
    assert (one.actor, one.how, one.by, one.origins) == ("PRK", "concerned", (), 3)
    assert silent(*grave[:2], spoken) == []


def test_a_silence_that_a_report_remarks_on_stands_beside_it() -> None:
    remark = silence("CHN:GOV", "Beijing declined to comment", report="r5", published="2024-10-02")
    (one,) = silent(CHARGE, remark)
    assert [side.report for side in one.remarked] == ["r5"]


POOL = [
    CHARGE,
    said("CHN", "the cable broke by itself", "2024-10-20"),
    said("CHN", "the harvest was good", "2024-10-03"),
    act("REQUEST", "USA", "PRK", "urged it to withdraw its troops", report="r2"),
    act("REQUEST", "JPN", "PRK", "urged it to withdraw the troops", report="r3"),
    silence("PRK", "stayed silent", report="r3"),
    act("ASSAULT", "RUS", "UKR", "shelled a town", report="r4"),
]


@given(st.permutations(POOL))
def test_the_order_of_the_claims_does_not_matter(rows: list[ClaimRow]) -> None:
    assert find_unanswered(rows) == find_unanswered(POOL)


def test_who_speaks_with_others_has_spoken() -> None:
    joint = said("JPN", "the cable broke by itself", "2024-10-03")
    assert isinstance(joint.claim, Statement)
    china = Party("CHN", "China", "China", 0, 5)
    assert silent(CHARGE, joint) != []
    assert silent(CHARGE, replace(joint, claim=replace(joint.claim, beside=(china,)))) == []
