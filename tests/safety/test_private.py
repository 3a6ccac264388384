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


def test_what_a_question_spills_only_its_owner_may_read(path: Path) -> None:
    program = """
import stat, sys
from pathlib import Path
from dragoman.store.file import connected
from dragoman.store.spilling import spilled
path = Path(sys.argv[1])
with connected(path) as connection:
    connection.execute("SET memory_limit = '30MB'; SET threads = 1")
    asked = "SELECT r, hash(r) FROM range(4000000) AS t(r) ORDER BY hash(r)"
    for _ in zip(range(2), connection.sql(asked).to_arrow_reader(1000)):
        found = [one for one in Path(spilled(path)).rglob("*") if one.is_file()]
        assert found, "it is laid there"
print(); print(Path(spilled(path)).parent, oct(stat.S_IMODE(Path(spilled(path)).parent.stat().st_mode)))
"""
    path.chmod(0o600)
    before = {one.name for one in path.parent.iterdir()}
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    folder, rights = done.stdout.splitlines()[-1].split()  # below the bar of progress
    assert rights == "0o700"
    assert not Path(folder).exists(), "it goes with the process"
    assert {one.name for one in path.parent.iterdir()} == before


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
