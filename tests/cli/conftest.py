"""A dossier read from texts of our own, and the command run in this process."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from dragoman.cli import main
from tests.cli.command_runs import LINES, TEXTS, Ran, Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process."""

    def run_it(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run_it


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two texts and a file of two lines."""
    where = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (where / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(line) + "\n" for line in LINES)
    (where / "wire.jsonl").write_text(lines, encoding="utf-8")
    return where


@pytest.fixture(scope="session")
def affair(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of all four reports."""
    path = tmp_path_factory.mktemp("dossiers") / "affair.duckdb"
    assert main(["read", str(folder), "--into", str(path), "--quiet"]) == 0
    return path


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests."""
    for name in ("DRAGOMAN_DOSSIER", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
