"""Dragoman reads news reports and keeps the state of the world that they describe.

>>> import dragoman as dg
>>> dg.open("affair.duckdb").read(["reports/"])  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.count_records import Count, CountRow
    from dragoman.dossier import Dossier, open
    from dragoman.errors import (
        DossierDamaged,
        DossierError,
        DossierLocked,
        DossierMissing,
        DossierVersion,
        DragomanError,
        InputError,
        ModelError,
        QueryError,
        UpkeepError,
    )
    from dragoman.one_text import code, counts, explain
    from dragoman.records import (
        Act,
        Actor,
        Claim,
        ClaimRow,
        CleanReport,
        Consequence,
        Disagreement,
        Event,
        Evidence,
        Intake,
        Mention,
        Party,
        Passage,
        Quantity,
        Reason,
        Region,
        Rejection,
        Repair,
        Report,
        Resolution,
        Side,
        Silence,
        Statement,
        Tie,
        Voice,
    )
    from dragoman.safety.backing_up import backup, restore
    from dragoman.safety.checking import check
    from dragoman.safety.mending import mend

__all__ = [
    "Act",
    "Actor",
    "Claim",
    "ClaimRow",
    "CleanReport",
    "Consequence",
    "Count",
    "CountRow",
    "Disagreement",
    "Dossier",
    "DossierDamaged",
    "DossierError",
    "DossierLocked",
    "DossierMissing",
    "DossierVersion",
    "DragomanError",
    "Event",
    "Evidence",
    "InputError",
    "Intake",
    "Mention",
    "ModelError",
    "Party",
    "Passage",
    "Quantity",
    "QueryError",
    "Reason",
    "Region",
    "Rejection",
    "Repair",
    "Report",
    "Resolution",
    "Side",
    "Silence",
    "Statement",
    "Tie",
    "UpkeepError",
    "Voice",
    "__version__",
    "backup",
    "check",
    "code",
    "counts",
    "explain",
    "mend",
    "open",
    "restore",
]

_OF_DOSSIER = frozenset({"Dossier", "open"})
_OF_ONE_TEXT = frozenset({"code", "counts", "explain"})
_OF_BACKUPS = frozenset({"backup", "restore"})
_OF_COUNTS = frozenset({"Count", "CountRow"})
_OF_ERRORS = frozenset(
    name for name in __all__ if name.startswith("Dossier") or name.endswith("Error")
) - {"Dossier"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: ``import dragoman`` itself loads nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    if name in _OF_DOSSIER:
        module = "dragoman.dossier"
    elif name in _OF_ONE_TEXT:
        module = "dragoman.one_text"
    elif name in _OF_BACKUPS:
        module = "dragoman.safety.backing_up"
    elif name == "check":
        module = "dragoman.safety.checking"
    elif name == "mend":
        module = "dragoman.safety.mending"
    elif name in _OF_COUNTS:
        module = "dragoman.count_records"
    elif name in _OF_ERRORS:
        module = "dragoman.errors"
    else:
        module = "dragoman.records"
    value = globals()[name] = getattr(import_module(module), name)
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
