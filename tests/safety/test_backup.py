"""A backup is what the dossier was, table by table, and nothing else ever gets its name."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import dragoman
from dragoman import DossierDamaged, DossierError, DossierVersion, InputError
from dragoman.cli import main
from dragoman.safety import archive, replacing
from dragoman.store import file
from tests.dossier.affairs import AffairCoder, affair
from tests.dossier.programs import start_reading, wait_for
from tests.safety.rich import room, told


@pytest.fixture(scope="session")
def made(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "affair.backup"
    dragoman.backup(filled, out)
    return out


@pytest.fixture
def saved(path: Path, made: Path) -> Path:
    return Path(shutil.copy(made, path.with_name("affair.backup")))


def test_what_is_restored_is_the_same_in_every_table(path: Path, saved: Path) -> None:
    again = path.with_name("again.duckdb")
    restored = dragoman.restore(saved, again)
    assert told(again) == told(path)
    assert restored.rows == sum(dragoman.check(again).tables.values())
    assert dragoman.check(again).findings == restored.findings == ()
    with dragoman.open(path) as one, dragoman.open(again) as other:
        assert one.events() == other.events() and one.rows() == other.rows()
        assert one.judgements() == other.judgements() != []
        more = affair(random.Random(5), 16)
        assert len(other.read(more, coder=AffairCoder("1")).known) == 14
    assert {one.name for one in path.parent.iterdir()} == {
        "affair.duckdb", "affair.backup", "again.duckdb",
    }  # fmt: skip


def test_nothing_is_replaced_unless_it_is_asked_for(
    path: Path, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, kept = path.read_bytes(), saved.read_bytes()
    assert main(["backup", str(path), str(saved)]) == 2
    assert main(["restore", str(saved), str(path)]) == 2
    assert capsys.readouterr().err.count("--force") == 2
    assert (path.read_bytes(), saved.read_bytes()) == (before, kept)
    with dragoman.open(path) as dossier:
        dossier.read(affair(random.Random(6), 3), coder=AffairCoder("1"))
    whole = told(path)
    assert main(["restore", str(saved), str(path), "--force", "--quiet"]) == 0
    assert told(path) != whole
    assert main(["backup", str(path), str(saved), "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tables"]["reports"] == 14
    with pytest.raises(DossierError, match="another file"):
        dragoman.backup(path, path, force=True)


def test_a_backup_is_of_one_moment_while_another_process_reads(tmp_path: Path) -> None:
    path = tmp_path / "busy.duckdb"
    program = start_reading(path, 2000, 0.01, 0.05)
    try:
        wait_for(program, "3 ")
        for number in range(2):
            dragoman.backup(path, tmp_path / f"{number}.backup")
        assert program.poll() is None, "the reading goes on"
    finally:
        program.kill()
        program.communicate()
    seen = []
    for number in range(2):
        again = tmp_path / f"{number}.duckdb"
        dragoman.restore(tmp_path / f"{number}.backup", again)
        assert dragoman.check(again).is_sound
        seen.append(dragoman.check(again).tables["reports"])
    assert seen == sorted(seen) and seen[-1] > 0


def cut(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-2000])


def flipped(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    for at in range(500, len(content), 5000):
        content[at] ^= 0xFF
    saved.write_bytes(content)


def no_backup(saved: Path) -> None:
    saved.write_bytes(b"Some text.\n")


def lacking(saved: Path) -> None:
    rewrite(saved, leave_out="claims.parquet")


def other_rows(saved: Path) -> None:
    rewrite(saved, swap=("regions.parquet", "repairs.parquet"))


def a_type_with_more_behind_it(saved: Path) -> None:
    def change(page: dict) -> None:
        page["tables"]["meta"]["shape"]["columns"][0]["type"] = "VARCHAR); DROP TABLE x; --"

    rewrite(saved, change=change)


def of_an_unknown_format(saved: Path) -> None:
    rewrite(saved, change=lambda page: page.update(dragoman_backup=9))


def a_page_of_nonsense(saved: Path) -> None:
    rewrite(saved, change=lambda page: page.update(tables=[1, 2]))


def rewrite(
    saved: Path,
    *,
    leave_out: str = "",
    swap: tuple[str, ...] = (),
    change: Callable[[dict], object] = lambda _: None,
) -> None:
    with zipfile.ZipFile(saved) as packed:
        members = {name: packed.read(name) for name in packed.namelist() if name != leave_out}
    if swap:
        members[swap[0]], members[swap[1]] = members[swap[1]], members[swap[0]]
    page = json.loads(members[archive.PAGE])
    change(page)
    members[archive.PAGE] = json.dumps(page).encode()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)


@pytest.mark.parametrize(
    "harm",
    [
        cut, flipped, no_backup, lacking, other_rows,
        a_type_with_more_behind_it, of_an_unknown_format, a_page_of_nonsense,
    ],
)  # fmt: skip
def test_a_backup_that_is_not_as_it_was_written_makes_no_dossier(
    path: Path, saved: Path, harm: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    harm(saved)
    before = path.read_bytes()
    with pytest.raises(InputError):
        dragoman.restore(saved, path, force=True)
    assert path.read_bytes() == before
    assert main(["restore", str(saved), str(path.with_name("b.duckdb"))]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert {one.name for one in path.parent.iterdir()} == {"affair.duckdb", "affair.backup"}


def test_a_backup_of_a_newer_version_is_told(path: Path, saved: Path) -> None:
    rewrite(saved, change=lambda page: page.update(schema="99"))
    with pytest.raises(DossierVersion, match="the version that made it"):
        dragoman.restore(saved, path.with_name("b.duckdb"))


def test_a_dossier_that_cannot_be_read_is_not_backed_up(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(3 * 4096 + 1000, len(content), 1000):
        content[at] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(DossierDamaged):
        dragoman.backup(path, path.with_name("b"))
    assert list(path.parent.iterdir()) == [path]


def test_a_fault_between_the_tables_is_told_and_backed_up(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.safety.test_check import break_it

    break_it(path, "DELETE FROM bearings")
    out, again = path.with_name("b"), path.with_name("c.duckdb")
    assert main(["backup", str(path), str(out)]) == 1
    assert "damage: bearings" in capsys.readouterr().out
    assert main(["restore", str(out), str(again)]) == 1
    assert told(again) == told(path)


def test_a_full_disk_leaves_nothing_behind(path: Path, saved: Path) -> None:
    before = path.read_bytes()
    with room(100_000):
        with pytest.raises(DossierError, match="no more room"):
            dragoman.backup(path, path.with_name("b"))
        with pytest.raises(DossierError, match="no more room"):
            dragoman.restore(saved, path, force=True)
    assert path.read_bytes() == before
    assert {one.name for one in path.parent.iterdir()} == {"affair.duckdb", "affair.backup"}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_disk_that_is_full_before_all_is_written_loses_no_dossier(
    path: Path, saved: Path, share: float
) -> None:
    """DuckDB says nothing where a file that it closes has no room for what stands in its log."""
    before = path.read_bytes()
    with room(int(len(before) * share)), pytest.raises(DossierError, match="no more room"):
        dragoman.restore(saved, path, force=True)
    assert path.read_bytes() == before
    with room(int(len(before) * share)), pytest.raises(DossierError, match="no more room"):
        dragoman.restore(saved, path.with_name("new.duckdb"))
    assert {one.name for one in path.parent.iterdir()} == {"affair.duckdb", "affair.backup"}


def test_a_dossier_that_is_replaced_keeps_its_rights_and_leaves_no_log(
    path: Path, saved: Path
) -> None:
    path.chmod(0o600)
    before = told(path)
    left_in_its_log(path)
    assert file.log_of(path).exists()
    dragoman.restore(saved, path, force=True)
    assert path.stat().st_mode & 0o777 == 0o600 and not file.log_of(path).exists()
    assert told(path) == before


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o400])
def test_a_backup_and_what_is_restored_of_it_have_the_rights_of_the_dossier(
    path: Path, rights: int
) -> None:
    path.chmod(rights)
    out, again = path.with_name("b"), path.with_name("again.duckdb")
    dragoman.backup(path, out)
    assert rights_of(out) == rights
    dragoman.restore(out, again)
    assert rights_of(again) == rights | 0o600, "its owner is to go on reading into it"
    out.chmod(0o644)
    dragoman.backup(path, out, force=True)
    assert rights_of(out) == rights & 0o644, (
        "wider neither than the dossier nor than the old backup"
    )


def rights_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_log_outlives_a_dossier_that_cannot_be_replaced(
    path: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_in_its_log(path)
    before = path.read_bytes(), file.log_of(path).read_bytes()

    def refused(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("dragoman.safety.replacing.os.fsync", refused)
    with pytest.raises(DossierError, match="cannot be written"):
        dragoman.restore(saved, path, force=True)
    assert (path.read_bytes(), file.log_of(path).read_bytes()) == before


def left_in_its_log(path: Path) -> None:
    """A writer is killed who has written something: it stands in the log."""
    program = """
import duckdb, os, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("INSERT INTO meta VALUES ('x', 'y')")
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)


def test_an_error_of_another_file_is_not_told_of_this_one(path: Path, tmp_path: Path) -> None:
    with pytest.raises(PermissionError), replacing.beside(path):
        raise PermissionError(13, "Permission denied", "/elsewhere/model")
    told_of_it = pytest.raises(DossierError, match=r"affair\.duckdb: it cannot be written")
    with told_of_it, replacing.beside(path) as folder:
        raise PermissionError(13, "Permission denied", str(folder / "draft"))
    assert list(path.parent.iterdir()) == [path]


def test_a_new_dossier_on_a_full_disk_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    for bytes in (4096, 20_000, 300_000, 600_000):
        with room(bytes):
            try:
                dragoman.open(path).close()
            except DossierError:
                assert list(tmp_path.iterdir()) == []
                continue
        assert dragoman.check(path).findings == ()
        path.unlink()


def test_a_folder_that_is_not_there_or_may_not_be_written_is_told(path: Path) -> None:
    with pytest.raises(DossierError, match="no folder"):
        dragoman.backup(path, path.parent / "nowhere" / "b")
    with pytest.raises(DossierError, match="folder"):
        dragoman.backup(path, path.parent)
    with pytest.raises(InputError, match="no such file"):
        dragoman.restore(path.with_name("nothing"), path.with_name("c.duckdb"))
