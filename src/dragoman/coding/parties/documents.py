"""Whose a paper is that speaks: "a statement issued by the bank", "the letter", told of before."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.unknown import UNKNOWN
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

# Passages that a bare "the letter" may look back over.
PASSAGES_BACK = 8


def issuer(cast: Cast, scene: Scene, paper: Node) -> Party | None:
    """Who speaks in a paper: whoever gave it out, as told beside it or where it was told of first."""
    if paper.lemma not in words("speech", "papers"):
        return None
    given = _given_out(cast, scene, paper)
    if given is not None or not any(kid.lower in ("the", "this") for kid in paper.kids):
        return given
    for there, before in _told_before(cast, scene, paper):
        known = _given_out(cast, there, before) or _sender(cast, there, before)
        if known is not None:
            return known
    return None


def _given_out(cast: Cast, scene: Scene, paper: Node) -> Party | None:
    """Who gave a paper out, by the words that hang on it: "issued by", "from", "the bank's"."""
    for held in paper.children("acl"):
        if held.lemma in words("speech", "issuing"):
            known = _known(cast.parties(scene, prepositions(held, "by"), owner=True))
            if known is not None:
                return known
    owners = [*paper.children("poss"), *prepositions(paper, "by"), *prepositions(paper, "from")]
    return _known(cast.parties(scene, owners, owner=True))


def _sender(cast: Cast, scene: Scene, paper: Node) -> Party | None:
    """The subject of the clause in which a paper is sent, or in which something is said in it."""
    verb = paper.head
    if paper.dep == "pobj" and verb.lower == "in":
        verb = verb.head
    elif paper.dep != "dobj" or verb.lemma not in words("speech", "issuing"):
        return None
    return _known(cast.parties(scene, agents(verb), owner=True)) if is_verb(verb) else None


def _told_before(cast: Cast, scene: Scene, paper: Node) -> Iterator[tuple[Scene, Node]]:
    """Papers of the same name before one, nearest first."""
    here = cast.index[id(scene)]
    for number in range(here, max(here - PASSAGES_BACK, -1), -1):
        there = cast.scenes[number]
        for node in reversed(there.tree.nodes):
            if node.lemma == paper.lemma and (number < here or node.i < paper.i):
                yield there, node


def _known(parties: list[Party]) -> Party | None:
    return next((party for party in parties if not party.code.startswith(UNKNOWN)), None)
