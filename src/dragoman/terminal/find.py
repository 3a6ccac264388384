"""Which dossier is meant: the one named, or the only one in this folder."""

from __future__ import annotations

import os
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DossierMissing, QueryError
from dragoman.terminal.lines import note

if TYPE_CHECKING:
    from dragoman.coders import Names
    from dragoman.dossier import Dossier

VARIABLE = "DRAGOMAN_DOSSIER"  # the environment variable that names a dossier


UNJUDGED: ContextVar[bool] = ContextVar("unjudged", default=False)
"""Whether the verb that runs is asked for the coder's own claims, whatever people have judged."""


def dossier(
    path: Path | None, authority: Names | None = None, *, to_judge: bool = False
) -> Dossier:
    """The dossier at ``path``, to be asked only, or ``to_judge``; without a path the only one here.

    What is of two makes is told. Raises `DossierMissing` when none or more than one could be
    meant.
    """
    from dragoman.dossier import open

    where = named(path)
    if to_judge and not where.exists():
        raise DossierMissing(f"{where}: there is no dossier; make one with dragoman read")
    judged = not UNJUDGED.get()
    found = open(where, read_only=not to_judge, authority=authority, judged=judged)
    tell_older(found)
    if judged and not to_judge:
        tell_left_out(found)
    return found


def named(path: Path | None) -> Path:
    """The path that is given, or that of the only dossier here. Raises `DossierMissing`."""
    return _only_one() if path is None else path


def dossier_that_keeps(path: Path | None) -> Dossier:
    """The dossier, to be asked and to keep what is shown; only to be asked where it may not be written."""
    from dragoman.dossier import open

    where = named(path)
    if not where.exists():
        raise DossierMissing(f"{where}: there is no dossier; make one with dragoman read")
    keeps = os.access(where, os.W_OK) and os.access(where.parent, os.W_OK)
    found = open(where, read_only=not keeps, judged=not UNJUDGED.get())
    tell_older(found)
    return found


def tell_left_out(dossier: Dossier) -> None:
    """Say how many claims people have judged wrong, so that no view shows them."""
    count = dossier.left_out()
    if count:
        are = "claim judged wrong is" if count == 1 else "claims judged wrong are"
        note(
            f"{count:,} {are} left out (see: dragoman judgements); --unjudged shows the coder's own"
        )


def tell_older(dossier: Dossier) -> None:
    """Say so when reports of an older coder stand beside newer ones."""
    count = dossier.older()
    if count:
        were, them = ("was", "it") if count == 1 else ("were", "them")
        note(
            f"{reports(count)} {were} read by an older coder (see: dragoman info): "
            f"read {them} again with dragoman read"
        )


def reports(count: int) -> str:
    """So many reports, in words."""
    return "1 report" if count == 1 else f"{count:,} reports"


def empty(dossier: Dossier) -> str:
    """Why there may be nothing to show, and what to do."""
    if not dossier.reports().fetchall():
        if imports := imported(dossier):
            return f"No report is here, only imported events: {imports}. See: dragoman dyad A B"
        return no_reports(str(dossier.path))
    return "Nothing here fits. Ask for more: leave out an option, or widen --since and --until."


def known(dossier: Dossier, as_of: str | None) -> None:
    """Raise `QueryError` for a day of which nothing is known, so that nothing can be told of what follows it."""
    if as_of and (lacking := dossier.unknown(as_of)):
        raise QueryError(lacking)


def imported(dossier: Dossier) -> str:
    """The data sets of imported events with their sizes, in words; nothing where there are none."""
    return ", ".join(f"{one.dataset} ({one.events:,})" for one in dossier.datasets())


def no_reports(path: str) -> str:
    """What to do with a dossier that holds nothing."""
    return f"The dossier is empty. Read reports into it: dragoman read REPORTS --into {path}"


def _only_one() -> Path:
    found = sorted(Path().glob("*.duckdb"))
    if len(found) == 1:
        note(f"dossier: {found[0]}")
        return found[0]
    if found:
        names = ", ".join(str(one) for one in found[:5])
        raise DossierMissing(f"which dossier? Name one with --from FILE; here are: {names}")
    raise DossierMissing(
        "no dossier is named and this folder has none; name one with --from FILE, "
        "or make one: dragoman read REPORTS --into affair.duckdb"
    )
