"""A dossier with something in every room: reports, claims, counts, judgements, imported events, an outlook."""

from __future__ import annotations

import random
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dragoman
from dragoman.safety.contents import Mark, Shape, mark_of, quoted, shapes
from dragoman.store.file import connected
from tests.dossier.affairs import AffairCoder, affair
from tests.exchange.event_files import ICEWS, text, write

REPORTS = 14


def fill(path: Path) -> None:
    """Make the dossier."""
    with dragoman.open(path) as dossier:
        dossier.read(affair(random.Random(5), REPORTS), coder=AffairCoder("1"))
        ids = sorted(id for id, _ in dossier.records("act"))
        dossier.judge(ids[0], "wrong", who="ada")
        dossier.judge(ids[1], "wrong", who="ada", source="Brazil")
        dossier.judge(ids[2], "right", who="bo", note="as it stands")
        events = write(path.with_name("events.tab"), text("icews", ICEWS))
        dossier.import_events(events)
        events.unlink()
        dossier.read(affair(random.Random(5), REPORTS), coder=AffairCoder("1"))  # makes what is due


def told(path: Path) -> dict[str, tuple[Shape, Mark]]:
    """Every table of a dossier: what it is like, and a mark of all that it holds."""
    with connected(path) as connection:
        return {
            name: (shape, mark_of(connection, quoted(name)))
            for name, shape in shapes(connection).items()
        }


@contextmanager
def room(bytes: int) -> Iterator[None]:
    """No file may be longer than this: what a full disk does, DuckDB meets the same way."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
