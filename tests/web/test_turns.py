"""Whoever asks goes first: what is made beforehand waits."""

from __future__ import annotations

import gc
import threading
import time
from itertools import pairwise

import pytest

from dragoman.web.turns import SHARE, Turns
from dragoman.web.warming import CALM, calm


def test_what_is_made_beforehand_waits_for_an_answer_and_a_moment_longer() -> None:
    turns, done = Turns(), threading.Event()

    def beforehand() -> None:
        turns.wait(quiet=0.2)
        done.set()

    with turns.asked():
        waiting = threading.Thread(target=beforehand, daemon=True)
        waiting.start()
        assert not done.wait(0.3)
    answered = time.monotonic()
    assert done.wait(30)
    assert time.monotonic() - answered > 0.19


def test_where_nobody_asks_nothing_waits() -> None:
    began = time.monotonic()
    Turns().wait(quiet=60)
    assert time.monotonic() - began < 30


def test_where_requests_never_end_it_still_has_a_share_of_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dragoman.web.turns.PATIENCE", 0.1)
    turns, steps = Turns(), []

    def beforehand() -> None:
        for _ in range(5):
            turns.wait()
            time.sleep(0.01)
            steps.append(time.monotonic())

    with turns.asked():
        working = threading.Thread(target=beforehand, daemon=True)
        working.start()
        working.join(60)
        assert len(steps) == 5
    gaps = [after - before for before, after in pairwise(steps)]
    assert min(gaps) > 0.01 * SHARE


def test_python_collects_seldom_as_long_as_a_dossier_is_served() -> None:
    before = gc.get_threshold()
    with calm():
        assert gc.get_threshold() == CALM
    assert gc.get_threshold() == before
