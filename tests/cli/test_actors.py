"""The verbs of the authority: who is meant, who is not known, and who is new in office."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman
from dragoman.actors import saved
from tests.cli.command_runs import Run, outside
from tests.upkeep.loopback import Answer, holders, person, service

REPORTS = {
    "one": "Norwegian envoy Kari Nordmann met Swiss officials. Nordmann condemned Chad.\n",
    "two": "The Free Valley Movement attacked Kenyan troops. A spokesman for the Free Valley "
    "Movement said that Kenya would fall.\n",
    "three": "Envoy Kari Nordmann of Norway told reporters that Chad would sign.\n",
    "four": "Jonas Falk said that Sweden would not send troops. Falk condemned Denmark.\n",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders of this test's own."""
    monkeypatch.setattr(saved, "folder", lambda kind="cache": tmp_path / kind)
    return tmp_path


@pytest.fixture
def unknown(run: Run, home: Path) -> Path:
    """A dossier of reports in which names stand that no table has."""
    for name, text in REPORTS.items():
        (home / f"{name}.txt").write_text(text, encoding="utf-8")
    paths = [home / f"{name}.txt" for name in REPORTS]
    assert run("read", *paths, "--into", home / "a.duckdb", "--quiet").code == 0
    return home / "a.duckdb"


def test_the_report_around_a_name_decides_who_is_meant(run: Run, home: Path) -> None:
    korea = home / "korea.txt"
    korea.write_text("North Korean leader Kim Jong Un left Pyongyang. Kim was to meet Trump.\n")
    lima = home / "lima.txt"
    lima.write_text("LIMA, 3 May 2017 - Peru condemned Chile. Kim spoke to South Korea's allies.\n")
    asked = ("actors", "Kim", "--as-of", "2019-02-27", "--json", "--context")
    assert run(*asked, korea).lines[0]["name"] == "Kim Jong Un"
    assert run(*asked, lima).lines[0]["code"].startswith("KOR")
    assert run(*asked, korea.read_text()).lines[0]["name"] == "Kim Jong Un"
    shown = run("actors", "Kim", "--context", korea, "--as-of", "2019-02-27", "--width", 100).out
    assert "as of 2019-02-27, in korea" in shown and "named in the context" in shown


def test_the_day_of_the_report_counts_where_none_is_given(run: Run, home: Path) -> None:
    path = home / "lines.jsonl"
    path.write_text('{"id": "a", "text": "France spoke.", "published": "1990-05-01"}\n')
    ran = run("actors", "the French president", "--context", path, "--json")
    assert ran.lines[0]["name"] == "François Mitterrand"


@pytest.mark.parametrize("given", ["nothing.txt", ""])
def test_a_context_that_is_no_file_is_told(run: Run, home: Path, given: str) -> None:
    ran = run("actors", "Kim", "--context", home / given)
    assert ran.code == 2 and len(ran.err.splitlines()) == 1 and ran.out == ""


def test_a_person_called_like_a_verb_is_asked_for_by_name(run: Run) -> None:
    assert run("actors", "--name", "update", "--json").code == 0
    ran = run("actors")
    assert ran.code == 2 and "which name?" in ran.err


def test_unknown_names_are_listed_with_what_the_texts_say(run: Run, unknown: Path) -> None:
    ran = run("actors", "unresolved", "--from", unknown, "--json")
    found = {line["name"]: line for line in ran.lines}
    assert list(found) == ["Kari Nordmann", "Free Valley Movement", "Jonas Falk"]
    envoy = found["Kari Nordmann"]
    assert (envoy["code"], envoy["kind"], envoy["reports"]) == ("NOR:GOV", "person", 2)
    assert "Norwegian envoy" in envoy["says"] and envoy["office"] == "envoy"
    assert envoy["mentions"] == 3
    assert envoy["report"] in {"one", "three"}
    body = found["Free Valley Movement"]
    assert (body["code"], body["kind"], body["mentions"]) == ("UNK", "organisation", 2)
    assert body["says"] == ["spokesman"] and "Free Valley Movement" in body["example"]
    with dragoman.open(unknown) as dossier:
        assert [one.name for one in dossier.unresolved()] == list(found)
    shown = run("actors", "unresolved", "--from", unknown, "--limit", 1, "--width", 120).out
    assert "Kari Nordmann" in shown and "Jonas Falk" not in shown and "1 of 3" in shown


def test_with_the_lines_added_and_the_reports_read_again_they_are_known(
    run: Run, unknown: Path, home: Path
) -> None:
    lines = run("actors", "unresolved", "--from", unknown, "--tsv").out
    mine = home / "mine.tsv"
    filled = lines.replace("Movement\tUNK\t", "Movement\tREB:FVM\t")
    mine.write_text(filled.replace("\tUNK\t", "\tSWE:GOV\t"), encoding="utf-8")
    paths = [home / f"{name}.txt" for name in REPORTS]
    assert run("read", *paths, "--into", unknown, "--authority", mine, "--quiet").code == 0
    left = run("actors", "unresolved", "--from", unknown, "--authority", mine)
    assert "knows every name" in left.out
    found = run("claims", "--from", unknown, "--actor", "REB:FVM", "--json").lines
    (act,) = [one for one in found if one["kind"] == "act"]
    assert act["source"][0]["name"] == "Free Valley Movement"


def test_a_name_with_hyphens_is_kept_whole_until_its_code_is_filled_in(
    run: Run, home: Path
) -> None:
    report = home / "hyphens.txt"
    report.write_text("Adaeze Nwosu-Bello condemned Chad. Chad accused Rose-Claire Banza-Moyo.\n")
    read = ("read", report, "--into", home / "h.duckdb", "--quiet")
    ask = ("actors", "unresolved", "--from", home / "h.duckdb", "--tsv")
    assert run(*read).code == 0
    lines = run(*ask).out
    names = [line.split("\t")[0] for line in lines.splitlines()[1:]]
    assert sorted(names) == ["Adaeze Nwosu-Bello", "Rose-Claire Banza-Moyo"]
    mine = home / "mine.tsv"
    for code, left in (("UNK", 2), ("TCD:OPP", 0)):
        mine.write_text(lines.replace("\tUNK\t", f"\t{code}\t"), encoding="utf-8")
        assert run(*read, "--authority", mine).code == 0
        assert run(*ask, "--authority", mine).out.count("\tUNK\t") == left
    claims = run("claims", "--from", home / "h.duckdb", "--actor", "TCD:OPP", "--json").lines
    acts = [one for one in claims if one["kind"] == "act"]
    assert {one["source"][0]["name"] for one in acts} >= {"Adaeze Nwosu-Bello"}


def test_a_bad_line_of_ones_own_is_told_by_every_verb_that_reads_it(run: Run, home: Path) -> None:
    mine = home / "mine.tsv"
    mine.write_text("name\tcode\nEva Lund\tNOR:GOV\nOla Berg\tnorway\n", encoding="utf-8")
    text = b"Eva Lund condemned Kenya.\n"
    for verb in (("code", "-"), ("actors", "Eva Lund"), ("read", "-", "--into", home / "b.duckdb")):
        ran = run(*verb, "--authority", mine, stdin=text)
        assert "line 3" in ran.err and "'norway'" in ran.err, verb
        assert len(ran.err.splitlines()) == 1, verb
    assert "NOR:GOV" in run("code", "-", "--authority", mine, stdin=text).out
    ran = run("code", "-", "--authority", home / "none.tsv", stdin=text)
    assert ran.code == 2 and "none.tsv" in ran.err


def test_office_holders_are_fetched_and_then_known(run: Run, home: Path) -> None:
    answer = holders(person("Wanjala Odhiambe", "President of Kenya", "2031-02-03"))
    with service([answer]) as told:
        asked = ("actors", "update", "--countries", "KEN", "--endpoint", told.address, "--json")
        ran = run(*asked, "--pause", 0)
    assert ran.code == 0 and ran.lines[0]["fetched"] == ["KEN"] and ran.lines[0]["rows"] == 1
    named = run("actors", "Wanjala Odhiambe", "--authority", home / "mine.tsv", "--json")
    assert named.code == 2
    (home / "mine.tsv").write_text("name\tcode\n", encoding="utf-8")
    named = run("actors", "Wanjala Odhiambe", "--authority", home / "mine.tsv", "--json")
    assert named.lines[0]["from"] == "2031-02-03"


def test_a_service_that_does_not_answer_is_told_in_one_line(run: Run) -> None:
    with service([Answer(b"<p>Sign in</p>", kind="text/html")]) as told:
        ran = run("actors", "update", "--countries", "KEN", "--endpoint", told.address)
    assert ran.code == 2 and "web page" in ran.err and len(ran.err.splitlines()) == 1
    with service([holders()]) as told:
        ran = run(
            "actors", "update", "--countries", "KEN,PER", "--endpoint", told.address, "--pause", 0
        )
    assert ran.code == 2 and "error: KEN" in ran.err and "same command again" in ran.err


def test_a_dry_run_asks_nothing(run: Run) -> None:
    with service([holders()]) as told:
        asked = ("actors", "update", "--dry-run", "--endpoint", told.address)
        ran = run(*asked, "--countries", "KEN,PER")
        assert "2 states" in ran.out and "KEN, PER" in ran.out and ran.code == 0
        (line,) = run(*asked, "--json").lines
        assert len(line["queries"]) > 180 and "wdt:P298" in line["queries"]["UKR"]
        assert told.queries == []
    assert run("actors", "update", "--countries", "kenya", "--dry-run").code == 2


def test_lines_with_a_context_are_answered_by_it() -> None:
    lines = [
        {"name": "Kim", "as_of": "2019-02-27", "context": "North Korean troops marched."},
        {"name": "Kim", "as_of": "2022-01-10", "context": "South Korea's parliament met."},
    ]
    ran = outside("actors", "-", "--json", stdin="\n".join(map(json.dumps, lines)).encode())
    first = [line["resolutions"][0]["code"] for line in ran.lines]
    assert first == ["PRK:GOV", "KOR:GOV"]
    assert all("reason" in one for line in ran.lines for one in line["resolutions"])


@pytest.mark.parametrize("words", [[""], ["  "], ["--name", ""]])
def test_an_empty_name_is_told(run: Run, words: list[str]) -> None:
    ran = run("actors", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "empty" in ran.err
