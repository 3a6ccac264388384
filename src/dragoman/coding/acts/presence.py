"""Troops that are told to be somewhere by their bare name: "Chadian soldiers in Niger"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dragoman.actors.authority import Authority
from dragoman.coding.acts.draft import Draft, others, state
from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Mention, Party

_PLACES = ("place", "state", "capital")  # kinds of mention


def find_presence(cast: Cast, number: int, scene: Scene, taken: Collection[int]) -> Iterator[Draft]:
    """MOBILIZE for each force that stands in another state, where no act is told of it.

    ``taken`` are the words of the scene that tell an act already.
    """
    for node in scene.tree.nodes:
        mention = scene.mention_of(node)
        if mention is None or node.i in taken or not scene.is_head_of(node, mention):
            continue
        if not _are_troops(node, mention) and not cast.are_counted_troops(scene, node):
            continue
        if any(above.i in taken for above in (node.head, node.head.head)):
            continue
        heads = [
            one
            for name in sorted(words("coreference", "scenes"))
            for one in [*prepositions(node, name), *_beside(node, name)]
            if (place := scene.mention_of(one)) and place.kind in _PLACES
        ]
        source = [as_soldiers(one) for one in cast.parties(scene, [node])]
        own = set(map(state, source))
        target = others(cast.parties(scene, heads, owner=True), source)
        target = [one for one in target if state(one) not in own]
        if source and target:
            yield Draft(
                number,
                node,
                None,
                "MOBILIZE",
                "troops",
                frozenset(),
                source,
                target,
                False,
                status_of(node),
                [node, *heads],
            )


def as_soldiers(party: Party) -> Party:
    """Nationals who are counted as soldiers, as their state's army."""
    people = party.code.endswith(":CVL")
    return replace(party, code=f"{state(party)}:MIL") if people else party


def as_owner(party: Party) -> Party:
    """Arms that pass from one to another ("bought Kenyan tanks"), as their state: they do nothing."""
    last = party.text.split()[-1].lower()
    arms = words("things", "arms")
    is_thing = party.code.endswith(":MIL") and not {last, last.removesuffix("s")}.isdisjoint(arms)
    if not is_thing:
        return party
    owner = state(party)
    return replace(party, code=owner, name=Authority.load().name_of(owner))


def _are_troops(node: Node, mention: Mention) -> bool:
    """Whether a plural is a force by its own name ("Chadian soldiers")."""
    named = mention.kind == "force" and mention.code.endswith(":MIL")
    return named and node.tag == "NNS" and node.lemma in words("things", "troops")


def _beside(node: Node, name: str) -> list[Node]:
    """Where they stand, told after a noun or a verb over them ("evidence of troops in Chad", "are in Chad")."""
    above = node.head
    if node.dep == "pobj" and above.lower == "of" and not is_verb(above.head):
        above = above.head
    elif node.dep != "nsubj" or above.lemma != "be":
        return []
    return [one for one in prepositions(above, name) if one.i > node.i]
