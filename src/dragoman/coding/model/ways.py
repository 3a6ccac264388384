"""The way through the tree from a word to somebody named: what the encoder is told of the parse."""

from __future__ import annotations

from dragoman.coding.syntax.tree import Node

UP, DOWN = 4, 5  # edges that are told from the word up to what both hang from, and down again


def step(node: Node) -> str:
    """The name of the edge from a word down to one below it; prepositions are told apart."""
    return f"{node.dep}:{node.lower}" if node.dep in ("prep", "agent") else node.dep


def way(word: Node, other: Node) -> str:
    """The names of the edges from a word up, then down to another; conjuncts stand as their first.

    "Rome hit Gaul": from "hit" to "Rome" it is "<nsubj".
    """
    above = [word]
    while len(above) <= UP and above[-1].head is not above[-1]:
        above.append(above[-1].head)
    places = {node.i: number for number, node in enumerate(above)}
    down: list[str] = []
    node = other
    while node.i not in places:
        if node.head is node or len(down) >= DOWN:
            return "far"
        if node.dep != "conj":
            down.append(step(node))
        node = node.head
    up = [one.dep for one in above[: places[node.i]] if one.dep != "conj"]
    return ">".join(up) + "<" + "<".join(reversed(down))
