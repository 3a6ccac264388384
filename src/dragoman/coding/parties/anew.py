"""Things and people called again by their bare noun: "the ship", "the two men", told of before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.records import Party

# Whose a noun is, by what is told beside it.
Owner = Callable[[Scene, Node], Sequence[Party]]


class Anew:
    """Whose the nouns of one document are that were told with whose they are only once."""

    def __init__(self, scenes: Sequence[Scene], owner: Owner) -> None:
        self._scenes = scenes
        self._owner = owner
        self._told: dict[str, list[tuple[int, int, Node]]] = {}
        for number, scene in enumerate(scenes):
            for node in scene.tree.nodes:
                if node.pos == "NOUN" and node.lemma in words("parties", "called_again"):
                    self._told.setdefault(_kind(node), []).append((number, node.i, node))

    def party(self, scene: Scene, number: int, node: Node) -> Party | None:
        """Who is meant by "the ship", as told where it was named first; None where nobody was."""
        if node.pos != "NOUN" or node.lemma not in words("parties", "called_again"):
            return None
        if not any(kid.lower in _POINTING for kid in node.children("det")) or _is_told(node):
            return None
        for there, first in self._before(number, node):
            found = self._owner(there, first)
            if found:
                start, end = scene.span(node.start, node.end)
                code = found[0].code.removesuffix(":GOV")
                text = scene.report_text[start:end]
                return replace(found[0], code=code, name=node.text, text=text, start=start, end=end)
        return None

    def _before(self, number: int, node: Node) -> Iterator[tuple[Scene, Node]]:
        for at, i, first in reversed(self._told.get(_kind(node), [])):
            if (at, i) < (number, node.i) and _is_told(first):
                yield self._scenes[at], first


_POINTING = ("the", "this", "that", "these", "those", "both")


def _kind(node: Node) -> str:
    """Nouns of one kind may stand for each other ("the tanker ... the ship")."""
    return "ship" if node.lemma in words("parties", "ships") else node.lemma


def _is_told(node: Node) -> bool:
    """Whether more than a number stands beside a noun, so that it may be told whose it is."""
    return bool(node.child("amod", "compound", "nmod", "poss", "prep"))
