"""What the README shows of the examples: the picture, shortened, and the table of its Python session."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import dragoman
from bench import places

PICTURE = ("<!-- picture: written by `make bench` -->", "<!-- picture end -->")
TABLE = ("<!-- table: written by `make bench` -->", "<!-- table end -->")
# How many lines of each part of the page are shown; parts that are not named are left out.
LINES = {
    "The affair": 3,
    "Who is tied to whom": 7,
    "Newest acts": 7,
    "Who kept silent": 7,
    "Disagreements": 8,
}
MORE = "  ..."


def with_samples(readme: str) -> str:
    """The README with its samples made anew. Raises `ValueError` when their marks are not there."""
    with tempfile.TemporaryDirectory() as folder:
        dossier = str(Path(folder) / "examples.duckdb")
        _dragoman("read", str(places.ROOT / "examples" / "reports"), "--into", dossier)
        readme = _put(readme, PICTURE, picture(dossier))
        return _put(readme, TABLE, table(readme, dossier))


def picture(dossier: str) -> str:
    """The picture of a dossier at 80 columns, each part cut after some lines."""
    page = _dragoman("picture", "--from", dossier, "--width", "80")
    shown = []
    for part in page.strip().split("\n\n"):
        lines = part.splitlines()
        most = next((most for title, most in LINES.items() if lines[0].startswith(title)), 0)
        if most:
            cut = [line.rstrip() for line in lines[:most]]
            shown.append("\n".join(cut if len(lines) <= most else [*cut, MORE]))
    return "\n\n".join(shown)


def table(readme: str, dossier: str) -> str:
    """What ``print(table)`` prints after the README's own lines of Python, asked of this dossier."""
    lines = re.findall(r"^>>> ((?:dossier|acts|table) = .*)$", readme, flags=re.MULTILINE)
    session = "\n".join(lines).replace("work/examples.duckdb", dossier)
    names: dict[str, Any] = {"dg": dragoman}
    exec(session, names)  # our own README
    return str(names["table"]).strip()


def _put(readme: str, marks: tuple[str, str], sample: str) -> str:
    begin, end = marks
    start, stop = readme.index(begin), readme.index(end)
    return f"{readme[:start]}{begin}\n\n```\n{sample}\n```\n\n{readme[stop:]}"


def _dragoman(*words: str) -> str:
    command = [sys.executable, "-m", "dragoman", *words]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return run.stdout
