"""What is done by many: drills of several states are an exchange, a body's summit has many sides."""

from __future__ import annotations

from dragoman.coding.acts.draft import NOBODY, Draft, others, state
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words

# Types of what one may have with each of several.
_ONE_BY_ONE = frozenset({"SUPPORT", "AGREE", "COOPERATE"})


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


def settle_partners(draft: Draft, cast: Cast, scene: Scene) -> Draft:
    """The same act; pacts and ties that one has with several are its own with each, not theirs."""
    thing = draft.thing if draft.thing is not None else draft.node
    if not draft.reciprocal or draft.event not in _ONE_BY_ONE or is_verb(thing):
        return draft
    if thing.tag != "NNS" and thing.lemma not in words("things", "bonds"):
        return draft
    beside = prepositions(thing, "with")
    if thing is not draft.node:
        beside += prepositions(draft.node, "with")
    partners = cast.parties(scene, beside, owner=True)
    if len(set(map(state, partners))) < 2:
        return draft
    owners = [*prepositions(thing, "of"), *thing.children("poss", "amod", "compound")]
    told = others([*draft.source, *cast.parties(scene, owners, owner=True)], partners)
    holders = [party for party in told if party.code not in NOBODY]
    if len(set(map(state, holders))) == 1:
        draft.source, draft.target, draft.reciprocal = holders[:1], partners, False
        draft.heads = [*draft.heads, *owners]
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
