"""The dossier's file: made whole, and opened for moments only.

DuckDB lets either one writing process or several reading ones hold a file. So nobody holds it
longer than one query or one batch takes, and everybody waits a little for the others: readers go
on while a long reading is written.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import duckdb

from dragoman.errors import DossierError, DossierMissing
from dragoman.store.copying import copy_file
from dragoman.store.lock import PAUSE, gate_closed, is_gate_closed, writer_lock
from dragoman.store.refusals import (
    damaged,
    explained,
    foreign,
    is_busy,
    is_no_room,
    is_of_the_file,
    missing,
    no_room,
    older_tables,
    other_version,
)
from dragoman.store.rights import as_private_as, give, rights_of
from dragoman.store.schema import SCHEMA_VERSION, UPGRADES, statements
from dragoman.store.spilling import spilled
from dragoman.version import __version__

READ_PATIENCE = 10.0  # seconds that a query waits for a batch to be written (it takes about 0.2)
WRITE_PATIENCE = 60.0  # seconds that a batch waits for queries to end
MAKE_PATIENCE = 5.0  # seconds to wait while another process makes the same dossier

HEADERS = 3 * 4096  # bytes before the first block of a DuckDB file

# The file is ours and holds no extension types: nothing is ever to be fetched from a network.
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# The oldest format of those that our range of DuckDB versions reads: a dossier made with the
# newest of them opens with each.
CONFIG = OFFLINE | {"storage_compatibility_version": "v1.4.0"}


def to_ask(path: Path) -> dict[str, str | bool | int | float | list[str]]:
    """What a connection that only asks is told: what it spills is for its owner alone."""
    return CONFIG | {"temp_directory": spilled(path)}


@contextmanager
def connected(path: Path, *, write: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the dossier for the length of a ``with`` block.

    Who asks to ``write`` has the right to. Raises `DossierLocked` when other processes hold the file for longer than the patience, and
    another `DossierError` when it cannot be opened, read or written.
    """
    with gate_closed(path) if write else nullcontext():
        if not exists(path):
            raise missing(path)
        with as_private_as(path) if write else nullcontext():
            connection = _connect(path, write)
            try:
                yield connection
            except duckdb.Error as error:
                if is_of_the_file(error):
                    raise explained(path, error) from error
                raise
            finally:
                connection.close()


LARGE = 64 << 20  # bytes; moving the rows of a smaller file takes no time to speak of


def leave_gaps(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Have a connection to a large dossier not move rows together where others were deleted.

    That takes a tenth of the time of a small write and more. The gaps wait for a write that does.
    """
    if path.stat().st_size < LARGE:
        return
    with suppress(duckdb.CatalogException):  # an older DuckDB has no such setting
        connection.execute("SET max_vacuum_tasks = 0")


def make(path: Path) -> None:
    """Make an empty dossier unless there is a file already; it appears whole or not at all."""
    if not path.parent.is_dir():
        raise DossierMissing(f"{path}: there is no folder {path.parent}; make it first")
    with writer_lock(path, MAKE_PATIENCE):
        if exists(path):
            return
        log = log_of(path)
        if log.exists():
            # DuckDB would replay it, or choke on it, as if it belonged to the new file.
            raise DossierError(
                f"{path}: it is gone, but its log {log.name} is there; put the dossier back beside "
                "it, or delete the log"
            )
        draft = path.with_name(path.name + ".new")
        try:
            _discard(draft)
            _write_empty(draft)
            seal(draft, path)
            draft.rename(path)
        except (duckdb.Error, OSError) as error:
            raise DossierError(f"{path}: no dossier can be made here: {error}") from error
        finally:
            _discard(draft)


def unmake(path: Path) -> None:
    """Remove a dossier that holds no report; one with any, or one that others read into, stays."""
    try:
        with writer_lock(path):
            with connected(path) as connection:
                ((held,),) = connection.execute("SELECT count(*) FROM reports").fetchall()
            if not held:
                _discard(path)
    except DossierError:
        return


def check(path: Path, *, upgrade: bool = False) -> None:
    """Raise `DossierMissing` or `DossierVersion` unless this is a dossier that can be used.

    With ``upgrade``, the tables of an older one are first brought up to this version.
    """
    if not exists(path):
        raise missing(path)
    if path.is_dir():
        raise DossierMissing(f"{path}: this is a folder; name the dossier's file in it")
    with connected(path) as connection:
        try:
            meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise foreign(path) from error
        check_length(path, connection)
    if "schema" not in meta:
        raise foreign(path)
    if meta["schema"] in UPGRADES:
        if not upgrade:
            raise older_tables(path)
        _upgrade(path, meta["schema"])
    elif meta["schema"] != SCHEMA_VERSION:
        raise other_version(path, f"by Dragoman {meta.get('made_by', '?')}")


def _upgrade(path: Path, older: str) -> None:
    """Bring an older dossier's tables up to this version, where that loses nothing.

    It happens whole or not at all, and not while another process reads into the dossier. The dossier
    as it was is kept beside it, with its version in its name.
    """
    with writer_lock(path, MAKE_PATIENCE):
        _keep_copy(path, path.with_name(f"{path.name}.schema{older}"))
        with connected(path, write=True) as connection:
            connection.begin()
            query = "SELECT value FROM meta WHERE name = 'schema'"
            while found := connection.execute(query).fetchall():
                steps = UPGRADES.get(found[0][0])
                if steps is None:
                    break
                for statement in steps:
                    connection.execute(statement)
            connection.commit()


def _keep_copy(path: Path, copy: Path) -> None:
    """Copy the dossier, with all that is in its log, to a file that appears whole or not at all.

    It has the rights of the dossier.
    """
    draft = copy.with_name(copy.name + ".new")
    try:
        with connected(path):
            copy_file(path, draft)
        with as_private_as(path):
            seal(draft, copy)
        give(draft, rights_of(path))
        draft.replace(copy)
    finally:
        _discard(draft)


def seal(draft: Path, target: Path) -> None:
    """Have all that is in the log of a draft written into the draft: it is to be renamed to ``target``.

    DuckDB does so when the last connection is closed, and says nothing where there is no room for it: the
    file alone is then short of all that its log holds. Raises `DossierError` where that is so.
    """
    try:
        with duckdb.connect(str(draft), config=CONFIG) as connection:
            connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        if is_no_room(str(error)):
            raise no_room(target) from error
        raise damaged(target, f"it cannot be made: {error!s:.160}") from error
    if exists(log_of(draft)):
        raise no_room(target)


def real(path: str | Path) -> Path:
    """The file that a path means: absolute, and behind all links, so that one file has one lock.

    Raises `DossierError` when no file can have such a path.
    """
    shown = str(path).encode("utf-8", "replace").decode()
    try:
        where = Path(path).resolve()
        str(where).encode("utf-8")
    except (OSError, RuntimeError, ValueError) as error:  # a ring of links, a null, bytes
        raise DossierError(f"{shown!r}: this is no path for a dossier ({error})") from error
    return where


def exists(path: Path) -> bool:
    """Whether there is something. Raises `DossierError` when that cannot be known."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise DossierError(
            f"{path}: this path cannot be looked up ({error.strerror}); check it and its folders"
        ) from error
    return True


def _connect(path: Path, write: bool) -> duckdb.DuckDBPyConnection:
    """A connection, when all others that stand in its way have ended or patience has."""
    deadline = time.monotonic() + (WRITE_PATIENCE if write else READ_PATIENCE)
    while True:
        if not exists(path):
            raise missing(path)
        if not write and is_gate_closed(path) and time.monotonic() < deadline:
            time.sleep(PAUSE)
            continue
        try:
            if not write:
                return duckdb.connect(str(path), read_only=True, config=to_ask(path))
            return duckdb.connect(str(path), config=CONFIG)
        except duckdb.Error as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise explained(path, error) from error
        time.sleep(PAUSE)


def _write_empty(draft: Path) -> None:
    with duckdb.connect(str(draft), config=CONFIG) as connection:
        connection.begin()
        for statement in statements(__version__):
            connection.execute(statement)
        connection.commit()


def _discard(draft: Path) -> None:
    """Remove a file and its log, also those that a killed process left."""
    draft.unlink(missing_ok=True)
    log_of(draft).unlink(missing_ok=True)


def log_of(path: Path) -> Path:
    """The log beside a dossier, where DuckDB writes what is not in the file yet."""
    return path.with_name(path.name + ".wal")


def check_length(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Raise `DossierMissing` when the file is cut off: DuckDB itself sees it late, or never.

    Free blocks at the end may be missing from a sound file, so that only the used ones count.
    """
    ((used,),) = connection.execute(
        "SELECT block_size * used_blocks FROM pragma_database_size()"
    ).fetchall()
    needed = HEADERS + int(used)
    there = path.stat().st_size
    if there < needed:
        raise damaged(path, f"of its {needed:,} bytes only {there:,} are there")
