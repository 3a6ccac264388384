"""Reading: nothing twice, nothing mixed, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import (
    Claim,
    CleanReport,
    Dossier,
    DossierVersion,
    InputError,
    ModelError,
    Rejection,
    Report,
    Statement,
)
from dragoman.reading.sources import make_report
from dragoman.store.claims import claim_id
from tests.dossier.plain_coder import PlainCoder, reports


def ids(dossier: Dossier) -> list[str]:
    return [str(row[0]) for row in dossier.reports().project("id").fetchall()]


def test_reading_twice_changes_nothing(dossier: Dossier) -> None:
    first = dossier.read(reports(5), coder=PlainCoder())
    assert first.read == tuple(f"r{number:03}" for number in range(5))
    assert first.known == ()
    before, coder = dossier.rows(), PlainCoder()
    second = dossier.read(reports(5), coder=coder)
    assert (second.read, second.known) == ((), first.read)
    assert (second.claims, second.set_aside) == ({}, {})
    assert coder.coded == []
    assert dossier.rows() == before


def test_a_report_without_a_title_is_shown_with_the_headline_in_its_text(dossier: Dossier) -> None:
    text = (
        "Norway and Sweden\u00a0sign accord\n\nNorway signed an accord with Sweden on Monday, "
        "the ministers of both said in Oslo.\n\nIt will be in force from May.\n"
    )
    report = make_report(text, id="a")
    dossier.read([report, make_report(text + "More.", id="b", title="Given")], coder=PlainCoder())
    titles = dict(dossier.reports().project("id, title").fetchall())
    assert titles == {"a": "Norway and Sweden sign accord", "b": "Given"}
    assert dossier.report("a").title == titles["a"]
    assert dossier.read([report], coder=PlainCoder()).known == ("a",)
    dossier.read([replace(report, title="Accord signed")], coder=PlainCoder())
    assert dossier.report("a").title == "Accord signed", "a title that is given counts more"


def test_each_reading_is_a_recorded_run(dossier: Dossier, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Norway met Sweden.\n", encoding="utf-8")
    text = "A text.\nOf two lines."
    dossier.read([file, text, reports(1)[0]], coder=PlainCoder("7", "2024-11"))
    dossier.read(iter(reports(2)), coder=PlainCoder("8", "2024-12"))
    first, second = dossier.runs().fetchall()
    number, started, finished, coder, authority, inputs, count = first
    assert (number, coder, authority) == (1, "7", "2024-11")
    assert inputs == [str(file), text, "r000"]
    assert isinstance(started, datetime) and started <= finished <= second[1]
    assert (second[0], second[3], second[4]) == (2, "8", "2024-12")
    assert (count, second[6]) == (2, 2), "a report counts where it was read last"
    assert second[5] == ["a list_iterator of reports"]


def test_the_intake_counts_what_is_in_the_dossier(dossier: Dossier) -> None:
    intake = dossier.read(reports(9), coder=Doubling())
    kept = dict(dossier.claims().aggregate("kind, count(*)").fetchall())
    assert intake.claims == kept
    assert sum(kept.values()) == len(dossier.rows())


class Doubling(PlainCoder):
    """A coder that finds each claim twice, the second time with more confidence."""

    def code(self, clean: CleanReport) -> list[Claim]:
        found = super().code(clean)
        return found + [replace(one, confidence=0.9) if one.kind == "act" else one for one in found]


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
    assert dossier.older() == 2
    made = dossier.coders().fetchall()
    assert made == [("1", "1", 2, 1), (newer.version, newer.authority_version, 4, 2)]
    dossier.read(reports(6), coder=newer)
    assert (dossier.older(), len(dossier.coders())) == (0, 1)


def test_an_older_coder_does_not_read_over_what_a_newer_one_has_read(dossier: Dossier) -> None:
    dossier.read(reports(3), coder=PlainCoder("first"))
    dossier.read(reports(1), coder=PlainCoder("second"))
    before = dossier.reports().fetchall()
    with pytest.raises(DossierVersion, match=r"second.*first.*new file"):
        dossier.read(reports(3), coder=PlainCoder("first"))
    assert dossier.reports().fetchall() == before
    assert len(dossier.runs()) == 2
    dossier.read(reports(3), coder=PlainCoder("second"))
    assert dossier.older() == 0


class Terse(PlainCoder):
    """A newer coder, which finds the first claim only."""

    def code(self, clean: CleanReport) -> list[Claim]:
        return super().code(clean)[:1]


def test_nothing_of_an_older_coder_stays_behind(dossier: Dossier, path: Path) -> None:
    dossier.read(reports(3), coder=Misquoting())
    assert dossier.rejections().fetchall()
    dossier.read(reports(3), coder=Terse("2"))
    assert len(dossier.rows()) == 3
    assert dossier.rejections().fetchall() == []
    parties = dossier.claims().project("list_aggregate(parties, 'count')").fetchall()
    assert all(count <= 2 for (count,) in parties)


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
    dossier.read(reports(1), published=datetime(2024, 11, 3, 8), coder=PlainCoder("2"))
    assert dossier.report("r000").published == date(2024, 11, 3)


def test_a_copy_of_another_name_changes_nothing_but_what_was_not_known(dossier: Dossier) -> None:
    first = replace(
        reports(1)[0], source="One", published=date(2024, 11, 1), published_from="given"
    )
    dossier.read([first], coder=PlainCoder())
    copy = replace(
        first, id="copy", title="Late", source="Two", url="https://x", published=date(2024, 11, 2)
    )
    assert dossier.read([replace(copy, title=None, url=None)], coder=PlainCoder()).read == ()
    assert dossier.read([copy], coder=PlainCoder()).read == ("r000",)
    filled = replace(first, title="Late", url="https://x")
    assert dossier.report("r000") == filled
    assert dossier.read([first, copy], coder=PlainCoder()).read == ()
    dossier.read([copy], coder=PlainCoder("2"))
    assert dossier.report("r000") == filled
    assert len(ids(dossier)) == 1


def test_copies_in_one_reading_are_one_report_with_the_surest_date(dossier: Dossier) -> None:
    report = reports(1)[0]
    sidecar = replace(report, id="b", published=date(2024, 1, 2), published_from="sidecar")
    other = replace(report, id="c", published=date(2024, 1, 3), published_from="sidecar")
    intake = dossier.read([report, sidecar, other, report], coder=PlainCoder())
    assert (intake.read, intake.known) == (("r000",), ("r000", "r000"))
    before = dossier.rows()
    assert {row.published for row in before} == {date(2024, 1, 2)}
    for _ in range(2):
        assert dossier.read([report, sidecar, other], coder=PlainCoder()).read == ()
    assert dossier.rows() == before


def test_reports_of_one_name_keep_apart(dossier: Dossier) -> None:
    a, b, c = (Report("same", letter * 32, f"Text {letter}") for letter in "abc")
    assert dossier.read([a, b], coder=PlainCoder()).read == ("same", "same~bbbbbb")
    assert dossier.read([c, b, a], coder=PlainCoder()).read == ("same~cccccc",)
    assert dossier.report("same~bbbbbb") == replace(b, id="same~bbbbbb")
    assert {row.claim.report for row in dossier.rows()} == {"same", "same~bbbbbb", "same~cccccc"}
    assert dossier.read([b], published="2024-05-01", coder=PlainCoder()).read == ("same~bbbbbb",)


def test_files_folders_and_texts_are_read(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"China met Russia in {name}.\n", encoding="utf-8")
    intake = dossier.read(
        [folder, "A text.\nOf two lines.\n"], source="The Outlet", coder=PlainCoder()
    )
    assert set(intake.read) >= {"a", "b"} and len(intake.read) == 3
    assert {row[0] for row in dossier.reports().project("outlet").fetchall()} == {"The Outlet"}
    assert dossier.read(folder / "a.txt", coder=PlainCoder()).known == ("a",)
    assert dossier.read(str(folder / "b.txt"), coder=PlainCoder()).known == ("b",)
    assert dossier.read("One text.\nAlone.", coder=PlainCoder()).read
    assert dossier.read(replace(reports(1)[0], id="x"), coder=PlainCoder()).read == ("x",)


def test_what_is_not_read_is_told_and_kept_once(dossier: Dossier, tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("Iran met Iraq.\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    half = Report("half", "f" * 32, "a \ud800 b")
    for _ in range(2):
        intake = dossier.read([good, empty, half, " \n ", "x" * 5000], coder=PlainCoder())
        assert len(intake.rejected) == 4
        kept = dossier.rejections().project("path, reason").fetchall()
        assert sorted(kept) == sorted((one.path, one.reason) for one in intake.rejected)
    assert intake.known == ("good",)
    assert any("surrogate" in one.reason for one in intake.rejected)


@pytest.mark.parametrize("text", ["Iran met Iraq in May.", "", "x\0y", "word " * 2000])
def test_a_text_without_a_line_break_is_told_what_makes_it_one(dossier: Dossier, text: str) -> None:
    (rejected,) = dossier.read(text, coder=PlainCoder()).rejected
    assert "line break" in rejected.reason


def test_what_is_no_source_at_all_is_refused(dossier: Dossier) -> None:
    with pytest.raises(InputError, match=r"b'a.txt'.*give a path"):
        dossier.read([*reports(1), b"a.txt"], coder=PlainCoder())  # type: ignore[list-item]
    for thing in (None, 5, b"a.txt", True):
        with pytest.raises(InputError, match="give a path"):
            dossier.read(thing, coder=PlainCoder())
    assert ids(dossier) == [] and dossier.runs().fetchall() == []


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
    """A coder that breaks on some reports, with errors of the given kind."""

    def __init__(self, *broken: str, error: BaseException | None = None) -> None:
        super().__init__()
        self.broken = broken
        self.error = error or ZeroDivisionError("no words here")

    def code(self, clean: CleanReport) -> list[Claim]:
        if clean.report.id in self.broken:
            raise self.error
        return super().code(clean)


def test_a_report_that_the_coder_breaks_on_takes_no_other_along(dossier: Dossier) -> None:
    seen: list[int] = []
    intake = dossier.read(
        reports(40), coder=Failing("r003", "r004", "r039"), progress=lambda a, _: seen.append(a)
    )
    assert seen == list(range(1, 41))
    assert len(intake.read) == 37
    assert [one.path for one in intake.rejected] == ["r003", "r004", "r039"]
    assert "ZeroDivisionError: no words here" in intake.rejected[0].reason
    assert dossier.runs().filter("finished IS NULL").fetchall() == []
    again = dossier.read(reports(40), coder=PlainCoder())
    assert again.read == ("r003", "r004", "r039")
    assert dossier.rejections().fetchall() == []


def test_what_an_older_coder_found_stays_where_the_newer_one_breaks(dossier: Dossier) -> None:
    dossier.read(reports(2), coder=PlainCoder())
    newer = Failing("r001")
    newer.version = "2"
    assert dossier.read(reports(2), coder=newer).read == ("r000",)
    assert {row.report_id for row in dossier.rows()} == {"r000", "r001"}
    assert [one[1] for one in dossier.rejections().fetchall()] == ["r001"]


@pytest.mark.parametrize(
    "error", [ModelError("the model is missing"), KeyboardInterrupt()], ids=["model", "Ctrl-C"]
)
def test_what_was_coded_before_it_was_broken_off_is_kept(
    dossier: Dossier, error: BaseException
) -> None:
    with pytest.raises(type(error)):
        dossier.read(reports(30), coder=Failing("r020", error=error))
    assert len(ids(dossier)) == 20
    assert dossier.runs().project("finished").fetchall() == [(None,)]
    intake = dossier.read(reports(30), coder=PlainCoder())
    assert (len(intake.known), len(intake.read)) == (20, 10)


def test_a_coder_that_gives_too_little_is_found_out(dossier: Dossier) -> None:
    class Lazy(PlainCoder):
        def code_many(self, cleans: object) -> Iterator[list[Claim]]:
            return iter([])

    intake = dossier.read(reports(2), coder=Lazy())
    assert intake.read == () and len(intake.rejected) == 2


def test_progress_goes_from_one_to_all(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Text a.\n", encoding="utf-8")
    lines = '{"text": "One."}\n\n{"text": "Two."}\nthis is no JSON\n'
    (tmp_path / "in" / "b.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "none").mkdir()
    sources: list[str | Path | Report] = [
        *reports(2), tmp_path / "in", str(tmp_path / "in" / "a.txt"), "A text.\nA line.",
        tmp_path / "none", tmp_path / "missing.txt",
    ]  # fmt: skip
    seen: list[tuple[int, int | None]] = []
    for _ in range(2):
        seen.clear()
        dossier.read(sources, coder=PlainCoder(), progress=lambda a, b: seen.append((a, b)))
        assert seen == [(done, 10) for done in range(1, 11)]


def test_what_can_be_read_only_once_is_not_counted_beforehand(dossier: Dossier) -> None:
    seen: list[tuple[int, int | None]] = []
    intake = dossier.read(
        (report for report in reports(3)),
        coder=PlainCoder(),
        progress=lambda a, b: seen.append((a, b)),
    )
    assert len(intake.read) == 3
    assert seen == [(done, None) for done in range(1, 4)]


def test_a_day_that_is_none_is_refused(dossier: Dossier) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        dossier.read(reports(1), published="yesterday", coder=PlainCoder())


def test_a_claims_id_depends_on_the_report_and_the_content_only(dossier: Dossier) -> None:
    dossier.read(reports(3), coder=PlainCoder())
    assert len(dossier.rows()) >= 3
    for row in dossier.rows():
        assert row.id == claim_id(row.report_key, replace(row.claim, report="other"))
        assert row.id != claim_id("0", row.claim)
        assert row.id != claim_id(row.report_key, replace(row.claim, status="possible"))
        assert len(row.id) == 16


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(anything.filter(str.strip), min_size=1, max_size=20, unique=True))
def test_any_text_comes_back_with_its_quotes(dossier: Dossier, texts: list[str]) -> None:
    intake = dossier.read([make_report(text, language="en") for text in texts], coder=PlainCoder())
    found = dossier.records()
    back = set()
    for identity in {*intake.read, *intake.known}:
        kept = dossier.report(identity)
        back.add(kept.text)
        claims = [claim for _, claim in found if claim.report == identity]
        assert claims == PlainCoder().code(CleanReport(kept, (), (), ()))
        for claim in claims:
            quote = claim.evidence
            assert kept.text[quote.start : quote.end] == quote.exact
            if isinstance(claim, Statement):
                assert claim.content == quote
    assert back == set(texts)


def test_a_rejection_handed_in_is_kept_as_it_is(dossier: Dossier, tmp_path: Path) -> None:
    intake = dossier.read(tmp_path / "missing.txt", coder=PlainCoder())
    (rejected,) = intake.rejected
    assert isinstance(rejected, Rejection)
    assert rejected.path == str(tmp_path / "missing.txt")
