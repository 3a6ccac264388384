"""Copies in a dossier: a wire printed often weighs as one, and all reports are counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman.dossier import Dossier
from dragoman.picture.records import Picture
from dragoman.reading.sources import make_report
from dragoman.records import Event

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
WIRES = ["03-austin-rome-wire", "04-austin-rome-short", "05-austin-rome-inside"]
TEXT = (EXAMPLES / f"{WIRES[0]}.txt").read_text(encoding="utf-8")


def copies(folder: Path, number: int) -> Dossier:
    dossier = dragoman.open(folder / f"{number}.duckdb")
    dossier.read(
        make_report(
            f"Copy {n}. {TEXT}", id=f"r{n:02}", published=date(2024, 10, 23), source=f"Outlet {n}"
        )
        for n in range(number)
    )
    return dossier


def happened(events: list[Event]) -> list[tuple[object, ...]]:
    """Events as they are but for ids, claims and reports."""
    return [
        (e.event, e.source, e.target, e.status, e.when, len(e.voices), e.origins) for e in events
    ]


def weighed(picture: Picture) -> list[tuple[object, ...]]:
    """Dyads and actors but for how many reports print them."""
    dyads = [
        (one.a, one.b, len(one.events), one.score, one.cooperation, one.conflict, one.origins)
        for one in picture.dyads
    ]
    return [*dyads, *((one.code, one.claims, one.origins) for one in picture.actors)]


@pytest.mark.parametrize("number", [5, 20])
def test_a_wire_printed_often_makes_the_picture_of_one(tmp_path: Path, number: int) -> None:
    one, many = copies(tmp_path, 1), copies(tmp_path, number)
    shown = many.picture()
    assert happened(many.events()) == happened(one.events())
    assert weighed(shown) == weighed(one.picture())
    assert len(many.timeline()) == len(one.timeline())
    assert len(many.disagreements()) == len(one.disagreements())
    assert {len(event.reports) for event in many.events()} == {number}
    counts = shown.counts
    assert (counts["reports"], counts["origins"], counts["outlets"]) == (number, 1, number)
    assert {tie.origins for tie in shown.ties if not tie.reference} <= {1}
    before = many.picture(as_of="2024-10-22")
    assert (before.counts["reports"], before.acts) == (0, ())


def test_copies_among_the_examples_are_one_origin(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "wires.duckdb") as dossier:
        dossier.read([EXAMPLES / f"{one}.txt" for one in WIRES])
        shared = [event for event in dossier.events() if len(event.reports) > 1]
        assert any(set(event.reports) == set(WIRES) for event in shared)
        assert {event.origins for event in shared} == {1}
        counts = dossier.picture().counts
        assert (counts["reports"], counts["origins"]) == (3, 1)
        assert [story.origins for story in dossier.stories()] == [1]


def test_a_report_without_a_claim_counts_among_the_reports(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "snow.duckdb") as dossier:
        day = date(2024, 11, 2)
        dossier.read(make_report("Snow fell on the hills.\n", id="snow", published=day, source="A"))
        dossier.read(make_report("Rain fell on the sea.\n", id="rain", published=None, source="B"))
        assert dossier.rows() == []
        counts = dossier.picture().counts
        assert [counts[one] for one in ("reports", "origins", "outlets")] == [2, 2, 2]
        assert dossier.picture(as_of="2024-11-01").counts["reports"] == 1
