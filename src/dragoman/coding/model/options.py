"""Who may act on whom: for each verb or noun, every pair of places in which parties stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coding.acts.draft import others
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.noun_roles import doers
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import (
    agents,
    complements,
    indirect,
    objects,
    prepositions,
)
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.records import Party

_BRIDGES = ("prep", "conj", "appos")
Heads = list[Node]
# Prepositions after a noun that bring who does what it tells, and who undergoes it.
_BY = ("by", "from", "of", "between", "among")
_TO = ("of", "on", "against", "to", "with", "for", "into", "in", "over", "between", "from")


@dataclass(slots=True)
class Option:
    """One reading of a cue: its parties, and the places in the tree where they stand."""

    node: Node
    from_slot: str
    source_heads: Heads
    source: list[Party]
    slot: str
    target_heads: Heads
    target: list[Party]


def options(cast: Cast, scene: Scene, node: Node) -> list[Option]:
    """The readings of a verb or noun: each source with each target, and with none."""
    if is_verb(node):
        sources, targets = _verb_slots(node)
    else:
        sources, targets = _noun_slots(node)
    named = [
        (slot, heads, cast.parties(scene, heads, owner=True))
        for slot, heads in sources
        if _may_name(scene, heads)
    ]
    named = [one for one in named if one[2]][:2] or [("", [], [])]
    found: list[Option] = []
    reached = []
    for slot, heads in targets:
        if _may_name(scene, heads):
            parties = cast.parties(scene, heads, owner=True)
            if parties:
                reached.append((slot, heads, parties))
    for from_slot, source_heads, source in named:
        left = [
            (slot, heads, others(parties, source))
            for slot, heads, parties in reached
            if heads != source_heads
        ]
        for slot, heads, parties in left:
            if parties:
                found.append(Option(node, from_slot, source_heads, source, slot, heads, parties))
        if source:
            found.append(Option(node, from_slot, source_heads, source, "", [], []))
    return found


def _may_name(scene: Scene, heads: Sequence[Node]) -> bool:
    """Whether a mention or a pronoun stands on or just below one of the nodes: cheap to ask."""
    for head in heads:
        if head.i in scene.by_node or head.pos == "PRON" or head.tag == "WDT":
            return True
        for kid in head.kids:
            if kid.i in scene.by_node or kid.tag == "PRP$":
                return True
            if kid.dep in _BRIDGES and any(below.i in scene.by_node for below in kid.kids):
                return True
    return False


Slots = list[tuple[str, Heads]]


def _verb_slots(verb: Node) -> tuple[Slots, Slots]:
    heads = agents(verb)
    sources = [("subj", heads)] if heads else []
    targets: Slots = []
    things = [thing for thing in objects(verb) if thing not in heads]
    if things:
        targets.append(("obj", things))
    given = indirect(verb)
    if given:
        targets.append(("iobj", given))
    passive = is_passive(verb)
    for kid in verb.kids:
        if kid.dep in ("prep", "dative", "agent"):
            if passive and kid.lower == "by":
                continue
            below = kid.children("pobj")
            if below:
                targets.append((f"@{kid.lower}", below))
            elif kid.kids and kid.kids[0].children("pobj"):
                targets.append((f"@{kid.kids[0].lower}", kid.kids[0].children("pobj")))
    for thing in things:
        for kid in thing.kids:
            if kid.dep == "prep" and kid.i > thing.i:
                below = kid.children("pobj")
                if below:
                    targets.append((f"obj@{kid.lower}", below))
    for clause in complements(verb):
        targets.extend(("comp", [one]) for one in _in_clause(clause))
    return sources, targets


def _in_clause(clause: Node) -> Iterator[Node]:
    yield from clause.children("nsubj", "nsubjpass", "dative", "dobj")
    for kid in clause.children("prep", "dative", "agent"):
        yield from kid.children("pobj")


def _noun_slots(noun: Node) -> tuple[Slots, Slots]:
    sources: Slots = []
    before = [
        kid
        for kid in noun.kids
        if kid.dep in ("poss", "amod", "compound", "nmod") and kid.i < noun.i
    ]
    if before:
        sources.append(("before", before))
    for name in _BY:
        below = prepositions(noun, name)
        if below:
            sources.append((f"@{name}", below))
    above = doers(noun)
    if above:
        sources.append(("doer", above))
    targets: Slots = [("before", before)] if before else []
    for name in _TO:
        below = prepositions(noun, name)
        if below:
            targets.append((f"@{name}", below))
    return sources, targets
