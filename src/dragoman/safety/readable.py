"""A copy of a damaged dossier of which as much can be read as may be; the file itself is left alone."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from dragoman.errors import DossierMissing
from dragoman.safety.checking import check
from dragoman.safety.doubts import doubts, trial
from dragoman.safety.healing import heal, restamp
from dragoman.safety.records import Checked, Finding
from dragoman.store import file

_NO_LOG = (
    "what stood in the log of the last writing, which cannot be read: read the last reports again"
)


@dataclass
class Readable:
    """The copy, what a check finds in it, and what is lost by what was done to it.

    ``words`` is how many words were put right by the checksums of the file. In doubt are a copy's rows where
    blocks that are not as they were written are read for all that.
    """

    path: Path
    found: Checked | None
    words: int
    in_doubt: bool = False
    lost: list[Finding] = field(default_factory=list)


def readable(path: Path, folder: Path, before: Checked) -> Readable:
    """Make the copy in a folder; ``before`` is what a check found in the dossier.

    The caller has the right to write to the dossier, and changes nothing.
    """
    copy = folder / "old" / path.name
    _copy(path, copy)
    healed = heal(copy)
    lost: list[Finding] = []
    is_same = before.tables and not healed.words and not healed.bad
    found = before if is_same else _looked(copy, lost)
    made = Readable(copy, found, len(healed.words), lost=lost)
    if healed.bad and not _is_all_read(made.found):
        _read_all_the_same(made, healed.bad, folder / "tried" / path.name)
    return made


def _copy(path: Path, copy: Path) -> None:
    """The file and its log."""
    copy.parent.mkdir()
    for source, target in ((path, copy), (file.log_of(path), file.log_of(copy))):
        if source.exists():
            shutil.copyfile(source, target)


def _looked(copy: Path, lost: list[Finding]) -> Checked | None:
    """What a check finds; without the log, where that is what cannot be read."""
    with suppress(DossierMissing):
        now = check(copy)
        log = file.log_of(copy)
        if now.tables or not log.exists():
            return now
        log.rename(log.with_name("log"))
        again = check(copy)
        if again.tables:
            lost.append(Finding("lost", "log", _NO_LOG))
            return again
        log.with_name("log").rename(log)
        return now
    return None


def _is_all_read(found: Checked | None) -> bool:
    """Whether DuckDB read all rows from blocks that are as they were written: the bad ones are of indexes, or free."""
    return found is not None and all(one.where == "index" for one in found.damage)


def _read_all_the_same(made: Readable, bad: Sequence[int], tried: Path) -> None:
    """Take a copy in which bad blocks are read for all that, where it can be: a process of its own tries first.

    What no rule could show to be another is told.
    """
    _copy(made.path, tried)
    restamp(tried, bad)
    if not trial(tried):
        return
    try:
        again = check(tried)
        in_doubt = doubts(tried, bad, again)
    except duckdb.Error:
        return
    if again.tables:
        made.path, made.found, made.in_doubt = tried, again, True
        made.lost += in_doubt
