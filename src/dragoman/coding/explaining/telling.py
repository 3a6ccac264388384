"""What was found in passages that were read together, with what made each claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dragoman.coding.acts.draft import Draft
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.consequences import ConsequenceFound
from dragoman.coding.relations.ties import TieFound
from dragoman.coding.speech.silences import Quiet
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.records import Claim, Reason, Report

Found: TypeAlias = Draft | Said | Quiet | TieFound | ConsequenceFound


@dataclass(frozen=True, slots=True)
class Telling:
    """The claims of passages, each with the finding that it was made of, and who is in them."""

    report: Report
    cast: Cast
    drafts: Sequence[Draft]
    said: Sequence[Said]
    found: Sequence[tuple[Claim, Found]]


def by_report(scene: Scene, about: str, start: int, end: int, because: str) -> Reason:
    """A reason whose words stand at these offsets of the report."""
    return Reason(about, scene.report_text[start:end], start, end, because)


def by_stretch(scene: Scene, about: str, start: int, end: int, because: str) -> Reason:
    """A reason whose words stand at these offsets of the passage's working text."""
    return by_report(scene, about, *scene.span(start, end), because)


def by_nodes(scene: Scene, about: str, nodes: Iterable[Node], because: str) -> Reason:
    """A reason whose words go from the first to the last of some nodes."""
    those = list(nodes)
    start, end = min(one.start for one in those), max(one.end for one in those)
    return by_stretch(scene, about, start, end, because)


def stretch_of(scene: Scene, node: Node, words: str) -> list[Node]:
    """The nodes of a stretch of working text in a node's sentence, or none where it is not there."""
    nodes = scene.tree.sentences[node.sent]
    ends = {one.end for one in nodes}
    for first in nodes:
        end = first.start + len(words)
        if end in ends and scene.tree.text.startswith(words, first.start):
            return [one for one in nodes if first.start <= one.start < end]
    return []


def top_of(nodes: Sequence[Node]) -> Node:
    """The node of a stretch from which its others hang."""
    inside = {one.i for one in nodes}
    free = (one for one in nodes if one.head is one or one.head.i not in inside)
    return next((one for one in free if one.pos != "PUNCT"), nodes[0])
