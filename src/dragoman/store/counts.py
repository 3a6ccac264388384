"""A count as a row of the dossier, and the same count again from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from dragoman.count_records import Count, CountRow
from dragoman.store.claims import ID_DIGITS
from dragoman.store.kept.coded import decode, encode


def count_rows(report_key: str, counts: Sequence[Count], run: int) -> Iterator[dict[str, Any]]:
    """The counts of a report as rows of the table ``counts``, in the order of the text."""
    for ordinal, count in enumerate(counts):
        body = encode(replace(count, report=""))
        amount, voice, evidence = count.quantity, count.according_to, count.evidence
        yield {
            "id": _id_of(report_key, body),
            "report": report_key,
            "run": run,
            "ordinal": ordinal,
            "outcome": count.outcome,
            "who": count.who,
            "value": amount.value,
            "min": amount.min,
            "max": amount.max,
            "unit": amount.unit,
            "part": count.part,
            "total": count.total,
            "stage": count.stage,
            "voice_actor": voice and voice.actor,
            "voice_name": voice and voice.name,
            "when": count.when,
            "places": list(count.places),
            "causes": list(count.causes),
            "start": evidence.start,
            "end": evidence.end,
            "exact": evidence.exact,
            "body": body,
        }


def counts_where(
    connection: duckdb.DuckDBPyConnection, condition: str = "true", values: Iterable[object] = ()
) -> list[CountRow]:
    """The counts ``c`` of reports ``r`` for which this holds, by day of report and then the text's order."""
    rows = connection.execute(
        "SELECT c.id, c.body, r.id, r.key, r.published, r.source "
        "FROM counts c JOIN reports r ON r.key = c.report "
        f"WHERE {condition} ORDER BY r.published NULLS LAST, r.id, c.ordinal",
        list(values),
    ).fetchall()
    return [
        CountRow(id, replace(decode(Count, body), report=report), report, key, published, source)
        for id, body, report, key, published, source in rows
    ]


def _id_of(report_key: str, body: str) -> str:
    digest = hashlib.sha256(f"{report_key} {body}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_DIGITS]
