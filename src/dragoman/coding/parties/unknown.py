"""Proper names that no table has: whoever bears one is kept, as a party whose code is UNK."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.words import words as small_words
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.records import Party

UNKNOWN = "UNK"
# Capitals in a longer row are a heading, or a list that lost its commas.
MOST_PARTS = 5
HYPHEN = "-"


class Unknown:
    """The unknown names of one document; a surname stands for the full name that is given in it.

    A name is a row of capitalised proper nouns of the running text, none of them part of a mention
    that is resolved.
    """

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._rows = {id(scene): _by_end(_rows(scene)) for scene in scenes}
        self._full: dict[str, str] = {}
        self._codes: dict[str, str] = {}  # of names told by what they are
        for scene in scenes:
            for row in self._rows[id(scene)].values():
                code = _told_by(scene, row)
                if code:
                    self._codes.setdefault(_text(scene, row), code)
                if len(row) > 1:
                    self._full.setdefault(_text(scene, _last(row)), _text(scene, row))

    def party(self, scene: Scene, node: Node, *, lone: bool = False) -> Party | None:
        """The bearer of the name that ends at a node; None where that is no unknown name.

        A single word that no full name in the document explains is none, unless ``lone`` ones are.
        """
        row = self._rows[id(scene)].get(node.i)
        if row is None:
            return None
        alone = len(row) == len(_last(row))  # one word, of one part or of several with hyphens
        name = self._full.get(_text(scene, row)) if alone else _text(scene, row)
        if name is None and (len(row) > 1 or lone):
            name = _text(scene, row)
        if name is None:
            return None
        start, end = scene.span(row[0].start, row[-1].end)
        return Party(self._codes.get(name, UNKNOWN), name, scene.report_text[start:end], start, end)


def _told_by(scene: Scene, row: Sequence[Node]) -> str:
    """The code of a house by the noun right before its name or set beside it.

    "The German bank Foobar", "Foobar, a German bank".
    """
    nodes = scene.tree.nodes
    house = scene.mention_of(nodes[row[0].i - 1]) if row[0].i and len(row) > 1 else None
    if house is not None and house.kind in words("kinds", "employers"):
        return house.code  # "AFP Director Phil Chetwynd"
    beside = [nodes[row[0].i - 1]] if row[0].i else []
    after = nodes[row[-1].i + 1 : row[-1].i + 4]
    if len(after) == 3 and after[0].text == "," and after[1].lower in ("a", "an", "the"):
        beside.append(after[2])
    for node in beside:
        mention = scene.mention_of(node)
        told = mention is not None and mention.kind in words("kinds", "houses")
        if mention is not None and told and mention.text.split()[-1].islower():
            return "" if mention.code.startswith(UNKNOWN) else mention.code
    return ""


def _rows(scene: Scene) -> Iterator[list[Node]]:
    if scene.passage.kind != "body":
        return
    row: list[Node] = []
    nodes = scene.tree.nodes
    for i, node in enumerate([*nodes, None]):
        if not row and (node is None or not node.text[:1].isupper()):
            continue
        same = node is not None and (not row or node.sent == row[-1].sent)
        if node is not None and same and _goes_on(scene, i, row):
            row.append(node)
            continue
        if row:
            if sum(part.text[:1].isupper() for part in row) <= MOST_PARTS:
                yield row
            row = []
        if node is not None and _goes_on(scene, i, row):
            row.append(node)


def _by_end(rows: Iterator[list[Node]]) -> dict[int, list[Node]]:
    """The rows by the nodes of their last words: a parser may take any part of "Konate-Sow" as head."""
    return {node.i: row for row in rows for node in _last(row) if node.text != HYPHEN}


def _last(row: list[Node]) -> list[Node]:
    """The last word of a name: one node, or the parts between hyphens."""
    first = len(row) - 1
    while first > 1 and row[first - 1].text == HYPHEN:
        first -= 2
    return row[first:]


def _goes_on(scene: Scene, i: int, row: list[Node]) -> bool:
    """Whether a name goes on at a node: with its words, the hyphens and small words inside it."""
    nodes = scene.tree.nodes
    node = nodes[i]
    if not row and not node.text[:1].isupper():
        return False
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if node.text == HYPHEN:
        return bool(row) and after is not None and _is_joined(nodes, i) and _is_part(scene, after)
    if _is_name_word(scene, node):
        return True
    joined = after is not None and after.text == HYPHEN and _is_joined(nodes, i + 1)
    if joined and i + 2 < len(nodes) and _is_part(scene, nodes[i + 2]) and _is_part(scene, node):
        return True
    if row and row[-1].text == HYPHEN:
        return True
    small = bool(row) and node.lower in small_words("particles") and node.text.islower()
    return small and after is not None and (joined or _is_name_word(scene, after))


def _is_joined(nodes: list[Node], i: int) -> bool:
    """Whether a node stands between two others with no space on either side."""
    between = 0 < i < len(nodes) - 1
    return between and nodes[i - 1].end == nodes[i].start and nodes[i].end == nodes[i + 1].start


def _is_part(scene: Scene, node: Node) -> bool:
    """Whether a node may be the half of a name with a hyphen, whatever the parser takes it for."""
    mention = scene.mention_of(node)
    small = node.text in small_words("particles")
    return (node.text[:1].isupper() or small) and (mention is None or not mention.code)


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
