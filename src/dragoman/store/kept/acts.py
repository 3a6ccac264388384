"""Which block each act is in: what is fused together, and made anew when one of its acts changes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.events.traits import block_of
from dragoman.records import Act, ClaimRow
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.stages import Stage, mark, reshelve

NAME_DIGITS = 16


class Acts(Stage):
    """By report, its acts with their blocks."""

    name = "acts"
    of_reports = True
    of_claims = True
    tables: ClassVar[dict[str, str]] = {
        "acts": "claim VARCHAR NOT NULL, report VARCHAR NOT NULL, block VARCHAR NOT NULL"
    }

    def look(self, looking: Looking, shelves: Sequence[str]) -> list[ClaimRow]:
        """The claims of the reports."""
        return [row for some in looking.claims_of(shelves).values() for row in some]

    def make(self, found: list[ClaimRow]) -> list[dict[str, Any]]:
        """Each act with its block."""
        return [
            {"claim": row.id, "report": row.report_key, "block": block_name(block_of(row.claim))}
            for row in found
            if isinstance(row.claim, Act)
        ]

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: list[dict[str, Any]],
    ) -> None:
        """Put them in place; the blocks that they were in, and are in, are to be done."""
        mark(connection, "events", reshelve(connection, "acts", "block", shelves, made))


def block_name(block: object) -> str:
    """A short name of a block, the same in every process."""
    return hashlib.blake2b(_told(block).encode(), digest_size=NAME_DIGITS // 2).hexdigest()


def _told(value: object) -> str:
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(_told, value))) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(map(_told, value)) + ")"
    return repr(value)
