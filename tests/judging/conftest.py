"""Fixtures of the tests of judging."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier
from tests.dossier.affairs import AffairCoder, affair


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "affair.duckdb"


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    """A dossier of a made-up affair."""
    with dragoman.open(path) as opened:
        opened.read(affair(random.Random(5), 14), coder=AffairCoder("1"))
        yield opened
