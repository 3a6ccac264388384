"""A moment of a dossier with all that is made of its reports, brought forward where that is due."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from dragoman.errors import DossierError
from dragoman.moment import Moment
from dragoman.store.file import connected
from dragoman.store.lock import writer_lock
from dragoman.store.read import outlooks_mark, state

SETTLED = (
    2_000_000_000  # nanoseconds: the coarsest clock of a file system in use ticks every two seconds
)


def same_or_new(kept: Moment | None, path: Path, read_only: bool, judged: bool) -> Moment:
    """The moment that is kept, where the dossier has not changed since; else the dossier as it is now.

    The file is not opened as long as it looks the same: a question costs nothing but itself.
    """
    seen = mark(path)
    if kept is not None and seen is not None and seen == kept.mark:
        return kept
    if kept is not None:
        with connected(path) as connection:
            if state(connection) != kept.state:
                kept = None
            else:
                kept.outlooks = outlooks_mark(connection)
    found = kept or moment(path, read_only, judged)
    found.mark = seen
    return found


def lags(path: Path) -> bool:
    """Whether what is kept is behind the reports, or of another version of fusing."""
    from dragoman.store.kept.forward import is_current

    with connected(path) as connection:
        return not is_current(connection)


def mark(path: Path) -> tuple[int, ...] | None:
    """How the file and its log look; None as long as they might change and look the same.

    Clocks of file systems are coarse: what was written a moment ago may be written again at what
    they take for the same time.
    """
    found: list[int] = []
    for one in (path, path.with_name(f"{path.name}.wal")):
        try:
            seen = one.stat()
        except OSError:
            found += [0, 0, 0]
            continue
        if time.time_ns() - seen.st_mtime_ns < SETTLED:
            return None
        found += [seen.st_ino, seen.st_size, seen.st_mtime_ns]
    return tuple(found)


def moment(path: Path, read_only: bool, judged: bool = True) -> Moment:
    """The dossier as it is now, with the claims as people have judged them or as the coder made them.

    What is kept lags behind where a reading was broken off or is going on, and where another version
    of fusing made it: it is brought forward first. Who may only read, and who finds another process
    reading into the dossier, does the same in memory.
    """
    from dragoman.store.kept.forward import bring_forward, is_current, is_empty

    if not judged:
        return _as_coded(path, read_only)
    with connected(path) as connection:
        if is_current(connection):
            return Moment.now(connection)
        empty = is_empty(connection)
    if not (read_only or empty):  # a question to an empty one stands in no reading's way
        with suppress(DossierError), writer_lock(path):
            bring_forward(path)
    return _anyhow(path)


def _as_coded(path: Path, read_only: bool) -> Moment:
    """As if nobody had judged: made in memory, where any judgement bears on what is kept."""
    from dragoman.store.judgements import forget, has_effect
    from dragoman.store.kept.forward import bring_copy_forward, copied

    with connected(path) as connection:
        copy = copied(connection) if has_effect(connection) else None
        seen = state(connection)
    if copy is None:
        return moment(path, read_only)
    with copy:
        forget(copy)
        bring_copy_forward(copy)
        return Moment.now(copy, seen)


def _anyhow(path: Path) -> Moment:
    from dragoman.store.kept.forward import bring_copy_forward, copied, is_current

    with connected(path) as connection:
        if is_current(connection):
            return Moment.now(connection)
        copy, seen = copied(connection), state(connection)
    with copy:
        bring_copy_forward(copy)
        return Moment.now(copy, seen)
