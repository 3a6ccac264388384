"""Troops that are told to be somewhere by their bare name: "Chadian soldiers in Niger"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dragoman.coding.acts.draft import Draft, others, state
from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.words import words

_PLACES = ("place", "state", "capital")  # kinds of mention


def find_presence(cast: Cast, number: int, scene: Scene, taken: Collection[int]) -> Iterator[Draft]:
    """MOBILIZE for each force that stands in another state, where no act is told of it.

    ``taken`` are the words of the scene that tell an act already.
    """
    for node in scene.tree.nodes:
        mention = scene.mention_of(node)
        if mention is None or mention.kind != "force" or not scene.is_head_of(node, mention):
            continue
        if (
            node.tag != "NNS"
            or node.lemma not in words("things", "troops")
            or not mention.code.endswith(":MIL")
            or node.i in taken
        ):
            continue
        if any(above.i in taken for above in (node.head, node.head.head)):
            continue
        heads = [
            one
            for name in sorted(words("coreference", "scenes"))
            for one in prepositions(node, name)
            if (place := scene.mention_of(one)) and place.kind in _PLACES
        ]
        source = cast.parties(scene, [node])
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
