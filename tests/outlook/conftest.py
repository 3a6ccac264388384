"""A made-up history in the shape of an event file: whoever is struck strikes back, the others talk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier

FIRST = date(2021, 1, 4)
WEEKS = 60
ACTORS = ("CHN", "IND", "PAK", "IRN", "ISR", "USA", "RUS", "FRA")
HEAD = ("Event ID", "Event Date", "Publication Date", "Event Type", "Event Mode", "Actor Name",
        "Actor Country", "Primary Actor Sector", "Actor COW", "Recipient Name", "Recipient Country",
        "Primary Recipient Sector", "Recipient COW", "Quad Code", "Intensity")  # fmt: skip
Row = tuple[date, date, str, str, str]  # day, day on which it was known, type, who, whom


def history(weeks: int = WEEKS, seed: int = 3) -> list[Row]:
    """Weeks of acts: an assault is answered by one in the next week, and talk is everywhere."""
    luck, rows, struck = random.Random(seed), [], False
    for week in range(weeks):
        day = FIRST + timedelta(days=7 * week + luck.randrange(6))
        if struck:
            rows += [(day, day, "ASSAULT", "PAK", "IND")] * 2
        struck = luck.random() < 0.3
        if struck:
            rows.append((day, day, "ASSAULT", "IND", "PAK"))
        for _ in range(20):
            a, b = luck.sample(ACTORS, 2)
            said = luck.choice(("CONSULT", "CONSULT", "AGREE", "ACCUSE"))
            rows.append((day, day, said, a, b))
    return rows


def written(rows: list[Row], path: Path) -> Path:
    """The rows as a file in POLECAT's shape."""
    lines = ["\t".join(HEAD)]
    for number, (day, known, kind, who, whom) in enumerate(rows):
        cells = (str(number), str(day), str(known), kind, "", "", who, "GOV", "", "", whom, "GOV", "", "", "")  # fmt: skip
        lines.append("\t".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of that history."""
    folder = tmp_path_factory.mktemp("outlook")
    with dragoman.open(folder / "affair.duckdb") as dossier:
        dossier.import_events(written(history(), folder / "events.txt"))
    return folder / "affair.duckdb"


@pytest.fixture
def dossier(imported: Path, tmp_path: Path) -> Iterator[Dossier]:
    """A copy of its own of that dossier."""
    path = tmp_path / "affair.duckdb"
    path.write_bytes(imported.read_bytes())
    with dragoman.open(path) as opened:
        yield opened
