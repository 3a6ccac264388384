"""Several processes code as one does: the same claims, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.actors.authority import Authority
from dragoman.coding.coder import Coder
from dragoman.coding.workers import AT_ONCE, Workers
from dragoman.errors import QueryError, WorkerError
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Claim, CleanReport
from tests.scale.conftest import tables_of

SENTENCES = (
    "Norway condemned the attack on Kenya on Monday.",
    "The Chadian president said that his troops would leave Niger.",
    "Peru and Chile signed a treaty in Lima. They declined to comment.",
    "“We will not negotiate,” the Fijian foreign minister said.",
)


def reports(count: int) -> list[CleanReport]:
    """So many reports, each of other sentences."""
    return [
        clean(make_report(f"Report {n}.\n\n{SENTENCES[n % 4]} {SENTENCES[n // 4 % 4]}", id=f"r{n}"))
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2) as made:
        yield made


def test_the_claims_are_those_of_one_coder_in_order(workers: Workers) -> None:
    given = reports(3 * AT_ONCE + 1)
    assert list(workers.code_many(given)) == list(Coder().code_many(given))
    assert list(workers.code_many([])) == []


def test_what_one_report_breaks_takes_no_other_along(workers: Workers) -> None:
    given = reports(2 * AT_ONCE)
    placeless = tuple(replace(passage, offsets=()) for passage in given[2].passages)
    given[2] = replace(given[2], passages=placeless)
    found: list[list[Claim]] = []
    with pytest.raises(IndexError):
        found.extend(workers.code_many(given))
    assert found == list(Coder().code_many(given[:2]))


def test_names_that_have_changed_end_the_reading(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tcode\nEva Lund\tNOR:GOV\n", encoding="utf-8")
    authority = Authority.load(own)
    own.write_text("name\tcode\nEva Berg\tNOR:GOV\n", encoding="utf-8")
    with Workers(1, authority) as changed, pytest.raises(WorkerError, match="changed"):
        list(changed.code_many(reports(1)))


def test_a_dossier_read_by_two_is_that_read_by_one(tmp_path: Path) -> None:
    for number, cleaned in enumerate(reports(10)):
        (tmp_path / f"report{number}.txt").write_text(cleaned.report.text, encoding="utf-8")
    tables = []
    for jobs in (1, 2):
        with dragoman.open(tmp_path / f"{jobs}.duckdb") as dossier:
            intake = dossier.read([tmp_path], jobs=jobs)
            assert len(intake.read) == 10
        tables.append(tables_of(tmp_path / f"{jobs}.duckdb"))
    assert tables[0]["claims"]
    assert tables[0] == tables[1]


def test_no_process_reads_nothing(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "one.duckdb") as dossier, pytest.raises(QueryError, match="0"):
        dossier.read(["Norway condemned Kenya.\n"], jobs=0)
