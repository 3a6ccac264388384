"""What a served dossier keeps of its answers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

import dragoman
from dragoman.web.answers import Answers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("kept", "times"), [(True, 1), (False, 2)])
def test_an_outlook_that_could_not_be_stored_is_asked_for_again(
    tmp_path: Path, kept: bool, times: int
) -> None:
    asked = []

    def ask() -> SimpleNamespace:
        asked.append(1)
        return SimpleNamespace(kept=kept)

    answers = Answers(dragoman.open(tmp_path / "affair.duckdb"))
    for _ in range(2):
        answers.of("outlook", ask)
    assert len(asked) == times
