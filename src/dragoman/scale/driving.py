"""A corpus read into a lake: planned in parts, run by an engine, and what fails tried again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.coders import Names, authority_for
from dragoman.coding.coder import coder_name
from dragoman.errors import WorkerError
from dragoman.records import Rejection
from dragoman.scale.engines import Engine, engine
from dragoman.scale.lake import Done, Lake
from dragoman.scale.parts import Part, Told, plan
from dragoman.scale.working import Work

PART_REPORTS = 250
"""Reports of a part: some 20 seconds of work, so that little is done twice where a worker ends, and
a file is large enough to be read quickly."""
TRIES = 3
"""How often a part is tried: a file system or a machine may fail once."""


@dataclass(slots=True)
class Outcome:
    """What one reading into a lake did."""

    parts: int = 0  # that were read now
    known: int = 0  # parts that the lake had already
    reports: int = 0
    claims: int = 0
    bytes: int = 0  # of Parquet
    rejected: list[Rejection] = field(default_factory=list)
    failed: list[Done] = field(
        default_factory=list
    )  # parts of which nothing came, each with its error
    passed_over: Counter[str] = field(default_factory=Counter)  # files of no kind that is read


def read_into_lake(
    paths: Iterable[str | Path],
    lake: str | Path,
    *,
    told: Told | None = None,
    authority: Names | None = None,
    run: Engine | None = None,
    quick: bool = False,
    part_reports: int = PART_REPORTS,
    progress: Callable[[int, int | None], None] | None = None,
) -> Outcome:
    """Read reports into a lake, and say what came in, what was set aside and what failed.

    ``paths`` are files, folders and patterns, here or by the address of a file system
    (``s3://...``); ``lake`` is a folder or such an address, and is made where it is not there. What
    is said of all reports is ``told``. ``quick`` as in `Coder`. ``run`` is what `engines.engine` gives; without
    it this process does all. Parts that the lake has already, of the same files by the same coder,
    are left alone, so that a reading that was broken off goes on. A part that fails is tried
    `TRIES` times. ``progress`` is called with the number of reports done and of all.
    """
    names = authority_for(authority)
    told = told or Told()
    work = Work(str(lake), told, names.layers, coder_name(quick=quick), names.version)
    planned = plan(paths, part_reports)
    into = Lake(work.lake)
    there = {done.part for done in into.noted()} if into.is_there() else set()
    waiting = {part.id(told, work.version): part for part in planned.parts}
    outcome = Outcome(passed_over=planned.passed, rejected=list(planned.rejected))
    outcome.known = len(there & set(waiting))
    waiting = {id: part for id, part in waiting.items() if id not in there}
    total = planned.reports
    for done in _tried(run or engine("processes", 1), work, waiting, outcome.failed):
        outcome.parts += 1
        outcome.reports += done.reports
        outcome.claims += done.claims
        outcome.bytes += done.bytes
        outcome.rejected.extend(done.rejected)
        if progress is not None:
            progress(outcome.reports, total)
    return outcome


def _tried(run: Engine, work: Work, waiting: dict[str, Part], failed: list[Done]) -> Iterator[Done]:
    """The parts that are read, as they are; those that nothing came of are listed in ``failed``."""
    for _ in range(TRIES):
        if not waiting:
            break
        failed.clear()
        try:
            for done in run(work, list(waiting.values())):
                if done.error is not None:
                    failed.append(done)
                    continue
                del waiting[done.part]
                yield done
        except WorkerError as error:
            told = {done.part for done in failed}
            failed.extend(_lost(work, waiting, told, str(error)))
    if not waiting:
        failed.clear()


def _lost(work: Work, waiting: Mapping[str, Part], told: set[str], why: str) -> Iterator[Done]:
    for id, part in waiting.items():
        if id not in told:
            yield Done(id, part.paths, coder=work.coder, authority=work.authority, error=why)
