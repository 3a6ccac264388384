"""An act as found, before voice, time and place are settled, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.coding.acts.cues import NounCue, VerbCue
from dragoman.coding.parties.referents import is_same
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, objects, prepositions
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.records import EventType, Party, Status

# The flag of a draft that is no act until the report tells elsewhere who the other side is.
HALF = "half"
# Codes of parties that are left out: a mere place, the government of nobody knows whom.
NOBODY = frozenset({"", "UNK:GOV"})


@dataclass(slots=True)
class Draft:
    """An act with its parties; ``node`` is the verb or noun that tells it."""

    scene: int
    node: Node
    thing: Node | None
    event: EventType
    mode: str | None
    flags: frozenset[str]
    source: list[Party]
    target: list[Party]
    reciprocal: bool
    status: Status
    heads: list[Node] = field(default_factory=list)  # nodes that the evidence must cover
    chance: float | None = None  # the model's, where it proposed the act
    spoken: bool = False  # done by the very speaking under which it is told: known with its voice
    cue: VerbCue | NounCue | None = None  # the row of the tables that made it; else the model did
    announces: Node | None = None  # what a word of will announces, which gives it its type
    threat: Node | None = None  # the word of will that threatens it
    again: Draft | None = None  # the act that it tells once more by a bare noun
    lent: Literal["source", "target"] | None = None  # the side that other acts of the report told
    meant: float | None = None  # how likely its target is whom it does not say that it is meant for


def place(draft: Draft) -> tuple[int, int]:
    """Where an act is told, to sort by."""
    return draft.scene, draft.node.i


def is_retold(draft: Draft) -> bool:
    """Whether only the model sees that a word tells the act again: a guess, which lends nothing."""
    return draft.again is not None and draft.chance is not None


def state(party: Party) -> str:
    """The state of a party, or the whole code of a body or group."""
    return state_of(party.code)


def state_of(code: str) -> str:
    """The state of a code, or the whole code of a body or group.

    >>> state_of("FRA:GOV"), state_of("IGO:UNO")
    ('FRA', 'IGO:UNO')
    """
    head, _, _ = code.partition(":")
    return code if len(head) != 3 or head in ("IGO", "NGO", "REB", "IMG") else head


def others(parties: Sequence[Party], known: Sequence[Party]) -> list[Party]:
    """The parties that are not among the known ones, by code or by the stretch that names them.

    Two persons of one code are two ("the minister met his deputy, Ana Rojas").
    """
    return [
        party
        for party in parties
        if not any(
            is_same(party, one) or (party.start, party.end) == (one.start, one.end) for one in known
        )
    ]


def merged(source: Sequence[Party], target: Sequence[Party]) -> list[Party]:
    """Both sides of a reciprocal act as one list, each code once."""
    return [*source, *others(target, source)]


def evidence_nodes(scene: Scene, draft: Draft) -> Iterator[Node]:
    """The nodes from the first to the last that carry the act, inside its sentence."""
    named = (one for head in draft.heads for one in head.conjuncts() if scene.mention_of(one))
    for head in [*draft.heads, *named]:
        if head.sent != draft.node.sent:
            continue
        mention = scene.mention_of(head)
        if mention is None:
            yield head
            yield from head.children("amod", "compound", "nummod", "poss")
            continue
        yield from scene.tree.between(head.sent, mention.start, mention.end)
    if is_passive(draft.node):
        yield from draft.node.children("auxpass", "aux")


def quantity_span(draft: Draft) -> list[Node]:
    """The noun phrases in which a number belongs to the act."""
    nodes = objects(draft.node) if is_verb(draft.node) else []
    nodes += agents(draft.node) if is_verb(draft.node) else []
    if draft.thing is not None:
        nodes.append(draft.thing)
    nodes.extend(prepositions(draft.node, "of"))
    if draft.event == "ASSAULT":
        nodes.extend(prepositions(draft.node, "with"))  # "attacked with 90 drones"
    return [below for node in nodes for below in node.subtree()]
