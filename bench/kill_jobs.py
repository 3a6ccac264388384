"""The four jobs that are killed: a reading, a fusing, an import and a review, each on a small made-up affair.

A job is made ready once, in a folder of its own; begun, it runs in a process that may be ended at any
moment; done again it goes on. What it tells while it runs has happened.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import dragoman
from bench.affairs import Made, make
from bench.growth import Told, bring
from dragoman.store import intake, write
from dragoman.store.file import connected
from dragoman.store.kept.stages import Stage
from dragoman.store.lock import writer_lock

SEED, REPORTS = 4, 10
FILES, EVENTS = 2, 200  # that are imported, and the events of each
JUDGED = 5  # claims

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One job: what is there before, and what is done, told step by step."""

    name: str
    ready: Callable[[Path], None]
    do: Callable[[Path, Tell], None]


@cache
def _made() -> list[Made]:
    return list(make(REPORTS, seed=SEED))


def told_claims() -> dict[str, int]:
    """By report, how many claims there are in it once it is read."""
    from dragoman.store.claims import claim_id

    return {
        one.report.id: len({claim_id(one.report.key, claim) for claim in one.claims})
        for one in _made()
    }


def _nothing(path: Path) -> None:
    """The dossier is made by the job itself."""


def _written(path: Path) -> None:
    """A dossier with all reports, of which nothing is made yet."""
    dragoman.open(path).close()
    with writer_lock(path), connected(path, write=True) as connection:
        run = write.begin_run(connection, Told.version, Told.authority_version, ["made-up"])
        write.write_batch(connection, run, [one.coded for one in _made()], [])
        write.end_run(connection, run)


def _fused(path: Path) -> None:
    _written(path)
    bring(path)


def _with_files(path: Path) -> None:
    dragoman.open(path).close()
    from dragoman.exchange.imports.shapes import columns_of

    chance = random.Random(SEED)
    states = ("Peru", "Chile", "Bolivia", "Ecuador")
    for number in range(FILES):
        lines = ["\t".join(columns_of("icews"))]
        for event in range(EVENTS):
            a, b = chance.sample(states, 2)
            day = date(2015, 1, 1) + timedelta(chance.randrange(700))
            cells = {
                "Event ID": f"{number}-{event}",
                "Event Date": str(day),
                "Source Name": f"Government ({a})",
                "Source Sectors": "Government",
                "Source Country": a,
                "CAMEO Code": chance.choice(("072", "112", "190")),
                "Intensity": "1.0",
                "Target Name": b,
                "Target Country": b,
            }
            lines.append("\t".join(cells.get(one, "") for one in columns_of("icews")))
        (path.parent / f"events-{number}.tab").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read(path: Path, tell: Tell) -> None:
    """Read all reports, each of them in a batch of its own."""
    intake.BATCH_SECONDS, intake.BATCH_SHARE = 0.0, 1.0
    made = _made()
    with dragoman.open(path) as dossier:
        dossier.read(
            (one.report for one in made),
            coder=Told(made),
            progress=lambda done, _: tell(str(done)),
        )


def _fuse(path: Path, tell: Tell) -> None:
    """Make all that is kept, a few shelves at a time."""
    from dragoman.store.kept import forward

    Stage.most, forward.AT_A_GO = 6, 0
    bring(path)


def _import(path: Path, tell: Tell) -> None:
    with dragoman.open(path) as dossier:
        dossier.import_events(sorted(path.parent.glob("events-*.tab")))


def _review(path: Path, tell: Tell) -> None:
    """Judge the claims that nobody has judged yet, and tell of each that is kept."""
    with dragoman.open(path, judged=False) as coded:
        ids = sorted(id for id, _ in coded.records("act"))[:JUDGED]
    with dragoman.open(path) as dossier:
        judged = {one.judgement.claim for one in dossier.judgements()}
        for at, id in enumerate(ids):
            if id not in judged:
                corrections = {"status": "denied"} if at % 3 == 1 else {}
                verdict = "right" if at % 3 == 0 else "wrong"
                dossier.judge(id, verdict, who="ada", note=str(at), **corrections)
                tell(id)
        dossier.read([], coder=Told(_made()))


JOBS = (
    Job("reading", _nothing, _read),
    Job("fusing", _written, _fuse),
    Job("import", _with_files, _import),
    Job("review", _fused, _review),
)
