"""What a look at a dossier found, and what a mending, a backup and a restoring did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Weight = Literal["damage", "note", "lost"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found; ``where`` names a table, a place in it, or the file.

    A ``note`` takes nothing from the dossier: a reading that was broken off, say. ``lost`` is what a mending
    could not bring back, or not for certain.
    """

    weight: Weight
    where: str
    told: str
    count: int = 1
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A dossier as a check found it: its rows by table, and what is wrong."""

    path: Path
    schema: str | None
    tables: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether no damage was found."""
        return not self.damage

    @property
    def damage(self) -> tuple[Finding, ...]:
        """What is wrong, without the notes."""
        return tuple(one for one in self.findings if one.weight == "damage")


@dataclass(frozen=True, slots=True)
class Mended:
    """What a mending did: what is whole again, what is lost or in doubt, and what is left as it was.

    ``kept`` is the file as it was before, None where nothing was changed; ``words`` how many stretches of
    eight bytes were put right by the checksums of the file, ``coded`` how many reports were coded anew.
    """

    path: Path
    kept: Path | None
    mended: tuple[Finding, ...] = ()
    lost: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    words: int = 0
    coded: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost or in doubt and nothing is left."""
        return not self.lost and not self.left


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written, or one that a dossier was restored from."""

    dossier: Path
    backup: Path
    made: str  # in UTC
    made_by: str
    schema: str
    tables: dict[str, int]
    bytes: int
    findings: tuple[Finding, ...] = ()

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(self.tables.values())
