"""Mends a damaged dossier: a new file is made of what can be read, put right, and takes its place.

Nothing is written to the damaged file. The new one gets its name when a check has looked at it, and the
old one is kept beside it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from pathlib import Path

from dragoman.coders import Names, working_for
from dragoman.coding.each import CoderLike
from dragoman.errors import DossierVersion
from dragoman.safety import mends
from dragoman.safety.backing_up import beside, discard_log, put
from dragoman.safety.checking import check
from dragoman.safety.records import Checked, Finding, Mended
from dragoman.safety.refilling import irreplaceable, refill, wanted
from dragoman.store import file
from dragoman.store.copying import copy_file
from dragoman.store.intake import Intaker
from dragoman.store.judgements import settle_all
from dragoman.store.kept.forward import bring_forward, throw_away
from dragoman.store.lock import writer_lock
from dragoman.store.schema import SCHEMA_VERSION, VIEWS
from dragoman.store.write import Transaction

_ENDING = ".damaged"
_INPUT = "dragoman check --mend"  # what a reading that codes anew is told to come from
_FOUND_IN_REPORTS = ("claims", "counts")
_MARKED_IN_REPORTS = ("regions", "repairs")
_NOT_BETWEEN_ROWS = frozenset({"index", *VIEWS})
_NOTES = ("rejections", "import_rejections")
_NO_NOTES = "the notes of what was refused cannot be read: only a backup has them"
_NO_JUDGEMENT = (
    "judgements of which only a trace was there, which is taken out: only a backup has them"
)


def mend(
    path: str | Path,
    *,
    coder: CoderLike | None = None,
    authority: Names | None = None,
    jobs: int = 1,
) -> Mended:
    """Mend what a `check` of the dossier finds damaged and can be rebuilt, and say what is left.

    Indexes, views, parties of claims, marked stretches, what judgements come to, sums of imported events and
    all that is made of the reports are made anew; reports with broken or missing claims are coded anew by
    ``coder``, else by the one with the names of ``authority`` in ``jobs`` processes, where their text is
    the one that they are known by. Judgements stay. Rows of reports that are not there are taken out, and
    told as lost. Where nothing can be mended nothing is changed; else the file as it was is kept beside.

    Raises `DossierMissing` where there is no dossier, `DossierLocked` where another process keeps hold of
    it, `DossierError` where there is no room for the new file.
    """
    where = file.real(path)
    file_is_there = file.exists(where) and where.parent.is_dir()
    with writer_lock(where) if file_is_there else nullcontext():
        found = check(where)
        if found.is_sound or found.schema != SCHEMA_VERSION or irreplaceable(found):
            return Mended(where, None, left=found.damage)
        how = nullcontext(coder) if coder else working_for(authority, jobs)
        with beside(where) as folder:
            return _mend(found, folder, how)


def _mend(found: Checked, folder: Path, how: AbstractContextManager[CoderLike]) -> Mended:
    """Make the new file in a folder, and put it in the old one's place where it is better."""
    old, draft = folder / "old", folder / found.path.name
    with file.connected(found.path):
        copy_file(found.path, old)
    between_rows = {one.where for one in found.damage} - _NOT_BETWEEN_ROWS
    refill(old, draft, found, wanted(found, kept=not between_rows))
    lacking = sorted(set(wanted(found, kept=False)) - set(found.tables))
    doing = mends.Doing(any(one in lacking for one in _FOUND_IN_REPORTS))
    doing.lost += [Finding("lost", one, _NO_NOTES) for one in lacking if one in _NOTES]
    coded = 0
    if between_rows:
        _put_right(draft, doing, [one for one in lacking if one in _MARKED_IN_REPORTS])
        coded = _code_again(draft, doing, how)
        _bring_up(draft, doing)
    left = check(draft).damage
    mended = tuple(one for one in found.damage if not _is_among(one, left))
    if not mended and not doing.lost:
        return Mended(found.path, None, left=left)
    kept = _keep(old, found.path)
    shutil.copymode(found.path, draft)
    discard_log(found.path)
    put(draft, found.path)
    return Mended(found.path, kept, mended, tuple(doing.lost), left, coded)


def _put_right(draft: Path, doing: mends.Doing, not_marked: Sequence[str]) -> None:
    """Put right what can be without the coder, in one transaction."""
    with file.connected(draft, write=True) as connection, Transaction(connection):
        mends.take_out_twins(connection)
        mends.take_out_orphans(connection, doing)
        mends.find_half_read(connection, doing)
        mends.give_parties(connection, doing)
        mends.clean_again(connection, not_marked, doing)
        mends.give_readings(connection, doing)
        mends.give_sums(connection)


def _code_again(draft: Path, doing: mends.Doing, how: AbstractContextManager[CoderLike]) -> int:
    """Code the half-read reports anew that have the text that they are known by; how many."""
    with file.connected(draft) as connection:
        wanted = [one for one in mends.reports(connection, doing.again) if mends.is_as_read(one)]
    if not wanted:
        return 0
    with how as coding:
        try:
            return len(Intaker(draft, coding, [_INPUT], lambda _: None).take(wanted).read)
        except DossierVersion:  # a newer coder has been here: what is left says so
            return 0


def _bring_up(draft: Path, doing: mends.Doing) -> None:
    """Let judgements find their claims, and make all that comes of the reports."""
    with file.connected(draft, write=True) as connection, Transaction(connection):
        gone = settle_all(connection)
        throw_away(connection)
    if gone:
        doing.lost.append(Finding("lost", "judgements", _NO_JUDGEMENT, gone))
    bring_forward(draft)


def _is_among(one: Finding, left: Sequence[Finding]) -> bool:
    return any((one.where, one.told) == (other.where, other.told) for other in left)


def _keep(old: Path, path: Path) -> Path:
    """Give the copy of the old file a name beside the new one that nothing has yet."""
    names = (path.with_name(f"{path.name}{_ENDING}{ending}") for ending in _endings())
    kept = next(one for one in names if not file.exists(one))
    shutil.copymode(path, old)
    log = old.with_name(old.name + ".wal")
    if log.exists():
        log.replace(kept.with_name(kept.name + ".wal"))
    put(old, kept)
    return kept


def _endings() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))
