"""What cannot be read, or is no dossier: one clear line that says what to do, and exit code 2."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

import dragoman
from tests.cli.command_runs import Run, outside


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.write_bytes(b"")
    return path


def binary(folder: Path) -> Path:
    path = folder / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return path


def wrong_encoding(folder: Path) -> Path:
    path = folder / "garbled.txt"
    path.write_bytes(b"Norway met \xff\xfe\x81\x8d Sweden.\x00\xd8" * 3)
    return path


def one_long_line(folder: Path) -> Path:
    path = folder / "long.txt"
    path.write_bytes(b"a" * 50_000_000)
    return path


def no_reports(folder: Path) -> Path:
    path = folder / "pictures"
    path.mkdir()
    (path / "a.png").write_bytes(b"\x89PNG")
    return path


MAKERS = [missing, empty, binary, wrong_encoding, one_long_line, no_reports]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("verb", ["read", "code"])
def test_an_input_that_cannot_be_read_is_told(
    run: Run, tmp_path: Path, verb: str, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    into = ["--into", tmp_path / "a.duckdb"] if verb == "read" else []
    ran = run(verb, path, *into)
    assert ran.code == 2
    lines = ran.err.splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"error: {path}")
    assert len(lines[0]) > len(str(path)) + 30, "it says what is wrong and what to do"


def test_a_bad_file_does_not_keep_a_good_one_from_being_read(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    ran = run("read", missing(tmp_path), folder / "ankara.txt", "--into", tmp_path / "a.duckdb")
    assert ran.code == 0
    assert "1 report read" in " ".join(ran.out.split())
    assert "missing.txt" in ran.err
    coded = run("code", missing(tmp_path), folder / "ankara.txt")
    assert coded.code == 2
    assert "missing.txt" in coded.err
    assert {line["report"] for line in coded.lines} == {"ankara"}


def test_a_bad_line_is_told_by_its_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": "France met Chad."}\n{"text": 3}\n\nnot json\n', encoding="utf-8")
    ran = run("read", path, "--into", tmp_path / "a.duckdb")
    assert ran.code == 0
    assert all(
        f"line {number}:" in line for number, line in zip((2, 4), ran.err.splitlines(), strict=True)
    )


@pytest.mark.parametrize("verb", ["read", "code", "classify"])
def test_of_many_bad_lines_the_first_are_told_and_the_others_counted(
    run: Run, tmp_path: Path, verb: str
) -> None:
    path, into = tmp_path / "bad.jsonl", tmp_path / "a.duckdb"
    good = '{"text": "France met Chad.", "source": null, "target": null}\n'
    path.write_text("no json\n" * 800 + good, encoding="utf-8")
    ran = run(verb, path, *(["--into", into] if verb == "read" else []))
    *told, last = ran.err.splitlines()
    assert len(told) == 20 and "line 20:" in told[-1]
    assert last.startswith("error: 780 more; ")
    assert ran.code == (0 if verb == "read" else 2)
    assert ran.out
    if verb == "read":
        assert f"dragoman runs --from {into}" in last
        (reading,) = run("runs", "--from", into, "--json").lines
        assert len(reading["rejected"]) == 800


def test_the_exit_code_is_2_where_nothing_was_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("no json\n", encoding="utf-8")
    assert run("read", path, "--into", tmp_path / "a.duckdb").code == 2
    for verb in ("read", "code"):
        assert "exit code is 0 where" in " ".join(run(verb, "--help").out.split())


def test_a_day_that_is_none_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    for verb in (["read", "--into", tmp_path / "a.duckdb"], ["code"]):
        ran = run(verb[0], folder, "--published", "3 May", *verb[1:])
        assert ran.code == 2
        assert "YYYY-MM-DD" in ran.err


def test_a_day_in_the_future_is_told_and_taken(run: Run, folder: Path, tmp_path: Path) -> None:
    plain, path = tmp_path / "plain.txt", tmp_path / "a.duckdb"
    plain.write_text("Chile thanked Peru.\n", encoding="utf-8")
    for ran in (
        run("code", plain, "--published", "2999-01-01"),
        run("read", plain, "--into", path, "--published", "2999-01-01"),
    ):
        assert ran.code == 0 and ran.out
        assert "2999-01-01 is in the future" in ran.err and len(ran.err.splitlines()) == 1
    assert [one["published"] for one in run("reports", "--from", path, "--json").lines] == [
        "2999-01-01"
    ]
    assert run("code", plain, "--published", "2019-01-01").err == ""


@pytest.mark.parametrize("verb", ["picture", "claims", "info", "runs"])
def test_no_dossier_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(verb)
    assert (ran.code, ran.out) == (2, "")
    assert "--from" in ran.err and "dragoman read" in ran.err
    assert run(verb, "--from", "nowhere.duckdb").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_dossier_is_told(run: Run, folder: Path) -> None:
    ran = run("claims", "--from", folder / "ankara.txt")
    assert ran.code == 2 and "no dossier" in ran.err


def test_a_dossier_of_another_version_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    dragoman.open(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE name = 'schema'")
        connection.execute("UPDATE meta SET value = '0.0.1' WHERE name = 'made_by'")
    for arguments in (["claims", "--from"], ["read", folder, "--into"]):
        ran = run(*arguments, path)
        assert (ran.code, ran.out) == (2, "")
        assert "0.0.1" in ran.err and "new file" in ran.err


HOLD = """
import sys, time
from pathlib import Path
from dragoman.store.file import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_dossier_that_another_process_writes_is_told(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "busy.duckdb"
    dragoman.open(path).close()
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        ran = outside("read", folder, "--into", path)
        asked = outside("info", "--from", path)
        holder.kill()
    assert ran.code == 2
    assert f"process {holder.pid}" in ran.err and "try again" in ran.err
    assert "Traceback" not in ran.err
    assert asked.code == 0, "readers are not harmed"
