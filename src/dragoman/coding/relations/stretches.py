"""Stretches of text by the tree: clauses, phrases and predicates as nodes and as words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node

EDGES = " ,;:–—-\"'“”‘’."
# Adverbs that only join a sentence to the one before.
OPENERS = frozenset(
    [
        "however",
        "meanwhile",
        "moreover",
        "still",
        "nevertheless",
        "therefore",
        "thus",
        "also",
        "furthermore",
        "nonetheless",
        "then",
    ]
)


def phrase_of(head: Node, leaving: Sequence[Node] = ()) -> list[Node]:
    """A noun phrase or clause with all below it, relative clauses left out where asked."""
    return without(head.subtree(), leaving)


def clause_of(verb: Node) -> list[Node]:
    """A clause without what only joins it to others: its mark, its coordinates, its teller."""
    leaving = [
        kid
        for kid in verb.kids
        if kid.dep in ("mark", "cc", "conj", "parataxis", "punct")
        or (kid.dep == "advmod" and kid.lower in OPENERS)
    ]
    return _around(verb, without(verb.subtree(), leaving), verb.subtree())


def _around(verb: Node, nodes: Sequence[Node], all_below: Sequence[Node]) -> list[Node]:
    """The nodes from the last semicolon before a verb to the first after it."""
    stops = [node.i for node in all_below if node.text == ";"]
    first = max((i for i in stops if i < verb.i), default=-1)
    last = min((i for i in stops if i > verb.i), default=None)
    return [node for node in nodes if first < node.i and (last is None or node.i < last)]


def predicate(verb: Node) -> list[Node]:
    """A verb with what follows it, without its subject."""
    leaving = [
        kid
        for kid in verb.kids
        if kid.dep in ("nsubj", "csubj", "nsubjpass", "mark", "cc", "conj", "advcl", "parataxis")
        or kid.i < verb.i
        or (kid.dep == "punct" and kid.i > verb.i)
    ]
    return without(verb.subtree(), leaving)


def without(nodes: Sequence[Node], leaving: Sequence[Node]) -> list[Node]:
    """The nodes without those that stand below others."""
    out = {below.i for one in leaving for below in one.subtree()}
    return [node for node in nodes if node.i not in out]


def stretch_text(scene: Scene, nodes: Sequence[Node]) -> str:
    """The stretch from the first to the last node, its gaps closed."""
    text = scene.tree.text
    pieces: list[str] = []
    start = end = -1
    last = -2
    for node in sorted(nodes, key=lambda one: one.i):
        if node.i != last + 1 and start >= 0:
            pieces.append(text[start:end])
            start = -1
        start = node.start if start < 0 else start
        end, last = node.end, node.i
    if start >= 0:
        pieces.append(text[start:end])
    return " ".join(piece.strip(EDGES) for piece in pieces if piece.strip(EDGES))
