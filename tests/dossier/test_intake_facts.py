"""What the intake finds out about a report: language, day, outlet, damage; kept and shown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from tests.cli.command_runs import outside
from tests.dossier.plain_coder import PlainCoder

GERMAN = "Die beiden Minister einigten sich am Freitag in Lima darauf, die Grenze zu öffnen.\n"
ENGLISH = "Norway condemned Sweden on Friday, and the two ministers met in Oslo.\n"
DAMAGED = "Norwayâ€™s prime minister threatened Denmark on Friday in TromsÃ¸.\n"


def test_what_is_not_english_is_kept_and_counted_but_not_coded(dossier: Dossier) -> None:
    coder = PlainCoder()
    given = [make_report(text, id=name) for name, text in (("a", ENGLISH), ("b", GERMAN))]
    intake = dossier.read(given, coder=coder)
    assert intake.read == ("a", "b")
    assert intake.not_english == {"de": 1}
    assert dossier.rows("a") and not dossier.rows("b")
    assert dossier.report("b").language == "de"
    assert dossier.regions("b")
    assert dossier.read(given, coder=PlainCoder()).known == ("a", "b")


def test_who_knows_the_language_better_says_so(dossier: Dossier) -> None:
    report = make_report(GERMAN, id="b")
    dossier.read(report, coder=PlainCoder())
    intake = dossier.read(report, language="en", coder=PlainCoder())
    assert (intake.read, intake.not_english) == (("b",), {})
    assert dossier.rows("b")
    assert dragoman.code(GERMAN, coder=PlainCoder()) == []
    assert dragoman.code(GERMAN, language="English", coder=PlainCoder())


def test_a_copy_brings_a_surer_day_and_outlet(dossier: Dossier) -> None:
    text = "LIMA, May 3, 2019 (Reuters) - " + ENGLISH
    dossier.read(make_report(text, id="a"), coder=PlainCoder())
    first = dossier.report("a")
    assert (first.published_from, first.source, first.source_from) == (
        "byline",
        "Reuters",
        "credit",
    )
    copy = make_report(text, id="b", url="https://www.dawn.com/2019/05/04/lima")
    dossier.read(copy, coder=PlainCoder())
    (row,) = dossier.reports().project("published, published_from, outlet, outlet_from").fetchall()
    assert row == (date(2019, 5, 4), "url", "Dawn", "url")
    dossier.read(make_report(text, id="c", source="Post"), source="Other", coder=PlainCoder())
    report = dossier.report("a")
    assert (report.source, report.source_from) == ("Post", "given")


def test_the_outlet_given_for_all_stands_over_one_that_is_found(dossier: Dossier) -> None:
    text = "LIMA, May 3, 2019 (Reuters) - " + ENGLISH
    dossier.read(text + "\n", source="Lima Post", coder=PlainCoder())
    ((outlet, origin),) = dossier.reports().project("outlet, outlet_from").fetchall()
    assert (outlet, origin) == ("Lima Post", "given")


def test_a_claim_of_damaged_text_quotes_it_as_it_was_read() -> None:
    claims = dragoman.code(DAMAGED, published="2019-05-03")
    (act,) = (claim for claim in claims if claim.kind == "act")
    assert [party.code for party in act.source] == ["NOR:GOV"]
    assert [party.code for party in act.target] == ["DNK"]
    assert DAMAGED[act.evidence.start : act.evidence.end] == act.evidence.exact
    assert "Norwayâ€™s" in act.evidence.exact


def test_the_command_says_what_is_not_english(tmp_path: Path) -> None:
    for name, text in (("a", ENGLISH), ("b", GERMAN), ("c", GERMAN.replace("Lima", "Bern"))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    ran = outside("code", tmp_path)
    assert ran.code == 0
    assert {line["report"] for line in ran.lines} == {"a"}
    assert "b: it is in German" in ran.err and "--language en" in ran.err
    into = tmp_path / "x.duckdb"
    ran = outside("read", tmp_path, "--into", into)
    words = " ".join(ran.out.split())
    assert "2 reports are not English (2 German): kept, not coded" in words
    ran = outside("reports", "--from", into)
    assert ran.out.count("not coded: it is in German") == 2
    ran = outside("report", "b", "--from", into, "--json")
    (line,) = map(json.loads, ran.out.splitlines())
    assert (line["language"], line["outlet_from"], line["claims"]) == ("de", "unknown", [])
    assert "in German, not coded" in outside("report", "b", "--from", into).out


def test_a_day_that_is_not_sure_is_marked(tmp_path: Path) -> None:
    photo = (
        "President Ana Ruiz waves to supporters during a rally in Quito, Ecuador, Wednesday,"
        " March 6, 2013. (AP Photo/Luis Vega)\n\n"
    )
    told = "They met on Wednesday.\n\nEcuador condemned Peru on Thursday.\n"
    (tmp_path / "photo.txt").write_text(photo + told, encoding="utf-8")
    (tmp_path / "stamp.txt").write_text("Published: 3 May 2019\n" + ENGLISH, encoding="utf-8")
    into = tmp_path / "x.duckdb"
    assert outside("read", tmp_path, "--into", into).code == 0
    shown = outside("reports", "--from", into).out
    assert "2013-03-07 ?" in shown and "2019-05-03" in shown and "2019-05-03 ?" not in shown
    assert "not sure" in shown
    page = outside("report", "photo", "--from", into).out
    assert "2013-03-07 found in the text (76% sure)" in " ".join(page.split())
