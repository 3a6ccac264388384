"""Other programs that hold a dossier: readers and writers in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb

READER = Path(__file__).with_name("plain_coder.py")
TABLES = {
    "reports": "* EXCLUDE (run)",
    "regions": "*",
    "repairs": "*",
    "claims": "* EXCLUDE (run)",
    "parties": "*",
    "counts": "* EXCLUDE (run)",
    "rejections": "report, path, place, reason",
}
"""The tables of a dossier with the columns that must not depend on the run."""


def start_reading(
    path: Path, count: int, delay: float, batch: float = 1.0
) -> subprocess.Popen[str]:
    """Another process that reads so many reports, with a pause at each, and tells its progress."""
    arguments = [str(path), str(count), str(delay), str(batch)]
    return subprocess.Popen(
        [sys.executable, str(READER), *arguments], stdout=subprocess.PIPE, text=True
    )


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process that runs some Python."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_for(program: subprocess.Popen[str], line: str) -> None:
    """Wait until a program has printed a line that begins so."""
    assert program.stdout is not None
    for printed in program.stdout:
        if printed.startswith(line):
            return
    raise AssertionError(f"the program ended and never printed {line!r}")


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a dossier, but for the runs and what only tells of which run a row is."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in TABLES.items()
        }
