"""The page that explains the lines of JSON is of these schemas and tables, and explains every field."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("records_doc", ROOT / "scripts/records_doc.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(made: ModuleType) -> None:
    again = "python scripts/records_doc.py"
    assert (ROOT / "docs/records.md").read_text(encoding="utf-8") == made.page(), again


def test_no_meaning_is_of_a_field_that_is_gone(made: ModuleType) -> None:
    page = made.page()
    words = {word for told in made.meanings().values() for word in told}
    assert [word for word in sorted(words) if f"`{word}`" not in page] == []


def test_every_kind_of_tie_that_is_told_or_known_is_explained(made: ModuleType) -> None:
    from dragoman.picture.bodies import bodies, treaties

    known = {one.tie for one in (*bodies(), *treaties())}
    assert known <= set(made.meanings()["tie kind"])
