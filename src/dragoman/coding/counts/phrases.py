"""The words of a passage with its numbers, and the noun phrase that a number counts."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.counts import cues
from dragoman.coding.counts.cues import befell
from dragoman.coding.syntax.tree import Tree
from dragoman.coding.times.quantities import QuantityMention

# How many words the counted may take ("six U.S.-backed Kurdish militia fighters").
PHRASE = 7
_ENDS = frozenset(".!?;")
_NOUN_TAGS = ("NN", "JJ", "VBN", "VBG", "POS", "HYPH", "FW", "CD", "PRP$")
BEING = frozenset("were was been are is be being".split())


class Line:
    """The words of a passage and the numbers among them."""

    def __init__(self, tree: Tree, numbers: list[tuple[int, int, QuantityMention]]) -> None:
        self.nodes = tree.nodes
        self.words = [node.lower for node in tree.nodes]
        self.numbers = [one for one in numbers if one[0] < one[1]]
        self.number_at = {first: place for place, (first, _, _) in enumerate(self.numbers)}

    def ends(self, i: int) -> bool:
        """Whether a sentence ends at word ``i``."""
        return not 0 <= i < len(self.words) or self.words[i] in _ENDS


@dataclass(slots=True)
class Phrase:
    """The counted: their noun, its class, and the word after them."""

    noun: str
    who: str | None
    end: int


def phrase_at(line: Line, after: int) -> Phrase | None:
    """The noun phrase behind a number; none where it counts time, length or something hyphenated."""
    words, nodes = line.words, line.nodes
    i = after
    while i < len(words) and words[i] in ('"', "'", "”"):
        i += 1
    while i < len(words) and words[i] in (
        "of",
        "the",
        "more",
        "other",
        "its",
        "their",
        "his",
        "our",
    ):
        i += 1
    if i > after and words[i - 1] in ("of", "the") and line.ends(i):
        i = after
    noun, who, end = "", None, after
    j = i
    while j < min(len(words), i + PHRASE):
        word, tag = words[j], nodes[j].tag
        known = cues.classes().get(word)
        if j in line.number_at and j > i:
            break
        if cues.at(befell("done"), words, j) is not None and known is None:
            break
        if word in _TIMES:
            return None
        if known is not None:
            noun, who, end = nodes[j].text, known, j + 1
            if _goes_on(line, j + 1):
                j += 1
                continue
            break
        if not tag.startswith(_NOUN_TAGS) and word not in ("-", "'s"):
            break
        if tag in ("NNS", "NNPS") and not noun:
            noun, end = nodes[j].text, j + 1
        j += 1
    return Phrase(noun, who, end)


_TIMES = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds km "
    "kilometers kilometres miles metres meters percent decade decades times a.m. p.m. gmt".split()
)


def _goes_on(line: Line, i: int) -> bool:
    """Whether a known noun only stands before another ("43 police officers", "six terrorist leaders")."""
    return (
        i < len(line.words)
        and cues.classes().get(line.words[i]) is not None
        and cues.at(befell("done"), line.words, i) is None
    )
