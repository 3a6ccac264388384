"""Opening: what is no dossier is refused with a word on what to do."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import dragoman
from dragoman import Dossier, DossierError, DossierMissing, DossierVersion
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
def test_a_truncated_dossier_is_refused(path: Path, share: float) -> None:
    with dragoman.open(path) as dossier:
        dossier.read(reports(20), coder=PlainCoder())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DossierMissing, match="damaged"):
        dragoman.open(path)


def test_another_duckdb_file_is_refused_and_kept(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1 AS a")
    with pytest.raises(DossierMissing, match="no dossier"):
        dragoman.open(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT a FROM mine").fetchall() == [(1,)]


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
