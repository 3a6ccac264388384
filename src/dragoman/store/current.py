"""A moment of a dossier with all that is made of its reports, brought forward where that is due."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dragoman.errors import DossierError
from dragoman.moment import Moment
from dragoman.store.file import connected
from dragoman.store.lock import writer_lock


def moment(path: Path, read_only: bool, judged: bool = True) -> Moment:
    """The dossier as it is now, with the claims as people have judged them or as the coder made them.

    What is kept lags behind where a reading was broken off or is going on, and where another version
    of fusing made it: it is brought forward first. Who may only read, and who finds another process
    reading into the dossier, does the same in memory.
    """
    from dragoman.store.kept.forward import bring_forward, is_current

    if not judged:
        return _as_coded(path, read_only)
    with connected(path) as connection:
        if is_current(connection):
            return Moment.now(connection)
    if not read_only:
        with suppress(DossierError), writer_lock(path):
            bring_forward(path)
    return _anyhow(path)


def _as_coded(path: Path, read_only: bool) -> Moment:
    """As if nobody had judged: made in memory, where any judgement bears on what is kept."""
    from dragoman.store.judgements import forget, has_effect
    from dragoman.store.kept.forward import bring_copy_forward, copied

    with connected(path) as connection:
        copy = copied(connection) if has_effect(connection) else None
    if copy is None:
        return moment(path, read_only)
    with copy:
        forget(copy)
        bring_copy_forward(copy)
        return Moment.now(copy)


def _anyhow(path: Path) -> Moment:
    from dragoman.store.kept.forward import bring_copy_forward, copied, is_current

    with connected(path) as connection:
        if is_current(connection):
            return Moment.now(connection)
        copy = copied(connection)
    with copy:
        bring_copy_forward(copy)
        return Moment.now(copy)
