"""Opening: what is no dossier is refused with a word on what to do."""

from __future__ import annotations

import os
import resource
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest

import dragoman
from dragoman import Dossier, DossierError, DossierMissing, DossierVersion, Report
from dragoman.store.kept.stages import kept_tables
from dragoman.store.schema import VIEWS
from tests.dossier.plain_coder import PlainCoder, reports


def test_a_new_dossier_is_empty_and_leaves_no_other_file(path: Path) -> None:
    with dragoman.open(path) as dossier:
        assert dossier.rows() == []
        assert dossier.reports().fetchall() == []
    assert list(path.parent.iterdir()) == [path]


def test_read_only_makes_nothing(path: Path) -> None:
    with pytest.raises(DossierMissing, match="dragoman read"):
        dragoman.open(path, read_only=True)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DossierMissing, match=r"no folder .*nowhere"):
        dragoman.open(tmp_path / "nowhere" / "a.duckdb")


@pytest.mark.parametrize("content", [b"", b"Some text.\n", b"\0" * 5000])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_kind_is_refused_and_kept(
    path: Path, content: bytes, read_only: bool
) -> None:
    path.write_bytes(content)
    with pytest.raises(DossierMissing, match="new file"):
        dragoman.open(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DossierMissing, match="folder"):
        dragoman.open(tmp_path)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_truncated_dossier_is_refused(path: Path, share: float, read_only: bool) -> None:
    with dragoman.open(path) as dossier:
        dossier.read(reports(20), coder=PlainCoder())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DossierMissing, match=r"damaged.*new file"):
        dragoman.open(path, read_only=read_only)


def test_damage_inside_is_told_when_it_is_met(path: Path) -> None:
    with dragoman.open(path) as dossier:
        dossier.read(reports(20), coder=PlainCoder())
        whole = bytearray(path.read_bytes())
        for at in range(3 * 4096 + 1000, len(whole), 1000):
            whole[at] ^= 0xFF
        path.write_bytes(whole)
        with pytest.raises(DossierError, match="damaged"):
            dossier.rows()
    with pytest.raises(DossierError, match="damaged"):
        dragoman.open(path)


def test_another_duckdb_file_is_refused_and_kept(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1 AS a")
    with pytest.raises(DossierMissing, match="no dossier"):
        dragoman.open(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT a FROM mine").fetchall() == [(1,)]


@pytest.mark.parametrize(
    "table", ["meta AS SELECT 1 AS a", "meta AS SELECT 'a' AS name, 'b' AS value"]
)
def test_a_foreign_table_of_the_same_name_makes_no_dossier(path: Path, table: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE TABLE {table}")
    with pytest.raises(DossierMissing, match="no dossier"):
        dragoman.open(path)


def test_a_file_of_another_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    with pytest.raises(DossierMissing, match="no dossier"):
        dragoman.open(path)


def test_a_dossier_of_another_version_is_refused(path: Path) -> None:
    dragoman.open(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
        connection.execute("UPDATE meta SET value = '7.0' WHERE name = 'made_by'")
    with pytest.raises(DossierVersion, match=r"by Dragoman 7\.0 .*new file"):
        dragoman.open(path)


def test_a_closed_or_read_only_dossier_says_so(path: Path, dossier: Dossier) -> None:
    with (
        dragoman.open(path, read_only=True) as other,
        pytest.raises(DossierError, match="read-only"),
    ):
        other.read(reports(1), coder=PlainCoder())
    dossier.close()
    with pytest.raises(DossierError, match="closed"):
        dossier.reports()


def test_a_relative_path_stays_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with dragoman.open("a.duckdb") as dossier:
        monkeypatch.chdir("/")
        dossier.read(reports(2), coder=PlainCoder())
        assert len(dossier.reports().fetchall()) == 2


@pytest.mark.parametrize(
    "name",
    ["my affair.duckdb", "дело 事件.duckdb", 'it\'s "so".duckdb', "a?b#c%20;d", "~", ":memory:"],
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    with dragoman.open(tmp_path / name) as dossier:
        dossier.read(reports(1), coder=PlainCoder())
    with dragoman.open(str(tmp_path / name), read_only=True) as dossier:
        assert len(dossier.reports().fetchall()) == 1
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a\0b", os.fsdecode(b"\xff.duckdb"), "x" * 300, "loop"])
def test_what_can_be_no_dossiers_path_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(DossierError) as caught:
        dragoman.open(tmp_path / name)
    assert str(caught.value).isprintable() or "\\x" in str(caught.value)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DossierMissing, match="no folder"):
        dragoman.open(tmp_path / "file" / "a.duckdb")


def test_all_links_to_a_dossier_are_one_dossier_with_one_lock(tmp_path: Path) -> None:
    for folder in ("real", "other"):
        (tmp_path / folder).mkdir()
    link, made = tmp_path / "other" / "link.duckdb", tmp_path / "real" / "a.duckdb"
    link.symlink_to(made)
    seen: list[str] = []

    def progress(done: int, total: int | None) -> None:
        seen.extend(one.name for one in made.parent.iterdir())

    with dragoman.open(link) as dossier:
        dossier.read(reports(1), coder=PlainCoder(), progress=progress)
    assert "a.duckdb.lock" in seen
    assert [one.name for one in link.parent.iterdir()] == ["link.duckdb"]
    assert link.is_symlink() and len(dragoman.open(made).reports().fetchall()) == 1


def test_what_a_killed_maker_left_does_not_hinder(path: Path) -> None:
    for ending in (".new", ".new.wal", ".lock", ".gate"):
        path.with_name(path.name + ending).write_bytes(b"half")
    dragoman.open(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_the_log_of_a_dossier_that_is_gone_is_not_taken_for_the_new_ones(path: Path) -> None:
    log = path.with_name(path.name + ".wal")
    log.write_bytes(b"rows")
    with pytest.raises(DossierError, match=r"affair\.duckdb\.wal.*delete the log"):
        dragoman.open(path)
    assert log.read_bytes() == b"rows" and not path.exists()


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder in which to close files to oneself, which root can do only as somebody else."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        if os.getuid() == 0:
            os.seteuid(0)


def become_nobody() -> None:
    if os.getuid() == 0:
        os.seteuid(65534)


def test_a_dossier_that_may_not_be_read_says_so(nobody: Path) -> None:
    path = nobody / "a.duckdb"
    dragoman.open(path).close()
    path.chmod(0o000)
    become_nobody()
    with pytest.raises(DossierError, match="may not open"):
        dragoman.open(path)


def test_a_dossier_that_may_only_be_read_is_read_and_not_written(nobody: Path) -> None:
    path = nobody / "a.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read(reports(2), coder=PlainCoder())
    path.chmod(0o444)
    nobody.chmod(0o555)
    become_nobody()
    with dragoman.open(path) as dossier:
        assert len(dossier.reports().fetchall()) == 2
        with pytest.raises(DossierError, match="may write"):
            dossier.read(reports(3), coder=PlainCoder())


def test_a_folder_in_which_nothing_may_be_made_says_so(nobody: Path) -> None:
    nobody.chmod(0o555)
    become_nobody()
    with pytest.raises(DossierError, match="may write"):
        dragoman.open(nobody / "a.duckdb")


@pytest.mark.parametrize("room", [0, 300_000])
def test_a_full_disk_is_told_and_harms_nothing(path: Path, room: int) -> None:
    dossier = dragoman.open(path)
    dossier.read(reports(20), coder=PlainCoder())
    before = dossier.rows()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, limits[1]))
    try:
        with pytest.raises(DossierError, match=r"no more room.*read again"):
            dossier.read(big_reports(50), coder=PlainCoder())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    rows = dossier.rows()  # what fitted in before is there, too
    assert [row for row in rows if row.report_id.startswith("r")] == before
    kept = {row.report_id for row in rows if row.report_id.startswith("big")}
    assert all(len(dossier.rows(one)) == 1 for one in kept)  # whole reports only
    again = dossier.read(big_reports(50), coder=PlainCoder())
    assert len(again.read) + len(again.known) == 50 and again.read


def big_reports(count: int) -> list[Report]:
    """Reports that hardly let themselves be packed: 40,000 characters each."""
    letters = "".join(chr(0x4E00 + (n * n * 7919) % 20_000) for n in range(40_000 + count))
    return [Report(f"big{n}", f"{n:030x}ff", letters[n : n + 40_000] + "\n") for n in range(count)]


@pytest.mark.parametrize("version", ["2", "3", "4", "5"])
def test_a_dossier_of_the_version_before_is_brought_up_and_loses_nothing(
    path: Path, version: str
) -> None:
    with dragoman.open(path) as dossier:
        told = [replace(one, source="Outlet", source_from="given") for one in reports(3)]
        dossier.read(told, coder=PlainCoder())
        claims, events = dossier.rows(), dossier.events()
    with duckdb.connect(str(path)) as connection:
        make_older(connection, version)
    with pytest.raises(DossierVersion, match="dragoman read"):
        dragoman.open(path, read_only=True)
    with dragoman.open(path) as dossier:
        assert dossier.rows() == claims and dossier.events() == events != []
        report = dossier.report("r000")
        assert (report.source, report.source_from, report.language) == ("Outlet", "given", "und")
        dossier.read(reports(4), coder=PlainCoder())
        assert len(dossier.reports()) == 4
    with dragoman.open(path, read_only=True) as dossier:
        assert len(dossier.rows()) > len(claims)


def test_who_may_only_read_makes_what_is_not_kept_once(path: Path) -> None:
    with dragoman.open(path) as dossier:
        dossier.read(reports(3), coder=PlainCoder())
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = 'another' WHERE name = 'kept'")
    with dragoman.open(path, read_only=True) as dossier:
        first = dossier.moment()
        path.touch()  # the file looks changed and is not
        assert dossier.events() != [] and dossier.moment() is first


def make_older(connection: duckdb.DuckDBPyConnection, version: str) -> None:
    """Take away what older versions had not."""
    for table in ("outlooks", "outlook_scores"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [version])
    if version == "5":
        return
    for view in VIEWS:
        connection.execute(f"DROP VIEW {view}")
    older = () if version == "4" else ("todo", "counts", *kept_tables())
    for table in ("judgements", "bearings", "left_out", "corrected", "corrected_parties", *older):
        connection.execute(f"DROP TABLE {table}")
    if older:
        connection.execute("DELETE FROM meta WHERE name = 'kept'")
    if version == "2":
        for column in ("published_confidence", "source_from", "language"):
            connection.execute(f"ALTER TABLE reports DROP COLUMN {column}")
