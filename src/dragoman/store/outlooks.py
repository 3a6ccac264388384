"""Outlooks in the dossier: kept as they were shown, never changed, and scored when their time has passed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import duckdb

from dragoman.outlook.records import Amount, Basis, Chance, Ground, Order, Outlook
from dragoman.outlook.tracked import Scored
from dragoman.picture.records import Named
from dragoman.store.read import OUTLOOKS
from dragoman.store.write import Transaction


def keep(connection: duckdb.DuckDBPyConnection, outlook: Outlook) -> bool:
    """Keep an outlook that forecasts something; whether it is new: the same is not kept twice."""
    with Transaction(connection, OUTLOOKS):
        row = [
            outlook.id, outlook.made, outlook.as_of, outlook.until, outlook.a.code,
            outlook.b.code if outlook.b else None, outlook.weeks, outlook.state, outlook.version,
            json.dumps(asdict(_bare(outlook)), default=str, ensure_ascii=False),
        ]  # fmt: skip
        marks = ", ".join("?" for _ in row)
        done = connection.execute(
            f"INSERT INTO outlooks VALUES ({marks}) ON CONFLICT DO NOTHING RETURNING id", row
        ).fetchall()
    return bool(done)


def _bare(outlook: Outlook) -> Outlook:
    """What is kept of it: without the acts behind its reasons, whose events may be fused anew."""
    chances = (replace(one, because=_without_acts(one.because)) for one in outlook.chances)
    amounts = (replace(one, because=_without_acts(one.because)) for one in outlook.amounts)
    return replace(outlook, next=(), chances=tuple(chances), amounts=tuple(amounts))


def _without_acts(some: Sequence[Ground]) -> tuple[Ground, ...]:
    return tuple(replace(one, acts=()) for one in some)


def is_kept(connection: duckdb.DuckDBPyConnection, id: str) -> bool:
    """Whether an outlook of that id is there."""
    return bool(connection.execute("SELECT 1 FROM outlooks WHERE id = ?", [id]).fetchall())


def kept(connection: duckdb.DuckDBPyConnection) -> list[Outlook]:
    """All outlooks as they were shown, the oldest first."""
    rows = connection.execute("SELECT body FROM outlooks ORDER BY made, id").fetchall()
    return [outlook_of(json.loads(body)) for (body,) in rows]


def newest(
    connection: duckdb.DuckDBPyConnection, a: str, b: str, as_of: date | None
) -> Outlook | None:
    """The newest outlook of two actors that tells chances and was made of what was known by a day."""
    rows = connection.execute(
        "SELECT body FROM outlooks WHERE ((a = $a AND b = $b) OR (a = $b AND b = $a)) "
        "AND json_array_length(body, '$.chances') > 0 "
        "AND ($day IS NULL OR as_of <= $day) ORDER BY as_of DESC, made DESC LIMIT 1",
        {"a": a, "b": b, "day": as_of},
    ).fetchall()
    return outlook_of(json.loads(rows[0][0])) if rows else None


def scored(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, Scored]]:
    """By outlook, the state of the dossier that it was scored with, and how."""
    rows = connection.execute("SELECT outlook, state, body FROM outlook_scores").fetchall()
    return {id: (state, scored_of(json.loads(body))) for id, state, body in rows}


def keep_scores(
    connection: duckdb.DuckDBPyConnection, scores: Sequence[Scored], on: date, state: str
) -> None:
    """Keep scores, each in place of one from an older state of the dossier."""
    with Transaction(connection, None):
        for one in scores:
            connection.execute(
                "INSERT OR REPLACE INTO outlook_scores VALUES (?, ?, ?, ?)",
                [one.outlook, on, state, json.dumps(asdict(one), default=str, ensure_ascii=False)],
            )


def outlook_of(told: dict[str, Any]) -> Outlook:
    """An outlook from what is kept of it."""
    told = dict(told)
    basis = told.pop("history", None) or told["basis"]  # as it was called at first
    return Outlook(
        **told
        | {
            "made": date.fromisoformat(told["made"]),
            "as_of": _day(told["as_of"]),
            "until": _day(told["until"]),
            "a": Named(**told["a"]),
            "b": Named(**told["b"]) if told["b"] else None,
            "basis": Basis(**basis | {key: _day(basis[key]) for key in ("first", "last")}),
            "next": (),
            "chances": tuple(_chance(one) for one in told["chances"]),
            "amounts": tuple(Amount(**one | _ends(one) | _because(one) | _sums(one)) for one in told["amounts"]),
            "orders": tuple(_order(one) for one in told.get("orders", ())),
            "kept": True,
        }
    )  # fmt: skip


def _chance(told: dict[str, Any]) -> Chance:
    rest = {"last": _day(told["last"]), "by_week": tuple(told["by_week"])}
    return Chance(**told | _ends(told) | rest | _because(told))


def _because(told: dict[str, Any]) -> dict[str, tuple[Ground, ...]]:
    """The reasons; at first each was a text."""
    some = told.get("because", ())
    return {"because": tuple(Ground("", None, one) if isinstance(one, str) else Ground(**one | {"acts": ()}) for one in some)}  # fmt: skip


def _sums(told: dict[str, Any]) -> dict[str, tuple[float, ...]]:
    return {key: tuple(told.get(key, ())) for key in ("up_to", "usual_up_to")}


def _order(told: dict[str, Any]) -> Order:
    names = {key: tuple(told.get(key, ())) for key in ("ranked", "usual", "shares", "usual_shares")}
    return Order(**told | names | {"side": Named(**told["side"])})


def _ends(told: dict[str, Any]) -> dict[str, Named]:
    return {end: Named(**told[end]) for end in ("source", "target")}


def scored_of(told: dict[str, Any]) -> Scored:
    """A score from what is kept of it."""
    days = {key: date.fromisoformat(told[key]) for key in ("made", "as_of", "until")}
    return Scored(**told | days | {"a": Named(**told["a"]), "b": Named(**told["b"]) if told["b"] else None})  # fmt: skip


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
