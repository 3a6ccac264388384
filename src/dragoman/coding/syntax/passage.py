"""One passage under the rules: its tree, its mentions by node, and the way back to the report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from unicodedata import combining

from dragoman.coding.syntax.tree import Node, Tree
from dragoman.coding.times.finding import TimeMention
from dragoman.evidence import make_evidence
from dragoman.records import Evidence, Mention, Passage


class Scene:
    """A parsed passage with its mentions and times, and offsets back into the report."""

    __slots__ = ("by_node", "dated", "mentions", "passage", "report_text", "times", "tree")

    def __init__(
        self,
        passage: Passage,
        tree: Tree,
        mentions: Sequence[Mention],
        times: Sequence[TimeMention],
        report_text: str,
    ) -> None:
        self.passage = passage
        self.tree = tree
        self.mentions = mentions
        self.times = times
        self.report_text = report_text
        self.by_node: dict[int, Mention] = _mentions_by_node(tree, mentions)
        # By sentence and word, the times that date it: filled by acts/dating.py when first asked.
        self.dated: dict[int, dict[int, list[TimeMention]]] = {}

    def mention_of(self, node: Node) -> Mention | None:
        """The mention that covers a node, if any."""
        return self.by_node.get(node.i)

    def codes_of(self, sentence: int) -> set[str]:
        """The codes of all who are named in a sentence."""
        named = (self.mention_of(node) for node in self.tree.sentences[sentence])
        return {mention.code for mention in named if mention is not None}

    def is_head_of(self, node: Node, mention: Mention) -> bool:
        """Whether a node is where its mention hangs in the tree."""
        return not (mention.start <= node.head.start < mention.end) or node.head is node

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Working-text offsets as offsets in the report."""
        offsets = self.passage.offsets
        if end <= start:
            return offsets[start], offsets[start]
        last = _stretch_end(self.passage.mended, offsets[end - 1])
        while last < len(self.report_text) and combining(self.report_text[last]):
            last += 1  # the accent of a letter that the report writes in two characters
        return offsets[start], last

    def evidence(self, start: int, end: int) -> Evidence:
        """The selector of a stretch of the working text."""
        return make_evidence(self.report_text, *self.span(start, end))


def _stretch_end(mended: Sequence[tuple[int, int]], place: int) -> int:
    """Where the character that stands at a place of the report ends there."""
    found = bisect_left(mended, (place,))
    if found < len(mended) and mended[found][0] == place:
        return mended[found][1]
    return place + 1


def _mentions_by_node(tree: Tree, mentions: Sequence[Mention]) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    nodes = tree.nodes
    i = 0
    for mention in mentions:
        while i < len(nodes) and nodes[i].end <= mention.start:
            i += 1
        j = i
        while j < len(nodes) and nodes[j].start < mention.end:
            found[nodes[j].i] = mention
            j += 1
    return found
