"""Ties told by role nouns, verbs and participles: "A's ally B", "A joined X", "A-backed B"."""

from __future__ import annotations

from dragoman.coding.acts.dating import when_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.nouns import bond_of_noun, is_gone
from dragoman.coding.relations.sides import (
    BEFORE,
    NO_MEMBERS,
    Bond,
    Sides,
    is_body,
    listed,
    named_before,
    with_conjuncts,
)
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import objects, prepositions, subjects
from dragoman.coding.syntax.tree import Node, is_verb

HYPHENS = frozenset({"-", "‑", "–"})


# -- role nouns --------------------------------------------------------------------------------


def bond_of_role(cast: Cast, scene: Scene, noun: Node, kind: str) -> Bond | None:
    """ "A's ally B", "A, an ally of B", "A and B are allies", "NATO member A"."""
    if not noun.text.islower() or is_gone(noun):
        return None
    theirs = _of_whom(cast, scene, noun, kind)
    sides = _who_is(cast, scene, noun)
    alone = not theirs.parties and (len(sides.parties) < 2 or kind == "membership")
    if not sides.parties or alone:
        return None
    sides.add(theirs.parties, theirs.nodes)
    return Bond(kind, sides)


def _of_whom(cast: Cast, scene: Scene, noun: Node, kind: str) -> Sides:
    sides = Sides()
    after = [one for name in ("of", "to") for one in prepositions(noun, name)]
    if kind != "membership":
        named_before(cast, scene, noun, noun, sides)
        sides.take(cast, scene, after)
        return sides
    before = [
        one
        for kid in noun.kids
        if kid.i < noun.i and kid.dep in BEFORE
        for one in kid.subtree()
        if one.i < noun.i
    ]
    bodies = [*before, *after]
    parties = [party for party in cast.parties(scene, bodies) if is_body(party)]
    sides.add(parties, with_conjuncts(bodies))
    return sides


def _who_is(cast: Cast, scene: Scene, noun: Node) -> Sides:
    """Who the role noun is said of: apposition, subject of "is", or the name right after it."""
    heads = noun.children("appos")
    if noun.dep in ("appos", "compound", "nmod"):
        heads = [noun.head]
    elif noun.dep == "attr" and is_verb(noun.head):
        heads = subjects(noun.head)
    elif not heads:
        heads = _name_after(scene, noun)
    sides = Sides()
    for head in heads:
        if head is not noun and head.lemma != noun.lemma:
            sides.take(cast, scene, [head])
    return sides


def _name_after(scene: Scene, noun: Node) -> list[Node]:
    """The name right after a role noun, where the parser joins them otherwise ("its ally B")."""
    following = scene.tree.nodes[noun.i + 1 :]
    mention = scene.mention_of(following[0]) if following else None
    if mention is None or mention.start != following[0].start:
        return []
    inside = [node for node in following[: mention.end - mention.start] if node.start < mention.end]
    return [node for node in inside if scene.is_head_of(node, mention)][:1]


# -- verbs and participles ---------------------------------------------------------------------


def bond_of_verb(cast: Cast, scene: Scene, verb: Node, kind: str) -> Bond | None:
    """ "A joined NATO in 1952", "A depends on B for", "A invaded B in 2022"."""
    if kind == "pit":
        return _pitted(cast, scene, verb)
    tie, others = _objects(verb, kind)
    heads = subjects(verb) if verb.tag != "VBN" or verb.child("aux") else []
    mine, theirs = cast.parties(scene, heads), cast.parties(scene, others)
    if tie == "membership":
        mine = [party for party in mine if not is_body(party)]
        theirs = [party for party in theirs if is_body(party)]
    if not mine or not theirs:
        return None
    sides = Sides()
    sides.add(mine, with_conjuncts(heads))
    sides.add(theirs, with_conjuncts(others))
    bond = Bond(tie, sides)
    if verb.dep == "xcomp" and verb.head.lemma in listed("verbs", "wishing"):
        bond.status = "proposed"
    if kind == "leave":
        # Until then it was a member, and if it only will leave it is one.
        bond.until, bond.status = when_of(scene, verb), "asserted"
    elif kind != "depend":
        bond.since = when_of(scene, verb)
    return bond


def _objects(verb: Node, kind: str) -> tuple[str, list[Node]]:
    if kind == "invade":
        return "war", objects(verb)
    if kind == "depend":
        return "dependency", [*prepositions(verb, "on"), *prepositions(verb, "upon")]
    return "membership", prepositions(verb, "to") if kind == "accede" else objects(verb)


def _pitted(cast: Cast, scene: Scene, verb: Node) -> Bond | None:
    """ "A war that pits A against B"."""
    first, second = objects(verb), prepositions(verb, "against")
    mine, theirs = Sides(), Sides()
    mine.take(cast, scene, first)
    theirs.take(cast, scene, second)
    for noun in second:  # "against an axis led by C and D"
        bloc = bond_of_noun(cast, scene, noun, "alliance")
        if not theirs.parties and bloc is not None and noun.lemma in listed("nouns", "alliance"):
            theirs = bloc.sides
    if not mine.parties or not theirs.parties:
        return None
    mine.add(theirs.parties, theirs.nodes)
    return Bond("rivalry", mine)


def bond_of_participle(cast: Cast, scene: Scene, node: Node, kind: str) -> Bond | None:
    """ "Iran-backed fighters": the name before the hyphen backs the noun after it."""
    nodes = scene.tree.nodes
    if node.i < 2 or nodes[node.i - 1].text not in HYPHENS:
        return None
    backer = nodes[node.i - 2]
    mention = scene.mention_of(backer)
    if mention is None or mention.kind in NO_MEMBERS:
        return None
    if node.dep not in ("amod", "compound", "nmod"):
        return None
    sides = Sides()
    sides.add(cast.parties(scene, [node.head], owner=True), [node.head])
    sides.add(cast.parties(scene, [backer]), [backer])
    return Bond(kind, sides)
