"""Damages a small dossier at random places, mends it, and looks whether anything is lost that is not told.

Three places of four are one byte that is another, the fourth a sector of 4,096 bytes with anything in it.
After each mending all tables are compared with those of the dossier as it was.

``DRAGOMAN_BENCH_MENDED`` says how many places there are, by default 60; ``python -m bench mended``.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench.affairs import make
from bench.growth import Told
from bench.kill_jobs import JOBS
from bench.kills import content
from dragoman.reading.sources import make_report
from dragoman.safety.contents import Mark
from dragoman.safety.records import Mended

PLACES = int(os.environ.get("DRAGOMAN_BENCH_MENDED", "60"))
SEED, REPORTS, JUDGED = 4, 14, 5
SECTOR, STRETCH = 4096, 64
DIRECTORY = "file"  # what a doubt is told of that is about no table of its own
OUTCOMES = ("whole", "told", "left", "silent")


@dataclass(frozen=True, slots=True)
class Trial:
    """One place, the bytes that were changed there, and what came of it."""

    at: int
    length: int
    outcome: str
    told: str


def measure() -> dict[str, float]:
    """How many places, and what came of the dossier."""
    return figures(PLACES, seed=1)


def figures(count: int, seed: int) -> dict[str, float]:
    """The figures of so many places."""
    with TemporaryDirectory() as folder:
        tried = trials(Path(folder), count, seed)
    for one in tried:
        if one.outcome in ("left", "silent"):
            print(f"{one.length} bytes at {one.at}: {one.outcome}: {one.told}", file=sys.stderr)
    found = Counter((one.length == 1, one.outcome) for one in tried)
    return {
        "places": len(tried),
        "silent": found[True, "silent"] + found[False, "silent"],
        **{
            f"{name}_{outcome}": found[is_byte, outcome]
            for name, is_byte in (("byte", True), ("sector", False))
            for outcome in OUTCOMES[:-1]
        },
    }


def trials(folder: Path, count: int, seed: int) -> list[Trial]:
    """Damage and mend the dossier so many times, each time as it was."""
    coder = fill(folder / "whole" / "affair.duckdb")
    whole = content(folder / "whole" / "affair.duckdb")
    raw = (folder / "whole" / "affair.duckdb").read_bytes()
    chance = random.Random(seed)
    used = [at for at in range(0, len(raw), STRETCH) if any(raw[at : at + STRETCH])]
    tried = []
    for number in range(count):
        shutil.rmtree(folder / "trial", ignore_errors=True)
        path = folder / "trial" / "affair.duckdb"
        path.parent.mkdir()
        at, bytes_ = _other(raw, chance.choice(used), number, chance)
        path.write_bytes(raw[:at] + bytes_ + raw[at + len(bytes_) :])
        made = dragoman.mend(path, coder=coder)
        told = "; ".join(f"{one.where}: {one.told}" for one in (*made.lost, *made.left))
        tried.append(Trial(at, len(bytes_), outcome(path, made, whole), told))
        print(number, tried[-1], file=sys.stderr, flush=True)
    return tried


def outcome(path: Path, made: Mended, whole: dict[str, Mark]) -> str:
    """What came of a mending, of a dossier that was ``whole``.

    Lost in silence is what is another without a word, and a judgement that is another unless judgements, or the
    whole file, are told to be in doubt.
    """
    if made.kept is None and made.left:
        return "left"
    now = content(path)
    other = {name for name in {*now, *whole} if now.get(name) != whole.get(name)}
    if made.is_whole:
        return "silent" if other else "whole"
    named = {one.where for one in (*made.lost, *made.left)}
    return "silent" if "judgements" in other and not named & {"judgements", DIRECTORY} else "told"


def fill(path: Path) -> Told:
    """Make a dossier with reports, judgements and imported events; what codes its reports."""
    path.parent.mkdir(parents=True)
    (events,) = (job for job in JOBS if job.name == "import")
    events.ready(path)
    made = list(make(REPORTS, seed=SEED))
    reports = [
        make_report(
            one.report.text,
            id=one.report.id,
            published=one.report.published,
            source=one.report.source,
            language="en",
        )
        for one in made
    ]
    with dragoman.open(path) as dossier:
        dossier.read(reports, coder=Told(made))
        for at, id in enumerate(sorted(id for id, _ in dossier.records("act"))[:JUDGED]):
            corrections = {"status": "denied"} if at % 3 == 1 else {}
            dossier.judge(id, "right" if at % 3 == 0 else "wrong", who="ada", **corrections)
        dossier.import_events(sorted(path.parent.glob("events-*.tab")))
        dossier.read([], coder=Told(made))
    return Told(made)


def _other(raw: bytes, stretch: int, number: int, chance: random.Random) -> tuple[int, bytes]:
    """Where a file is changed, and the bytes that stand there then: a flipped bit, another byte, a sector."""
    if number % 4 == 3:
        return stretch // SECTOR * SECTOR, chance.randbytes(SECTOR)
    at = stretch + chance.randrange(STRETCH)
    flipped = 1 << chance.randrange(8) if number % 4 else chance.randrange(1, 256)
    return at, bytes([raw[at] ^ flipped])
