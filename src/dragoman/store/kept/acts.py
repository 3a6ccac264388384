"""Which block each act is in: what is fused together, and made anew when one of its acts changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, TypeAlias

import duckdb
import pyarrow as pa

from dragoman.fusing.events.parts import day_of, parts
from dragoman.fusing.events.traits import block_of
from dragoman.records import Act, ClaimRow
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.near import touch
from dragoman.store.kept.stages import Stage, mark, replace
from dragoman.store.write import insert

NAME_DIGITS = 16


class Acts(Stage):
    """By report, its acts with their blocks and the parts of those."""

    name = "acts"
    of_reports = True
    of_claims = True
    tables: ClassVar[dict[str, str]] = {
        "acts": """claim VARCHAR NOT NULL, report VARCHAR NOT NULL, block VARCHAR NOT NULL,
            day INTEGER NOT NULL, part VARCHAR NOT NULL""",
        "act_days": """block VARCHAR NOT NULL, day INTEGER NOT NULL, part VARCHAR NOT NULL,
            acts INTEGER NOT NULL""",
    }
    """``act_days`` has how many acts a block has on a day: a sixth of the rows, in a block with many."""

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
        change: Counter[_Place] = Counter((one["block"], one["day"]) for one in made)
        change.subtract((block, day) for block, day, _ in old)
        for (block, day), more in change.items():
            counts[block][day] += more
        now = {
            (block, day): f"{block} {name}"
            for block, days in counts.items()
            for day, name in parts(+days).items()
        }
        rows = [one | {"part": now[one["block"], one["day"]]} for one in made]
        replace(connection, "acts", ("report", shelves), rows)
        _count(
            connection,
            {at: (counts[at[0]][at[1]], now.get(at)) for at, more in change.items() if more},
        )
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
        "SELECT block, day, part, acts FROM act_days WHERE block IN (SELECT unnest(?))",
        [list(counts)],
    ).fetchall()
    for block, day, part, count in rows:
        counts[block][day] = count
        part_of[block, day] = part
    return counts, part_of


def _count(
    connection: duckdb.DuckDBPyConnection, counted: Mapping[_Place, tuple[int, str | None]]
) -> None:
    """Put down how many acts some days of blocks have now, and in which part."""
    if counted:
        with _registered(connection, "counted", list(counted)):
            connection.execute(
                "DELETE FROM act_days t USING counted c WHERE t.block = c.block AND t.day = c.day"
            )
        rows = [
            {"block": block, "day": day, "part": part, "acts": acts}
            for (block, day), (acts, part) in counted.items()
            if acts
        ]
        insert(connection, "act_days", rows)


def _move(connection: duckdb.DuckDBPyConnection, moved: Mapping[_Place, str]) -> None:
    """Put the acts of some days into other parts."""
    if moved:
        with _registered(connection, "moved", list(moved), part=[*moved.values()]):
            for table in ("acts", "act_days"):
                connection.execute(
                    f"UPDATE {table} t SET part = m.part FROM moved m "
                    "WHERE t.block = m.block AND t.day = m.day"
                )


@contextmanager
def _registered(
    connection: duckdb.DuckDBPyConnection, name: str, places: Sequence[_Place], **others: list[str]
) -> Iterator[None]:
    """Blocks and days as a table of that name, with other columns beside them."""
    blocks, days = zip(*places, strict=True)
    connection.register(
        name, pa.table({"block": blocks, "day": pa.array(days, pa.int32()), **others})
    )
    try:
        yield
    finally:
        connection.unregister(name)


def block_name(block: object) -> str:
    """A short name of a block, the same in every process."""
    return hashlib.blake2b(_told(block).encode(), digest_size=NAME_DIGITS // 2).hexdigest()


def _told(value: object) -> str:
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(_told, value))) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(map(_told, value)) + ")"
    return repr(value)
