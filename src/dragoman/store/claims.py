"""A claim as rows of the dossier, and the same claim again from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.exchange.lines import from_line, to_line
from dragoman.records import (
    Act,
    Claim,
    Evidence,
    Party,
    Quantity,
    Silence,
    Statement,
    Tie,
    Voice,
)
from dragoman.store.spans import bounds

ID_DIGITS = 16  # 64 bits: no clash is to be expected below some hundred million claims

_SHARED = ("kind", "status", "according_to", "when", "where", "evidence")
_IN_COLUMNS = frozenset({*_SHARED, "report", "confidence"})  # all else is in the body

REBUILT_FROM = (
    "kind", "status", "voice_actor", "voice_name", "when", "where",
    "start", "end", "exact", "prefix", "suffix", "confidence", "body",
)  # fmt: skip
"""The columns that a claim can be made again from; the others are for questions in SQL."""

# What is told holds no ring: none is looked for.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def claim_id(report_key: str, claim: Claim) -> str:
    """16 hexadecimal digits: the same claim of the same report always gets the same ones.

    Made from the report's key, the claim's kind, its evidence and its content; neither the
    report's id nor the confidence of the coder has a part in it: how sure the coder is does not
    change what is claimed.
    """
    line = to_line(claim)
    return _id_of(report_key, line, _encode(_own(line)))


def claim_row(report_key: str, claim: Claim, ordinal: int, run: int) -> dict[str, object]:
    """The claim as one row of the table ``claims``; ``ordinal`` is its place in the report."""
    voice, evidence = claim.according_to, claim.evidence
    when_from, when_to = bounds(claim.when)
    line = to_line(claim)
    body = _encode(_own(line))
    row: dict[str, object] = {
        "id": _id_of(report_key, line, body),
        "report": report_key,
        "run": run,
        "ordinal": ordinal,
        "kind": claim.kind,
        "status": claim.status,
        "voice_actor": voice and voice.actor,
        "voice_name": voice and voice.name,
        "when": claim.when,
        "when_from": when_from,
        "when_to": when_to,
        "where": claim.where,
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
        "body": body,
    }
    if isinstance(claim, Act):
        row |= _act_columns(claim)
    elif isinstance(claim, Statement):
        row["body"] = _encode(_own(line) | {"content": _whole(claim.content)})
    return row


def party_rows(report_key: str, identity: str, claim: Claim) -> Iterator[dict[str, object]]:
    """One row of the table ``parties`` for each actor in a role of the claim."""
    for ordinal, (role, party) in enumerate(roles(claim)):
        yield {
            "claim": identity,
            "report": report_key,
            "ordinal": ordinal,
            "role": role,
            "code": party.code,
            "name": party.name,
            "text": party.text,
            "start": party.start,
            "end": party.end,
        }


def roles(claim: Claim) -> list[tuple[str, Party]]:
    """The claim's parties with their roles: source, target, speaker, actor or member."""
    match claim:
        case Act():
            sources = [("source", party) for party in claim.source]
            return sources + [("target", party) for party in claim.target]
        case Statement():
            return [("speaker", party) for party in claim.speakers]
        case Silence():
            return [("actor", claim.actor)]
        case Tie():
            return [("member", party) for party in claim.members]
        case _:
            return []


def rebuild(row: Mapping[str, Any]) -> Claim:
    """The claim again, from the columns that it takes, with ``report_id`` beside them."""
    if row["kind"] == "act":
        return _act(row, json.loads(row["body"]))
    voice = None
    if row["voice_actor"] is not None:
        voice = {"actor": row["voice_actor"], "name": row["voice_name"]}
    base = {
        "report": row["report_id"],
        "kind": row["kind"],
        "status": row["status"],
        "according_to": voice,
        "when": row["when"],
        "where": row["where"],
        "evidence": {name: row[name] for name in ("start", "end", "exact", "prefix", "suffix")},
    }
    if row["confidence"] is not None:
        base["confidence"] = row["confidence"]
    return from_line(base | json.loads(row["body"]))


def _act(row: Mapping[str, Any], body: Mapping[str, Any]) -> Act:
    """An act: most claims are one, and what we wrote ourselves need not be looked at field by field."""
    actor, amount = row["voice_actor"], body["quantity"]
    return Act(
        report=row["report_id"],
        evidence=Evidence(row["start"], row["end"], row["exact"], row["prefix"], row["suffix"]),
        status=row["status"],
        according_to=None if actor is None else Voice(actor, row["voice_name"]),
        when=row["when"],
        where=row["where"],
        source=tuple([Party(**party) for party in body["source"]]),
        target=tuple([Party(**party) for party in body["target"]]),
        event=body["event"],
        mode=body["mode"],
        quad=body["quad"],
        what=body["what"],
        quantity=None if amount is None else _quantity(**amount),
        reciprocal=body["reciprocal"],
        confidence=row["confidence"],
    )


def _quantity(unit: str, **numbers: float) -> Quantity:
    """A quantity; JSON has whole numbers where they are whole."""
    return Quantity(unit, **{name: float(number) for name, number in numbers.items()})


def _id_of(report_key: str, line: Mapping[str, object], body: str) -> str:
    text = report_key + _encode([line[name] for name in _SHARED]) + body
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_DIGITS]


def _own(line: Mapping[str, object]) -> dict[str, object]:
    """What only claims of this kind have, without what has a column of its own."""
    return {name: value for name, value in line.items() if name not in _IN_COLUMNS}


def _whole(span: Evidence) -> dict[str, object]:
    """A stretch with what stands around it."""
    return {name: getattr(span, name) for name in ("start", "end", "exact", "prefix", "suffix")}


def _act_columns(act: Act) -> dict[str, object]:
    amount = act.quantity
    return {
        "event": act.event,
        "mode": act.mode,
        "quad": act.quad,
        "reciprocal": act.reciprocal,
        "confidence": act.confidence,
        "what": act.what,
        "value": amount and amount.value,
        "min": amount and amount.min,
        "max": amount and amount.max,
        "unit": amount and amount.unit,
    }
