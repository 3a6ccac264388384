"""Why somebody is a party: the words that name him, and how they hang together with the act."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.explaining.places import phrase, place_of
from dragoman.coding.explaining.telling import Telling, by_report, top_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.records import Party, Reason

ELSEWHERE = "named elsewhere in the report"


def who(
    telling: Telling, scene: Scene, about: str, party: Party, act: Node, heads: Sequence[Node]
) -> Reason:
    """Why a party is one: ``heads`` are the words around the act's that may mean it."""
    because = (
        _named(scene, party, act, heads)
        or _meant(telling, scene, party, act, heads)
        or _beside(scene, party, act)
        or ELSEWHERE
    )
    return by_report(scene, about, party.start, party.end, because)


def _covers(scene: Scene, party: Party, node: Node) -> bool:
    start, end = scene.span(node.start, node.end)
    return party.start <= start and end <= party.end


def _named(scene: Scene, party: Party, act: Node, heads: Sequence[Node]) -> str | None:
    """Where one of the words, or one coordinated with it, is the very name."""
    for head in heads:
        for one in (head, *head.conjuncts()):
            if one is not act and _covers(scene, party, one):
                return place_of(one, act)
    return None


def _meant(
    telling: Telling, scene: Scene, party: Party, act: Node, heads: Sequence[Node]
) -> str | None:
    """Where one of the words stands for somebody named before it, or for whose it is."""
    for head in (*(one for one in heads if one is not act), act):
        for one in (head, *head.conjuncts()):
            meant = telling.cast.parties(scene, [one], owner=True)
            if any((who.start, who.end) == (party.start, party.end) for who in meant):
                place = place_of(one, act)
                own = next((low for low in one.subtree() if _covers(scene, party, low)), None)
                if own is None:
                    return f"named before; told again by {phrase(one)}, {place}"
                return place_of(own, act) if one is act else f"named with {phrase(one)}, {place}"
    return None


def _beside(scene: Scene, party: Party, act: Node) -> str | None:
    """Where the name stands somewhere in the sentence."""
    nodes = [one for one in scene.tree.sentences[act.sent] if _covers(scene, party, one)]
    return place_of(top_of(nodes), act) if nodes else None
