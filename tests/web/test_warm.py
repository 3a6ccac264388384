"""A server makes ready what the first pages need."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from dragoman.web.answers import Answers
from dragoman.web.warming import calm, stay_warm, warm
from tests.web.conftest import client_of

FIRST = "LIMA, March 3 – Chile moved its ships to the border on Sunday. Peru protested to Chile."
LATER = "QUITO, March 9 – Ecuador and Peru signed a treaty on Saturday. Chile welcomed it."


def test_the_first_pages_are_there_before_anybody_asks(
    affair: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(affair)
    app: Any = client.app
    warm(app.state.answers)

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("it was asked for again")

    monkeypatch.setattr(Dossier, "picture", asked)
    monkeypatch.setattr(Dossier, "network", asked)
    assert client.get("/").status_code == 200
    assert client.get("/network").status_code == 200
    assert client.get("/?as_of=2024-10-25").status_code == 500


def test_what_another_is_asking_is_asked_once(affair: Dossier) -> None:
    answers, asked = Answers(affair), []
    begun, go_on = threading.Event(), threading.Event()

    def ask() -> str:
        asked.append(1)
        begun.set()
        assert go_on.wait(30)
        return "told"

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(answers.of, "who", ask)
        assert begun.wait(30)
        second = readers.submit(answers.of, "who", ask)
        go_on.set()
        assert [first.result(30), second.result(30)] == ["told", "told"]
    assert len(asked) == 1


def test_what_fails_for_one_who_asks_fails_for_all_who_wait_for_it(affair: Dossier) -> None:
    answers, asked = Answers(affair), []
    begun, go_on = threading.Event(), threading.Event()

    def ask() -> str:
        asked.append(1)
        begun.set()
        assert go_on.wait(30)
        raise ValueError("it broke")

    with ThreadPoolExecutor(3) as readers:
        found = [readers.submit(answers.of, "who", ask)]
        assert begun.wait(30)
        found += [readers.submit(answers.of, "who", ask) for _ in range(2)]
        while readers._work_queue.qsize():  # all three have begun
            time.sleep(0.01)
        time.sleep(0.2)
        go_on.set()
        for one in found:
            with pytest.raises(ValueError, match="it broke"):
                one.result(30)
    assert len(asked) == 1
    with pytest.raises(ValueError, match="it broke"):
        answers.of("who", ask)  # whoever comes later asks again
    assert len(asked) == 2


def test_an_empty_dossier_is_soon_ready(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "empty.duckdb") as dossier:
        app: Any = client_of(dossier).app
        warm(app.state.answers)


def test_what_a_write_makes_anew_is_made_ready_and_set_apart_as_the_first_was(
    tmp_path: Path,
) -> None:
    with dragoman.open(tmp_path / "growing.duckdb") as dossier:
        dossier.read([make_report(FIRST, id="one", published=date(2024, 3, 4))])
        client, ready = client_of(dossier), threading.Semaphore(0)
        app: Any = client.app
        answers: Answers = app.state.answers
        with calm():
            warm(answers)
            threading.Thread(target=stay_warm, args=(answers, ready.release), daemon=True).start()
            assert ready.acquire(timeout=60)
            before = weakref.ref(dossier.moment())
            assert is_set_apart(before())
            dossier.read([make_report(LATER, id="two", published=date(2024, 3, 12))])
            assert client.get("/").status_code == 200
            assert ready.acquire(timeout=60)
            assert is_set_apart(dossier.moment())
            assert before() is None


def is_set_apart(one: object) -> bool:
    """Whether Python's search for what nobody needs leaves something out."""
    return gc.is_tracked(one) and not any(other is one for other in gc.get_objects())
