"""Mends a damaged dossier: a new file is made of what can be read, put right, and takes its place.

Nothing is written to the damaged file. The new one gets its name when a check has looked at it and nothing is
worse than it was, and the old one is kept beside it.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import duckdb

from dragoman.coders import Names, working_for
from dragoman.coding.each import CoderLike
from dragoman.errors import DossierDamaged, DossierMissing
from dragoman.safety.bodies import OTHER_TEXTS
from dragoman.safety.checking import check
from dragoman.safety.healing import BLOCK
from dragoman.safety.readable import Readable, readable
from dragoman.safety.rebuilding import Rebuilding
from dragoman.safety.records import Checked, Finding, Mended
from dragoman.safety.replacing import beside, put, put_dossier
from dragoman.store import file, imported
from dragoman.store.lock import writer_lock
from dragoman.store.refusals import is_no_room
from dragoman.store.rights import rights_of
from dragoman.store.schema import SCHEMA_VERSION, TABLES

ENDING = ".damaged"
# What Python raises where something that is kept is none of its kind, and cannot be worked with.
NO_RECORD = (AttributeError, KeyError, TypeError, ValueError)
_COUNTED = ("reports", "judgements", "outlooks", "outlook_scores", "imports", "imported")


def mend(
    path: str | Path,
    *,
    coder: CoderLike | None = None,
    authority: Names | None = None,
    jobs: int = 1,
) -> Mended:
    """Mend what a `check` of the dossier finds damaged and can be rebuilt, and say what is lost or left.

    Bytes are put right where the checksums of the file tell what they were. Then indexes, views, parties of
    claims, marked stretches, what judgements come to, sums of imported events and all that is made of the
    reports are made anew; reports with broken or missing claims are coded anew by ``coder``, else by the one
    with the names of ``authority`` in ``jobs`` processes. Judgements stay. Rows of reports that are not there
    are taken out, and told as lost. Where nothing can be mended nothing is changed; else the file as it was
    is kept beside it.

    Raises `DossierMissing` where there is no dossier, `DossierLocked` where another process keeps hold of
    it, `DossierVersion` where a newer coder has read reports that must be coded anew, `DossierError` where
    these were coded with names of the user's own and ``authority`` is not given (empty text: they may go),
    or where there is no room for the new file. Nothing is changed then.
    """
    where = file.real(path)
    there = file.exists(where) and not where.is_dir()
    with writer_lock(where) if there else nullcontext():
        try:
            found = check(where)
        except DossierMissing as error:
            if not there or not _was_one(where):
                raise
            found = Checked(where, None, {}, (Finding("damage", "file", str(error)),))
        if found.is_sound:
            return Mended(where, None)
        with beside(where) as folder:
            old = readable(where, folder, found)
            if not _has_something(old):
                return _left_alone(found)
            how = nullcontext(coder) if coder else working_for(authority, jobs)
            making = Rebuilding(where, old, how, authority)
            draft = _draft(making, old, folder / where.name)
            if draft is None:
                return _left_alone(found)
            return _put(draft, found, old, making)


def _was_one(path: Path) -> bool:
    """Whether a file may be a database whose first bytes are damaged: its length is that of whole blocks."""
    size = path.stat().st_size - file.HEADERS
    return size > 0 and size % BLOCK == 0


def _has_something(old: Readable) -> bool:
    """Whether the tables of a dossier of this version can be read."""
    return (
        old.found is not None
        and old.found.schema in (SCHEMA_VERSION, None)
        and bool({"reports", "meta"} & old.found.tables.keys())
    )


def _left_alone(found: Checked) -> Mended:
    return Mended(found.path, None, left=found.damage)


def _draft(making: Rebuilding, old: Readable, draft: Path) -> Path | None:
    """The file that is to take the old one's place; None where none can be made."""
    if old.found is not None and old.found.is_sound and not old.lost and not old.in_doubt:
        file.seal(old.path, making.name)
        return old.path
    try:
        making.into(draft)
    except (duckdb.Error, DossierDamaged) as error:
        if is_no_room(str(error)):
            raise
        return None
    except NO_RECORD:
        return None
    return draft


def _put(draft: Path, found: Checked, old: Readable, making: Rebuilding) -> Mended:
    """Put the new file in the old one's place, where it is better and nothing is worse."""
    after = check(draft)
    _hold_to(found, after)
    mended = tuple(one for one in found.damage if not _is_among(one, after.damage))
    other_texts = tuple(one for one in after.findings if one.told == OTHER_TEXTS)
    left, lost = (*after.damage, *other_texts), (*old.lost, *making.lost)
    no_reports = not after.tables.get("reports") and any(one.where == "reports" for one in lost)
    if not mended or no_reports:
        return _left_alone(found)
    kept = _keep(found.path, draft.with_name("kept"))
    put_dossier(draft, found.path, rights_of(kept))
    return Mended(found.path, kept, mended, lost, left, old.words, making.coded)


def _hold_to(found: Checked, after: Checked) -> None:
    """Raise `DossierDamaged` where anything is worse than before."""
    before = _counted(found)
    unread = {one.where for one in found.damage} & {*TABLES, *imported.TABLES}
    unread -= found.tables.keys()
    worse: list[str] = []
    if found.tables and not unread:
        worse = [f"{where}: {told}" for (where, told), n in (_counted(after) - before).items() if n]
    for name in _COUNTED:
        had, has = found.tables.get(name, 0), after.tables.get(name, 0)
        if has < had and not any(one.where == name for one in found.damage):
            worse.append(f"{name}: {had - has} rows fewer")
    if worse:
        raise DossierDamaged(
            f"{found.path}: to mend it would make it worse ({'; '.join(worse)[:300]}); nothing was changed. "
            f"Bring back a backup: dragoman restore BACKUP {found.path} --force"
        )


def _keep(path: Path, copy: Path) -> Path:
    """Give the damaged file a second name beside it that nothing has yet; ``copy`` is a place for drafts."""
    endings = ("" if number == 1 else f"-{number}" for number in count(1))
    names = (path.with_name(f"{path.name}{ENDING}{one}") for one in endings)
    kept = next(one for one in names if not file.exists(one))
    log = file.log_of(path)
    if log.exists():
        shutil.copyfile(log, copy)
        put(copy, file.log_of(kept), rights_of(path))
    try:
        os.link(path, kept)
    except OSError:  # a file system that has no second names
        shutil.copyfile(path, copy)
        put(copy, kept, rights_of(path))
    return kept


def _counted(found: Checked) -> Counter[tuple[str, str]]:
    return Counter({(one.where, one.told.partition(":")[0]): one.count for one in found.damage})


def _is_among(one: Finding, left: Iterable[Finding]) -> bool:
    return any((one.where, one.told) == (other.where, other.told) for other in left)
