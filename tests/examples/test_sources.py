"""The example sources come in as examples/README.md and the README say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman as dg
from dragoman.dossier import Dossier
from dragoman.records import Intake

SOURCES = Path(__file__).parents[2] / "examples" / "sources"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Intake]:
    dossier = dg.open(tmp_path_factory.mktemp("sources") / "niger.duckdb")
    return dossier, dossier.read([SOURCES])


def test_all_come_in_by_their_kind(read: tuple[Dossier, Intake]) -> None:
    _, intake = read
    assert len(intake.read) == 8
    assert not intake.rejected
    assert sum(intake.came_in.values()) == 8
    assert len(intake.came_in) == 4  # texts, a page, rows of a table, entries of a feed
    assert intake.not_english == {"de": 1}


@pytest.mark.parametrize(
    ("id", "day", "outlet"),
    [
        ("coast-herald", date(2023, 7, 30), "The Coast Herald"),
        ("sahel-desk-1", date(2023, 8, 1), "Sahel Desk"),
        ("desk-export-3", date(2023, 8, 11), "Gulf of Guinea Times"),
        ("harbour-post", date(2023, 8, 3), "Harbour Post"),
        ("north-wire", None, None),
    ],
)
def test_day_and_outlet_are_those_of_the_source(
    read: tuple[Dossier, Intake], id: str, day: date | None, outlet: str | None
) -> None:
    report = read[0].report(id)
    assert (report.published, report.source) == (day, outlet)


def test_only_what_is_english_is_coded(read: tuple[Dossier, Intake]) -> None:
    dossier, _ = read
    assert dossier.report("abendblatt").language == "de"
    assert not dossier.rows("abendblatt")
    assert dossier.rows("coast-herald")


def test_the_wire_inside_the_page_is_one_origin_with_the_wire(
    read: tuple[Dossier, Intake],
) -> None:
    (copied,) = [one for one in read[0].origins() if len(one.reports) > 1]
    assert set(copied.reports) == {"harbour-post", "north-wire"}


def test_the_words_of_the_page_are_set_aside_and_its_letters_mended(
    read: tuple[Dossier, Intake],
) -> None:
    dossier, _ = read
    text = dossier.report("harbour-post").text
    aside = {
        text[one.start : one.end]
        for one in dossier.regions("harbour-post")
        if one.kind in ("interface", "promo", "related", "credit")
    }
    assert {"Sign in", "Champions draw away from home", "Read more:"} <= aside
    assert any("mojibake" in one.kind for one in dossier.repairs("harbour-post"))
