"""Promises and threats: what a vow is depends on what is vowed (CLAIMS.md, decisions 4 and 5)."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.roles import complements
from dragoman.coding.words import words
from dragoman.records import EventType

HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "PROTEST"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})


def settle_promises(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one passage, with words of will read by what they announce.

    "Vowed to strike" is a threat, "vowed to withdraw" yields, "vowed to help" is a promise. An
    announced withdrawal, release or ceasefire yields in words: CONCEDE, planned.
    """
    by_node = {draft.node.i: draft for draft in drafts}
    for draft in drafts:
        if "w" in draft.flags:
            announced = _announced(draft, by_node)
            if announced is not None:
                _settle(draft, announced)
        if draft.event == "RETREAT" and draft.status == "planned":
            draft.event, draft.mode = "CONCEDE", None
    return [draft for draft in drafts if not _is_empty_threat(draft)]


def _announced(draft: Draft, by_node: dict[int, Draft]) -> Draft | None:
    for clause in complements(draft.node):
        if clause.i in by_node:
            return by_node[clause.i]
        for inner in complements(clause):
            if inner.i in by_node:
                return by_node[inner.i]
    return None


def _settle(draft: Draft, announced: Draft) -> None:
    event: EventType = "AGREE"
    threatens = draft.node.lemma in words("status", "conditional_heads")
    if threatens or announced.event in HARM:
        if announced.status == "denied":
            return
        event = "THREATEN"
        announced.status = "conditional" if announced.status != "planned" else "planned"
        if announced.target:
            draft.target = announced.target
    elif announced.event == "REJECT":
        return
    elif announced.event in YIELDING:
        event = "CONCEDE"
    if event != draft.event:
        draft.event, draft.mode = event, None


def _is_empty_threat(draft: Draft) -> bool:
    return draft.event == "THREATEN" and not draft.target
