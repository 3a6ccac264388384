"""The verbs that ask a dossier: tables that fit and say how to go on, and lines of JSON."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest
from rich.cells import cell_len

import dragoman
from dragoman.exchange.lines import from_line
from dragoman.picture.lines import to_line, to_lines
from tests.cli.command_runs import TEXTS, Run

CLAIM_VERBS = ["claims", "statements", "silences"]
TABLES = [
    *CLAIM_VERBS,
    "picture",
    "timeline",
    "ties",
    "disagreements",
    "counts",
    "reports",
    "info",
    "runs",
]


@pytest.mark.parametrize("verb", CLAIM_VERBS)
def test_claims_come_as_lines_of_the_contract(run: Run, affair: Path, verb: str) -> None:
    ran = run(verb, "--from", affair, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines
    with dragoman.open(affair, read_only=True) as dossier:
        kept = dict(dossier.records())
    for line in ran.lines:
        claim = from_line(line)
        known = kept[line["id"]]
        assert (claim.report, claim.kind) == (known.report, known.kind)
        text = TEXTS.get(claim.report)
        if text:
            assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact
    if verb != "claims":
        assert {line["kind"] for line in ran.lines} == {verb.rstrip("s")}


def test_filters_narrow_what_is_shown(run: Run, affair: Path) -> None:
    every = run("claims", "--from", affair, "--json").lines
    greek = run("claims", "--from", affair, "--actor", "GRC", "--json").lines
    acts = run("claims", "--from", affair, "--kind", "act", "--json").lines
    early = run("claims", "--from", affair, "--until", "2019-12-31", "--json").lines
    assert 0 < len(greek) < len(every)
    assert {line["kind"] for line in acts} == {"act"}
    assert {line["report"] for line in early} == {"asmara"}
    newest = run("claims", "--from", affair, "--limit", 2, "--json").lines
    assert newest == every[-2:]


@pytest.fixture(scope="module")
def pentagon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier in which two people speak for one ministry."""
    folder = tmp_path_factory.mktemp("pentagon")
    text = """WASHINGTON, 5 November 2024 - US Defense Secretary Lloyd Austin said that allies were ready. Pentagon spokesman Pat Ryder said that the talks went on.

Lloyd Austin met Olaf Scholz. Mary Winterbourne said that the town was quiet.

Ryder declined to comment on the delay.
"""
    (folder / "talks.txt").write_text(text, encoding="utf-8")
    path = folder / "talks.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read(folder / "talks.txt")
    return path


def test_a_persons_name_means_the_person_and_not_the_office(run: Run, pentagon: Path) -> None:
    def speakers(*words: str) -> set[str]:
        ran = run("statements", "--from", pentagon, "--json", *words)
        return {line["speaker"]["name"] for line in ran.lines}

    assert {"Lloyd Austin", "Pat Ryder"} <= speakers("--actor", "USA")
    assert speakers("--actor", "lloyd austin") == {"Lloyd Austin"}
    assert speakers("--actor", "Pat Ryder") == {"Pat Ryder"}
    assert {"Lloyd Austin", "Pat Ryder"} <= speakers("--actor", "USA:MIL")
    assert run("silences", "--from", pentagon, "--actor", "Lloyd Austin", "--json").lines == []
    told = run("timeline", "--from", pentagon, "--actor", "Pat Ryder", "--json").lines
    names = {one["name"] for line in told if line["kind"] == "statement" for one in line["actors"]}
    assert names == {"Pat Ryder"}


def test_a_day_is_not_broken_where_other_columns_can_give_way(run: Run, affair: Path) -> None:
    for verb in ("claims", "picture", "timeline", "silences"):
        shown = run(verb, "--from", affair, "--width", 60).out
        assert re.search(r"\(\d{4}-\d\d-\d\d\)", shown)
        assert not re.search(r"\(\d{4}-\d\d-\d\d(?!\))", shown)


def test_silences_of_the_picture_say_that_the_newest_stand_first(run: Run, tmp_path: Path) -> None:
    for day, state in (("03", "Chile"), ("05", "Peru"), ("04", "Norway")):
        text = f"OSLO, {int(day)} May 2021 - {state} declined to comment on the border."
        (tmp_path / f"{day}.txt").write_text(text + "\n", encoding="utf-8")
    path = tmp_path / "a.duckdb"
    assert run("read", tmp_path, "--into", path, "--quiet").code == 0
    with dragoman.open(path, read_only=True) as dossier:
        told = [one.source.published for one in dossier.picture().silences]
    assert told == [date(2021, 5, 5), date(2021, 5, 4), date(2021, 5, 3)]
    assert "3 of 3, the newest first" in run("picture", "--from", path, "--width", 100).out


@pytest.mark.parametrize("words", [["dyad", "Turkey", "Greece"], ["timeline"], ["picture"]])
def test_it_ends_as_shells_know_it_when_nobody_listens(affair: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dragoman", *words, "--from", str(affair)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["timeline", "--status", "foo"], "planned"),
        (["claims", "--status", "foo"], "planned"),
        (["disagreements", "--kind", "foo"], "number, date, place"),
        (["claims", "--kind", "foo"], "statement"),
    ],
)
def test_an_unknown_kind_or_status_is_told_the_known_ones(
    run: Run, affair: Path, words: list[str], named: str
) -> None:
    ran = run(*words, "--from", affair)
    assert (ran.code, ran.out) == (2, "")
    assert "'foo'" in ran.err and named in ran.err


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("verb", TABLES)
def test_no_table_is_wider_than_asked_for(run: Run, affair: Path, verb: str, width: int) -> None:
    ran = run(verb, "--from", affair, "--width", width)
    assert ran.code == 0
    assert max(cell_len(line.rstrip()) for line in ran.out.splitlines()) <= width


@pytest.mark.parametrize("verb", TABLES)
def test_an_empty_dossier_says_what_to_do(run: Run, tmp_path: Path, verb: str) -> None:
    path = tmp_path / "new.duckdb"
    dragoman.open(path).close()
    ran = run(verb, "--from", path)
    assert (ran.code, ran.err) == (0, "")
    assert "dragoman read" in " ".join(ran.out.split())
    lines = run(verb, "--from", path, "--json").lines
    assert len(lines) == (verb == "info")


def test_nothing_found_says_what_to_do(run: Run, affair: Path) -> None:
    ran = run("claims", "--from", affair, "--since", "2025-01-01")
    assert ran.code == 0 and "--since" in ran.out


def test_an_actor_that_nobody_names_is_told_with_those_near(run: Run, affair: Path) -> None:
    ran = run("claims", "--from", affair, "--actor", "Greese")
    assert ran.code == 2 and "Greece" in ran.err


def test_actors_stand_by_name_and_reports_by_what_opens_them(run: Run, affair: Path) -> None:
    out = run("claims", "--from", affair, "--kind", "act", "--width", 120).out
    assert "Turkey → Greece" in out
    assert "GRC" not in out
    assert "report ankara" in out


def test_the_only_dossier_here_is_found_and_named(
    run: Run, affair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(affair.parent)
    ran = run("reports", "--json")
    assert len(ran.lines) == 4
    assert "affair.duckdb" in ran.err
    monkeypatch.chdir("/")
    monkeypatch.setenv("DRAGOMAN_DOSSIER", str(affair))
    assert len(run("reports", "--json").lines) == 4


def test_two_dossiers_here_are_not_guessed_between(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        dragoman.open(tmp_path / f"{name}.duckdb").close()
    monkeypatch.chdir(tmp_path)
    ran = run("reports")
    assert ran.code == 2 and "a.duckdb, b.duckdb" in ran.err


def test_colour_is_for_terminals_and_for_those_who_want_it(
    run: Run, affair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = re.compile(r"\x1b\[(?:\d;)*[34]\d")
    asked = ["claims", "--from", affair]
    assert "\x1b[" not in run(*asked).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured.search(run(*asked).out)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured.search(run(*asked).out)


def test_a_reader_that_leaves_early_hears_no_complaint(affair: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m dragoman claims --from {affair} --json | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)
    assert done.stderr == ""


def test_what_an_older_coder_has_read_is_told(run: Run, affair: Path, tmp_path: Path) -> None:
    assert run("picture", "--from", affair).err == ""
    path = tmp_path / "two.duckdb"
    path.write_bytes(affair.read_bytes())
    lines = tmp_path / "one.jsonl"
    lines.write_text('{"text": "Chile thanked Peru.\\n"}', encoding="utf-8")
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE runs SET coder = 'old'")
    assert run("picture", "--from", path).err == "", "all are of one coder"
    read = run("read", lines, "--into", path)
    for ran in (read, run("picture", "--from", path), run("claims", "--from", path, "--json")):
        assert ran.code == 0
        assert "4 reports were read by an older coder" in ran.err
        assert "dragoman read" in ran.err and len(ran.err.splitlines()) == 1
    (info,) = run("info", "--from", path, "--json").lines
    assert [one["reports"] for one in info["coders"]] == [4, 1]
    shown = " ".join(run("info", "--from", path).out.split())
    assert "old with authority" in shown and "4 reports" in shown and "1 report" in shown
    assert [one["reports"] for one in run("runs", "--from", path, "--json").lines] == [4, 1]


def test_info_and_runs_tell_what_made_the_dossier(run: Run, affair: Path) -> None:
    (info,) = run("info", "--from", affair, "--json").lines
    assert (info["reports"], info["from"], info["until"]) == (4, "2018-07-09", "2022-09-13")
    (reading,) = run("runs", "--from", affair, "--json").lines
    assert reading["coder"] == info["coder"]
    assert reading["finished"] and reading["rejected"] == []


def test_each_view_is_one_call_from_python(run: Run, affair: Path) -> None:
    with dragoman.open(affair, read_only=True) as dossier:
        picture = to_lines(dossier.picture(as_of="2022-09-10"))
        timeline = [to_line(one, one.kind) for one in dossier.timeline(actor="Greece")]
        dyads = [to_line(one, "dyad") for one in dossier.dyads("GRC")]
        ties = [to_line(one, "tie") for one in dossier.standing(as_of="2022-09-10")]
        between = dossier.dyad("Turkey", "Greece")
        events = dossier.events()
    asked = ["--from", affair, "--json"]
    assert run("picture", "--as-of", "2022-09-10", *asked).lines == picture
    assert run("timeline", "--actor", "Greece", *asked).lines == timeline
    assert run("dyad", "GRC", *asked).lines == dyads
    assert run("ties", "--as-of", "2022-09-10", *asked).lines == ties
    told = run("dyad", "Turkey", "Greece", *asked).lines
    assert [one["event"] for one in told if one["part"] == "act"] == [
        act.event for act in between.acts
    ]
    ids = {event.id for event in events if {*event.source, *event.target} == {"TUR", "GRC"}}
    assert ids and ids <= {act.event for act in between.acts}


def test_a_picture_of_an_earlier_day_knows_nothing_of_later_reports(run: Run, affair: Path) -> None:
    early = run("picture", "--as-of", "2020-01-01", "--from", affair, "--json").lines
    late = run("picture", "--from", affair, "--json").lines
    assert (early[0]["counts"]["reports"], late[0]["counts"]["reports"]) == (1, 4)
    out = run("picture", "--as-of", "2020-01-01", "--from", affair).out
    assert "Greece" not in out and "Ethiopia" in out


def test_every_line_of_the_picture_can_be_opened(run: Run, affair: Path) -> None:
    out = run("picture", "--from", affair, "--width", 120).out
    opened = set(re.findall(r"(event [0-9a-f]{8}|report \w+|dyad [\w:]+ [\w:]+)$", out, re.M))
    opened.discard("dyad A B")  # the hint at the end
    assert {words.split()[0] for words in opened} == {"event", "report", "dyad"}
    for words in opened:
        assert run(*words.split(), "--from", affair).code == 0


def test_disagreements_come_as_the_contract_has_them(run: Run, tmp_path: Path) -> None:
    reports = tmp_path / "clash.jsonl"
    texts = [
        "Kenya sent 300 soldiers to Haiti on 25 June 2024.",
        "Kenya sent 900 soldiers to Haiti on 25 June 2024.",
    ]
    lines = [
        {"id": f"r{number}", "text": text + "\n", "published": "2024-06-26", "source": f"S{number}"}
        for number, text in enumerate(texts)
    ]
    reports.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    path = tmp_path / "clash.duckdb"
    run("read", reports, "--into", path)
    found = run("disagreements", "--from", path, "--json").lines
    assert found
    for line in found:
        assert set(line) >= {"kind", "severity", "about", "says", "a", "b"}
        for side in (line["a"], line["b"]):
            span = side["evidence"]
            text = lines[int(side["report"][1:])]["text"]
            assert text[span["start"] : span["end"]] == span["exact"]
    out = run("disagreements", "--from", path, "--width", 100).out
    assert "report r0" in out and "report r1" in out
