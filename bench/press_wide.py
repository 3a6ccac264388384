"""Acts, statements and silences of the wider set of real reports whose errors may be read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import press
from dragoman.records import Report

SET = "wide"


def reports() -> list[Report]:
    """The reports. Raises `ValueError` where a text is not the one that was annotated."""
    return press.load(SET)


def gold_folder() -> Path:
    """A new folder with the gold lines and their words, for reading errors; not for the repository."""
    return press.with_words(SET, Path(tempfile.mkdtemp(prefix="press-")))


def measure() -> dict[str, float]:
    """What the scorer says of the reports."""
    return press.measure(SET)
