"""The coder's version: it follows its rules and tables, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.version import coder_version
from tests.workshop.house import PACKAGE

PROGRAM = "from dragoman.version import coder_version; print(coder_version())"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package's rules and tables."""
    where = tmp_path / "dragoman"
    leave_out = shutil.ignore_patterns("__pycache__", "authority", "*.parquet")
    shutil.copytree(PACKAGE, where, ignore=leave_out)
    (where / "data" / "authority").mkdir(exist_ok=True)
    return where


def version_of(package: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_it_is_the_same_wherever_the_same_rules_are(package: Path) -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", coder_version())
    assert version_of(package) == coder_version()
    for path in [*package.rglob("*.py"), *package.rglob("*.tsv"), *package.rglob("*.toml")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert version_of(package) == coder_version()


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("coding/coder.py", True),
        ("coding/acts/finding.py", True),
        ("reading/clean.py", True),
        ("actors/mentions.py", True),
        ("data/tables/coding_verbs.tsv", True),
        ("data/tables/reading_words.toml", True),
        ("data/tables/actors_terms.tsv", False),  # that is the authority's version
        ("fusing/events/fusing.py", False),
        ("dossier.py", False),
    ],
)
def test_it_changes_with_the_rules_only(package: Path, name: str, counts: bool) -> None:
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("# another rule\n")
    assert (version_of(package) != coder_version()) == counts


def test_it_is_known_without_any_library() -> None:
    program = f"import sys; {PROGRAM}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint({"numpy", "duckdb", "pyarrow", "spacy", "onnxruntime", "fastapi"})
