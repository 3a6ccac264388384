"""Asking: tables that answer by themselves, and records with their way back."""

from __future__ import annotations

import gc
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

import dragoman
from dragoman import (
    Act,
    Claim,
    CleanReport,
    Consequence,
    Dossier,
    Evidence,
    InputError,
    Party,
    Quantity,
    QueryError,
    Region,
    Report,
    Silence,
    Statement,
    Tie,
    Voice,
)
from tests.dossier.plain_coder import PlainCoder, reports

TEXT = (
    "Kim thanked Putin.\nPeskov said no more.\nBeijing kept silent.\nAllies since 1961.\nWar, ruin."
)


class OneOfEach(PlainCoder):
    """A coder that finds the same five claims in every report."""

    def code(self, clean: CleanReport) -> list[Claim]:
        starts = [0, *(i + 1 for i, letter in enumerate(TEXT) if letter == "\n")]
        lines = [Evidence(at, at + len(line), line, "", "x") for at, line in
                 zip(starts, TEXT.split("\n"), strict=True)]  # fmt: skip
        kim = Party("PRK:GOV", "Kim Jong Un", "Kim", 0, 3)
        putin = Party("RUS:GOV", "Vladimir Putin", "Putin", 12, 17)
        peskov = Party("RUS:GOV", "Dmitry Peskov", "Peskov", 19, 25)
        china = Party("CHN:GOV", "China", "Beijing", 41, 48)
        report = clean.report.id
        return [
            Act(
                report=report, evidence=lines[0], source=(kim,), target=(putin, china),
                event="SUPPORT", mode="praise", quad=1, confidence=0.75, when="2024-10",
                where="Moscow", what="oil", quantity=Quantity("tonnes", min=2000.0),
                according_to=Voice("KOR:SPY", "the agency"), status="denied",
            ),
            Statement(
                report=report, evidence=lines[1], speaker=peskov, cue="said",
                content=replace(lines[1], prefix="p", suffix="s"), direct=False, venue="a call",
                when="2023-05-01/2023-05-03",
            ),
            Silence(report=report, evidence=lines[2], actor=china, about="the troops"),
            Tie(
                report=report, evidence=lines[3], tie="alliance", members=(kim, china), name="pact",
                since="1961", until=None, when="1961/..",
            ),
            Consequence(report=report, evidence=lines[4], cause="war", effect="ruin"),
        ]  # fmt: skip


@pytest.fixture
def asked(dossier: Dossier) -> Dossier:
    """A dossier of three reports, two of them dated, each with a claim of every kind."""
    days = [None, date(2024, 11, 1), date(2024, 10, 2)]
    dossier.read(
        [Report(name, name * 32, TEXT, published=day, source="Outlet")
         for name, day in zip("abc", days, strict=True)],
        coder=OneOfEach(),
    )  # fmt: skip
    return dossier


def table(relation: duckdb.DuckDBPyRelation) -> list[dict[str, Any]]:
    return list(relation.to_arrow_table().to_pylist())


def test_claims_are_a_relation_that_outlives_the_dossier(asked: Dossier) -> None:
    claims = asked.claims()
    asked.close()
    gc.collect()
    denied = claims.filter("kind = 'act' AND status = 'denied'")
    assert denied.project("report, event").fetchall() == [
        ("c", "SUPPORT"), ("b", "SUPPORT"), ("a", "SUPPORT"),
    ]  # fmt: skip
    assert isinstance(claims.to_arrow_table(), pa.Table)
    assert claims.aggregate("count(*)").fetchall() == [(15,)]
    assert claims.to_arrow_table().num_rows == 15
    with pytest.raises(dragoman.DossierError, match="closed"):
        asked.claims()


def test_relations_do_not_disturb_each_other(asked: Dossier) -> None:
    failed: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(5):
                claims, runs = asked.claims(), asked.runs()
                acts = claims.filter("kind = 'act'")
                assert len(runs.fetchall()) == 1
                assert len(acts.fetchall()) == 3 and len(claims.fetchall()) == 15
        except BaseException as error:
            failed.append(error)

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert failed == []


def test_each_kind_has_a_table_with_its_own_columns(asked: Dossier) -> None:
    act = table(asked.acts())[0]
    assert (act["source"], act["target"]) == (["PRK:GOV"], ["RUS:GOV", "CHN:GOV"])
    assert (act["event"], act["mode"], act["quad"], act["what"]) == ("SUPPORT", "praise", 1, "oil")
    assert (act["value"], act["min"], act["unit"]) == (None, 2000.0, "tonnes")
    assert (act["voice_actor"], act["voice_name"], act["where"]) == (
        "KOR:SPY", "the agency", "Moscow",
    )  # fmt: skip
    assert (act["when_from"], act["when_to"]) == (date(2024, 10, 1), date(2024, 10, 31))
    assert (act["report"], act["outlet"], act["exact"]) == ("c", "Outlet", "Kim thanked Putin.")
    said = table(asked.statements())[0]
    assert (said["speaker"], said["speaker_name"]) == ("RUS:GOV", "Dmitry Peskov")
    assert (said["cue"], said["content"], said["direct"], said["venue"]) == (
        "said", "Peskov said no more.", "false", "a call",
    )  # fmt: skip
    silent = table(asked.silences())[0]
    assert (silent["actor"], silent["about"]) == ("CHN:GOV", "the troops")
    tie = table(asked.ties())[0]
    assert (tie["tie"], tie["members"], tie["member_names"]) == (
        "alliance", ["PRK:GOV", "CHN:GOV"], ["Kim Jong Un", "China"],
    )  # fmt: skip
    assert (tie["name"], tie["since"], tie["until"]) == ("pact", "1961", None)
    assert (tie["when_from"], tie["when_to"]) == (date(1961, 1, 1), None)
    follows = table(asked.claims("consequence"))[0]
    assert (follows["cause"], follows["effect"]) == ("war", "ruin")
    every = table(asked.claims())
    assert [row["kind"] for row in every[:5]] == [
        "act", "statement", "silence", "tie", "consequence",
    ]  # fmt: skip
    assert every[0]["parties"][0] == {
        "role": "source", "code": "PRK:GOV", "name": "Kim Jong Un", "text": "Kim",
    }  # fmt: skip


def count(relation: duckdb.DuckDBPyRelation) -> int:
    return len(relation.fetchall())


@pytest.mark.parametrize(
    ("actor", "kinds"),
    [
        ("PRK", {"act", "tie"}),
        ("prk:gov", {"act", "tie"}),
        ("RUS", {"act", "statement"}),
        ("dmitry peskov", {"statement"}),  # a person is meant alone, not all who share the code
        ("China", {"act", "silence", "tie"}),
    ],
)
def test_an_actor_is_meant_by_code_or_by_name(asked: Dossier, actor: str, kinds: set[str]) -> None:
    assert {row[0] for row in asked.claims(actor=actor).project("kind").fetchall()} == kinds


def test_of_a_dyad_both_have_a_part(asked: Dossier) -> None:
    assert count(asked.claims(dyad=("PRK", "China"))) == 6
    assert count(asked.acts(dyad=("RUS", "PRK"))) == 3
    assert {row[0] for row in asked.claims(dyad=("RUS", "CHN")).project("kind").fetchall()} == {
        "act"
    }
    with pytest.raises(QueryError, match="not for both"):
        asked.claims(actor="PRK", dyad=("PRK", "RUS"))


def test_days_are_those_of_the_deed_and_else_of_the_report(asked: Dossier) -> None:
    assert count(asked.acts(since="2024-10-31")) == 3  # "2024-10" reaches to its last day
    assert count(asked.acts(since="2024-11-01")) == 0
    assert count(asked.acts(until=date(2024, 10, 1))) == 3
    assert count(asked.statements(since="2023-05-03", until="2023-05-03")) == 3
    assert count(asked.ties().filter("when_to IS NULL")) == 3
    assert count(asked.claims("tie", since="2024-01-01")) == 3  # it still stands
    assert count(asked.silences(since="2024-11-01")) == 1
    assert count(asked.silences(until="2024-10-02")) == 1
    assert count(asked.claims(status="denied")) == 3
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        asked.claims(since="autumn")


def test_what_is_not_there_is_told_with_what_is_near(asked: Dossier) -> None:
    with pytest.raises(QueryError, match=r"'RSU'; near to it: RUS"):
        asked.claims(actor="RSU")
    with pytest.raises(QueryError, match=r"acts.*act, statement"):
        asked.claims("acts")
    with pytest.raises(QueryError, match=r"no report 'z'"):
        asked.report("z")
    for ask in (asked.regions, asked.repairs, asked.rows):
        with pytest.raises(QueryError, match=r"no report 'z'"):
            ask("z")


def test_an_empty_dossier_says_that_it_is_empty(dossier: Dossier) -> None:
    assert count(dossier.claims()) == count(dossier.acts()) == 0
    with pytest.raises(QueryError, match="empty"):
        dossier.claims(actor="RUS")


def test_records_come_back_as_the_coder_gave_them(asked: Dossier) -> None:
    made = OneOfEach().code(CleanReport(asked.report("b"), (), (), ()))
    assert [claim for _, claim in asked.records(report="b")] == made
    assert [claim for _, claim in asked.records("tie", report="b")] == [made[3]]
    assert [row.claim for row in asked.rows("b")] == made
    rows = asked.rows()
    assert [row.report_id for row in rows] == ["c"] * 5 + ["b"] * 5 + ["a"] * 5
    assert {(row.published, row.source) for row in rows[:5]} == {(date(2024, 10, 2), "Outlet")}
    assert len({row.id for row in rows}) == 15


def test_regions_are_those_that_the_cleaning_marked(dossier: Dossier) -> None:
    from dragoman.reading.clean import clean

    report = reports(1)[0]
    dossier.read(report, coder=PlainCoder())
    cleaned = clean(report)
    assert dossier.regions("r000") == cleaned.regions and cleaned.regions
    assert all(isinstance(one, Region) for one in dossier.regions("r000"))
    assert dossier.repairs("r000") == cleaned.repairs


def test_a_change_by_another_program_is_seen(path: Path, dossier: Dossier) -> None:
    assert dossier.rows() == []
    dragoman.open(path).read(reports(1), coder=PlainCoder())
    assert len(dossier.rows()) == 3
    path.unlink()
    dragoman.open(path).read(reports(2)[1:], coder=PlainCoder())
    assert {row.report_id for row in dossier.rows()} == {"r001"}


@pytest.mark.parametrize("text", [None, 5, b"Chile thanked Peru.", Path("a.txt"), ["a"], "a\ud800"])
def test_what_is_no_text_is_not_coded(text: Any) -> None:
    with pytest.raises(InputError, match=r"decode|mend"):
        dragoman.code(text)


@pytest.mark.parametrize("published", [5, 2024.5, b"2024-11-01", ["2024-11-01"], "2024-13-01"])
def test_what_is_no_day_is_told(published: Any) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        dragoman.code("Chile thanked Peru.", published=published)


def test_text_is_coded_without_a_dossier() -> None:
    found = dragoman.code("One line.\nAnd another.", "2024-11-01", report="x", coder=PlainCoder())
    assert [claim.report for claim in found] == ["x", "x"]
    assert {claim.when for claim in found if claim.kind == "act"} <= {"2024-11-01"}
    report = reports(1)[0]
    assert dragoman.code(report, coder=PlainCoder()) == PlainCoder().code(
        CleanReport(report, (), (), ())
    )
