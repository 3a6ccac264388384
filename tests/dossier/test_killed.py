"""Killed at any moment: whole reports only, no hindrance left, and reading goes on."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest

import dragoman
from tests.dossier.plain_coder import PlainCoder, reports
from tests.dossier.programs import content, start_reading, wait_for

REPORTS = 30
DELAY = 0.01  # seconds at each report, which is then committed: about as long as a commit takes
BATCH = 0.0
KILLS = 4  # of one dossier in a row, each of the readings going on where the last one was killed
LONGEST = 1.2  # seconds until a kill: the dossier is made by then, and several reports are in it


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    path = tmp_path_factory.mktemp("undisturbed") / "affair.duckdb"
    dragoman.open(path).read(reports(REPORTS), coder=PlainCoder())
    return content(path)


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_reading_leaves_whole_reports_and_goes_on(
    path: Path, undisturbed: dict[str, list[tuple[Any, ...]]], seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(KILLS):
        kill_a_reading(path, chance)
        known = {row[0] for row in whole_reports(path, undisturbed)}
    intake = dragoman.open(path).read(reports(REPORTS), coder=PlainCoder())
    assert len(intake.known) == len(known) and len(intake.read) == REPORTS - len(known)
    assert content(path) == undisturbed
    assert list(path.parent.iterdir()) == [path]
    unfinished = dragoman.open(path).runs().filter("finished IS NULL").fetchall()
    assert len(unfinished) <= KILLS


def kill_a_reading(path: Path, chance: random.Random) -> None:
    """Kill it at some moment: while the dossier is made, in a batch, between two, or at the end."""
    program = start_reading(path, REPORTS, DELAY, BATCH)
    wait_for(program, "begin")
    time.sleep(chance.uniform(0.0, LONGEST))
    program.kill()
    program.communicate()


def whole_reports(
    path: Path, undisturbed: dict[str, list[tuple[Any, ...]]]
) -> list[tuple[Any, ...]]:
    """The reports of a dossier, after a look that all that is theirs is there and nothing else."""
    dragoman.open(path).close()
    found = content(path)
    keys = {row[0] for row in found["reports"]}
    for table, rows in undisturbed.items():
        at = {"reports": 0, "regions": 0, "repairs": 0, "claims": 1, "parties": 1}.get(table)
        if at is not None:
            assert found[table] == [row for row in rows if row[at] in keys], table
    return found["reports"]
