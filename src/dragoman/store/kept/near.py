"""Which acts of a crowd are fused anew when some come or go: those that they reach, and what lies beside.

In a crowd an act is held against acts of its days only, and against those that it may copy, whose reports
are of one origin. So of a part of a block, what lies far from all that came, changed or went stays as it is. As in `picture.history`, the bounds of effort in fusing
(how many events one claim is held against) are then those of the few that are fused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from dragoman.fusing.events.parts import width_of
from dragoman.fusing.events.reach import NEVER, reach
from dragoman.fusing.events.standing import matter_of
from dragoman.fusing.events.traits import Traits, traits_of
from dragoman.fusing.rules import settings
from dragoman.records import Act, ClaimRow
from dragoman.store.kept.looking import Looking
from dragoman.store.schema import few

SHARE = 0.7  # of the acts of a part: where so many are fused anew, all are

TABLES = {
    "reaches": """claim VARCHAR NOT NULL, part VARCHAR NOT NULL, beside VARCHAR NOT NULL,
        first INTEGER NOT NULL, last INTEGER NOT NULL""",
    "touched": "claim VARCHAR NOT NULL, report VARCHAR NOT NULL, part VARCHAR NOT NULL",
}
"""The acts that are fused, each with what it lies beside and the days that it reaches; and those of
them that have changed since, or are gone."""


@dataclass(frozen=True, slots=True)
class Near:
    """What is to be fused anew of one part: ``groups`` of events, or, where that is None, all of it."""

    claims: Mapping[str, str]  # with their reports
    groups: frozenset[str] | None = None
    gone: frozenset[str] = frozenset()  # claims of which nothing may stay
    before: frozenset[str] = frozenset()  # claims that were in the groups


@dataclass(frozen=True, slots=True)
class _Was:
    """An act as it was fused."""

    beside: str
    first: int
    last: int


def near(looking: Looking, parts: Sequence[str]) -> dict[str, Near]:
    """By part, what is to be fused anew; a part without any acts is left out."""
    acts = _by_part(looking.connection, "acts", parts)
    fused = _fused(looking.connection, [part for part in acts if _is_crowd(part)])
    touched = _by_part(looking.connection, "touched", list(fused))
    changed = {
        part: _changed(acts[part], was, touched.get(part, {})) for part, was in fused.items()
    }
    family = _family(looking.connection, changed.values())
    found = {part: Near(claims) for part, claims in acts.items()}
    anew = {
        part: changed[part].keys()
        | {claim for claim, report in acts[part].items() if report in family}
        for part in fused
    }
    report_of = {
        one: acts[part][one] for part, again in anew.items() for one in again & acts[part].keys()
    }
    there = looking.claims(report_of)
    for part, was in fused.items():
        again = anew[part]
        came = [_traits(there[one]) for one in again & acts[part].keys() if one in there]
        if any(one.published is None or matter_of(one) is not None for one in came):
            continue  # what stands, or copies without a day, lies beside more than its days tell
        groups = _groups(was, [reach(one) for one in came], again)
        some = _picked(acts[part], was, groups, frozenset(again))
        if len(some.claims) <= SHARE * len(acts[part]):
            found[part] = some
    return found


def touch(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> list[str]:
    """Note that the acts of these reports, as they are kept, are to be fused anew; the parts that they are in."""
    acts = connection.sql(
        f"SELECT claim, report, part FROM ({few('acts', 'report')})", params=[list(reports)]
    ).to_arrow_table()
    if len(acts):
        connection.register("incoming", acts)
        connection.execute("INSERT INTO touched BY NAME SELECT * FROM incoming")
        connection.unregister("incoming")
    return sorted(set(acts.column("part").to_pylist()))


def reached(
    part: str, acts: Iterable[Traits], beside: Mapping[str, str]
) -> list[dict[str, object]]:
    """The rows of acts that were fused; ``beside`` has by claim, copies among them, what it lies beside."""
    days = {one.row.id: reach(one) for one in acts}
    return [
        {"claim": claim, "part": part, "beside": group}
        | dict(zip(("first", "last"), days.get(claim, NEVER), strict=True))
        for claim, group in beside.items()
    ]


def _is_crowd(part: str) -> bool:
    """Whether a part is of some days, and of fewer than lie between one deed's months of two years."""
    width = width_of(part.partition(" ")[2])
    return width is not None and width < int(settings()["dates"]["year_apart"])


def _by_part(
    connection: duckdb.DuckDBPyConnection, table: str, parts: Sequence[str]
) -> dict[str, dict[str, str]]:
    """By part, the claims that a table has for it, each with its report."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    if parts:
        asked = f"SELECT part, claim, report FROM {table} WHERE part IN (SELECT unnest(?))"
        for part, claim, report in connection.execute(asked, [list(parts)]).fetchall():
            found[part][claim] = report
    return found


def _changed(
    acts: Mapping[str, str], was: Mapping[str, _Was], touched: Mapping[str, str]
) -> dict[str, str | None]:
    """The acts that came to a part, changed in it or left it, with their reports (None: not known here)."""
    came = {claim: report for claim, report in acts.items() if claim not in was}
    left = dict.fromkeys(was.keys() - acts.keys())
    return {**left, **came, **touched}


def _fused(
    connection: duckdb.DuckDBPyConnection, parts: Sequence[str]
) -> dict[str, dict[str, _Was]]:
    """By part that is fused, its acts as they were then."""
    found: dict[str, dict[str, _Was]] = defaultdict(dict)
    query = "SELECT part, claim, beside, first, last FROM reaches WHERE part IN (SELECT unnest(?))"
    for part, claim, *was in connection.execute(query, [list(parts)]).fetchall():
        found[part][claim] = _Was(*was)
    return found


def _family(
    connection: duckdb.DuckDBPyConnection, changed: Iterable[Mapping[str, str | None]]
) -> set[str]:
    """The reports of acts that changed, and all that share an origin with one, or with one of those.

    Their acts may copy each other, and which of them is the copy may have changed.
    """
    reports = {report for some in changed for report in some.values() if report is not None}
    moved = [claim for some in changed for claim, report in some.items() if report is None]
    if moved:
        query = "SELECT DISTINCT report FROM acts WHERE claim IN (SELECT unnest(?))"
        reports.update(one for (one,) in connection.execute(query, [moved]).fetchall())
    known: set[str] = set()
    while new := reports - known:
        known |= new
        rows = connection.execute(_SHARING, [sorted(new)]).fetchall()
        reports.update(one for (one,) in rows)
    return reports


_SHARING = """
    WITH own AS (SELECT origin FROM borrowed WHERE report IN (SELECT unnest($1))
                 UNION SELECT unnest($1))
    SELECT report FROM borrowed WHERE origin IN (SELECT origin FROM own) UNION SELECT origin FROM own"""


def _traits(row: ClaimRow) -> Traits:
    assert isinstance(row.claim, Act)
    return traits_of(row, row.claim, row.report_key)


def _groups(
    was: Mapping[str, _Was], days: Sequence[tuple[int, int]], touched: Iterable[str]
) -> frozenset[str]:
    """What lies beside each other and has an act of any of these days, or one that is touched."""
    groups = {was[one].beside for one in touched if one in was}
    groups.update(
        one.beside
        for one in was.values()
        if any(first <= one.last and one.first <= last for first, last in days)
    )
    return frozenset(groups)


def _picked(
    claims: Mapping[str, str], was: Mapping[str, _Was], groups: frozenset[str], gone: frozenset[str]
) -> Near:
    return Near(
        {
            one: report
            for one, report in claims.items()
            if one not in was or one in gone or was[one].beside in groups
        },
        groups,
        gone,
        frozenset(one for one, there in was.items() if there.beside in groups),
    )
