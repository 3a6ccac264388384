"""A file that is made beside another and takes its place in one step, when all of it is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dragoman.errors import DossierDamaged, DossierError
from dragoman.store import file
from dragoman.store.copying import sync_folder
from dragoman.store.refusals import is_no_room, no_room
from dragoman.store.rights import Rights, give, rights_of


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A folder on the same disk, gone at the end; what the disk refuses there is told."""
    with (
        _told_of(target),
        TemporaryDirectory(
            prefix=f".{target.name}-", dir=target.parent, ignore_cleanup_errors=True
        ) as folder,
    ):
        yield Path(folder)


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    """What the disk or DuckDB refuses within is told of the file that was to be made.

    An error about a file that lies elsewhere is none of this one, and passes.
    """
    try:
        yield
    except OSError as error:
        if error.filename is not None and not _lies_beside(error.filename, target):
            raise
        if is_no_room(str(error.strerror)):
            raise no_room(target) from error
        raise DossierError(f"{target}: it cannot be written ({error.strerror})") from error
    except duckdb.Error as error:
        if is_no_room(str(error)):
            raise no_room(target) from error
        raise DossierDamaged(f"{target}: it cannot be made ({error})") from error
    except DossierError as error:  # of the draft, which nobody has heard of
        if isinstance(error.__cause__, duckdb.Error) and is_no_room(str(error.__cause__)):
            raise no_room(target) from error
        raise


def _lies_beside(name: object, target: Path) -> bool:
    return Path(os.fsdecode(str(name))).is_relative_to(target.parent)


def put(draft: Path, target: Path, rights: Rights) -> None:
    """Give a finished file its rights and its name, in one step that outlasts a crash."""
    with draft.open("rb+") as held:
        os.fsync(held.fileno())
    give(draft, rights)
    draft.replace(target)
    sync_folder(target.parent)


def put_dossier(draft: Path, target: Path, rights: Rights) -> None:
    """Let a sealed dossier take the place of the one that is there, with its rights, or of none.

    ``rights`` are for where there is none. The log of the old one goes last: until then nothing of the
    old one is lost, and DuckDB holds no log for that of another file (it refuses to open the two).
    """
    put(draft, target, rights_of(target) if file.exists(target) else rights)
    file.log_of(target).unlink(missing_ok=True)
