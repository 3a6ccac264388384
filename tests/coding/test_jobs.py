"""How many processes code where nobody says: few reports pay for no second one, many use what is there."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from dragoman import jobs
from dragoman.coders import Names, working_for
from dragoman.jobs import A_REPORT, MEMORY_EACH, REPORTS_EACH, most_jobs, usual_jobs
from dragoman.terminal.verbs_read import read

CORES = 8


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of eight cores with room for all of them, and no container."""
    told = tmp_path / "machine"
    told.mkdir()
    monkeypatch.setattr(jobs, "_GROUP", told)
    monkeypatch.setattr(jobs, "_MEMORY", told / "meminfo")
    monkeypatch.setattr("os.sched_getaffinity", lambda _: range(CORES), raising=False)
    _free(told, 100)
    return told


def _free(told: Path, processes: int) -> None:
    free = processes * MEMORY_EACH >> 10
    (told / "meminfo").write_text(f"MemTotal: 9 kB\nMemAvailable:  {free} kB\n", encoding="ascii")


def lines(tmp_path: Path, number: int) -> str:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "Peru thanked Chile."}\n' * number, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("reports", "processes"),
    [(1, 1), (2 * REPORTS_EACH - 1, 1), (2 * REPORTS_EACH, 2), (1000 * REPORTS_EACH, CORES)],
)
def test_each_process_has_some_work(tmp_path: Path, reports: int, processes: int) -> None:
    assert usual_jobs([lines(tmp_path, reports)]) == processes


def test_where_reports_cannot_be_counted_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b"text\n" + b"x" * (3 * REPORTS_EACH * A_REPORT))
    assert usual_jobs([path]) == 3
    assert usual_jobs(["-", "https://example.org/a", tmp_path / "nowhere"]) == 1


def test_where_memory_is_short_there_are_fewer(machine: Path) -> None:
    assert most_jobs() == CORES
    _free(machine, 4)
    assert most_jobs() == 3  # and one who reads
    _free(machine, 0)
    assert most_jobs() == 1
    (machine / "meminfo").unlink()
    assert most_jobs() == CORES


def test_a_container_counts(machine: Path) -> None:
    (machine / "cpu.max").write_text("250000 100000\n", encoding="ascii")
    assert most_jobs() == 2
    (machine / "cpu.max").write_text("max 100000\n", encoding="ascii")
    assert most_jobs() == CORES
    (machine / "memory.max").write_text(f"{6 * MEMORY_EACH}\n", encoding="ascii")
    (machine / "memory.current").write_text(f"{MEMORY_EACH}\n", encoding="ascii")
    assert most_jobs() == 4


def test_what_a_container_keeps_of_files_is_free(machine: Path) -> None:
    (machine / "memory.max").write_text(f"{8 * MEMORY_EACH}\n", encoding="ascii")
    (machine / "memory.current").write_text(f"{7 * MEMORY_EACH}\n", encoding="ascii")
    (machine / "memory.stat").write_text(
        f"anon 9\ninactive_file {5 * MEMORY_EACH}\n", encoding="ascii"
    )
    assert most_jobs() == 5


def test_a_container_of_the_first_kind_counts(machine: Path) -> None:
    for name, value in (("memory/memory.limit_in_bytes", 6 * MEMORY_EACH),
                        ("memory/memory.usage_in_bytes", 2 * MEMORY_EACH),
                        ("cpu/cpu.cfs_quota_us", 700_000), ("cpu/cpu.cfs_period_us", 100_000)):  # fmt: skip
        path = machine / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{value}\n", encoding="ascii")
    assert most_jobs() == 3
    (machine / "cpu/cpu.cfs_quota_us").write_text("200000\n", encoding="ascii")
    assert most_jobs() == 2


def test_the_command_takes_as_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def in_one(names: Names | None, jobs: int, *, quick: bool) -> AbstractContextManager[object]:
        asked.append(jobs)
        return working_for(names, 1, quick=quick)

    monkeypatch.setattr("dragoman.dossier.working_for", in_one)
    for number in (1, 2 * REPORTS_EACH):  # one and the same report, so that one is coded
        read([lines(tmp_path, number)], into=tmp_path / f"{number}.duckdb", quiet=True)
    read([lines(tmp_path, 1)], into=tmp_path / "asked.duckdb", jobs=5, quiet=True)
    assert asked == [1, 2, 5]
