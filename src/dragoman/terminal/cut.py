"""How many rows a table shows: the newest, and a word on the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

ROWS = 40  # of a table when nothing else is asked for: three screens of two-line rows

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Cut(Generic[Item]):
    """The rows to show, and a note on how many there are."""

    shown: Sequence[Item]
    note: str


def most_told(rows: Sequence[Item], limit: int | None, *, all: bool = False) -> Cut[Item]:
    """The first rows, up to the limit; 0 is no limit, None is the usual one or, with ``all``, none."""
    most = (0 if all else ROWS) if limit is None else limit
    if not most or len(rows) <= most:
        return Cut(rows, f"{len(rows):,}")
    return Cut(rows[:most], f"the first {most:,} of {len(rows):,}; --limit 0 shows all")


def newest(
    rows: Sequence[Item],
    limit: int | None,
    *,
    all: bool = False,
    dated: Callable[[Item], bool] = lambda _: True,
) -> Cut[Item]:
    """The last rows, up to the limit; 0 is no limit, None is the usual one or, with ``all``, none.

    Where not all can be shown, those that are not ``dated`` are left out first.
    """
    most = (0 if all else ROWS) if limit is None else limit
    if not most or len(rows) <= most:
        return Cut(rows, f"{len(rows):,}")
    shown = [row for row in rows if dated(row)][-most:]
    return Cut(shown, f"the newest {len(shown):,} of {len(rows):,}; --limit 0 shows all")
