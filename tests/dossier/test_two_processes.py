"""Several programs on one dossier: one writes, all others read, and nobody is harmed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import dragoman
from dragoman import DossierError, DossierLocked
from dragoman.store import file, lock
from tests.dossier.plain_coder import PlainCoder, reports
from tests.dossier.programs import start, start_reading, wait_for

HOLDER = """
import duckdb, sys
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    print("holding", flush=True)
    sys.stdin.read(1)
"""


@contextmanager
def a_long_reading(path: Path) -> Iterator[int]:
    """The process id of one that is reading, and would for a while yet."""
    program = start_reading(path, 2000, 0.01, 0.05)
    try:
        wait_for(program, "1 ")
        yield program.pid
    finally:
        program.kill()
        program.communicate()


def test_the_second_writer_is_told_at_once_who_writes(path: Path) -> None:
    with a_long_reading(path) as process:
        began = time.monotonic()
        with pytest.raises(DossierLocked, match=rf"process {process} is writing"):
            dragoman.open(path).read(reports(1), coder=PlainCoder())
        assert time.monotonic() - began < 3.0  # not the patience of readers
    assert dragoman.open(path).read(reports(1), coder=PlainCoder()).known == ("r000",)
    assert list(path.parent.iterdir()) == [path]


def test_a_second_reading_in_the_same_process_is_told_so(path: Path) -> None:
    told: list[str] = []

    def progress(done: int, total: int | None) -> None:
        try:
            dragoman.open(path).read(reports(1), coder=PlainCoder())
        except DossierLocked as error:
            told.append(str(error))

    dragoman.open(path).read(reports(1), coder=PlainCoder(), progress=progress)
    assert len(told) == 1 and "this same process" in told[0]


def test_readers_see_whole_reports_while_another_process_writes(path: Path) -> None:
    with a_long_reading(path), dragoman.open(path, read_only=True) as dossier:
        seen = [look(dossier) for _ in range(10)]
    assert seen == sorted(seen) and seen[-1] > seen[0] >= 0


def test_a_picture_is_of_one_piece_while_another_process_writes(path: Path) -> None:
    with a_long_reading(path), dragoman.open(path, read_only=True) as dossier:
        time.sleep(1.0)  # until there is enough to be fused for a batch to come in between
        for _ in range(6):
            assert dossier.picture().acts
            assert all(entry.actors for entry in dossier.timeline())


def test_readers_in_threads_are_not_harmed_by_a_reading_in_another(path: Path) -> None:
    dossier = dragoman.open(path)
    seen: list[int] = []
    failed: list[BaseException] = []
    ended = threading.Event()

    def ask() -> None:
        try:
            while not ended.is_set():
                seen.append(look(dossier))
        except BaseException as error:
            failed.append(error)

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    for upto in range(4, 25, 4):
        looks, deadline = len(seen), time.monotonic() + 10
        dossier.read(reports(upto), coder=PlainCoder())
        while len(seen) == looks and not failed and time.monotonic() < deadline:
            time.sleep(0.01)
    ended.set()
    for asker in askers:
        asker.join()
    assert failed == []
    assert len(set(seen)) > 1 and look(dossier) == 24


def look(dossier: dragoman.Dossier) -> int:
    """How many reports are there, each of them whole."""
    found: dict[str, int] = {}
    for row in dossier.rows():
        found[row.report_id] = found.get(row.report_id, 0) + 1
    assert all(count == 3 + int(identity[1:]) % 3 for identity, count in found.items())
    claims = dossier.reports().project("claims").fetchall()
    assert len(claims) >= len(found)  # it may have grown in between
    assert all(count in (3, 4, 5) for (count,) in claims)
    return len(found)


def test_a_writer_waits_for_readers(path: Path) -> None:
    dragoman.open(path).close()
    holder = start(HOLDER, path)
    wait_for(holder, "holding")
    timer = threading.Timer(0.7, lambda: holder.communicate("x"))
    timer.start()
    began = time.monotonic()
    intake = dragoman.open(path).read(reports(2), coder=PlainCoder())
    assert time.monotonic() - began > 0.5
    assert len(intake.read) == 2
    timer.join()


def test_new_readers_let_a_waiting_writer_go_first(path: Path) -> None:
    dossier = dragoman.open(path)
    order: list[str] = []

    def ask() -> None:
        dossier.reports()
        order.append("reader")

    with lock.writer_lock(path):
        with lock.gate_closed(path):
            asker = threading.Thread(target=ask)
            asker.start()
            asker.join(0.4)
            order.append("writer")
        asker.join()
    assert order == ["writer", "reader"]
    assert list(path.parent.iterdir()) == [path]


def test_who_keeps_a_dossier_open_for_too_long_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragoman.open(path).close()
    monkeypatch.setattr(file, "WRITE_PATIENCE", 0.1)
    holder = start(HOLDER, path)
    wait_for(holder, "holding")
    try:
        with pytest.raises(DossierLocked, match=rf"process {holder.pid} keeps it open"):
            dragoman.open(path).read(reports(2), coder=PlainCoder())
        assert dragoman.open(path).reports().fetchall() == []
    finally:
        holder.communicate("x")


def test_two_processes_that_make_one_dossier_make_one(path: Path) -> None:
    makers = [
        start("import dragoman, sys; dragoman.open(sys.argv[1]); print('made')", path)
        for _ in range(3)
    ]
    assert [maker.communicate()[0] for maker in makers] == ["made\n"] * 3
    assert list(path.parent.iterdir()) == [path]


def test_a_lock_left_behind_stops_nobody(path: Path) -> None:
    left = path.with_name(path.name + ".lock")
    left.write_text(str(os.getpid()))
    assert len(dragoman.open(path).read(reports(1), coder=PlainCoder()).read) == 1
    assert not left.exists()


def test_where_there_are_no_file_locks_it_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = dragoman.open(path)
    dossier.read(reports(1), coder=PlainCoder())
    monkeypatch.setattr(lock, "fcntl", None)  # as on Windows
    with pytest.raises(DossierError, match="Windows"):
        dossier.read(reports(1), coder=PlainCoder())
    assert len(dragoman.open(path).reports().fetchall()) == 1
