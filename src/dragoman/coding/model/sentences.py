"""A sentence as the encoder reads it: its pieces, the words that may tell an act, and who is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.model.marking import END, START
from dragoman.coding.model.named import Named
from dragoman.coding.model.wordpieces import WordPieces
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb

LONGEST = 128  # pieces of a sentence; what stands behind them is not read


@dataclass(slots=True)
class Sentence:
    """Pieces with the kind of who is named there, and where words and names begin among them."""

    ids: list[int]
    kinds: list[int]
    words: list[Node]
    words_at: list[int]
    named: list[Named]
    named_at: list[int]


def sentence_of(
    pieces: WordPieces, nodes: Sequence[Node], words: Sequence[Node], named: Sequence[Named]
) -> Sentence | None:
    """A sentence for the encoder; None where none of these words, or nobody, is among what it reads.

    Args:
        pieces: takes words into pieces.
        nodes: the sentence.
        words: those of its words that are asked about.
        named: who is named in it.
    """
    ids = [pieces.ids[START]]
    at: dict[int, int] = {}
    for node in nodes:
        found = pieces.numbers(node.text)
        if len(ids) + len(found) >= LONGEST:
            break
        if found:
            at[node.i] = len(ids)
            ids += found
    ids.append(pieces.ids[END])
    words = [node for node in words if node.i in at]
    named = [one for one in named if one.node.i in at]
    if not words or not named:
        return None
    kinds = [0] * len(ids)
    for one in named:
        kinds[at[one.node.i]] = one.kind
    return Sentence(
        ids,
        kinds,
        words,
        [at[node.i] for node in words],
        named,
        [at[one.node.i] for one in named],
    )


def may_tell(scene: Scene, node: Node) -> bool:
    """Whether a word may tell an act: a verb or a common noun that names nobody."""
    if node.pos == "NOUN":
        return node.i not in scene.by_node
    return is_verb(node)
