"""A small affair that tests of stories and of origins read: a treaty on a river, and what copies it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tests.cli.command_runs import Run

DEAL = (
    "Chile and Peru agreed on Monday to share the water of the Mauri river. Ministers of both signed "
    "the treaty in Tacna after nine years of talks about the river and its dams."
)


def read_lines(run: Run, folder: Path, lines: Iterable[dict[str, str]]) -> Path:
    """A dossier of reports that are given as the records of JSON Lines."""
    reports = folder / "reports.jsonl"
    reports.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    path = folder / "river.duckdb"
    assert run("read", reports, "--into", path, "--quiet").code == 0
    return path
