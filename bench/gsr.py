"""Event type and parties' countries, end to end, on PLOVER's gold standard records (CC BY-SA 4.0).

Each record names one act of a sentence that may tell several: who urges somebody to withdraw asks,
and a withdrawal is asked for. It is found, as by the scorer of the other sets, where one of the acts
that cover its marked words has its type. The type is PLOVER's, whose manual files what is planned
together (to meet, support, trade, help) under AGREE, where our claims keep the act's own type and
tell the plan as its status. Beside it stands the harder figure, of the one act that covers most of
the marked words (of equals the shortest), with our own types; parties are those of this one act.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bench import places
from dragoman.dossier import code
from dragoman.records import Act, Party

RECORDS = places.SHARED / "data" / "coding" / "plover_gsr" / "plover_gsr_spans.jsonl"
# The records carry no true day; they were taken from news of the 1990s.
DAY = date(2000, 1, 1)
# Codes that the records misspell.
MENDED = {"JAP": "JPN", "ITL": "ITA"}
CODE = 3  # letters of a state's code
# What PLOVER's manual files under AGREE while it lies ahead.
AHEAD = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# Codes of three letters that name no state.
KINDS = frozenset({"IGO", "NGO", "IMG", "MNC", "REL", "REB"})

Record = dict[str, Any]


def measure() -> dict[str, float]:
    """Share of the records whose type is right; of their states found on a side, of ours right."""
    count: Counter[str] = Counter()
    for record, told, act in judged():
        count["records"] += 1
        count["found"] += act is not None
        count["told"] += any(one.event == record["event_plover08"] for one in told)
        count["filed"] += any(filed(one) == record["event_plover08"] for one in told)
        count["type"] += act is not None and act.event == record["event_plover08"]
        for side in ("source", "target"):
            wanted, named = states(record[side]), given(act, side)
            count[side] += len(wanted)
            count[f"{side}_named"] += len(named) if wanted else 0
            count[f"{side}_right"] += len(wanted & named)
    return {
        "found": count["found"] / count["records"],
        "filed": count["filed"] / count["records"],
        "told": count["told"] / count["records"],
        "type": count["type"] / count["records"],
        "type_of_found": count["type"] / max(1, count["found"]),
        "source": count["source_right"] / count["source"],
        "target": count["target_right"] / count["target"],
        "source_precision": count["source_right"] / max(1, count["source_named"]),
        "target_precision": count["target_right"] / max(1, count["target_named"]),
    }


def judged() -> Iterator[tuple[Record, list[Act], Act | None]]:
    """Each record with our acts that cover its marked words, and the one that covers most of them."""
    for line in RECORDS.read_text(encoding="utf-8").splitlines():
        record: Record = json.loads(line)
        acts = [one for one in code(record["text"], DAY) if isinstance(one, Act)]
        spans = [(one["start"], one["end"]) for one in record["spans"] if one["role"] == "event"]
        told = [act for act in acts if not spans or cover(act, spans)]
        yield record, told, best(told, spans)


def best(told: Sequence[Act], spans: Sequence[tuple[int, int]]) -> Act | None:
    """The act that covers most of the marked words, of equals the shortest; any where none is marked."""
    return max(told, key=lambda act: (cover(act, spans), -len(act.evidence.exact)), default=None)


def filed(act: Act) -> str:
    """An act's type as PLOVER's manual files it, which has no status for what is planned."""
    return "AGREE" if act.status == "planned" and act.event in AHEAD else act.event


def cover(act: Act, spans: Sequence[tuple[int, int]]) -> int:
    """How many characters of the marked words an act's evidence covers."""
    start, end = act.evidence.start, act.evidence.end
    return sum(max(0, min(end, last) - max(start, first)) for first, last in spans)


def states(parties: object) -> set[str]:
    """The states that a record names on one side."""
    told = parties if isinstance(parties, list) else []
    codes = {MENDED.get(one.get("code"), one.get("code")) for one in told}
    return {one for one in codes if one and len(one) == CODE and one.isalpha() and one not in KINDS}


def given(act: Act | None, side: str) -> set[str]:
    """The states that our act names on a side; both sides of a reciprocal one."""
    if act is None:
        return set()
    both: Sequence[Party] = [*act.source, *act.target]
    parties = both if act.reciprocal else (act.source if side == "source" else act.target)
    codes = {party.code.partition(":")[0] for party in parties}
    return {one for one in codes if len(one) == CODE and one not in KINDS | {"UNK"}}
