"""Disk, memory, clock, model, rights: each fault is told in one line, and the old state is intact."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

import dragoman
from bench.kill_jobs import JOBS, Job
from dragoman import Dossier, DossierError, ModelError, Report
from dragoman.cli import main
from dragoman.coding.syntax import package
from dragoman.coding.syntax.parser import PIPELINE
from dragoman.reading import calendar_dates
from dragoman.reading.sources import make_report
from dragoman.store import write
from tests.dossier.affairs import AffairCoder, affair
from tests.dossier.plain_coder import PlainCoder, reports
from tests.safety.rich import room, told


@pytest.mark.parametrize("job", JOBS[2:], ids=lambda job: job.name)
def test_a_full_disk_stops_each_job_and_harms_nothing(tmp_path: Path, job: Job) -> None:
    path = tmp_path / "affair.duckdb"
    job.ready(path)
    before, heard = told(path), list[str]()
    with pytest.raises(DossierError, match="no more room"), room(4096):
        job.do(path, heard.append)
    now = told(path)
    for table in ("reports", "claims", "parties", "runs", "events", "imported"):
        assert now.get(table) == before.get(table)
    with dragoman.open(path) as dossier:  # a small judgement may still have found room
        assert set(heard) <= {one.judgement.claim for one in dossier.judgements()}
    assert dragoman.check(path).is_sound
    job.do(path, heard.append)
    found = dragoman.check(path)
    assert [one.where for one in found.findings if one.where != "runs"] == []


def judge(dossier: Dossier) -> object:
    with dossier:
        return dossier.judge(dossier.records("act")[0][0], "right")


def read(dossier: Dossier) -> object:
    return dossier.read(affair(random.Random(1), 2), coder=AffairCoder("1"))


@pytest.mark.parametrize("do", [judge, read])
def test_a_folder_that_may_not_be_written_is_told(
    path: Path, do: Callable[[Dossier], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def refused(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    dossier = dragoman.open(path)
    monkeypatch.setattr("dragoman.store.lock.os.open", refused)
    with pytest.raises(DossierError, match="may write"):
        do(dossier)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert dragoman.check(path).is_sound


def test_a_damaged_model_is_told_by_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Path(sys.modules["spacy"].__file__ or "").parents[1] if "spacy" in sys.modules else None
    where = site or Path(__import__("spacy").__file__).parents[1]
    for one in where.glob(f"{PIPELINE}*"):
        shutil.copytree(one, tmp_path / one.name)
    monkeypatch.syspath_prepend(str(tmp_path))
    package.check_files(PIPELINE)
    weights = max(tmp_path.rglob("*"), key=lambda one: one.stat().st_size if one.is_file() else 0)
    content = bytearray(weights.read_bytes())
    content[len(content) // 2] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelError, match=f"{weights.name}.*damaged.*--force-reinstall"):
        package.check_files(PIPELINE)
    weights.unlink()
    with pytest.raises(ModelError, match=f"{weights.name}.*cannot be read"):
        package.check_files(PIPELINE)


def test_a_model_that_is_missing_is_told() -> None:
    from dragoman.coding.syntax.parser import shipped

    with pytest.raises(ModelError, match=r"cannot be loaded.*--force-reinstall"):
        shipped("no_such_model")


NO_MEMORY = """
import resource, sys
from dragoman.cli import main
from dragoman.coding.syntax import package, parser

def with_little_room():
    (size,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmSize")]
    limit = int(size) * 1024 + (100 << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    package.check_room()

parser.check_room = with_little_room
sys.exit(main(sys.argv[1:]))
"""


def test_where_there_is_no_memory_for_the_model_it_is_told(tmp_path: Path) -> None:
    path, text = tmp_path / "a.duckdb", tmp_path / "a.txt"
    dragoman.open(path).read(reports(3), coder=PlainCoder())
    before = told(path)
    text.write_text("Chile sent arms to Peru on Sunday.\n", encoding="utf-8")
    command = [sys.executable, "-c", NO_MEMORY, "read", str(text), "--into", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "not enough memory" in done.stderr and len(done.stderr.splitlines()) == 1
    assert {name: told(path)[name] for name in ("reports", "claims", "parties")} == {
        name: before[name] for name in ("reports", "claims", "parties")
    }


def test_a_coder_without_memory_is_no_fault_of_the_report(path: Path) -> None:
    class Full(PlainCoder):
        def code(self, clean: dragoman.CleanReport) -> list[dragoman.Claim]:
            if clean.report.id == "r002":
                raise MemoryError
            return super().code(clean)

    with dragoman.open(path.with_name("b.duckdb")) as dossier:
        with pytest.raises(MemoryError):
            dossier.read(reports(5), coder=Full())
        assert len(dossier.reports()) == 2 and dossier.rejections().fetchall() == []
        assert len(dossier.read(reports(5), coder=PlainCoder()).read) == 3


@pytest.mark.parametrize("now", [datetime(1960, 1, 1), datetime(9998, 12, 31, 23)])
def test_a_wrong_clock_harms_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    monkeypatch.setattr(write, "_now", lambda: now)
    with dragoman.open(path) as dossier:
        more = affair(random.Random(5), 16)
        assert len(dossier.read(more, coder=AffairCoder("1")).known) == 14
        assert dossier.runs().fetchall()[-1][1] == now
        assert dossier.events()
    assert dragoman.check(path).is_sound


class Stopped(date):
    """A clock that stands on a day of long ago, or still to come."""

    on = date(1960, 1, 1)

    @classmethod
    def today(cls) -> Stopped:
        return cls(cls.on.year, cls.on.month, cls.on.day)


@pytest.mark.parametrize("on", [date(1960, 1, 1), date(9999, 12, 31)])
def test_a_report_keeps_its_day_whatever_the_clock_says(
    monkeypatch: pytest.MonkeyPatch, on: date
) -> None:
    monkeypatch.setattr(calendar_dates, "date", Stopped)
    monkeypatch.setattr(Stopped, "on", on)
    report: Report = make_report(
        "LIMA, 3 March 2024 - Chile sent arms to Peru on Sunday.\n", id="a"
    )
    assert str(report.published) == "2024-03-03"


def test_a_clock_of_long_ago_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("dragoman.terminal.given_day.date", Stopped)
    monkeypatch.setattr(Stopped, "on", date(1960, 1, 1))
    text = tmp_path / "a.txt"
    text.write_text("Nobody did anything.\n", encoding="utf-8")
    assert main(["code", str(text)]) == 0
    assert "clock of this computer says 1960-01-01" in capsys.readouterr().err
