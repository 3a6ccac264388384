"""The stages of what is kept, in their order: each makes its shelves anew from what was before it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.origins.wording import number_of
from dragoman.store.kept.looking import Looking
from dragoman.store.write import insert


class Stage(ABC):
    """One stage: for some shelves, look up what they need, make them, keep them instead of the old.

    `look` only reads and `keep` only writes, each for a moment; `make` has no connection and may
    take its time. What comes of a shelf may hang on nothing but what `look` finds for it.
    """

    name: ClassVar[str]
    of_reports: ClassVar[bool] = False
    """Whether its shelves are reports, by key: those that come, change or go are then to be done."""
    of_claims: ClassVar[bool] = False
    """Whether what comes of these reports hangs on their claims: a judgement has it made anew."""
    of_reports_alone: ClassVar[bool] = False
    """Whether what it looks up hangs on nothing that the stages before it keep."""
    tables: ClassVar[Mapping[str, str]] = {}
    """The tables that are this stage's own, with their columns; they may be thrown away any time."""
    most: ClassVar[int] = 1000  # shelves that are done at once

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """Some of the shelves that are to be done, as many as fit well in memory."""
        found = connection.execute(
            "SELECT DISTINCT shelf FROM todo WHERE stage = ? ORDER BY shelf LIMIT ?",
            [self.name, self.most],
        ).fetchall()
        return [shelf for (shelf,) in found]

    @abstractmethod
    def look(self, looking: Looking, shelves: Sequence[str]) -> Any:
        """What is needed to make these shelves."""

    @abstractmethod
    def make(self, found: Any) -> Any:
        """What comes of it."""

    @abstractmethod
    def keep(
        self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str], made: Any
    ) -> None:
        """Put it in place of what was kept of these shelves, and `mark` what hangs on it."""


@cache
def rounds() -> tuple[tuple[Stage, ...], ...]:
    """All stages; one that hangs on another stands behind it.

    Those of one round do the same reports, portion by portion, and so read the claims of each once.
    """
    from dragoman.store.kept.acts import Acts
    from dragoman.store.kept.between import Between, Shelved
    from dragoman.store.kept.blame import Blame, Charges
    from dragoman.store.kept.counts import Counts, Figures
    from dragoman.store.kept.edits import Edits
    from dragoman.store.kept.events import Events
    from dragoman.store.kept.inside import Inside
    from dragoman.store.kept.origins import ReportOrigins
    from dragoman.store.kept.stories import Stories

    return (
        (ReportOrigins(),),
        (Acts(), Inside(), Shelved(), Figures(), Charges()),
        (Events(),),
        (Between(),),
        (Edits(),),
        (Counts(),),
        (Blame(),),
        (Stories(),),
    )


@cache
def stages() -> tuple[Stage, ...]:
    """All stages, in their order."""
    return tuple(stage for some in rounds() for stage in some)


KEPT: dict[str, str] = {
    "disagreements": """
        scope VARCHAR NOT NULL, shelf VARCHAR NOT NULL, body JSON NOT NULL""",
}
"""Tables that several stages write to: ``scope`` is the stage's name."""


def kept_tables() -> dict[str, str]:
    """All tables of what is kept, with their columns."""
    return KEPT | {name: columns for one in stages() for name, columns in one.tables.items()}


def mark(connection: duckdb.DuckDBPyConnection, stage: str, shelves: Iterable[str]) -> None:
    """Note that these shelves of a stage are to be done."""
    insert(connection, "todo", [{"stage": stage, "shelf": one} for one in shelves])


def replace(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    by: tuple[str, Sequence[str]],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    """Put rows in place of those that have one of these values in a column."""
    column, values = by
    connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?))", [list(values)])
    insert(connection, table, rows)


def placed(shelf: str) -> dict[str, Any]:
    """The columns of a row that name its shelf: its ``place`` is found in a tenth of the time."""
    return {"shelf": shelf, "place": number_of(shelf)}


def reshelve(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    column: str,
    reports: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> set[str]:
    """Put the rows of reports in place of their old ones; the shelves that either stand on.

    ``column`` is that of the table which names the shelf.
    """
    before = connection.execute(
        f"SELECT DISTINCT {column} FROM {table} WHERE report IN (SELECT unnest(?))", [list(reports)]
    ).fetchall()
    replace(connection, table, ("report", reports), rows)
    return {one for (one,) in before} | {row[column] for row in rows}
