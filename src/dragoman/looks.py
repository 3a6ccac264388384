"""When this user last looked at a dossier, and which reports it held then.

A look is kept in the user's own state folder and not in the dossier: a dossier is shared, looking is not.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dragoman.actors import saved

_DIGITS = 16  # of a report's key: two reports of ten million hardly share as many


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a dossier: its time, and the reports that were there, by the head of their keys."""

    at: datetime
    seen: frozenset[str]

    def saw(self, key: str) -> bool:
        """Whether a report was there then."""
        return key[:_DIGITS] in self.seen


def last_look(dossier: Path) -> Look | None:
    """The last look at a dossier; None where there was none, or nothing of it can be read."""
    try:
        told = json.loads(_file(dossier).read_text(encoding="utf-8"))
        return Look(datetime.fromisoformat(told["at"]), frozenset(told["seen"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def mark(dossier: Path) -> int:
    """What changes whenever a look at a dossier is kept; 0 where none was."""
    try:
        return _file(dossier).stat().st_mtime_ns
    except OSError:
        return 0


def keep_look(dossier: Path, keys: list[str]) -> Look:
    """Keep a look of now at a dossier that holds reports of those keys, in place of the last."""
    look = Look(datetime.now(UTC).replace(microsecond=0), frozenset(key[:_DIGITS] for key in keys))
    told = {"dossier": str(dossier), "at": look.at.isoformat(), "seen": sorted(look.seen)}
    file = _file(dossier)
    file.parent.mkdir(parents=True, exist_ok=True)
    saved.replace(file, json.dumps(told).encode())
    return look


def _file(dossier: Path) -> Path:
    name = hashlib.sha256(str(dossier.resolve()).encode()).hexdigest()[:24]
    return saved.folder("state") / "looks" / f"{name}.json"
