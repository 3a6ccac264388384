"""Scores: what moves them, which way, and how far."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.data.tables import read_tsv
from dragoman.fusing.events.fusing import fuse
from dragoman.fusing.origins.tracing import Origins
from dragoman.picture.dyads import dyads
from dragoman.picture.scores import event_score, intensity, version, weight
from dragoman.records import ClaimRow, EventType, Status
from tests.fusing.builders import act


@pytest.mark.parametrize("row", read_tsv("plover_modes.tsv"), ids=lambda row: row["mode"])
def test_a_mode_has_its_own_intensity(row: dict[str, str]) -> None:
    assert intensity(row["event"], row["mode"]) == float(row["score"])


def test_a_mode_without_a_score_has_its_types() -> None:
    assert intensity("PROTEST", "vandalize") == intensity("PROTEST")


@given(st.sampled_from(get_args(EventType)), st.sampled_from(get_args(Status)), st.integers(1, 99))
def test_an_act_weighs_between_nothing_and_twice_its_intensity(
    event: str, status: str, origins: int
) -> None:
    assert abs(intensity(event)) <= 10
    assert 0 <= weight(status, origins) <= 2
    assert weight(status, origins) <= weight("asserted", origins)
    assert weight(status, origins) <= weight(status, origins + 1)


def test_a_denied_attack_weighs_nothing_and_a_planned_one_half() -> None:
    scores = {}
    for status in ("asserted", "planned", "denied"):
        (event,) = fuse([act("ASSAULT", "RUS", "UKR", "struck a bridge", status=status)])
        scores[status] = event_score(event)
    assert scores == {"asserted": -9.0, "planned": -4.5, "denied": 0.0}


@pytest.mark.parametrize(
    ("mover", "ground", "when", "score"),
    [
        ("USA:MIL", "KOR", "2024-10", 10.0),
        ("PRK:MIL", "RUS", "2024-10", 10.0),
        ("PRK:MIL", "RUS", "1998-10", -6.5),
        ("RUS:MIL", "UKR", "2021-12", -6.5),
        ("USA:MIL", "", "2024-10", -6.5),
        ("CHN:MIL", "JPN", "2020-08", -6.5),
    ],
)
def test_forces_moved_to_an_ally_are_aid_to_it(
    mover: str, ground: str, when: str, score: float
) -> None:
    (event,) = fuse([act("MOBILIZE", mover, ground, "moved troops", when=when)])
    assert event_score(event, "troops") == score


def test_forty_copies_weigh_as_one_and_two_desks_as_more() -> None:
    copied = "the army struck the long railway bridge over the river before dawn"
    told = {"event": "ASSAULT", "source": "RUS", "target": "UKR", "when": "2024-10-20"}
    wire = [act(**told, text=copied, report=f"r{n}", outlet=f"Outlet {n}") for n in range(40)]
    desk = act(**told, text="struck the railway bridge", report="own", outlet="The Ledger")
    origins = {row.report_key: (wire[0].report_key,) for row in wire}
    assert conflict(wire, origins) == [9.0]
    assert conflict([*wire, desk], origins) == [13.5]


def test_two_officials_in_one_wire_weigh_as_one() -> None:
    told = {"event": "ASSAULT", "source": "RUS", "target": "UKR", "when": "2024-10-20"}
    voices = [("UKR:GOV", "the mayor"), ("UKR:MIL", "a general")]
    rows = [act(**told, text="struck the bridge at dawn", start=n, voice=voices[n]) for n in (0, 1)]
    assert conflict(rows, {}) == [9.0]


def conflict(rows: list[ClaimRow], origins: Origins) -> list[float]:
    return [dyad.conflict for dyad in dyads(fuse(rows, origins), rows, None, origins)]


def test_the_formula_has_a_version() -> None:
    assert version()
