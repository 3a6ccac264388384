"""Promises and threats: what a vow is depends on what is vowed (CLAIMS.md, decisions 4 and 5)."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.roles import complements
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
    kept = []
    for draft in drafts:
        announced = _announced(draft, by_node) if "w" in draft.flags else None
        if draft.event == "RETREAT" and draft.status == "planned":
            draft.event, draft.mode = "CONCEDE", None
        if announced is None:
            keeps = draft.event != "THREATEN" or bool(draft.target)
        else:
            keeps = _settle(draft, announced)
        if keeps:
            kept.append(draft)
    return kept


def _announced(draft: Draft, by_node: dict[int, Draft]) -> Draft | None:
    for clause in complements(draft.node):
        if clause.i in by_node:
            return by_node[clause.i]
        for inner in complements(clause):
            if inner.i in by_node:
                return by_node[inner.i]
    return None


def _settle(draft: Draft, announced: Draft) -> bool:
    """Name the will by what it announces; whether it is an act of its own.

    Who agrees on sanctions threatens nobody: the sanctions are told, and that is all.
    """
    lemma = draft.node.lemma
    if lemma in words("status", "conditional_heads") or announced.event in HARM:
        if lemma not in words("status", "threat_verbs"):
            return False
        if announced.status != "denied":
            announced.status = "conditional" if announced.status != "planned" else "planned"
            draft.target = announced.target or draft.target
            _rename(draft, "THREATEN")
    elif announced.event in YIELDING:
        _rename(draft, "CONCEDE")
    elif announced.event != "REJECT":
        _rename(draft, "AGREE")
    return True


def _rename(draft: Draft, event: EventType) -> None:
    if event != draft.event:
        draft.event, draft.mode = event, None
