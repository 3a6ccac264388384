"""What is made beside a dossier can be read by nobody who may not read the dossier."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import dragoman
from dragoman.store.file import connected, log_of
from dragoman.store.rights import Rights, give, rights_of

USUAL = 0o022


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    before = os.umask(USUAL)
    yield
    assert os.umask(before) == USUAL, "what it was before"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("dossier", "log"), [(0o600, 0o600), (0o640, 0o640), (0o644, 0o644)])
def test_the_log_of_a_dossier_is_as_private_while_it_is_written(
    path: Path, dossier: int, log: int
) -> None:
    path.chmod(dossier)
    with connected(path, write=True) as connection:
        for number in range(2):  # a log is made anew when all of it is in the file
            connection.execute("INSERT INTO meta VALUES (?, 'y')", [f"x{number}"])
            assert mode(log_of(path)) == log
            connection.execute("CHECKPOINT")
    with connected(path):
        path.with_name("beside").touch()
    assert mode(path.with_name("beside")) == 0o644


def test_the_log_has_no_rights_for_a_group_that_is_not_the_dossiers(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o640)
    monkeypatch.setattr("dragoman.store.rights.os.getegid", lambda: path.stat().st_gid + 1)
    with connected(path, write=True) as connection:
        connection.execute("INSERT INTO meta VALUES ('x', 'y')")
        assert mode(log_of(path)) == 0o600


def test_a_log_that_a_killed_writer_leaves_is_as_private(path: Path) -> None:
    path.chmod(0o600)
    program = """
import os, sys
from pathlib import Path
from dragoman.store.file import connected
with connected(Path(sys.argv[1]), write=True) as connection:
    connection.execute("INSERT INTO meta VALUES ('x', 'y')")
    os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert mode(log_of(path)) == 0o600
    dragoman.backup(path, path.with_name("b"))
    assert mode(path.with_name("b")) == 0o600


def test_many_writers_leave_the_mask_of_the_process(path: Path, tmp_path: Path) -> None:
    paths = [path, tmp_path / "b.duckdb", tmp_path / "c.duckdb"]
    for one, rights in zip(paths, (0o600, 0o644, 0o640), strict=True):
        dragoman.open(one).close()
        one.chmod(rights)

    def write(number: int) -> tuple[int, int]:
        one = paths[number % len(paths)]
        with connected(one, write=True) as connection:
            connection.execute("INSERT INTO meta VALUES (?, 'y')", [f"x{number}"])
            return mode(one), mode(log_of(one))

    with ThreadPoolExecutor(3) as threads:
        for dossier, log in threads.map(write, range(24)):
            assert log & ~dossier == 0


def test_a_group_keeps_its_rights_only_where_the_file_can_be_given_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = tmp_path / "a"
    one.touch()
    ours = rights_of(one).group
    theirs = Rights(0o640, ours + 1)

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("dragoman.store.rights.os.chown", refused)
    give(one, theirs)
    assert rights_of(one) == Rights(0o600, ours)
    assert theirs.within(Rights(0o664, ours)) == Rights(0o600, ours + 1)
    assert theirs.within(Rights(0o604, ours + 1)) == Rights(0o600, ours + 1)
