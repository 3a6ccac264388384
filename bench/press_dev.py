"""Acts, statements and silences of the real reports whose errors may be read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import press
from dragoman.records import Report

HALF = "dev"


def reports() -> list[Report]:
    """The reports. Raises `ValueError` where a text is not the one that was annotated."""
    return press.load(HALF)


def gold_folder() -> Path:
    """A new folder with the gold lines and their words, for reading errors; not for the repository."""
    return press.with_words(HALF, Path(tempfile.mkdtemp(prefix="press-")))


def measure() -> dict[str, float]:
    """What the scorer says of the reports."""
    return press.measure(HALF)
