"""The parse as plain nodes: all that the rules of this room look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis"})


class Node:
    """One token of the parse; ``start`` and ``end`` are offsets in the passage's working text."""

    __slots__ = (
        "dep",
        "end",
        "head",
        "i",
        "kids",
        "lemma",
        "lower",
        "pos",
        "sent",
        "start",
        "tag",
        "text",
    )

    def __init__(self, i: int, text: str, start: int) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.start = start
        self.end = start + len(text)
        self.lemma = self.tag = self.pos = self.dep = ""
        self.head: Node = self
        self.kids: list[Node] = []
        self.sent = 0

    def __repr__(self) -> str:
        return f"Node({self.i}, {self.text!r}, {self.dep})"

    def child(self, *deps: str) -> Node | None:
        """The first child in one of these relations, or none."""
        for kid in self.kids:
            if kid.dep in deps:
                return kid
        return None

    def children(self, *deps: str) -> list[Node]:
        """All children in one of these relations, in text order."""
        return [kid for kid in self.kids if kid.dep in deps]

    def ancestors(self) -> Iterator[Node]:
        """The heads above this node, nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    def subtree(self) -> list[Node]:
        """This node and all below it, in text order."""
        found = [self]
        for node in found:
            found.extend(node.kids)
        return sorted(found, key=lambda node: node.i)

    def conjuncts(self) -> list[Node]:
        """The nodes coordinated under this one, down the chain."""
        found: list[Node] = []
        for kid in self.kids:
            if kid.dep == "conj":
                found.append(kid)
                found.extend(kid.conjuncts())
        return found


class Tree:
    """One passage, parsed: its nodes in order and its sentences as lists of nodes."""

    __slots__ = ("nodes", "sentences", "text")

    def __init__(self, text: str, nodes: list[Node], sentences: list[list[Node]]) -> None:
        self.text = text
        self.nodes = nodes
        self.sentences = sentences

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The tree of a parsed spaCy document.

        Read as one array: asking token by token costs a tenth of the parse itself.
        """
        strings = doc.vocab.strings
        rows = doc.to_array(_COLUMNS).astype("int64").tolist()
        nodes: list[Node] = []
        sentences: list[list[Node]] = []
        start = 0
        for i, (orth, space, lemma, tag, pos, dep, _, begins) in enumerate(rows):
            node = Node(i, _string(strings, orth), start)
            node.lemma = _string(strings, lemma).lower()
            node.tag, node.pos = _string(strings, tag), _string(strings, pos)
            node.dep = _string(strings, dep)
            start = node.end + space
            nodes.append(node)
            if begins == 1 or not sentences:
                sentences.append([])
            node.sent = len(sentences) - 1
            sentences[-1].append(node)
        for node, row in zip(nodes, rows, strict=True):
            if row[_HEAD]:
                node.head = nodes[node.i + row[_HEAD]]
                node.head.kids.append(node)
        return cls(doc.text, nodes, sentences)


_COLUMNS: list[int | str] = ["ORTH", "SPACY", "LEMMA", "TAG", "POS", "DEP", "HEAD", "SENT_START"]
_HEAD = _COLUMNS.index("HEAD")
_seen: dict[int, str] = {}


def _string(strings: StringStore, number: int) -> str:
    """The string of a number of spaCy's store, looked up there once."""
    found = _seen.get(number)
    if found is None:
        found = _seen[number] = strings[number & _UNSIGNED]
        if len(_seen) > _KEPT:
            _seen.clear()
    return found


_UNSIGNED = 2**64 - 1  # the store's numbers have no sign, the array's have
_KEPT = 200_000  # strings: some 20 MB


def is_verb(node: Node) -> bool:
    """Whether a node heads a clause as a verb (or as an auxiliary in a verb's place)."""
    return node.pos == "VERB" or (node.pos == "AUX" and node.dep in CLAUSES)


def is_passive(verb: Node) -> bool:
    """Whether a verb stands in the passive, reduced participles included."""
    if verb.child("nsubjpass", "auxpass", "csubjpass", "agent"):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep == "acl":
        return True
    if verb.dep == "conj" and is_verb(verb.head) and not verb.child("nsubj", "aux"):
        return is_passive(verb.head) and verb.head.tag == "VBN"
    return verb.dep == "advcl" and not verb.child("nsubj", "aux")
