"""Kills a reading, a fusing, an import and a review at random moments, and looks what is left.

After each kill the dossier must open, be sound (`dragoman check`), hold whole reports only and every
judgement that was told to be kept; done again, the job must come to what it comes to without a fault.

``DRAGOMAN_BENCH_KILLS`` says how many kills there are, by default 200; ``python -m bench kills``.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import sys
import time
from collections import Counter
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench.kill_jobs import JOBS, Job
from dragoman.safety.contents import Mark, mark_of, quoted, shapes
from dragoman.store.file import connected

KILLS = int(os.environ.get("DRAGOMAN_BENCH_KILLS", "200"))
LATE = 1.1  # of the time that the job takes: some kills come when it has just ended
GOES_ON_WITHIN = 1800.0  # seconds for a job that is begun again to end in, on a busy machine

# What tells when, or in which turn, something was done, and so is another after a fault.
_WHEN = {
    "run": "of rows: the reading that made them",
    "imported": "of imported files: the time",
    "judged": "of judgements: the time",
    "judgement": "of what a judgement bears on: its id, which is made of its time",
}
_LEFT_OUT = {"meta", "runs"}  # the state of the dossier and the list of readings


@dataclass(frozen=True, slots=True)
class Left:
    """What one kill left behind."""

    job: str
    at: float  # seconds after the job began
    midst: bool  # whether it came before the job had ended
    faults: tuple[str, ...]


def measure() -> dict[str, float]:
    """How many kills, and of how many all held, by what was to hold."""
    return figures(KILLS, seed=1)


def figures(count: int, seed: int) -> dict[str, float]:
    """The figures of so many kills."""
    left = kills(count, seed)
    for one in left:
        if one.faults:
            print(f"{one.job} killed after {one.at:.3f} s: {one.faults}", file=sys.stderr)
    wrong = Counter(fault.partition(":")[0] for one in left for fault in one.faults)
    by_job = Counter(one.job for one in left)
    shares = {
        what: 1 - wrong[what] / len(left) for what in ("opens", "sound", "whole", "same", "kept")
    }
    return {
        "kills": len(left),
        "midst": sum(one.midst for one in left),
        **{f"of_{name}": by_job[name] for name in (job.name for job in JOBS)},
        **shares,
    }


def kills(count: int, seed: int) -> list[Left]:
    """Kill the jobs in turn, so many times in all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.kill_jobs", "dragoman.dossier", "dragoman.judged"])
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        harnesses = [_Harness(job, Path(folder, job.name)) for job in JOBS]
        return [harnesses[turn % len(harnesses)].kill(chance) for turn in range(count)]


class _Harness:
    """One job with what it comes to without a fault, and how long it takes."""

    def __init__(self, job: Job, folder: Path) -> None:
        self._job = job
        self._ready = folder / "ready"
        self._trial = folder / "trial"
        self._ready.mkdir(parents=True)
        job.ready(self._ready / "affair.duckdb")
        path = self._begin()
        self._run(path)  # the first one loads what the others share
        self._lasts = self._run(self._begin())
        self._whole = content(path)

    def kill(self, chance: random.Random) -> Left:
        """Kill the job at some moment, and look what is left and whether it goes on."""
        path = self._begin()
        at = chance.uniform(0.0, self._lasts * LATE)
        process, told = self._start(path)
        told.recv()
        time.sleep(at)
        midst = process.is_alive()
        process.kill()
        process.join()
        faults = [*self._state(path, _heard(told))]
        try:
            self._run(path)
            faults += self._differs(path)
        except (dragoman.DragomanError, AssertionError) as error:
            faults.append(f"same: it does not go on: {error}")
        return Left(self._job.name, at, midst, tuple(faults))

    def _begin(self) -> Path:
        """The folder as it is before the job."""
        shutil.rmtree(self._trial, ignore_errors=True)
        shutil.copytree(self._ready, self._trial)
        return self._trial / "affair.duckdb"

    def _start(self, path: Path) -> tuple[multiprocessing.process.BaseProcess, Connection]:
        context = multiprocessing.get_context("forkserver")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_do, args=(self._job.name, path, there))
        process.start()
        there.close()
        return process, here

    def _run(self, path: Path) -> float:
        """Do the job to its end: the seconds that it took."""
        process, told = self._start(path)
        told.recv()
        begun = time.monotonic()
        while process.is_alive() and time.monotonic() - begun < GOES_ON_WITHIN:
            _heard(told)
            process.join(0.005)
        lasted = time.monotonic() - begun
        assert process.exitcode == 0, f"it ends with {process.exitcode}"
        return lasted

    def _state(self, path: Path, heard: list[str]) -> list[str]:
        """What is wrong with the dossier as the kill left it."""
        if not path.exists():
            return [] if self._job.name == "reading" else ["opens: the dossier is gone"]
        try:
            found = dragoman.check(path)
            with dragoman.open(path) as dossier:
                kept = {one.judgement.claim for one in dossier.judgements()}
        except dragoman.DragomanError as error:
            return [f"opens: {error}"]
        faults = [f"sound: {one.where}: {one.told}" for one in found.damage]
        if lost := set(heard) - kept if self._job.name == "review" else set():
            faults.append(f"kept: judgements are lost: {len(lost)}")
        if self._job.name == "reading":
            faults += _half(path)
        return faults

    def _differs(self, path: Path) -> list[str]:
        now = content(path)
        tables = sorted(
            name for name in {*now, *self._whole} if now.get(name) != self._whole.get(name)
        )
        if tables:
            return [f"same: other than without a fault: {', '.join(tables)}"]
        found = [one for one in dragoman.check(path).findings if one.where != "runs"]
        left = {one.name for one in path.parent.iterdir()} - {
            one.name for one in self._ready.iterdir()
        }
        told = [f"same: {one.where}: {one.told}" for one in found]
        return told + [f"same: it leaves {name}" for name in sorted(left - {path.name})]


def _do(name: str, path: Path, told: Connection) -> None:
    """In the process that is killed: do the job."""
    (job,) = (one for one in JOBS if one.name == name)
    told.send("begin")
    job.do(path, told.send)


def _heard(told: Connection) -> list[str]:
    """All that the job has told."""
    heard: list[str] = []
    try:
        while told.poll():
            heard.append(told.recv())
    except EOFError:
        pass
    return heard


def _half(path: Path) -> list[str]:
    """Reports that lack some of their claims: the coder finds the same ones each time."""
    from bench.kill_jobs import told_claims

    with connected(path) as connection:
        rows = connection.execute(
            "SELECT r.id, count(c.id) FROM reports r LEFT JOIN claims c ON c.report = r.key GROUP BY ALL"
        ).fetchall()
    wanted = told_claims()
    return [f"whole: {id} has {count} claims" for id, count in rows if wanted[id] != count]


def content(path: Path) -> dict[str, Mark]:
    """A mark of each table's content, without what tells when something was done."""
    with connected(path) as connection:
        found = {}
        for name, shape in shapes(connection).items():
            leave = {*_WHEN, "id"} if name == "judgements" else {*_WHEN}
            columns = [quoted(one.name) for one in shape.columns if one.name not in leave]
            if name not in _LEFT_OUT:
                found[name] = mark_of(
                    connection, f"(SELECT {', '.join(columns)} FROM {quoted(name)})"
                )
        return found
