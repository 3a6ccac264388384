"""Facts in which reports differ from their origins, kept by report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.edits import find_all
from dragoman.fusing.origins import Origins
from dragoman.fusing.wording import Told
from dragoman.store.kept.stages import Stage
from dragoman.store.kept.told import replace_clashes, told_clashes
from dragoman.store.running import reports_with_regions


@dataclass(frozen=True, slots=True)
class _Found:
    """The texts of some copies and of what they copy, with the origins of the copies."""

    texts: list[Told]
    origins: Origins


class Edits(Stage):
    """By report that comes from other texts, the facts in which it differs from them."""

    name = "edits"
    most: ClassVar[int] = 100

    def look(self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str]) -> _Found:
        """The texts of those reports that are no origins of their own alone, and of their origins."""
        rows = connection.execute(
            "SELECT report, held FROM origins WHERE report IN (SELECT unnest(?)) "
            "AND held != [report]",
            [list(shelves)],
        ).fetchall()
        origins = {key: tuple(held) for key, held in rows}
        keys = sorted({*origins, *(one for held in origins.values() for one in held)})
        texts: list[Told] = [*reports_with_regions(connection, keys)] if keys else []
        return _Found(texts, origins)

    def make(self, found: _Found) -> list[dict[str, Any]]:
        """The rows of the clashes, by report."""
        rows: list[dict[str, Any]] = []
        for key, held in found.origins.items():
            texts = [one for one in found.texts if one[0].key in (key, *held)]
            rows += told_clashes(self.name, key, find_all(texts, {key: held}))
        return rows

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: list[dict[str, Any]],
    ) -> None:
        """Put them in place of the reports' old ones."""
        replace_clashes(connection, self.name, shelves, made)
