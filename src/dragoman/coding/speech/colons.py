"""Headlines that tell who speaks with a colon: "Mayor: the bridge is safe"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.syntax.tree import Node, Tree

# Words before the colon: a name or an office, with a place at most ("Rojas in Geneva").
_MOST_WORDS = 5
# Fewer words than this after it are no sentence.
_FEWEST_SAID = 3
_MARKS = ('"', "'")


def colons(tree: Tree) -> Iterator[tuple[Node, Node, list[Node]]]:
    """The colons that stand for a verb of speech: colon, the speaker's noun, what is said."""
    start = 0
    nodes = tree.nodes
    for i, node in enumerate(nodes):
        if node.text == ":" and start < i <= start + _MOST_WORDS:
            speaker = _speaker(nodes[start:i])
            said = _until(nodes, i + 1)
            if speaker is not None and len(said) >= _FEWEST_SAID and _is_spaced(tree, node):
                yield node, speaker, said
        if node.text in (";", ".", ":") or (i + 1 < len(nodes) and nodes[i + 1].sent != node.sent):
            start = i + 1


def _is_spaced(tree: Tree, colon: Node) -> bool:
    return tree.text[colon.end : colon.end + 1] == " "


def _speaker(before: list[Node]) -> Node | None:
    """The noun of a speaker: a row of names and office words, then perhaps "in" and a place."""
    cut = next((k for k, node in enumerate(before) if node.pos in ("ADP", "SCONJ")), len(before))
    named = before[:cut]
    if not named or any(node.pos not in ("PROPN", "NOUN", "ADJ", "PART") for node in named):
        return None
    if any(node.pos not in ("ADP", "SCONJ", "PROPN", "DET", "NOUN") for node in before[cut:]):
        return None
    last = named[-1]
    return last if last.pos in ("PROPN", "NOUN") and before[0].text[:1].isupper() else None


def _until(nodes: list[Node], first: int) -> list[Node]:
    """What follows to the end of the sentence or the next semicolon, without its marks."""
    said: list[Node] = []
    for node in nodes[first:]:
        if node.text == ";" or (said and node.sent != said[-1].sent):
            break
        said.append(node)
    while said and (said[-1].text in (".", *_MARKS)):
        said.pop()
    while said and said[0].text in _MARKS:
        said = said[1:]
    return said
