"""Whether the encoder would find an act in a sentence: asked before it reads, for it costs a parse.

Of each word that no rule takes a table tells how likely the encoder finds there an act that is right,
by the word, those next to it and the way to who is named. ``scripts/train_gate.py`` makes the table
(``docs/model.md``, "The gate").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp

from dragoman.coding.model.named import KINDS, Named
from dragoman.coding.model.ways import step
from dragoman.coding.syntax.tree import Node
from dragoman.data.tables import read_toml, read_tsv

TABLE = "coding_gate.tsv"
Feature = tuple[str, str, str]  # a verb or a noun, where something stands to it, and what
ALWAYS: Feature = ("", "", "")  # what all words have in common
UP, MOST_STATES, LONGEST, FARTHEST = 4, 4, 6, 4
# The relations of a kid whose word is looked at, unless it names somebody.
_KIDS = frozenset(
    "dobj nsubj nsubjpass attr acomp amod compound xcomp ccomp aux neg mark prep agent dative prt".split()
)


def is_worth_reading(nodes: Sequence[Node], words: Sequence[Node], named: Sequence[Named]) -> bool:
    """Whether enough acts may be found in a sentence for its length.

    Args:
        nodes: the sentence.
        words: those of its words that may tell an act, and that no rule takes.
        named: who is named in it.
    """
    weights = _weights()
    found = 0.0
    for features in features_of(nodes, words, named):
        found += 1 / (1 + exp(-sum([weights.get(one, 0.0) for one in features])))
    return found >= _least() * len(nodes)


def features_of(
    nodes: Sequence[Node], words: Sequence[Node], named: Sequence[Named]
) -> Iterator[list[Feature]]:
    """What the table may know of each word."""
    heads = {one.node.i for one in named}
    below = _below(named)
    states = str(min(len({party.code[:3] for one in named for party in one.parties}), MOST_STATES))
    long = str(min(len(nodes) // 8, LONGEST))
    for word in words:
        mark = "noun" if word.pos == "NOUN" else "verb"
        found = [
            ALWAYS,
            (mark, "lemma", word.lemma),
            (mark, "dep", word.dep),
            (mark, "tag", word.tag),
            (mark, "states", states),
            (mark, "long", long),
            (mark, "before", _away(word.i - i for i in heads if i < word.i)),
            (mark, "after", _away(i - word.i for i in heads if i > word.i)),
        ]
        if word.head is not word:
            found.append((mark, "head", word.head.lemma))
        for kid in word.kids:
            if kid.dep in _KIDS and kid.i not in heads:
                found.append((mark, kid.dep, kid.lemma))
                if kid.dep in ("prep", "prt"):
                    found.append((mark, kid.lower, word.lemma))
        for way, kind in below.get(word.i, ()):
            found += [(mark, "below", way), (mark, way.partition("<")[0], kind)]
        found += [(mark, "above", way) for way in _above(word, heads, below)]
        yield found


_Below = dict[int, list[tuple[str, str]]]


def _below(named: Sequence[Named]) -> _Below:
    """For each word the ways down to who is named below it, with their kinds."""
    found: _Below = defaultdict(list)
    for one in named:
        node, way = one.node, ""
        for _ in range(UP):
            if node.head is node:
                break
            if node.dep != "conj":
                way = f"{step(node)}<{way}" if way else step(node)
            node = node.head
            found[node.i].append((way, KINDS[one.kind]))
    return found


def _above(word: Node, heads: set[int], below: _Below) -> Iterator[str]:
    """The ways up from a word to who is named above it, or right below what stands above it."""
    node, way = word, ""
    for _ in range(UP - 1):
        if node.head is node:
            return
        own = node.dep
        way = f"{way}>{own}" if way else own
        node = node.head
        if node.i in heads:
            yield way
        for down, _ in below.get(node.i, ()):
            if "<" not in down and down != own:
                yield f"{way}<{down}"


def _away(steps: Iterator[int]) -> str:
    """How far the nearest is, in steps that double; "none" where there is none."""
    nearest = min(steps, default=0)
    return str(min(nearest.bit_length(), FARTHEST)) if nearest else "none"


@lru_cache(maxsize=1)
def _weights() -> dict[Feature, float]:
    rows = read_tsv(TABLE)
    return {(row["word"], row["where"], row["what"]): float(row["weight"]) for row in rows}


@lru_cache(maxsize=1)
def _least() -> float:
    return float(read_toml("coding_model.toml")["gate"]["least"])
