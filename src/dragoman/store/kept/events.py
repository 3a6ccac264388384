"""Events and their clashes, kept by part of a block: only where acts or origins changed they are fused anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import duckdb

from dragoman.fusing.disagreements.acts import find_in, know, ranked, worth_showing
from dragoman.fusing.disagreements.clashes import Clash
from dragoman.fusing.events.beside import Beside
from dragoman.fusing.events.fusing import fused, prepared, unsettled
from dragoman.fusing.origins.tracing import Origins
from dragoman.records import ClaimRow, Event
from dragoman.store.kept.between import Between
from dragoman.store.kept.coded import decode, encode
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.near import TABLES, Near, near, reached
from dragoman.store.kept.origins import origins_behind
from dragoman.store.kept.stages import Stage, replace
from dragoman.store.kept.told import clash_of, replace_clashes, told_clashes
from dragoman.store.write import insert

AT_ONCE = (
    20_000  # acts that are fused together at most, unless one part has more: bounds the memory
)

FEW = 50  # shelves of the next stage of which the claims are read together with ours


@dataclass(frozen=True, slots=True)
class _Stays:
    """What stays of a part of which some is fused anew."""

    events: list[Event]
    clashes: list[dict[str, Any]]  # as rows


@dataclass(frozen=True, slots=True)
class _Found:
    """By part, the acts that are to be fused and what stays, with the origins of their reports."""

    near: dict[str, Near]
    parts: dict[str, list[ClaimRow]]
    stays: dict[str, _Stays]
    origins: Origins


@dataclass(frozen=True, slots=True)
class _Made:
    """The rows of the events of some parts, of the clashes shown, of all clashes, and of what acts reach."""

    near: dict[str, Near]
    events: list[dict[str, Any]]
    shown: list[dict[str, Any]]
    clashes: list[dict[str, Any]]
    reaches: list[dict[str, Any]]


class Events(Stage):
    """By part of a block of acts, the events that they tell of, and where they clash.

    ``beside`` is the first of the events that lie beside each other: what of them was known by a
    day is made of their claims alone. Of clashes all are kept: one that a worse one hides today was
    shown while that one was not known.
    """

    name = "events"
    tables: ClassVar[dict[str, str]] = {
        "events": """id VARCHAR NOT NULL, part VARCHAR NOT NULL, beside VARCHAR NOT NULL,
            body JSON NOT NULL""",
        "clashes": """part VARCHAR NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL,
            disputed VARCHAR NOT NULL, width DOUBLE NOT NULL, unless_both BOOLEAN NOT NULL,
            body JSON NOT NULL""",
        **TABLES,
    }

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """Parts with so few acts in all that they fit in memory, the small ones first."""
        rows = connection.execute(
            "SELECT t.shelf, coalesce(sum(a.acts), 0) FROM (SELECT DISTINCT shelf FROM todo "
            "WHERE stage = ?) t LEFT JOIN act_days a ON a.part = t.shelf GROUP BY t.shelf ORDER BY 2, 1",
            [self.name],
        ).fetchall()
        found: list[str] = []
        acts = 0
        for shelf, count in rows:
            acts += count
            if found and acts > AT_ONCE:
                break
            found.append(shelf)
        return found

    def look(self, looking: Looking, shelves: Sequence[str]) -> _Found:
        """The acts that are to be fused, what stays beside them, and the origins of their reports."""
        found = near(looking, shelves)
        part_of = {claim: part for part, some in found.items() for claim in some.claims}
        parts: dict[str, list[ClaimRow]] = {part: [] for part in found}
        report_of = {claim: key for some in found.values() for claim, key in some.claims.items()}
        read = looking.claims(report_of | _next(looking))
        rows = [read[claim] for claim in part_of if claim in read]
        for row in rows:
            parts[part_of[row.id]].append(row)
        reports = (row.report_key for row in rows)
        origins = origins_behind(looking.connection, reports)
        return _Found(found, parts, _stays(looking.connection, found), origins)

    def make(self, found: _Found) -> _Made:
        """The rows of their events and of their clashes."""
        made = _Made(found.near, [], [], [], [])
        for part, rows in found.parts.items():
            events, clashes = self._fuse(part, rows, found.origins, made)
            if part in found.stays:
                stays = found.stays[part]
                made.clashes.extend(stays.clashes)
                clashes = ranked([*map(clash_of, stays.clashes), *clashes])
                events = [*stays.events, *events]
            made.shown.extend(
                told_clashes(
                    self.name,
                    part,
                    (one.disagreement for one in worth_showing(clashes, know(events))),
                )
            )
        return made

    def _fuse(
        self, part: str, rows: list[ClaimRow], origins: Origins, made: _Made
    ) -> tuple[list[Event], list[Clash]]:
        """The events and clashes of some acts of a part; their rows are ``made``."""
        found: tuple[list[Event], list[Clash]] = [], []
        for some in prepared(rows, origins):
            beside = Beside()
            events = fused(some, beside)
            clashes = find_in(some, events)
            groups = beside.groups(events)
            made.events.extend(
                {"id": one.id, "part": part, "beside": groups[one.id], "body": encode(one)}
                for one in events
            )
            made.clashes.extend(_row(part, clash) for clash in clashes)
            lying = {claim: groups[one.id] for one in events for claim in one.claims}
            if not unsettled(some):  # else all lies beside each other, and is fused as a whole
                made.reaches.extend(reached(part, some.acts, lying))
            found[0].extend(events)
            found[1].extend(clashes)
        return found

    def keep(
        self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str], made: _Made
    ) -> None:
        """Put them in place of what was of them."""
        partly = {part: one for part, one in made.near.items() if one.groups is not None}
        whole = [part for part in shelves if part not in partly]
        for table in ("events", "reaches"):
            connection.execute(f"DELETE FROM {table} WHERE part IN (SELECT unnest(?))", [whole])
        groups = [group for one in partly.values() for group in one.groups or ()]
        for table in ("events", "reaches"):
            connection.execute(
                f"DELETE FROM {table} WHERE part IN (SELECT unnest(?)) AND beside IN (SELECT unnest(?))",
                [list(partly), groups],
            )
        connection.execute("DELETE FROM touched WHERE part IN (SELECT unnest(?))", [list(shelves)])
        insert(connection, "events", made.events)
        insert(connection, "reaches", made.reaches)
        replace(connection, "clashes", ("part", shelves), made.clashes)
        replace_clashes(connection, self.name, shelves, made.shown)


def _next(looking: Looking) -> dict[str, str]:
    """The claims that the next stage asks for, where it is of a few shelves: to look for claims takes long."""
    shelves = Between().shelves(looking.connection)
    if not 0 < len(shelves) <= FEW:
        return {}
    held = looking.held_against(shelves).values()
    return {claim: key for some in held for claim, key in some.items()}


def _stays(connection: duckdb.DuckDBPyConnection, found: Mapping[str, Near]) -> dict[str, _Stays]:
    """By part of which some is fused anew, the events and clashes that stay."""
    partly = {part: one for part, one in found.items() if one.groups is not None}
    stays = {part: _Stays([], []) for part in partly}
    if not partly:
        return stays
    rows = connection.execute(
        "SELECT part, beside, body FROM events WHERE part IN (SELECT unnest(?))", [list(partly)]
    ).fetchall()
    for part, beside, body in rows:
        if beside not in (partly[part].groups or ()):
            stays[part].events.append(decode(Event, body))
    clashes = connection.sql(
        "SELECT * FROM clashes WHERE part IN (SELECT unnest(?))", params=[list(partly)]
    ).to_arrow_table()
    for row in clashes.to_pylist():
        some = partly[row["part"]]
        pair = {row["a"], row["b"]}
        if pair.isdisjoint(some.gone) and not pair <= some.before:
            stays[row["part"]].clashes.append(row)
    return stays


def _row(part: str, clash: Clash) -> dict[str, Any]:
    a, b = clash.claims
    return {
        "part": part,
        "a": a,
        "b": b,
        "disputed": clash.disputed,
        "width": clash.width,
        "unless_both": clash.unless_both,
        "body": encode(clash.disagreement),
    }
