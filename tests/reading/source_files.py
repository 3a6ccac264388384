"""What tests of sources write and read: a file, and the one report or rejection that comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dragoman.reading.sources import load
from dragoman.records import Rejection, Report

TEXT = "Kenya and Uganda signed an accord in Nairobi. Both praised it.\n"


def read_one(path: Path, published: date | None = None) -> Report:
    (report,) = load([path], published)
    assert isinstance(report, Report), report
    return report


def refused(path: Path) -> Rejection:
    (rejection,) = load([path])
    assert isinstance(rejection, Rejection), rejection
    return rejection


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
