"""Who makes a dyad with whom, and what stands in it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.fusing.events.fusing import fuse
from dragoman.picture.dyads import dyads
from dragoman.picture.records import Dyad
from dragoman.records import ClaimRow
from tests.fusing.builders import act


def of(*rows: ClaimRow, as_of: date | None = None) -> list[Dyad]:
    return dyads(fuse(rows), rows, as_of)


def codes(*rows: ClaimRow) -> set[tuple[str, str]]:
    return {(dyad.a.code, dyad.b.code) for dyad in of(*rows)}


@pytest.mark.parametrize(
    ("source", "target", "reciprocal", "expected"),
    [
        ("PRK:MIL", "RUS:GOV", False, {("PRK", "RUS")}),
        ("USA KOR", "PRK", False, {("PRK", "USA"), ("KOR", "PRK")}),
        ("CHN JPN KOR", "", True, {("CHN", "JPN"), ("CHN", "KOR"), ("JPN", "KOR")}),
        ("CHN", "IGO:NATO", False, {("CHN", "IGO:NATO")}),
        ("SYR", "SYR:REB", False, {("SYR", "SYR:REB")}),
        ("CHN:PTY", "PRK", False, {("CHN", "PRK")}),
        ("USA:EDU", "CHN", False, set()),
        ("JRN", "CHN:GOV", False, set()),
        ("RUS:MIL", "RUS", False, set()),
        ("", "UKR", False, set()),
    ],
)
def test_the_pairs_of_an_act(
    source: str, target: str, reciprocal: bool, expected: set[tuple[str, str]]
) -> None:
    assert codes(act("CONSULT", source, target, "told", reciprocal=reciprocal)) == expected


def test_conflict_and_cooperation_stand_apart() -> None:
    (dyad,) = of(
        act("AID", "PRK", "RUS", "sent shells", when="2024-09-02"),
        act("ACCUSE", "RUS", "PRK", "blamed it for late shells", report="r2", when="2024-10-03"),
    )
    assert (dyad.cooperation, dyad.conflict, dyad.score) == (10.0, 2.0, 4.0)
    assert (dyad.last, dyad.reports, len(dyad.events)) == (date(2024, 10, 3), 2, 2)
    assert (dyad.a.name, dyad.b.name) == ("North Korea", "Russia")


def test_a_dyad_of_denials_has_no_score() -> None:
    (dyad,) = of(act("AID", "PRK", "RUS", "sent shells", status="denied"))
    assert (dyad.score, dyad.cooperation) == (None, 0.0)


def test_the_dyad_told_by_most_reports_comes_first() -> None:
    rows = [act("ACCUSE", "UKR", "RUS", f"blamed it {n}", report=f"r{n}") for n in range(3)]
    rows.append(act("AID", "CHN", "PRK", "sent rice"))
    assert [dyad.reports for dyad in of(*rows)] == [3, 1]


def test_as_of_a_day_later_reports_are_not_heard() -> None:
    said = "sent troops by ship to the far port"
    plan = act("AID", "PRK", "RUS", said, status="planned", published="2024-10-18")
    deed = act("AID", "PRK", "RUS", said, report="r2", published="2024-10-23")
    (before,) = of(plan, deed, as_of=date(2024, 10, 20))
    (after,) = of(plan, deed)
    assert (before.reports, before.cooperation) == (1, 5.0)
    assert (after.reports, after.cooperation) == (2, 15.0)
