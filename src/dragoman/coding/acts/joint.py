"""What is done by many: drills of several states are an exchange, a body's summit has many sides."""

from __future__ import annotations

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words


def settle_drills(draft: Draft) -> Draft:
    """The same act, as what it is (CLAIMS.md, decision 11: joint drills are COOPERATE)."""
    told = [draft.node, *([draft.thing] if draft.thing is not None else [])]
    if draft.event != "MOBILIZE" or draft.target or not any(map(_is_drill, told)):
        return draft
    if len({state(party) for party in draft.source}) > 1:
        draft.event, draft.mode, draft.reciprocal = "COOPERATE", None, True
    return draft


def settle_summits(draft: Draft) -> Draft:
    """The same act; a summit to which a body's members come is multilateral."""
    told = [draft.node, *([draft.thing] if draft.thing is not None else [])]
    if draft.event != "CONSULT" or draft.mode or not any(map(_is_summit, told)):
        return draft
    if any(party.code.startswith("IGO:") for party in (*draft.source, *draft.target)):
        draft.mode = "multilateral"
    return draft


def _is_summit(node: Node) -> bool:
    return node.lemma in words("things", "summits")


def _is_drill(node: Node) -> bool:
    compounds = {kid.lemma for kid in node.children("compound")}
    game = node.lemma == "game" and "war" in compounds
    return game or node.lemma in words("things", "drills")
