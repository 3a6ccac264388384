"""The files of this repository, as the workshop's tests look at them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "dragoman"
MADE = {"work", "build", "dist", "htmlcov", "__pycache__"}
"""Folders that runs make, besides those whose names begin with a dot."""


def files(folder: Path = ROOT) -> Iterator[Path]:
    """All files that are ours: none that was installed or made by a run."""
    for where, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if name == ".ci" or not (name.startswith(".") or name in MADE)
            if not name.endswith(".egg-info")
        ]
        for name in names:
            if name == ".gitignore" or not name.startswith("."):
                yield Path(where) / name


def texts(folder: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """All files that are ours and text, with their content."""
    for path in files(folder):
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
