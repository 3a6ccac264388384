"""Who may read what is made of a dossier, or beside it: nobody who may not read the dossier."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_OTHERS = 0o066  # the rights to read and write of all but the owner
_TO_READ = 0o044
_changing = threading.Lock()
_narrowed: list[int] = []  # by each writing that goes on, what the files it makes may not have
_usual = 0  # the mask of the process while none does


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of a file, as `os.chmod` takes them, and the number of the group that some are for."""

    mode: int
    group: int

    def within(self, other: Rights) -> Rights:
        """What both allow."""
        mode = self.mode & other.mode
        return Rights(mode if self.group == other.group else mode & ~stat.S_IRWXG, self.group)

    def of_owner(self) -> Rights:
        """With the right of the owner to read and to write."""
        return Rights(self.mode | stat.S_IRUSR | stat.S_IWUSR, self.group)


def rights_of(path: Path) -> Rights:
    """Who may read and write a file."""
    told = path.stat()
    return Rights(stat.S_IMODE(told.st_mode), told.st_gid)


def give(path: Path, rights: Rights) -> None:
    """Give a file these rights; those of the group only where the file can be given to it."""
    mode = rights.mode
    if path.stat().st_gid != rights.group:
        try:
            os.chown(path, -1, rights.group)
        except OSError:  # a group that we are not in
            mode &= ~stat.S_IRWXG
    path.chmod(mode)


@contextmanager
def as_private_as(path: Path) -> Iterator[None]:
    """What DuckDB makes beside a dossier within, its log above all, nobody may read who may not read the dossier.

    It takes no rights for its files, so that the mask of the process must tell it: files that other threads
    make meanwhile are as private.
    """
    told = path.stat()
    mask = ~stat.S_IMODE(told.st_mode) & _OTHERS
    if told.st_gid != os.getegid():
        mask |= stat.S_IRGRP | stat.S_IWGRP
    if not mask & _TO_READ:
        yield
        return
    mask |= (mask & _TO_READ) >> 2  # nor look into a folder
    _narrow(mask)
    try:
        yield
    finally:
        _widen(mask)


def _narrow(mask: int) -> None:
    global _usual
    with _changing:
        before = os.umask(0o077)
        if not _narrowed:
            _usual = before
        _narrowed.append(mask)
        _set()


def _widen(mask: int) -> None:
    with _changing:
        _narrowed.remove(mask)
        _set()


def _set() -> None:
    now = _usual
    for mask in _narrowed:
        now |= mask
    os.umask(now)
