"""Where counts clash, kept by shelf: a new report has only its own shelves held against it anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, ClassVar

import duckdb

from dragoman.count_records import CountRow
from dragoman.fusing.counts.figures import Figure, figures
from dragoman.fusing.counts.finding import clashes_on
from dragoman.fusing.counts.shelves import kind_of, shelves_of
from dragoman.store.counts import counts_where
from dragoman.store.kept.clashing import Clashing
from dragoman.store.kept.coded import decode, encode
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.stages import Stage, mark, replace
from dragoman.store.kept.told import told_clashes


class Figures(Stage):
    """By report, its figures and the shelves that each stands on."""

    name = "figures"
    of_reports = True
    tables: ClassVar[dict[str, str]] = {
        "figures": "report VARCHAR NOT NULL, kind VARCHAR NOT NULL, body JSON NOT NULL",
        "count_shelves": "shelf VARCHAR NOT NULL, report VARCHAR NOT NULL, dated BOOLEAN NOT NULL",
    }

    def look(self, looking: Looking, shelves: Sequence[str]) -> list[CountRow]:
        """The counts of the reports."""
        return counts_where(looking.connection, "r.key IN (SELECT unnest(?))", [list(shelves)])

    def make(self, found: list[CountRow]) -> list[dict[str, Any]]:
        """Each figure with its shelves."""
        return [
            {
                "report": one.first.report_key,
                "kind": kind_of(one),
                "shelves": shelves_of(one),
                "dated": one.when is not None,
                "body": encode(one),
            }
            for one in figures(found)
        ]

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: list[dict[str, Any]],
    ) -> None:
        """Put them in place; the shelves that they stood on, and stand on, are to be done."""
        before = _to_do(connection, shelves)
        now = {(shelf, one["report"], one["dated"]) for one in made for shelf in one["shelves"]}
        rows = [{"shelf": a, "report": b, "dated": c} for a, b, c in sorted(now)]
        told = [{name: one[name] for name in ("report", "kind", "body")} for one in made]
        replace(connection, "figures", ("report", shelves), told)
        replace(connection, "count_shelves", ("report", shelves), rows)
        mark(connection, "counts", before | _to_do(connection, shelves))


def _to_do(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> set[str]:
    """The shelves of reports where something may clash: of places, only those with an undated one."""
    rows = connection.execute(
        "SELECT DISTINCT s.shelf FROM count_shelves s WHERE s.report IN (SELECT unnest($1)) AND "
        "(contains(s.shelf, ', days ') OR EXISTS (SELECT 1 FROM count_shelves o "
        "WHERE o.shelf = s.shelf AND NOT o.dated))",
        [list(reports)],
    ).fetchall()
    return {shelf for (shelf,) in rows}


class Counts(Clashing):
    """By shelf, where its figures clash."""

    name = "counts"

    def look(self, looking: Looking, shelves: Sequence[str]) -> dict[str, list[Figure]]:
        """The figures of that kind of the reports that stand on each shelf."""
        rows = looking.connection.execute(
            "SELECT DISTINCT s.shelf, f.body FROM count_shelves s JOIN figures f "
            "ON f.report = s.report AND f.kind = split_part(s.shelf, ', ', 1) "
            "WHERE s.shelf IN (SELECT unnest(?))",
            [list(shelves)],
        ).fetchall()
        found: dict[str, list[Figure]] = defaultdict(list)
        for shelf, body in rows:
            found[shelf].append(decode(Figure, body))
        for some in found.values():
            some.sort(key=lambda one: one.order)
        return found

    def make(self, found: dict[str, list[Figure]]) -> list[dict[str, Any]]:
        """The rows of their clashes."""
        return [
            row
            for shelf, some in sorted(found.items())
            for row in told_clashes(self.name, shelf, clashes_on(shelf, some))
        ]
