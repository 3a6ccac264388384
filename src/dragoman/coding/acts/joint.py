"""What is done by many: drills of several states are an exchange, a body's summit has many sides."""

from __future__ import annotations

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
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


def settle_summits(draft: Draft, scene: Scene) -> Draft:
    """The same act; a summit of a body ("the APEC summit") has many sides, one that it holds with somebody two."""
    told = [draft.node, *([draft.thing] if draft.thing is not None else [])]
    if draft.event == "CONSULT" and not draft.mode and any(_is_of_body(scene, one) for one in told):
        draft.mode = "multilateral"
    return draft


def _is_of_body(scene: Scene, noun: Node) -> bool:
    if noun.lemma not in words("things", "summits") or prepositions(noun, "with"):
        return False
    owners = [*noun.children("compound", "nmod", "amod", "poss"), *prepositions(noun, "of")]
    named = [found for one in owners if (found := scene.mention_of(one)) is not None]
    return bool(named) and all(one.code.startswith("IGO:") for one in named)


def _is_drill(node: Node) -> bool:
    compounds = {kid.lemma for kid in node.children("compound")}
    game = node.lemma == "game" and "war" in compounds
    return game or node.lemma in words("things", "drills")
