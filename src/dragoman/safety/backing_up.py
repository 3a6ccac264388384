"""A dossier into a backup and back again: whole or not at all, and tried before it is called done."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dragoman.errors import DossierError, DossierVersion
from dragoman.safety import archive
from dragoman.safety.archive import Page, Part
from dragoman.safety.checking import check
from dragoman.safety.contents import definition, mark_of, quoted, shapes
from dragoman.safety.records import Backup
from dragoman.safety.replacing import beside, put, put_dossier
from dragoman.store import file
from dragoman.store.copying import copy_file
from dragoman.store.lock import writer_lock
from dragoman.store.rights import rights_of
from dragoman.store.schema import SCHEMA_VERSION, UPGRADES, VIEWS
from dragoman.version import __version__


def backup(path: str | Path, out: str | Path, *, force: bool = False) -> Backup:
    """Write a backup of the dossier at ``path`` to the file ``out``, and say what is in it.

    It is of one moment, also while another process reads into the dossier, which waits only as long as
    the file is copied. What was written is read again and held to the dossier row by row before it gets
    its name, which nobody may read who may not read the dossier. What a `check` of the dossier finds is told with it: a dossier with a fault between
    its tables can still be backed up, one that cannot be read cannot.

    Raises `DossierError` where ``out`` is there already (unless ``force``) or cannot be written,
    `DossierDamaged` where the dossier cannot be read.
    """
    where, target = file.real(path), file.real(out)
    file.check(where)
    _may_write(target, force)
    if target == where:
        raise DossierError(f"{target}: a backup of a dossier must be another file")
    with beside(target) as folder:
        snapshot = folder / where.name
        with file.connected(where):
            copy_file(where, snapshot)
        found = check(snapshot)
        draft = folder / "backup.zip"
        with file.connected(snapshot) as connection:
            page = _write(connection, folder, draft)
            _hold_to(connection, draft, folder)
        rights = rights_of(where)
        put(draft, target, rights.within(rights_of(target)) if file.exists(target) else rights)
        return Backup(
            where, target, page.made, page.made_by, page.schema,
            {name: part.rows for name, part in page.tables.items()},
            target.stat().st_size, found.damage,
        )  # fmt: skip


def restore(backup: str | Path, path: str | Path, *, force: bool = False) -> Backup:
    """Make the dossier at ``path`` of a backup, and say what is in it.

    Every table is held to its hash, to its rows in the backup, and the whole to the rules of `check`,
    before the file gets its name, with the rights of the backup, or of the dossier that it replaces. The backup of an older version is brought up to this one. With
    ``force`` it takes the place of a dossier that is there, which is gone then.

    Raises `InputError` where ``backup`` is none or was changed, `DossierError` where there is a
    file at ``path`` already, `DossierVersion` where a newer version made the backup.
    """
    source, target = file.real(backup), file.real(path)
    _may_write(target, force)
    with beside(target) as folder:
        page, files = archive.unpack(source, folder)
        if page.schema != SCHEMA_VERSION and page.schema not in UPGRADES:
            raise DossierVersion(
                f"{source}: it was made by Dragoman {page.made_by} and cannot be restored by "
                f"{__version__}; use the version that made it"
            )
        draft = folder / target.name
        with duckdb.connect(str(draft), config=file.CONFIG) as connection:
            for name, part in page.tables.items():
                _fill(connection, name, part, files[name])
            if page.schema == SCHEMA_VERSION:
                for name, query in VIEWS.items():
                    connection.execute(f"CREATE VIEW {name} AS {query}")
        if page.schema != SCHEMA_VERSION:
            file.check(draft, upgrade=True)
        file.seal(draft, target)
        found = check(draft)
        with writer_lock(target):
            put_dossier(draft, target, rights_of(source).of_owner())
    rows = {name: part.rows for name, part in page.tables.items()}
    size = source.stat().st_size
    return Backup(target, source, page.made, page.made_by, page.schema, rows, size, found.damage)


def _may_write(target: Path, force: bool) -> None:
    if not target.parent.is_dir():
        raise DossierError(f"{target}: there is no folder {target.parent}; make it first")
    if target.is_dir():
        raise DossierError(f"{target}: this is a folder; name a file in it")
    if file.exists(target) and not force:
        raise DossierError(
            f"{target}: there is a file already; give another path, or --force to replace it"
        )


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, draft: Path) -> Page:
    """Write the ZIP of all tables."""
    meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
    parts: dict[str, Part] = {}
    files: dict[str, Path] = {}
    for at, (name, shape) in enumerate(shapes(connection).items()):
        files[name] = folder / f"written-{at}.parquet"
        connection.execute(
            f"COPY {quoted(name)} TO {_text(files[name])} (FORMAT parquet, COMPRESSION zstd)"
        )
        rows = mark_of(connection, quoted(name)).rows
        parts[name] = Part(shape, rows, archive.sha256_of(files[name]))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    page = Page(made, __version__, meta["schema"], parts)
    archive.write(draft, page, files)
    for one in files.values():
        one.unlink()
    return page


def _hold_to(connection: duckdb.DuckDBPyConnection, draft: Path, folder: Path) -> None:
    """Read what was written, and hold it to the dossier. Raises `DossierError` where it differs."""
    _, files = archive.unpack(draft, folder)
    for name, written in files.items():
        here = mark_of(connection, quoted(name))
        if mark_of(connection, f"read_parquet({_text(written)})") != here:
            raise DossierError(
                f"{draft}: the table {name} is not there as it is in the dossier; try another disk"
            )


def _fill(connection: duckdb.DuckDBPyConnection, name: str, part: Part, written: Path) -> None:
    """Make a table and fill it; all that is told to DuckDB is quoted, or a word of ours."""
    table, source = quoted(name), f"read_parquet({_text(written)})"
    connection.execute(f"CREATE TABLE {table} ({definition(part.shape)})")
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {source}")
    mark = mark_of(connection, table)
    if mark != mark_of(connection, source) or mark.rows != part.rows:
        raise DossierError(f"{written}: the table {name} does not come out as it was backed up")


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
