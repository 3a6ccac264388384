"""read: what came in, what was set aside, and what happens when it is broken off."""

from __future__ import annotations

import gzip
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dragoman
from tests.cli.command_runs import LINES, Run, outside
from tests.reading.pages import JSON_LD, page


def test_it_says_what_it_took_in_and_what_next(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    first = run("read", folder, "--into", path)
    words = " ".join(first.out.split())
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith(f"4 reports read into {path}\n")  # a path is never broken
    assert "acts" in words and "characters" in words and "promotion" in words
    assert f"Next: dragoman picture --from {path}\n" in first.out
    again = run("read", folder, "--into", path)
    assert again.code == 0
    assert "4: ankara, asmara, tirana, baku" in " ".join(again.out.split())


def test_files_of_kinds_that_are_not_read_are_counted(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Chile thanked Peru.\n", encoding="utf-8")
    (folder / "a.json").write_text('{"source": "Desk"}', encoding="utf-8")
    for name in ("x.pdf", "deep/y.PDF", "z.docx", ".hidden.pdf", "deep/README"):
        (folder / name).write_bytes(b"%PDF-1.7")
    ran = run("read", folder, "--into", tmp_path / "a.duckdb")
    assert (ran.code, ran.err) == (0, "")
    assert "4 files of kinds that are not read: .pdf, " in " ".join(ran.out.split())
    (line,) = run("read", folder, "--into", tmp_path / "b.duckdb", "--json").lines
    assert line["passed_over"] == {".pdf": 2, ".docx": 1, "": 1}
    assert line["rejected"] == []


@pytest.mark.parametrize("given", ["missing.txt", "none/*.html", "https://127.0.0.1:9/a", "empty"])
def test_where_nothing_is_read_no_new_dossier_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    ran = run("read", given, "--into", "a.duckdb")
    assert ran.code == 2 and ran.err
    assert "no dossier is made" in ran.out
    assert [one.name for one in tmp_path.iterdir()] == ["empty"]
    assert run("read", "-", "--language", "??", "--into", "a.duckdb", stdin=b"x").code == 2
    assert not (tmp_path / "a.duckdb").exists()
    dragoman.open("a.duckdb").close()
    assert run("read", given, "--into", "a.duckdb").code == 2
    assert (tmp_path / "a.duckdb").exists(), "one that was there stays"


def test_names_of_ones_own_that_are_not_given_again_are_told(run: Run, tmp_path: Path) -> None:
    mine, plain, path = tmp_path / "mine.tsv", tmp_path / "plain.txt", tmp_path / "a.duckdb"
    mine.write_text("name\tcode\nFree Valley Movement\tKEN:REB\n", encoding="utf-8")
    plain.write_text("The Free Valley Movement attacked Chad.\n", encoding="utf-8")
    given = ("read", plain, "--into", path)
    assert run(*given, "--authority", mine).code == 0
    assert "own names" not in run(*given, "--authority", mine).out
    told = " ".join(run(*given).out.split())
    assert "1 report was read before with your own names (--authority FILE)" in told
    assert "own names" not in run(*given).out


def test_json_says_the_same(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    ran = run("read", folder, folder / "none.txt", "--into", path, "--json")
    (line,) = ran.lines
    assert sorted(line["read"]) == ["ankara", "asmara", "baku", "tirana"]
    assert [one["path"] for one in line["rejected"]] == [str(folder / "none.txt")]
    with dragoman.open(path) as dossier:
        kept = dict(dossier.claims().aggregate("kind, count(*)").fetchall())
    assert line["claims"] == kept


def test_quiet_is_quiet(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("read", folder, "--into", tmp_path / "a.duckdb", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_dates_and_outlets_are_given_to_those_that_have_none(run: Run, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Chile thanked Peru.\n", encoding="utf-8")
    wire = tmp_path / "wire.jsonl"
    wire.write_text(json.dumps(LINES[0]), encoding="utf-8")
    path = tmp_path / "a.duckdb"
    undated = run("read", plain, "--into", path)
    assert "--published" in undated.out
    run("read", plain, wire, "--into", path, "--published", "2020-02-02", "--source", "Desk")
    found = {line["report"]: line for line in run("reports", "--from", path, "--json").lines}
    assert (found["plain"]["published"], found["plain"]["outlet"]) == ("2020-02-02", "Desk")
    assert (found["tirana"]["published"], found["tirana"]["outlet"]) == (
        "2022-09-07",
        "Adriatic Dispatch",
    )


def test_standard_input_is_read(tmp_path: Path) -> None:
    text = b"Chile thanked Peru.\n"
    ran = outside("read", "-", "--into", tmp_path / "a.duckdb", stdin=text)
    assert ran.code == 0 and "1 report read" in ran.out


def test_a_terminal_sees_progress_and_a_pipe_does_not(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "read", str(folder), "--into"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*command, str(tmp_path / "a.duckdb")], stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        seen = _all_of(ours)
        out, _ = process.communicate()
    assert "reading" in seen and "4/4" in seen
    assert b"4 reports read" in out and b"\x1b" not in out
    piped = subprocess.run(
        [*command, str(tmp_path / "b.duckdb")], capture_output=True, check=True, text=True
    )
    assert piped.stderr == ""


def test_every_format_comes_in_and_is_counted(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    text = "Chile thanked Peru for its help. Bolivia condemned Chile."
    (folder / "a.html").write_text(page(head=JSON_LD), encoding="utf-8")
    (folder / "b.csv").write_text(f"Story,Day\n{text},2020-02-02\n,\n", encoding="utf-8")
    (folder / "c.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "a.duckdb"
    ran = run("read", folder, "--map", "text=Story", "--into", path)
    assert ran.code == 0
    assert "1 web page, 1 table row, 1 text" in " ".join(ran.out.split())
    assert "b.csv, row 3" not in ran.err  # a row of nothing is no row
    (line,) = run(
        "read", f"{folder}/**/*.csv", "--map", "text=Story", "--into", path, "--json"
    ).lines
    assert line["came_in"] == {"row": 1}
    found = {one["report"]: one for one in run("reports", "--from", path, "--json").lines}
    assert (found["a"]["published"], found["a"]["outlet"]) == ("2019-05-03", "Nordlys Post")
    assert found["b-2"]["published"] == "2020-02-02"
    claims = run("claims", "--from", path, "--json").lines
    assert {line["report"] for line in claims} == {"a", "b-2"}  # c is a copy of b-2's text


@pytest.mark.parametrize(
    ("given", "says"),
    [("txt=Story", "did you mean text?"), ("Story", "text=COLUMN"), ("text=Body", "Story, Day")],
)
def test_a_wrong_map_is_told_and_nothing_is_read(
    run: Run, tmp_path: Path, given: str, says: str
) -> None:
    table = tmp_path / "b.csv"
    table.write_text("Story,Day\nChile thanked Peru.,2020-02-02\n", encoding="utf-8")
    for verb in (["read", table, "--into", tmp_path / "a.duckdb"], ["code", table]):
        ran = run(*verb, "--map", given)
        assert ran.code == 2 and says in ran.err


def test_the_help_tells_the_formats(run: Run) -> None:
    told = " ".join(run("read", "--help").out.split())
    for word in (".html", ".jsonl", "CSV", "Parquet", "RSS", ".warc", "dragoman[web]", "--map"):
        assert word in told


def test_code_takes_what_read_takes(run: Run, tmp_path: Path) -> None:
    source = page(head=JSON_LD).encode()
    piped = run("code", "-", stdin=source)
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(source))
    filed = run("code", tmp_path / "a.html.gz")
    assert piped.code == filed.code == 0 and piped.lines
    assert {line["report"] for line in piped.lines} == {"stdin"}
    strip = [{**line, "report": ""} for line in piped.lines]
    assert strip == [{**line, "report": ""} for line in filed.lines]


def _all_of(terminal: int) -> str:
    seen = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(terminal)
    return seen.decode("utf-8", "replace")


# What runs in a shell's background ignores SIGINT, and hands that on: as if it ran in front.
INTERRUPTED = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("dragoman", run_name="__main__")
"""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_broken_off_it_keeps_whole_reports_and_goes_on(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    lines = tmp_path / "many.jsonl"
    body = "Chile thanked Peru. Bolivia condemned Chile, and Peru urged Bolivia to wait. " * 40
    with lines.open("w", encoding="utf-8") as stream:
        for number in range(300):
            stream.write(json.dumps({"id": f"r{number}", "text": f"{number}. {body}"}) + "\n")
    path = tmp_path / "a.duckdb"
    command = [sys.executable, "-c", INTERRUPTED, "read", str(lines), "--into", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 180  # busy machines take long to load the model
    while _kept(path) == 0 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(sent)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, ""), err
    kept = _kept(path)
    assert 0 < kept < 300
    assert f"{kept} whole reports" in err and "goes on where" in err
    assert len(err.splitlines()) == 1


def _kept(path: Path) -> int:
    try:
        with dragoman.open(path, read_only=True) as dossier:
            return len(dossier.reports().fetchall())
    except dragoman.DossierError:
        return 0
