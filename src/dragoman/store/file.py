"""The dossier's file: made whole, opened for moments only, written by one process at a time.

DuckDB lets either one writing process or several reading ones hold a file. So nobody holds it
longer than one query or one batch takes, and everybody waits a little for the others: readers go
on while a long reading is written. That only one process writes is settled by a lock file beside
the dossier, which the system releases when its process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dragoman.errors import DossierError, DossierLocked, DossierMissing, DossierVersion
from dragoman.store.schema import SCHEMA_VERSION, statements
from dragoman.version import __version__

READ_PATIENCE = 5.0  # seconds that a query waits for a batch to be written (it takes about 0.1)
WRITE_PATIENCE = 15.0  # seconds that a batch waits for queries to end
MAKE_PATIENCE = 5.0  # seconds to wait while another process makes the same dossier
PAUSE = 0.02  # seconds between two tries

# The file is ours and holds no extension types: nothing is ever to be fetched from a network.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def connected(path: Path, *, write: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the dossier for the length of a ``with`` block.

    Raises `DossierLocked` when other processes hold the file for longer than the patience, and
    `DossierMissing` or `DossierVersion` when it cannot be a dossier.
    """
    deadline = time.monotonic() + (WRITE_PATIENCE if write else READ_PATIENCE)
    while True:
        if not path.exists():
            raise _missing(path)
        try:
            connection = duckdb.connect(str(path), read_only=not write, config=_CONFIG)
            break
        except duckdb.Error as error:
            if not _is_busy(error) or time.monotonic() > deadline:
                raise _explained(path, error) from error
        time.sleep(PAUSE)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def writer_lock(path: Path, patience: float = 0.0) -> Iterator[None]:
    """The right to write, for the length of a ``with`` block; one process has it at a time.

    Raises `DossierLocked`, naming the process that writes, when it is taken.
    """
    lock = path.with_name(path.name + ".lock")
    deadline = time.monotonic() + patience
    while (held := _try_lock(lock)) is None:
        if time.monotonic() >= deadline:
            raise _locked(path, _writer_of(lock))
        time.sleep(PAUSE)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(held)


def make(path: Path) -> None:
    """Make an empty dossier unless there is a file already; it appears whole or not at all."""
    if not path.parent.is_dir():
        raise DossierMissing(f"{path}: there is no folder {path.parent}; make it first")
    with writer_lock(path, MAKE_PATIENCE):
        if path.exists():
            return
        draft = path.with_name(f"{path.name}.{os.getpid()}.new")
        draft.unlink(missing_ok=True)
        try:
            with duckdb.connect(str(draft), config=_CONFIG) as connection:
                connection.begin()
                for statement in statements(__version__):
                    connection.execute(statement)
                connection.commit()
            draft.rename(path)
        except (duckdb.Error, OSError) as error:
            raise DossierError(f"{path}: no dossier can be made here: {error}") from error
        finally:
            draft.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Raise `DossierMissing` or `DossierVersion` unless this is a dossier that can be used."""
    if not path.exists():
        raise _missing(path)
    if path.is_dir():
        raise DossierMissing(f"{path}: this is a folder; name the dossier's file in it")
    with connected(path) as connection:
        try:
            meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        except duckdb.CatalogException as error:
            raise DossierMissing(
                f"{path}: this is a DuckDB file but no dossier; give another path"
            ) from error
    if meta.get("schema") != SCHEMA_VERSION:
        raise _other_version(path, f"by Dragoman {meta.get('made_by', '?')}")


def _try_lock(lock: Path) -> int | None:
    """An open file that holds the lock, or None when another one holds it."""
    try:
        held = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise DossierError(
            f"{lock}: the lock of the dossier cannot be made ({error.strerror}); "
            "choose a folder in which you may write"
        ) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Whoever had it before may have removed the name: then we hold a lock nobody can see.
        if _is_at(held, lock):
            os.ftruncate(held, 0)
            os.write(held, str(os.getpid()).encode())
            return held
    except BlockingIOError:
        pass
    os.close(held)
    return None


def _is_at(opened: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), path.stat())
    except FileNotFoundError:
        return False


def _writer_of(lock: Path) -> str | None:
    try:
        return lock.read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def _is_busy(error: duckdb.Error) -> bool:
    """Whether another process, or another thread in the other mode, has the file just now."""
    return "Could not set lock" in str(error) or "different configuration" in str(error)


def _explained(path: Path, error: duckdb.Error) -> DossierError:
    """What DuckDB's refusal means for the user."""
    message = str(error)
    if _is_busy(error):
        process = re.search(r"PID (\d+)", message)
        return _locked(path, process and process[1])
    if "Permission denied" in message:
        return DossierError(f"{path}: you may not open this file; ask for the right to do so")
    if "version number" in message:
        return _other_version(path, "with another version of DuckDB")
    return DossierMissing(
        f"{path}: this is no dossier, or it is damaged ({message.splitlines()[0][:160]}); "
        "give another path, or read the reports into a new file"
    )


def _locked(path: Path, process: str | None) -> DossierLocked:
    who = f"process {process}" if process else "another process"
    return DossierLocked(
        f"{path}: {who} is writing to it; wait until it has ended, or end it, and try again"
    )


def _missing(path: Path) -> DossierMissing:
    return DossierMissing(
        f"{path}: there is no such file; make it with: dragoman read REPORTS --into {path}"
    )


def _other_version(path: Path, how: str) -> DossierVersion:
    return DossierVersion(
        f"{path}: this dossier was made {how} and cannot be used with Dragoman {__version__}; "
        "read its reports into a new file, or use the version that made it"
    )
