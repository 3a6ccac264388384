"""Which block each act is in: what is fused together, and made anew when one of its acts changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, TypeAlias

import duckdb
import pyarrow as pa

from dragoman.fusing.events.parts import day_of, parts
from dragoman.fusing.events.traits import block_of
from dragoman.records import Act, ClaimRow
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.near import touch
from dragoman.store.kept.stages import Stage, mark, replace

NAME_DIGITS = 16


class Acts(Stage):
    """By report, its acts with their blocks and the parts of those."""

    name = "acts"
    of_reports = True
    of_claims = True
    tables: ClassVar[dict[str, str]] = {
        "acts": """claim VARCHAR NOT NULL, report VARCHAR NOT NULL, block VARCHAR NOT NULL,
            day INTEGER NOT NULL, part VARCHAR NOT NULL"""
    }

    def look(self, looking: Looking, shelves: Sequence[str]) -> list[ClaimRow]:
        """The claims of the reports."""
        return [row for some in looking.claims_of(shelves).values() for row in some]

    def make(self, found: list[ClaimRow]) -> list[dict[str, Any]]:
        """Each act with its block and its day."""
        return [
            {
                "claim": row.id,
                "report": row.report_key,
                "block": block_name(block_of(row.claim)),
                "day": day_of(row, row.claim),
            }
            for row in found
            if isinstance(row.claim, Act)
        ]

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: list[dict[str, Any]],
    ) -> None:
        """Put them in place; the parts that they were in, and are in, are to be done.

        So are all parts of a block that are others now.
        """
        old = connection.execute(
            "SELECT block, day, part FROM acts WHERE report IN (SELECT unnest(?))", [list(shelves)]
        ).fetchall()
        blocks = {block for block, _, _ in old} | {one["block"] for one in made}
        touch(connection, shelves)
        counts, before = _counted(connection, blocks)
        for block, day, _ in old:
            counts[block][day] -= 1
        for one in made:
            counts[one["block"]][one["day"]] += 1
        now = {
            (block, day): f"{block} {name}"
            for block, days in counts.items()
            for day, name in parts(+days).items()
        }
        rows = [one | {"part": now[one["block"], one["day"]]} for one in made]
        replace(connection, "acts", ("report", shelves), rows)
        moved = {at: part for at, part in now.items() if before.get(at, part) != part}
        _move(connection, moved)
        apart = [*{before[at] for at in moved if at in before}, *set(moved.values())]
        connection.execute("DELETE FROM reaches WHERE part IN (SELECT unnest(?))", [apart])
        touched = {part for _, _, part in old} | {one["part"] for one in rows}
        mark(connection, "events", touched | {before[at] for at in moved} | set(moved.values()))


_Place: TypeAlias = tuple[str, int]  # a block and a day


def _counted(
    connection: duckdb.DuckDBPyConnection, blocks: Iterable[str]
) -> tuple[dict[str, Counter[int]], dict[_Place, str]]:
    """How many acts these blocks have on each day, and the part that each day is in."""
    counts: dict[str, Counter[int]] = {block: Counter() for block in blocks}
    part_of: dict[_Place, str] = {}
    rows = connection.execute(
        "SELECT block, day, any_value(part), count(*) FROM acts WHERE block IN (SELECT unnest(?)) "
        "GROUP BY block, day",
        [list(counts)],
    ).fetchall()
    for block, day, part, count in rows:
        counts[block][day] = count
        part_of[block, day] = part
    return counts, part_of


def _move(connection: duckdb.DuckDBPyConnection, moved: Mapping[_Place, str]) -> None:
    """Put the acts of some days into other parts."""
    if moved:
        blocks, days = zip(*moved, strict=True)
        there = pa.table(
            {"block": blocks, "day": pa.array(days, pa.int32()), "part": [*moved.values()]}
        )
        connection.register("moved", there)
        connection.execute(
            "UPDATE acts SET part = m.part FROM moved m WHERE acts.block = m.block AND acts.day = m.day"
        )
        connection.unregister("moved")


def block_name(block: object) -> str:
    """A short name of a block, the same in every process."""
    return hashlib.blake2b(_told(block).encode(), digest_size=NAME_DIGITS // 2).hexdigest()


def _told(value: object) -> str:
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(_told, value))) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(map(_told, value)) + ")"
    return repr(value)
