"""Settling a found act: its number, what is at stake and its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.content import content_nodes
from dragoman.coding.acts.draft import Draft, evidence_nodes, quantity_span
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.times.quantities import QuantityMention
from dragoman.coding.words import words
from dragoman.records import Evidence, Quantity


def quantity_of(draft: Draft, quantities: Sequence[QuantityMention]) -> Quantity | None:
    """The number that belongs to an act's object or subject."""
    told = quantity_told(draft, quantities)
    return told.quantity if told else None


def quantity_told(draft: Draft, quantities: Sequence[QuantityMention]) -> QuantityMention | None:
    """Where the number stands that belongs to an act's object or subject."""
    for node in quantity_span(draft):
        for mention in quantities:
            if mention.start <= node.start < mention.end:
                return mention
    return None


def what_of(scene: Scene, draft: Draft) -> str | None:
    """What passes or is at stake: the thing of a light verb or the object that is no party.

    A noun that tells that something passes ("aid", "oil exports") names it itself.
    """
    node = draft.thing
    if node is None and not is_verb(draft.node) and draft.event in ("AID", "COOPERATE"):
        node = next(iter(prepositions(draft.node, "for")), draft.node)  # "dependence on A for oil"
    if node is None and is_verb(draft.node):
        objects = [*draft.node.children("dobj"), *_supplied(draft)]
        objects += (
            prepositions(draft.node, "for")
            if draft.node.lemma in words("things", "leaning")
            else []
        )
        node = next((one for one in objects if scene.mention_of(one) is None), None)
    if node is None or node.tag in ("PRP", "WDT", "WP") or node.lemma in words("things", "sides"):
        return None
    left = [
        kid for kid in node.kids if kid.i < node.i and kid.dep in ("amod", "compound", "nummod")
    ]
    start = min([node.start, *(kid.start for kid in left)])
    return scene.tree.text[start : _phrase_end(node)]


def _supplied(draft: Draft) -> list[Node]:
    """What is supplied, where who gets it is the object ("equipped them with rifles")."""
    giving = draft.event == "AID" and draft.node.lemma in words("things", "supplying")
    return prepositions(draft.node, "with") if giving else []


def _phrase_end(noun: Node) -> int:
    """Where a phrase of things ends: "tons of old rifles", "goods such as tents and radios"."""
    last = [noun, *noun.conjuncts()][-1]
    while below := [one for one in _parts(last) if one.i > last.i]:
        last = [below[-1], *below[-1].conjuncts()][-1]
    return max(last.end, noun.end)


def _parts(noun: Node) -> list[Node]:
    """What a thing is made of, or what it is an instance of."""
    such = any(kid.children("amod") for kid in noun.kids if kid.lower == "as")
    listed = prepositions(noun, "as") if such else []
    return [*prepositions(noun, "of"), *listed, *prepositions(noun, "including")]


def evidence_of(scene: Scene, draft: Draft) -> Evidence:
    """The shortest stretch of the act's sentence that holds its cue, its parties and what it is about."""
    nodes = [*evidence_nodes(scene, draft), *content_nodes(draft)]
    return scene.evidence(min(n.start for n in nodes), max(n.end for n in nodes))
