"""Fixtures of the tests of safety."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.safety.rich import fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with something in every room, made once; not to be written to."""
    path = tmp_path_factory.mktemp("filled") / "affair.duckdb"
    fill(path)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(filled, tmp_path / "affair.duckdb"))
