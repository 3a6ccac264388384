"""Promises and threats: what a vow is depends on what is vowed (CLAIMS.md, decisions 4 and 5)."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.cues import match_noun, match_verb
from dragoman.coding.acts.draft import Draft, others
from dragoman.coding.syntax.roles import agents, complements, objects, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
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
        if _is_demanded(draft, announced) or _is_warned_to(draft, announced):
            announced, named = None, None
        elif announced is not None:
            named = (announced.event, announced.node)
        else:
            named = _named(draft)
        if draft.event == "RETREAT" and draft.status == "planned":
            draft.event, draft.mode = "CONCEDE", None
        if named is None:
            keeps = draft.event != "THREATEN" or (
                bool(draft.target) or draft.thing is not None or "not" in draft.flags
            )
        else:
            keeps = _settle(draft, *named, announced)
        if keeps:
            kept.append(draft)
    return kept


def _is_demanded(draft: Draft, announced: Draft | None) -> bool:
    """Whether what is to be done is the addressee's ("issued an ultimatum to Oslo to withdraw")."""
    if draft.thing is None or draft.thing.lemma not in words("control", "demand_nouns"):
        return False
    return bool(draft.target) and (
        announced is not None or any(one.head is draft.thing for one in complements(draft.thing))
    )


def _is_warned_to(draft: Draft, announced: Draft | None) -> bool:
    """Whether others are warned to do what is told below ("warned the rebels to surrender")."""
    if announced is None or draft.node.lemma not in words("control", "warning"):
        return False
    told, warned = ({one.code for one in side} for side in (announced.source, draft.target))
    return bool(told) and told <= warned


def _announced(draft: Draft, by_node: dict[int, Draft]) -> Draft | None:
    """The act of its own that a word of will governs."""
    for clause in complements(draft.node):
        for node in (clause, *complements(clause)):
            if node.i in by_node:
                return by_node[node.i]
    return None


def _named(draft: Draft) -> tuple[EventType, Node] | None:
    """The type of what is announced by a word of will, and its word, where no party stands in it.

    "Promised to lift the curfew", "offered a truce", "a threat of war".
    """
    if "w" not in draft.flags:
        return None
    for clause in complements(draft.node):
        for cue, _ in match_verb(clause)[:1]:
            return cue.event, clause
    below = (one for name in ("of", "to", "on") for one in prepositions(draft.node, name))
    for noun in (*(objects(draft.node) if is_verb(draft.node) else ()), *below):
        for found in match_noun(noun)[:1]:
            return found.event, noun
    return None


def _settle(draft: Draft, event: EventType, told: Node, announced: Draft | None) -> bool:
    """Name the will by what it announces; whether it is an act of its own.

    Who agrees on sanctions threatens nobody: the sanctions are told, and that is all.
    """
    lemma = draft.node.lemma
    if lemma in words("status", "conditional_heads") or event in HARM:
        if lemma not in words("status", "threat_verbs"):
            return announced is None
        if announced is not None and announced.status != "denied":
            announced.status = "conditional" if announced.status != "planned" else "planned"
            announced.threat = draft.node
            draft.target = others(announced.target, draft.source) or draft.target
        _rename(draft, "THREATEN", told)
    elif event in YIELDING:
        _rename(draft, "AGREE" if _is_mutual(draft) else "CONCEDE", told)
    elif event != "REJECT":
        _rename(draft, "AGREE", told)
    return True


def _is_mutual(draft: Draft) -> bool:
    """Whether several agree with each other, so that none of them yields."""
    several = len(draft.source) > 1 or any(one.tag == "NNS" for one in agents(draft.node))
    return draft.node.lemma == "agree" and several


def _rename(draft: Draft, event: EventType, told: Node) -> None:
    draft.announces = told
    if event != draft.event:
        draft.event, draft.mode = event, None
