"""Facts in which reports differ from their origins, kept by report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.edits.finding import find_all
from dragoman.fusing.edits.units import Unit
from dragoman.fusing.origins.tracing import Origins
from dragoman.fusing.origins.wording import Told
from dragoman.store.kept.clashing import Clashing
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.told import told_clashes


@dataclass(frozen=True, slots=True)
class _Found:
    """The texts of some copies and of what they copy, with the origins of the copies."""

    texts: list[Told]
    origins: Origins


class Edits(Clashing):
    """By report that comes from other texts, the facts in which it differs from them."""

    name = "edits"
    most: ClassVar[int] = 500

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """Some of the reports that are to be done, those of one origin together."""
        found = connection.execute(
            "SELECT t.shelf FROM (SELECT DISTINCT shelf FROM todo WHERE stage = ?) t "
            "LEFT JOIN (SELECT report, min(origin) AS origin FROM borrowed "
            "WHERE report IN (SELECT shelf FROM todo WHERE stage = ?) GROUP BY report) o "
            "ON o.report = t.shelf ORDER BY o.origin, t.shelf LIMIT ?",
            [self.name, self.name, self.most],
        ).fetchall()
        return [shelf for (shelf,) in found]

    def look(self, looking: Looking, shelves: Sequence[str]) -> _Found:
        """The texts of those reports that are no origins of their own alone, and of their origins."""
        rows = looking.connection.execute(
            "SELECT report, held FROM origins WHERE report IN (SELECT unnest(?)) "
            "AND held != [report]",
            [list(shelves)],
        ).fetchall()
        origins = {key: tuple(held) for key, held in rows}
        keys = sorted({*origins, *(one for held in origins.values() for one in held)})
        texts: list[Told] = looking.told(keys)
        return _Found(texts, origins)

    def make(self, found: _Found) -> list[dict[str, Any]]:
        """The rows of the clashes, by report."""
        rows: list[dict[str, Any]] = []
        by_key = {one[0].key: one for one in found.texts}
        read: dict[str, Sequence[Unit]] = {}
        for key, held in found.origins.items():
            texts = [by_key[one] for one in {key, *held} if one in by_key]
            rows += told_clashes(self.name, key, find_all(texts, {key: held}, read=read))
        return rows
