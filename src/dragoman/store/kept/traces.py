"""What tracing origins leaves behind in the dossier: by what texts are found, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from dragoman.fusing.origins.copies import Copy
from dragoman.fusing.origins.graph import Linker
from dragoman.fusing.origins.rewrites import Rewrite
from dragoman.fusing.origins.search import Picked
from dragoman.fusing.origins.tracing import Traced
from dragoman.fusing.origins.wording import Hashes, Mask
from dragoman.store.kept.coded import encode
from dragoman.store.kept.placing import day_of, first_places
from dragoman.store.write import insert

TABLES = {
    "texts": """report VARCHAR NOT NULL, number INTEGER NOT NULL, words INTEGER NOT NULL,
        day INTEGER NOT NULL, place BIGINT NOT NULL""",
    "stretches": "value UBIGINT NOT NULL, text INTEGER NOT NULL, lead BOOLEAN NOT NULL",
    "standing": "value UBIGINT NOT NULL",
    "candidates": "shorter INTEGER NOT NULL, longer INTEGER NOT NULL",
    "links": """a INTEGER NOT NULL, b INTEGER NOT NULL, kind VARCHAR NOT NULL,
        counted BOOLEAN NOT NULL, own INTEGER, covers BLOB, body JSON NOT NULL""",
    "copied": "text INTEGER NOT NULL, source INTEGER, found INTEGER[] NOT NULL",
    "sketches": "value UBIGINT NOT NULL, text INTEGER NOT NULL, day INTEGER NOT NULL",
    "common": "form UBIGINT NOT NULL, texts INTEGER NOT NULL",
    "origins": "report VARCHAR NOT NULL, held VARCHAR[] NOT NULL",
    "borrowed": "report VARCHAR NOT NULL, origin VARCHAR NOT NULL",
}
"""Texts are known by numbers here. ``place`` is that of a text among those of its ``day`` (`placing`);
``stretches`` and ``sketches`` are what texts are looked up by,
``common`` the forms that tell no two texts apart, as counted when there were so many ``texts``;
``links`` are between the shorter and the longer text of a copy, the earlier and the later one of a
rewrite; ``copied`` has what a text comes from by its copies alone; ``borrowed`` has the origins of those
reports again that are not their own origin alone: they are few among all."""

Row = Mapping[str, Any]

FEW = 300  # values that are handed to a query one by one: a table of them takes longer to put up


@dataclass(slots=True)
class Change:
    """What is to be written. Of texts that are touched, what was there goes first."""

    whole: bool = False  # everything goes first
    gone: set[int] = field(default_factory=set)  # texts of which nothing stays
    placed: set[int] = field(default_factory=set)  # texts that have a place by day, or another one
    paired: set[int] = field(default_factory=set)  # texts whose candidates are found anew
    compared: set[int] = field(default_factory=set)  # longer texts whose copies are found anew
    traced: set[int] = field(default_factory=set)  # texts of which it is told anew what they copy
    linked: list[tuple[int, int]] = field(default_factory=list)  # pairs that are copies now
    unstanding: Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    rows: dict[str, list[Row]] = field(default_factory=dict)
    columns: dict[str, pa.Table] = field(default_factory=dict)
    origins: dict[str, tuple[str, ...]] = field(default_factory=dict)  # of which it has changed


def everything(traced: Traced) -> Change:
    """All that is kept of texts that were traced at once; their numbers are those of the wordings."""
    picked = dict(enumerate(traced.compared.candidates.picked))
    retold = traced.retold
    linker = Linker(traced.told.__getitem__)
    shared: list[Copy | Rewrite] = [*traced.copies, *traced.rewrites]
    sources = traced.compared.sources
    change = Change(whole=True, origins=dict(traced.origins))
    places = first_places([one.report for one in traced.told])
    change.rows = {
        "texts": [
            {
                "report": one.report.key,
                "number": number,
                "words": len(one),
                "day": day_of(one.report),
                "place": place,
            }
            for number, (one, place) in enumerate(zip(traced.told, places, strict=True))
        ],
        "links": [link_row(one, linker, int) for one in shared],
        "copied": [
            {"text": number, "source": sources.get(number), "found": found}
            for number, found in enumerate(traced.found)
        ],
    }
    pairs = np.array(traced.compared.candidates.pairs, np.int32).reshape(-1, 2)
    change.columns = {
        "stretches": stretch_columns(picked),
        "standing": pa.table({"value": traced.compared.candidates.standing}),
        "candidates": pa.table({"shorter": pairs[:, 0], "longer": pairs[:, 1]}),
        "sketches": sketch_columns(retold.sketches, {one: picked[one].day for one in picked}),
        "common": pa.table(
            {
                "form": np.r_[np.zeros(1, np.uint64), retold.common],
                "texts": np.full(len(retold.common) + 1, len(traced.told), np.int32),
            }
        ),
    }
    return change


def write(connection: duckdb.DuckDBPyConnection, change: Change) -> None:
    """Put what has changed in place of what was there."""
    if change.whole:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
    for table, column, numbers in (
        ("texts", "number", change.gone | change.placed),
        ("stretches", "text", change.gone),
        ("sketches", "text", change.gone),
        ("candidates", "shorter", change.paired),
        ("candidates", "longer", change.paired),
        ("copied", "text", change.traced),
    ):
        _delete(connection, table, f"{column} IN (SELECT unnest($1))", numbers)
    again = "kind != 'rewrite' AND b IN (SELECT unnest($1))"
    _delete(connection, "links", again, change.compared)
    own = "kind = 'rewrite' AND (a IN (SELECT unnest($1)) OR b IN (SELECT unnest($1)))"
    _delete(connection, "links", own, change.gone)
    if change.linked:
        pairs = np.array([*change.linked, *(pair[::-1] for pair in change.linked)], np.int32)
        connection.register("asked", pa.table({"a": pairs[:, 0], "b": pairs[:, 1]}))
        connection.execute(
            "DELETE FROM links WHERE kind = 'rewrite' AND (a, b) IN (SELECT a, b FROM asked)"
        )
        connection.unregister("asked")
    if len(change.unstanding):
        connection.register("asked", pa.table({"value": change.unstanding}))
        connection.execute("DELETE FROM standing WHERE value IN (SELECT value FROM asked)")
        connection.unregister("asked")
    for table, columns in change.columns.items():
        if len(columns):
            connection.register("incoming", columns)
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            connection.unregister("incoming")
    for table, rows in change.rows.items():
        insert(connection, table, rows)


def link_row(why: Copy | Rewrite, linker: Linker, number_of: Any) -> Row:
    """A link as a row, its texts under the numbers that they have in the dossier."""
    link, _ = linker.of(why)
    row: dict[str, Any] = {"kind": link.kind, "counted": link.counted, "body": encode(link)}
    if isinstance(why, Rewrite):
        return row | {"a": number_of(why.earlier), "b": number_of(why.later)}
    return row | {
        "a": number_of(why.shorter),
        "b": number_of(why.longer),
        "own": int(why.own.sum()),
        "covers": packed(why.covers),
    }


def packed(mask: Mask) -> bytes:
    """A mask in an eighth of its bytes."""
    return len(mask).to_bytes(4, "little") + np.packbits(mask).tobytes()


def unpacked(data: bytes) -> Mask:
    """The mask again."""
    count = int.from_bytes(data[:4], "little")
    bits = np.unpackbits(np.frombuffer(data[4:], np.uint8), count=count)
    mask: Mask = bits.astype(bool)
    return mask


def stretch_columns(picked: Mapping[int, Picked]) -> pa.Table:
    """The stretches by which texts are looked up, as a table."""
    some = list(picked.values())
    return pa.table(
        {
            "value": np.concatenate([np.zeros(0, np.uint64), *(one.values for one in some)]),
            "text": np.repeat(np.array(list(picked), np.int32), [len(one) for one in some]),
            "lead": np.concatenate([np.zeros(0, bool), *(one.leads for one in some)]),
        }
    )


def sketch_columns(sketches: Mapping[int, Hashes], days: Mapping[int, int]) -> pa.Table:
    """The sketches of texts as a table; ``days`` are those of their reports as ordinals, 0 for none."""
    some = list(sketches.values())
    sizes = [len(one) for one in some]
    return pa.table(
        {
            "value": np.concatenate([np.zeros(0, np.uint64), *some]),
            "text": np.repeat(np.array(list(sketches), np.int32), sizes),
            "day": np.repeat(np.array([days[one] for one in sketches], np.int32), sizes),
        }
    )


def matches(
    connection: duckdb.DuckDBPyConnection, query: str, values: Iterable[int] | Hashes
) -> Iterator[Any]:
    """The columns of a query that has the values at hand as ``asked``, each as an array."""
    array = values if isinstance(values, np.ndarray) else np.array(sorted(values), np.int32)
    if len(array) <= FEW:
        kind = "UBIGINT" if array.dtype == np.uint64 else "INTEGER"
        given = f"WITH asked AS (SELECT unnest(?::{kind}[]) AS value) {query}"
        found = connection.sql(given, params=[array.tolist()]).to_arrow_table()
        yield from (column.to_numpy() for column in found.columns)
        return
    connection.register("asked", pa.table({"value": array}))
    try:
        found = connection.sql(query).to_arrow_table()
    finally:
        connection.unregister("asked")
    yield from (column.to_numpy() for column in found.columns)


def _delete(
    connection: duckdb.DuckDBPyConnection, table: str, where: str, numbers: set[int]
) -> None:
    if numbers:
        connection.execute(f"DELETE FROM {table} WHERE {where}", [sorted(numbers)])
