"""A dossier of every earlier version is brought up in one transaction, and kept as it was."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import dragoman
from dragoman import DossierVersion
from dragoman.store import schema
from dragoman.store.kept.stages import kept_tables
from dragoman.store.schema import SCHEMA_VERSION, VIEWS
from tests.dossier.plain_coder import PlainCoder, reports
from tests.safety.rich import told

# By version, what it had not: taken from the tables as they stood in it (`git log` of store/schema.py).
LACKED: dict[str, tuple[str, ...]] = {
    "6": (),
    "5": ("DROP TABLE outlooks", "DROP TABLE outlook_scores"),
    "4": (
        *(f"DROP VIEW {name}" for name in VIEWS),
        *(
            f"DROP TABLE {name}"
            for name in ("judgements", "bearings", "left_out", "corrected", "corrected_parties")
        ),
    ),
    "4, its first hour": ("DROP TABLE counts",),
    "3": (
        "DROP TABLE todo",
        *(f"DROP TABLE {name}" for name in kept_tables()),
        "DELETE FROM meta WHERE name = 'kept'",
    ),
    "2": tuple(
        f"ALTER TABLE reports DROP COLUMN {name}"
        for name in ("published_confidence", "source_from", "language")
    ),
    "1": ("ALTER TABLE rejections DROP COLUMN report",),
}
VERSIONS = tuple(LACKED)
TRIED = ("4, its first hour", "1")  # the way up of the others is a part of theirs


def older(path: Path, version: str) -> None:
    """Make the dossier one of an earlier version."""
    with duckdb.connect(str(path)) as connection:
        for one in VERSIONS[: VERSIONS.index(version) + 1]:
            for statement in LACKED[one]:
                connection.execute(statement)
        connection.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [version[0]])


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "affair.duckdb"
    dragoman.open(path).read(reports(4), coder=PlainCoder())
    return path


@pytest.mark.parametrize("version", TRIED)
def test_it_is_brought_up_and_kept_as_it_was(dossier: Path, version: str) -> None:
    with dragoman.open(dossier) as opened:
        rows, events = opened.rows(), opened.events()
    older(dossier, version)
    dossier.chmod(0o640)
    before, note = told(dossier), dragoman.check(dossier)
    assert note.is_sound and "older version" in note.findings[0].told
    with pytest.raises(DossierVersion):
        dragoman.open(dossier, read_only=True)
    assert told(dossier) == before
    with dragoman.open(dossier) as opened:
        assert opened.rows() == rows and opened.events() == events != []
        assert len(opened.read(reports(5), coder=PlainCoder()).read) >= 1
    found = dragoman.check(dossier)
    assert (found.schema, found.findings) == (SCHEMA_VERSION, ())
    kept = dossier.with_name(f"{dossier.name}.schema{version[0]}")
    assert told(kept) == before and kept.stat().st_mode & 0o777 == 0o640
    assert set(dossier.parent.iterdir()) == {dossier, kept}


def test_a_step_that_fails_leaves_all_as_it_was(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(dossier, "3")
    before = told(dossier)
    steps = {**schema.UPGRADES, "4": (*schema.UPGRADES["4"][:-1], "SELECT 1 FROM nowhere")}
    monkeypatch.setattr("dragoman.store.file.UPGRADES", steps)
    with pytest.raises(duckdb.Error):
        dragoman.open(dossier)
    assert told(dossier) == before
    monkeypatch.undo()
    assert len(dragoman.open(dossier).rows()) > 0
