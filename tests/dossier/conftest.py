"""Fixtures of the dossier's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "affair.duckdb"


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    with dragoman.open(path) as opened:
        yield opened
