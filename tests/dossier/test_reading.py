"""Reading: nothing twice, nothing mixed, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dragoman.reading.sources import make_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain_coder import PlainCoder, reports

from dragoman import Claim, CleanReport, Dossier, InputError, Report, Statement
from dragoman.store.claims import claim_id


def test_reading_twice_changes_nothing(dossier: Dossier) -> None:
    first = dossier.read(reports(5), coder=PlainCoder())
    assert first.read == tuple(f"r{number:03}" for number in range(5))
    assert first.known == ()
    before, coder = dossier.rows(), PlainCoder()
    second = dossier.read(reports(5), coder=coder)
    assert (second.read, second.known) == ((), first.read)
    assert coder.coded == []
    assert dossier.rows() == before
    assert len(dossier.runs().fetchall()) == 2


def test_the_intake_counts_what_is_in_the_dossier(dossier: Dossier) -> None:
    intake = dossier.read(reports(9), coder=PlainCoder())
    kept = dict(dossier.claims().aggregate("kind, count(*)").fetchall())
    assert intake.claims == kept
    assert sum(kept.values()) == len(dossier.rows())


@pytest.mark.parametrize(
    "newer", [PlainCoder("2"), PlainCoder(authority="2")], ids=["coder", "authority"]
)
def test_rows_of_an_older_coder_are_replaced(dossier: Dossier, newer: PlainCoder) -> None:
    dossier.read(reports(6), coder=PlainCoder())
    intake = dossier.read(reports(4), coder=newer)
    assert len(intake.read) == 4
    runs = dossier.reports().project("id, run").order("id").fetchall()
    assert [run for _, run in runs] == [2, 2, 2, 2, 1, 1]
    assert len(dossier.rows()) == sum(intake.claims.values()) + 9
    assert dossier.read(reports(4), coder=newer).read == ()


def test_a_new_date_replaces_and_a_lost_one_does_not(dossier: Dossier) -> None:
    dossier.read(reports(1), coder=PlainCoder())
    dated = dossier.read(reports(1), published="2024-11-01", coder=PlainCoder())
    assert dated.read == ("r000",)
    assert dossier.report("r000").published == date(2024, 11, 1)
    assert {claim.when for _, claim in dossier.records("act")} == {"2024-11-01"}
    assert dossier.read(reports(1), coder=PlainCoder()).known == ("r000",)
    dossier.read(reports(1), coder=PlainCoder("2"))
    report = dossier.report("r000")
    assert (report.published, report.published_from) == (date(2024, 11, 1), "given")


def test_reports_of_one_name_keep_apart(dossier: Dossier) -> None:
    a, b, c = (Report("same", letter * 32, f"Text {letter}") for letter in "abc")
    assert dossier.read([a, b], coder=PlainCoder()).read == ("same", "same~bbbbbb")
    assert dossier.read([c, b, a], coder=PlainCoder()).read == ("same~cccccc",)
    assert dossier.report("same~bbbbbb") == replace(b, id="same~bbbbbb")
    assert {row.claim.report for row in dossier.rows()} == {"same", "same~bbbbbb", "same~cccccc"}


def test_two_copies_of_one_report_in_one_reading_are_one(dossier: Dossier) -> None:
    report = reports(1)[0]
    later = replace(report, id="copy", published=date(2024, 1, 2), published_from="given")
    for _ in range(3):
        dossier.read([report, later], coder=PlainCoder())
    assert [row[0] for row in dossier.reports().fetchall()] == ["r000"]


def test_files_folders_and_texts_are_read(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"China met Russia in {name}.\n", encoding="utf-8")
    intake = dossier.read(
        [folder, "A text.\nOf two lines.\n"], source="The Outlet", coder=PlainCoder()
    )
    assert set(intake.read) >= {"a", "b"} and len(intake.read) == 3
    assert {row[0] for row in dossier.reports().project("source").fetchall()} == {"The Outlet"}
    assert dossier.read(folder / "a.txt", coder=PlainCoder()).known == ("a",)


def test_what_is_not_read_is_told_and_kept(dossier: Dossier, tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("Iran met Iraq.\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    half = Report("half", "f" * 32, "a \ud800 b")
    intake = dossier.read([good, empty, half], coder=PlainCoder())
    assert intake.read == ("good",)
    assert len(intake.rejected) == 2
    assert any("surrogate" in one.reason for one in intake.rejected)
    kept = dossier.rejections().project("path, reason").fetchall()
    assert sorted(kept) == sorted((one.path, one.reason) for one in intake.rejected)


class Misquoting(PlainCoder):
    """A coder that gets every second quote wrong."""

    def code(self, clean: CleanReport) -> list[Claim]:
        claims = super().code(clean)
        wrong = [replace(one.evidence, start=one.evidence.start + 1) for one in claims]
        return [
            replace(claim, evidence=wrong[i]) if i % 2 else claim for i, claim in enumerate(claims)
        ]


def test_a_claim_whose_quote_is_not_in_the_text_is_set_aside(dossier: Dossier) -> None:
    intake = dossier.read(reports(1), coder=Misquoting())
    assert len(dossier.rows()) == 2
    assert [one.path for one in intake.rejected] == ["r000"]
    assert "quote" in intake.rejected[0].reason


class Failing(PlainCoder):
    """A coder that breaks at the fourth report."""

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        for number, claims in enumerate(super().code_many(cleans)):
            if number == 3:
                raise RuntimeError("broken")
            yield claims


def test_what_was_coded_before_an_error_is_kept(dossier: Dossier) -> None:
    with pytest.raises(RuntimeError, match="broken"):
        dossier.read(reports(6), coder=Failing())
    assert len(dossier.reports().fetchall()) == 3
    assert dossier.runs().project("finished").fetchall() == [(None,)]
    intake = dossier.read(reports(6), coder=PlainCoder())
    assert (len(intake.known), len(intake.read)) == (3, 3)


def test_progress_goes_from_one_to_all(dossier: Dossier) -> None:
    seen: list[tuple[int, int]] = []
    dossier.read(reports(3), coder=PlainCoder())
    dossier.read(reports(7), coder=PlainCoder(), progress=lambda a, b: seen.append((a, b)))
    assert seen == [(done, 7) for done in range(1, 8)]


def test_a_day_that_is_none_is_refused(dossier: Dossier) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        dossier.read(reports(1), published="yesterday", coder=PlainCoder())


def test_a_claims_id_depends_on_the_report_and_the_content_only(dossier: Dossier) -> None:
    dossier.read(reports(3), coder=PlainCoder())
    for row in dossier.rows():
        assert row.id == claim_id(row.report_key, replace(row.claim, report="other"))
        assert row.id != claim_id("0", row.claim)
        assert row.id != claim_id(row.report_key, replace(row.claim, status="possible"))
        assert len(row.id) == 16


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(anything.filter(str.strip), min_size=1, max_size=5, unique=True))
def test_any_text_comes_back_with_its_quotes(dossier: Dossier, texts: list[str]) -> None:
    made = [make_report(text) for text in texts]
    intake = dossier.read(made, coder=PlainCoder())
    coder = PlainCoder()
    for given_report, identity in zip(made, intake.read + intake.known, strict=False):
        del given_report
        kept = dossier.report(identity)
        assert kept.text in texts
        clean = CleanReport(kept, (), (), ())
        found = [claim for _, claim in dossier.records(report=identity)]
        assert found == coder.code(clean)
        for claim in found:
            quote = claim.evidence
            assert kept.text[quote.start : quote.end] == quote.exact
            if isinstance(claim, Statement):
                assert claim.content == quote
    assert {dossier.report(one).text for one in intake.read + intake.known} == set(texts)
