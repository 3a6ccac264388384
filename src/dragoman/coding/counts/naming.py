"""Names of places in a sentence: those that are known, and those that are told as places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.counts import cues
from dragoman.coding.counts.cues import word_set
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node

_PLACES = ("place", "capital")
_NAME_TAGS = ("NNP", "NNPS")


def places_in(scene: Scene, first: int, end: int) -> Iterator[tuple[int, str]]:
    """Names of places, each with its first word: known ones, and names told as places."""
    nodes = scene.tree.nodes
    states = {
        word.lower()
        for mention in scene.mentions
        if mention.kind in ("state", "demonym")
        for word in (mention.text, f"{mention.text}s")
    }
    i = first
    while i < end:
        mention = scene.mention_of(nodes[i])
        if mention is not None:
            j = i
            while j < end and scene.mention_of(nodes[j]) is mention:
                j += 1
            based = j + 1 < len(nodes) and "based" in (nodes[j].lower, nodes[j + 1].lower)
            if (mention.kind in _PLACES and not based) or (
                mention.kind == "state" and _is_in(nodes, i, first)
            ):
                yield i, mention.text
            i = max(j, i + 1)
            continue
        if not _is_name(scene, nodes[i]) or nodes[i].lower in states:
            i += 1
            continue
        j = i
        while (
            j < end
            and scene.mention_of(nodes[j]) is None
            and (
                _is_name(scene, nodes[j])
                or (nodes[j].text == "-" and j + 1 < end and _is_name(scene, nodes[j + 1]))
            )
        ):
            j += 1
        if _is_told_as_place(scene, i, j, first, end):
            yield i, scene.tree.text[nodes[i].start : nodes[j - 1].end]
        i = j


def _is_in(nodes: Sequence[Node], i: int, first: int) -> bool:
    """Whether a state is told as where something is, and not as who does it."""
    before = i - 1
    while before >= first and nodes[before].tag in ("JJ", "DT", "NN"):
        before -= 1
    return before >= first and nodes[before].lower in ("in", "inside", "across", "throughout")


def _is_name(scene: Scene, node: Node) -> bool:
    if node.lower in cues.causes() or node.lower in cues.classes() or node.lower in _NO_NAMES:
        return False
    if node.text.isupper():
        return False  # "TV", "AFP", "BEIRUT" before a report: who tells it, and from where
    return (
        node.tag in _NAME_TAGS
        and node.text[:1].isupper()
        and not any(time.start <= node.start < time.end for time in scene.times)
    )


def _is_told_as_place(scene: Scene, i: int, j: int, first: int, end: int) -> bool:
    nodes = scene.tree.nodes
    if j < end and nodes[j].lower in word_set("sites"):
        return True
    if j + 1 < len(nodes) and "based" in (nodes[j].lower, nodes[j + 1].lower):
        return False
    before = i - 1
    while before >= first and (
        nodes[before].lower in ("the", "nearby", "al", "-") or nodes[before].tag == "JJ"
    ):
        before -= 1
    if before < first:
        return False
    if nodes[before].lower in word_set("sites"):
        return True
    if nodes[before].lower == "of":
        return before > first and nodes[before - 1].lower in word_set("sites") | _SIDES
    named_before = scene.mention_of(nodes[before])
    return nodes[before].lower in word_set("prepositions") or (
        named_before is not None and named_before.kind in ("state", "demonym", *_PLACES)
    )


_NO_NAMES = word_set("sites") | frozenset(
    "dozens scores hundreds thousands tens attack attacks suspected killed monitor observatory northern southern "
    "eastern western central".split()
)
_SIDES = frozenset("north south east west outskirts edge centre center suburbs suburb part".split())
