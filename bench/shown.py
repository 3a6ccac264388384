"""The README's sample of the picture: what the first command prints, shortened."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from bench import places

BEGIN = "<!-- picture: written by `make bench` -->"
END = "<!-- picture end -->"
# How many lines of each part of the page are shown; parts that are not named are left out.
LINES = {
    "The affair": 3,
    "Who is tied to whom": 7,
    "Newest acts": 7,
    "Who kept silent": 7,
    "Disagreements": 8,
}
MORE = "  ..."


def sample() -> str:
    """The picture of the example reports at 80 columns, each part cut after some lines."""
    with tempfile.TemporaryDirectory() as folder:
        dossier = str(Path(folder) / "examples.duckdb")
        _dragoman("read", str(places.ROOT / "examples" / "reports"), "--into", dossier)
        page = _dragoman("picture", "--from", dossier, "--width", "80")
    shown = []
    for part in page.strip().split("\n\n"):
        lines = part.splitlines()
        most = next((most for title, most in LINES.items() if lines[0].startswith(title)), 0)
        if most:
            cut = [line.rstrip() for line in lines[:most]]
            shown.append("\n".join(cut if len(lines) <= most else [*cut, MORE]))
    return "\n\n".join(shown)


def with_sample(readme: str) -> str:
    """The README with its sample replaced. Raises `ValueError` when its marks are not there."""
    start, end = readme.index(BEGIN), readme.index(END)
    return f"{readme[:start]}{BEGIN}\n\n```\n{sample()}\n```\n\n{readme[end:]}"


def _dragoman(*words: str) -> str:
    command = [sys.executable, "-m", "dragoman", *words]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return run.stdout
