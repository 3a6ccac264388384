"""Event files into a dossier: each staged beside it, then put in by one transaction."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dragoman.errors import InputError
from dragoman.exchange.imports.shapes import Shape, known_shape
from dragoman.exchange.imports.staging import stage
from dragoman.records import Rejection
from dragoman.store.file import connected
from dragoman.store.imported_write import Ready, is_imported, put
from dragoman.store.lock import writer_lock
from dragoman.store.refusals import explained, is_of_the_file

_HASHED_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import took in: files, events new to the dossier, and what was passed over.

    Imported events have no text: nothing that is made of them opens a sentence.
    """

    dataset: str
    files: tuple[str, ...]
    known_files: tuple[str, ...]  # files of the very same content as one that is in
    rows: int  # rows that are whole
    events: int  # new to the dossier; a row that lists several actors is one for each pair
    repeated: int  # rows told twice in a file
    rejected: int  # lines that are no events
    rejections: tuple[Rejection, ...]  # the first of them, and files that could not be read


Progress = Callable[[int, int | None], None]


def import_files(
    dossier: Path,
    paths: Iterable[str | Path],
    shape: str | None = None,
    dataset: str | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Read event files into the dossier at ``dossier``; see `Dossier.import_events`."""
    told, files = known_shape(shape), _files(paths)
    total = sum(one.stat().st_size for one in files if one.is_file())
    done: list[tuple[Ready, int]] = []
    known: list[str] = []
    broken: list[Rejection] = []
    before = 0
    with writer_lock(dossier):
        _clear(dossier)
        for path in files:
            step = _step(progress, before, total)
            try:
                taken = _one(dossier, path, told, dataset, step)
            except InputError as error:
                broken.append(Rejection(str(path), error.place, error.reason))
            else:
                known.extend([] if isinstance(taken, tuple) else [str(path)])
                done.extend([taken] if isinstance(taken, tuple) else [])
            before += path.stat().st_size if path.is_file() else 0
            step(0)
    return _told(done, known, broken, dataset)


def _step(progress: Progress | None, before: int, total: int) -> Callable[[int], None]:
    return (lambda at: progress(before + at, total)) if progress else (lambda _: None)


def _one(
    dossier: Path,
    path: Path,
    shape: Shape | None,
    dataset: str | None,
    step: Callable[[int], None],
) -> tuple[Ready, int] | None:
    """The file with how many of its events are new; None where it is in already."""
    digest = _hash(path)
    with TemporaryDirectory(prefix=_staging(dossier), dir=dossier.parent) as folder:
        if dataset is not None and _there(dossier, dataset, digest):
            return None
        try:
            staged = stage(path, shape, Path(folder), step)
        except duckdb.Error as error:  # it is staged beside the dossier, on the same disk
            if is_of_the_file(error):
                raise explained(dossier, error) from error
            raise
        name = dataset or staged.shape
        if _there(dossier, name, digest):
            return None
        ready = Ready(
            dataset=name,
            shape=staged.shape,
            path=str(path),
            hash=digest,
            database=staged.database,
            rows=staged.rows,
            repeated=staged.repeated,
            rejected=staged.rejected,
            first_rejected=staged.first_rejected,
        )
        with connected(dossier, write=True) as connection:
            return ready, put(connection, ready)


def _staging(dossier: Path) -> str:
    return f".{dossier.name}-import-"


def _clear(dossier: Path) -> None:
    """Remove what an import that was ended left beside the dossier. The caller has the right to write."""
    for left in dossier.parent.iterdir():
        if left.name.startswith(_staging(dossier)) and left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


def _there(dossier: Path, dataset: str, digest: str) -> bool:
    with connected(dossier) as connection:
        return is_imported(connection, dataset, digest)


def _files(paths: Iterable[str | Path]) -> list[Path]:
    """The files that are meant: those of a folder in the order of their names."""
    found: list[Path] = []
    for one in map(Path, [paths] if isinstance(paths, str | Path) else paths):
        found.extend(sorted(f for f in one.iterdir() if f.is_file()) if one.is_dir() else [one])
    return found


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            digest = hashlib.sha256()
            while chunk := stream.read(_HASHED_AT_ONCE):
                digest.update(chunk)
    except OSError as error:
        raise InputError(
            f"it cannot be read ({error.strerror}); check the path", path=path
        ) from error
    return digest.hexdigest()


def _told(
    done: Sequence[tuple[Ready, int]],
    known: Sequence[str],
    broken: Sequence[Rejection],
    dataset: str | None,
) -> Imported:
    files = [ready for ready, _ in done]
    lines = [
        Rejection(one.path, f"line {line}", reason)
        for one in files
        for line, reason in one.first_rejected
    ]
    names = dict.fromkeys(one.dataset for one in files)
    return Imported(
        dataset=dataset or ", ".join(names),
        files=tuple(one.path for one in files),
        known_files=tuple(known),
        rows=sum(one.rows for one in files),
        events=sum(new for _, new in done),
        repeated=sum(one.repeated for one in files),
        rejected=sum(one.rejected for one in files),
        rejections=(*broken, *lines),
    )
