"""A coded report as a row of a lake, and the same report and reading again from it."""

from __future__ import annotations

import json
from dataclasses import replace

from dragoman.count_records import Count, Reading
from dragoman.records import Act, Claim, Consequence, Rejection, Report, Silence, Statement, Tie
from dragoman.scale.lake import Row
from dragoman.store.kept.coded import decode, encode

_KINDS: dict[str, type[Claim]] = {
    "act": Act, "statement": Statement, "silence": Silence, "tie": Tie, "consequence": Consequence,
}  # fmt: skip


def row_of(where: str, item: int, report: Report, reading: Reading | None) -> Row:
    """The row of a report; without a ``reading`` it could not be coded."""
    return {
        "input": where,
        "item": item,
        "key": report.key,
        "id": report.id,
        "published": report.published,
        "source": report.source,
        "language": report.language,
        "report": encode(report),
        "claims": None if reading is None else [encode(one) for one in reading.claims],
        "counts": None if reading is None else [encode(one) for one in reading.counts],
        "place": None,
        "reason": None,
    }


def row_of_rejection(where: str, item: int, rejection: Rejection) -> Row:
    """The row of what was not read; its ``id`` is what the rejection is about."""
    empty = dict.fromkeys(("key", "published", "source", "language", "report", "claims", "counts"))
    told = {"id": rejection.path, "place": rejection.place, "reason": rejection.reason}
    return {"input": where, "item": item, **empty, **told}


def item_of(row: Row) -> Report | Rejection:
    """The report or the rejection that a row is of."""
    if row["report"] is None:
        return Rejection(row["id"], row["place"], row["reason"])
    return decode(Report, row["report"])


def reading_of(row: Row) -> Reading | None:
    """What was found in the report of a row; None where it could not be coded."""
    if row["claims"] is None:
        return None
    return Reading(
        tuple(decode(_KINDS[json.loads(line)["kind"]], line) for line in row["claims"]),
        tuple(decode(Count, line) for line in row["counts"]),
    )


def as_of_report(reading: Reading, id: str) -> Reading:
    """The reading under another id of its report: a dossier has one id once."""
    return Reading(
        tuple(replace(one, report=id) for one in reading.claims),
        tuple(replace(one, report=id) for one in reading.counts),
    )
