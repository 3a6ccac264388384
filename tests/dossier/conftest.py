"""Fixtures of the dossier's tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import dragoman
from dragoman import Dossier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "affair.duckdb"


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    with dragoman.open(path) as opened:
        yield opened
