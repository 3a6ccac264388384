"""What a refusal of DuckDB or of the system means for the user: errors that say what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import duckdb

from dragoman.errors import (
    DossierDamaged,
    DossierError,
    DossierLocked,
    DossierMissing,
    DossierVersion,
)
from dragoman.version import __version__

_NO_ROOM = ("No space left", "File too large", "Disk quota exceeded")

# What DuckDB raises for a file that it cannot read or write; its other errors would be ours.
_OF_THE_FILE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.TransactionException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.OutOfMemoryException,
)


def is_of_the_file(error: duckdb.Error) -> bool:
    """Whether DuckDB could not read or write the file; its other errors would be ours.

    A block whose checksum is wrong is told by the plainest of its errors.
    """
    return isinstance(error, _OF_THE_FILE) or type(error) is duckdb.Error


def is_busy(error: duckdb.Error) -> bool:
    """Whether another process, or another thread in the other mode, has the file just now."""
    return "Could not set lock" in str(error) or "different configuration" in str(error)


def is_no_room(message: str) -> bool:
    """Whether that is how a system says that a disk is full, or that a process may write no more."""
    return any(words in message for words in _NO_ROOM)


def no_room(path: Path) -> DossierError:
    """A file beside the dossier could not be written for want of room."""
    return DossierError(
        f"{path}: there is no more room on the disk (or no more is allowed to you); make room and "
        "try again: nothing was changed"
    )


def explained(path: Path, error: duckdb.Error) -> DossierError:
    """What DuckDB's refusal means for the user."""
    message = str(error)
    if is_busy(error):
        process = re.search(r"PID (\d+)", message)
        return _busy(path, process and process[1])
    if "Permission denied" in message or "Read-only file system" in message:
        return DossierError(
            f"{path}: you may not open this file; ask for the right to do so, or copy it"
        )
    if is_no_room(message):
        return DossierError(
            f"{path}: there is no more room on the disk (or no more is allowed to you); make room "
            "and read again: the dossier is whole, and reading goes on where it stopped"
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return DossierError(
            f"{path}: there is not enough memory for it; end other programs, or ask for a higher limit "
            "(ulimit -v), and do the same again: the dossier is whole"
        )
    if "version number" in message:
        return other_version(path, "with another version of DuckDB")
    if "not a valid DuckDB database file" in message or "_scanner" in message:  # SQLite's, say
        return other_kind(path)
    return damaged(path, message.splitlines()[0][:160] if message else type(error).__name__)


def damaged(path: Path, how: str) -> DossierDamaged:
    """The file is no longer what it was."""
    return DossierDamaged(
        f"{path}: it is damaged ({how}); bring back a backup (dragoman restore BACKUP {path} --force), "
        f"or read the reports into a new file; dragoman check {path} says what is damaged"
    )


def other_kind(path: Path) -> DossierMissing:
    """The file is no database, or its first bytes are no longer what they were."""
    return DossierMissing(
        f"{path}: this is no dossier, or it is damaged in its first bytes; "
        "give another path, bring back a backup, or read the reports into a new file"
    )


def missing(path: Path) -> DossierMissing:
    """There is nothing at the path."""
    return DossierMissing(
        f"{path}: there is no such file; make it with: dragoman read REPORTS --into {path}"
    )


def foreign(path: Path) -> DossierMissing:
    """The file is a database of somebody else."""
    return DossierMissing(f"{path}: this is a DuckDB file but no dossier; give another path")


def other_version(path: Path, how: str) -> DossierVersion:
    """The dossier's tables, or its file format, are of another version."""
    return DossierVersion(
        f"{path}: this dossier was made {how} and cannot be used with Dragoman {__version__}; "
        "read its reports into a new file, or use the version that made it"
    )


def older_tables(path: Path) -> DossierVersion:
    """The dossier's tables are older, and reading into it makes them as they are now."""
    return DossierVersion(
        f"{path}: this dossier is of an older version of Dragoman; read into it once more, which "
        f"brings it up to {__version__} and loses nothing: dragoman read REPORTS --into {path}"
    )


def older_coder(path: Path, ours: Sequence[str], newest: Sequence[str]) -> DossierVersion:
    """A coder has come back that others have followed here."""
    return DossierVersion(
        f"{path}: its newest reports were read by the coder {' with authority '.join(newest)}, "
        f"which came after this one ({' with authority '.join(ours)}); read with the newer one, "
        "or read the reports into a new file"
    )


def _busy(path: Path, process: str | None) -> DossierLocked:
    who = f"process {process}" if process else "another process or thread"
    return DossierLocked(f"{path}: {who} keeps it open; wait until it has ended, and try again")
