"""A claim as rows of the dossier, and the same claim again from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.exchange.lines import from_line, to_line
from dragoman.records import Act, Claim, Party, Silence, Statement, Tie
from dragoman.store.spans import bounds

ID_DIGITS = 16  # 64 bits: no clash is to be expected below some hundred million claims

_IN_COLUMNS = ("report", "kind", "status", "according_to", "when", "where", "evidence")
_NOT_CONTENT = ("report", "confidence")  # how sure the coder is does not change what is claimed


def claim_id(report_key: str, claim: Claim) -> str:
    """16 hexadecimal digits: the same claim of the same report always gets the same ones.

    Made from the report's key, the claim's kind, its evidence and its content; neither the
    report's id nor the confidence of the coder has a part in it.
    """
    content = {name: value for name, value in to_line(claim).items() if name not in _NOT_CONTENT}
    text = json.dumps([report_key, content], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_DIGITS]


def claim_row(report_key: str, claim: Claim, ordinal: int, run: int) -> dict[str, object]:
    """The claim as one row of the table ``claims``; ``ordinal`` is its place in the report."""
    voice, evidence = claim.according_to, claim.evidence
    when_from, when_to = bounds(claim.when)
    row: dict[str, object] = {
        "id": claim_id(report_key, claim),
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
        "body": json.dumps(_body(claim), ensure_ascii=False),
    }
    return row | (_act_columns(claim) if isinstance(claim, Act) else {})


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
            return [("speaker", claim.speaker)]
        case Silence():
            return [("actor", claim.actor)]
        case Tie():
            return [("member", party) for party in claim.members]
        case _:
            return []


def rebuild(row: Mapping[str, Any]) -> Claim:
    """The claim again, from its row of ``claims`` with ``report_id`` beside it."""
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
    return from_line(base | json.loads(row["body"]))


def _body(claim: Claim) -> dict[str, object]:
    """What only claims of this kind have, with nothing lost."""
    body = {name: value for name, value in to_line(claim).items() if name not in _IN_COLUMNS}
    if isinstance(claim, Statement):
        content = claim.content
        body["content"] = {
            "start": content.start,
            "end": content.end,
            "exact": content.exact,
            "prefix": content.prefix,
            "suffix": content.suffix,
        }
    return body


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
