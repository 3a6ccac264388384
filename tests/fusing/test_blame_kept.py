"""What two reports have of who did it is found whenever the second comes in, and goes with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import dragoman
from dragoman.reading.sources import make_report
from dragoman.records import Report

CHARGE = "Chad accused Mali on Monday of gassing the village of Kossi.\n"
DENIAL = "Mali denied that its forces gassed the village of Kossi.\n"


def report(id: str, text: str, day: int) -> Report:
    return make_report(text, id=id, published=date(2019, 3, day), source=id)


def blamed(path: Path) -> list[tuple[str, str]]:
    with dragoman.open(path) as dossier:
        return [
            (one.a.report, one.b.report) for one in dossier.disagreements() if one.kind == "blame"
        ]


def test_a_denial_that_comes_in_later_is_held_against_the_charge(tmp_path: Path) -> None:
    path = tmp_path / "affair.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read(report("chad", CHARGE, 5))
    assert blamed(path) == []
    with dragoman.open(path) as dossier:
        dossier.read(report("mali", DENIAL, 7))
    assert blamed(path) == [("chad", "mali")]


def test_both_at_once_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "affair.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read([report("mali", DENIAL, 7), report("chad", CHARGE, 5)])
    assert blamed(path) == [("chad", "mali")]


def test_weeks_apart_they_are_not_held_against_each_other(tmp_path: Path) -> None:
    path = tmp_path / "affair.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read([report("mali", DENIAL, 28), report("chad", CHARGE, 5)])
    assert blamed(path) == []
