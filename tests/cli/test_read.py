"""read: what came in, what was set aside, and what happens when it is broken off."""

from __future__ import annotations

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
    command = [sys.executable, "-m", "dragoman", "read", str(lines), "--into", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
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
