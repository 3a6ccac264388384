"""One that writes, one that would, ten that read, and a server: no wrong answer, and nobody hangs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import dragoman
from dragoman import DossierLocked
from tests.dossier.plain_coder import PlainCoder, reports
from tests.dossier.programs import content, start_reading, wait_for
from tests.dossier.test_two_processes import look
from tests.web.conftest import client_of

READERS, REPORTS = 10, 12
WITHIN = 120.0  # seconds; it takes some five


def test_ten_readers_two_writers_and_a_server(tmp_path: Path) -> None:
    path = tmp_path / "affair.duckdb"
    program = start_reading(path, REPORTS, 0.05, 0.3)
    wait_for(program, "1 ")
    failed: list[BaseException] = []
    seen: list[list[int]] = [[] for _ in range(READERS)]

    def ask(mine: list[int]) -> None:
        with dragoman.open(path, read_only=True) as dossier:
            while not mine or program.poll() is None:
                mine.append(look(dossier))

    def be_asked() -> None:
        with dragoman.open(path, read_only=True) as dossier:
            client = client_of(dossier)
            while program.poll() is None:
                for page in ("/", "/reports.json"):
                    assert client.get(page).status_code == 200

    def write() -> None:
        with pytest.raises(DossierLocked, match=f"process {program.pid} is writing"):
            dragoman.open(path).read(reports(1), coder=PlainCoder())

    def guarded(do: Callable[[], None]) -> None:
        try:
            do()
        except BaseException as error:
            failed.append(error)

    doing: list[Callable[[], None]] = [be_asked, *((lambda mine=mine: ask(mine)) for mine in seen)]
    threads = [threading.Thread(target=guarded, args=(do,), daemon=True) for do in doing]
    for one in threads:
        one.start()
    guarded(write)
    deadline = time.monotonic() + WITHIN
    try:
        for one in threads:
            one.join(max(0.0, deadline - time.monotonic()))
        assert failed == []
        assert not any(one.is_alive() for one in threads), "somebody hangs"
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.communicate()
    assert all(mine == sorted(mine) for mine in seen)
    whole = tmp_path / "whole.duckdb"
    dragoman.open(whole).read(reports(REPORTS), coder=PlainCoder())
    assert content(path) == content(whole)
    assert dragoman.check(path).findings == ()
