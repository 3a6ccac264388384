"""Many processes, Daft and one process: the same dossier; and what fails is tried again and told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest

import dragoman
from dragoman import InputError, QueryError, scale
from dragoman.errors import WorkerError
from dragoman.scale.engines import engine
from dragoman.scale.lake import Done
from dragoman.scale.parts import Part
from dragoman.scale.working import Work
from tests.scale.conftest import Tables, tables_of

SMALL = 3  # reports of a part, so that the corpus has several and a file is parted


@pytest.fixture(scope="module")
def plain(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The dossier that one process makes of the corpus."""
    path = tmp_path_factory.mktemp("plain") / "a.duckdb"
    with dragoman.open(path) as dossier:
        intake = dossier.read(corpus)
    assert len(intake.read) == 6
    assert len(intake.rejected) == 1
    return tables_of(path)


@pytest.fixture(scope="module")
def lake(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("lake") / "lake"
    outcome = scale.read_into_lake([corpus], where, part_reports=SMALL)
    assert not outcome.failed
    assert outcome.parts > 2
    return where


def merged(lake: Path | str, path: Path) -> Tables:
    with dragoman.open(path) as dossier:
        scale.merge(lake, dossier)
    return tables_of(path)


def content(lake: Path) -> dict[str, bytes]:
    return {str(path.relative_to(lake)): path.read_bytes() for path in lake.rglob("*.parquet")}


def test_a_lake_makes_the_dossier_that_reading_makes(
    plain: Tables, lake: Path, tmp_path: Path
) -> None:
    found = merged(lake, tmp_path / "b.duckdb")
    assert found["claims"]
    assert found["counts"]
    for name, rows in plain.items():
        assert found[name] == rows, name


def test_processes_write_the_same_bytes(corpus: Path, lake: Path, tmp_path: Path) -> None:
    outcome = scale.read_into_lake(
        [corpus], tmp_path / "lake", run=engine("processes", 2), part_reports=SMALL
    )
    assert not outcome.failed
    assert content(tmp_path / "lake") == content(lake)


def test_daft_reads_the_same_by_command(corpus: Path, plain: Tables, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    read = command("read", corpus, "--out", lake, "--engine", "daft", "--jobs", "2")
    assert read.returncode == 0, read.stderr
    assert "7 reports with" in read.stdout  # a copy among them
    assert "a-wire.jsonl, line 3" in read.stderr
    taken = command("merge", lake, "--into", tmp_path / "b.duckdb")
    assert taken.returncode == 0, taken.stderr
    assert tables_of(tmp_path / "b.duckdb") == plain


def command(*words: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as Daft keeps workers and files open."""
    given = [sys.executable, "-m", "dragoman", *map(str, words)]
    return subprocess.run(given, capture_output=True, text=True, check=False)


def test_what_is_read_already_is_left_alone_and_what_was_broken_off_goes_on(
    corpus: Path, lake: Path, tmp_path: Path
) -> None:
    again = scale.read_into_lake([corpus], lake, part_reports=SMALL)
    assert (again.parts, again.reports) == (0, 0)
    assert again.known > 2
    before, notes = content(lake), sorted(lake.glob("parts/*.json"))
    kept = notes[0].read_bytes()
    notes[0].unlink()  # as if the worker had ended between its files and its note
    missing = merged(lake, tmp_path / "part.duckdb")
    once_more = scale.read_into_lake([corpus], lake, part_reports=SMALL)
    assert (once_more.parts, once_more.known) == (1, again.known - 1)
    assert content(lake) == before
    assert json.loads(notes[0].read_bytes())["reports"] == json.loads(kept)["reports"]
    assert len(missing["reports"]) < len(merged(lake, tmp_path / "whole.duckdb")["reports"])


def test_a_part_that_fails_is_tried_again(corpus: Path, tmp_path: Path) -> None:
    alone, tries = engine("processes", 1), []

    def breaking(work: Work, parts: Sequence[Part]) -> Iterator[Done]:
        tries.append(len(parts))
        yield from alone(work, parts[:1])
        if len(tries) < 2:
            raise WorkerError("a process has ended")
        yield from alone(work, parts[1:])

    outcome = scale.read_into_lake([corpus], tmp_path, run=breaking, part_reports=SMALL)
    assert tries == [outcome.parts, outcome.parts - 1]
    assert outcome.failed == []


def test_a_part_that_always_fails_is_listed_and_the_others_are_read(
    corpus: Path, tmp_path: Path
) -> None:
    alone = engine("processes", 1)
    here = tmp_path / "corpus"
    here.mkdir()
    for name in ("c-last.txt", "a-wire.jsonl"):
        (here / name).write_bytes((corpus / name).read_bytes())

    def late(work: Work, parts: Sequence[Part]) -> Iterator[Done]:
        yield from alone(
            Work(str(here / "c-last.txt" / "no"), work.told, (), *_of(work)), parts[:1]
        )
        yield from alone(work, parts[1:])

    outcome = scale.read_into_lake([here], tmp_path / "lake", run=late, part_reports=SMALL)
    assert [done.paths for done in outcome.failed] == [(str(here / "a-wire.jsonl"),)]
    assert "Error" in (outcome.failed[0].error or "")
    assert outcome.reports >= 3


def _of(work: Work) -> tuple[str, str]:
    return work.coder, work.authority


def test_a_part_of_a_lake_by_day_and_by_outlet(lake: Path, tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "march.duckdb") as dossier:
        scale.merge(lake, dossier, since="2024-03-05", until="2024-04-30")
        assert {id for (id,) in dossier.reports().project("id").fetchall()} == {"n1", "n2", "de"}
    with dragoman.open(tmp_path / "wire.duckdb") as dossier:
        scale.merge(lake, dossier, sources=["Wire"])
        assert {id for (id,) in dossier.reports().project("id").fetchall()} == {"n2", "n3"}


def test_a_lake_opens_as_a_dossier_that_is_only_asked(
    plain: Tables, lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with dragoman.open(lake) as dossier:
        assert len(dossier.reports().fetchall()) == len(plain["reports"])
        with pytest.raises(dragoman.DossierError, match="read-only"):
            dossier.read("Peru thanked Chile.\n")
    with dragoman.open(lake) as dossier:
        assert dossier.path.parent == tmp_path / "dragoman"


def test_addresses_of_file_systems_are_read_and_written(
    corpus: Path, plain: Tables, tmp_path: Path
) -> None:
    lake = f"file://{tmp_path}/lake"
    outcome = scale.read_into_lake([f"file://{corpus}"], lake, part_reports=SMALL)
    assert not outcome.failed
    found = merged(lake, tmp_path / "b.duckdb")
    assert found["claims"] == plain["claims"]
    assert found["reports"] == plain["reports"]


def test_files_at_an_address_are_reached_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "wires of May, 100%"
    folder.mkdir()
    (folder / "first wire #1.txt").write_text("Peru thanked Chile.\n")
    (folder / "second?.txt").write_text("Chile praised Peru.\n")
    where = f"file://{quote(str(folder))}?way=this"
    outcome = scale.read_into_lake([where], tmp_path / "lake", quick=True)
    assert not outcome.failed
    assert not outcome.rejected
    assert (outcome.reports, outcome.parts) == (2, 1)
    found = merged(str(tmp_path / "lake"), tmp_path / "a.duckdb")
    told = "".join(found["reports"])
    assert "first wire #1" in told
    assert "second?" in told


def test_a_key_in_an_address_is_not_written_beside_reports(tmp_path: Path) -> None:
    outcome = scale.read_into_lake(["s3://me:secret@bucket/news"], tmp_path / "lake")
    (told,) = outcome.rejected
    assert told.path == "s3://bucket/news"
    assert "in the environment" in told.reason


@pytest.mark.parametrize(
    ("name", "jobs", "address", "why"),
    [
        ("spark", 1, None, "no engine is called 'spark'"),
        ("processes", 0, None, "ask for 1 or more"),
        ("processes", 1, "ray://there:1", "say --engine daft"),
    ],
)
def test_an_engine_that_cannot_be_says_why(
    name: str, jobs: int, address: str | None, why: str
) -> None:
    with pytest.raises(QueryError, match=why):
        engine(name, jobs, address)


def test_what_is_no_lake_says_so(tmp_path: Path) -> None:
    with (
        dragoman.open(tmp_path / "a.duckdb") as dossier,
        pytest.raises(InputError, match="it is no lake"),
    ):
        scale.merge(tmp_path, dossier)
    with pytest.raises(InputError, match="no file system is known"):
        scale.Lake("nowhere://lake")
