"""Proper names that no table has: whoever bears one is kept, as a party whose code is UNK."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.records import Party

UNKNOWN = "UNK"
# Capitals in a longer row are a heading, or a list that lost its commas.
MOST_WORDS = 5


class Unknown:
    """The unknown names of one document; a surname stands for the full name that is given in it.

    A name is a row of capitalised proper nouns of the running text, none of them part of a mention
    that is resolved.
    """

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._rows = {id(scene): {row[-1].i: row for row in _rows(scene)} for scene in scenes}
        self._full: dict[str, str] = {}
        for scene in scenes:
            for row in self._rows[id(scene)].values():
                if len(row) > 1:
                    self._full.setdefault(row[-1].text, _text(scene, row))

    def party(self, scene: Scene, node: Node) -> Party | None:
        """The bearer of the name that ends at a node; None where that is no unknown name."""
        row = self._rows[id(scene)].get(node.i)
        if row is None:
            return None
        name = _text(scene, row) if len(row) > 1 else self._full.get(node.text)
        if name is None:
            return None
        start, end = scene.span(row[0].start, node.end)
        return Party(UNKNOWN, name, scene.report_text[start:end], start, end)


def _rows(scene: Scene) -> Iterator[list[Node]]:
    if scene.passage.kind != "body":
        return
    row: list[Node] = []
    for node in [*scene.tree.nodes, None]:
        goes_on = node is not None and _is_name_word(scene, node)
        if row and not (goes_on and node is not None and node.sent == row[-1].sent):
            if len(row) <= MOST_WORDS:
                yield row
            row = []
        if goes_on and node is not None:
            row.append(node)


def _is_name_word(scene: Scene, node: Node) -> bool:
    mention = scene.mention_of(node)
    return (
        node.pos == "PROPN"
        and node.text[:1].isupper()
        and (mention is None or not mention.code)
        and node.lower not in words("parties", "no_names")
    )


def _text(scene: Scene, row: Sequence[Node]) -> str:
    return " ".join(scene.tree.text[row[0].start : row[-1].end].split())
