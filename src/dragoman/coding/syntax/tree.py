"""The parse as plain nodes: all that the rules of this room look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_PASSIVE = frozenset({"nsubjpass", "auxpass", "csubjpass", "agent"})
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

    def __init__(
        self,
        i: int,
        form: tuple[str, str],
        start: int,
        lemma: str,
        tag: str,
        pos: str,
        dep: str,
        sent: int,
    ) -> None:
        """The token ``i``, in this sentence; ``form`` is its text, and that in small letters."""
        self.i = i
        self.text, self.lower = form
        self.start = start
        self.end = start + len(self.text)
        self.lemma = lemma
        self.tag = tag
        self.pos = pos
        self.dep = dep
        self.sent = sent
        self.head: Node = self
        self.kids: list[Node] = []

    def hang(self, above: Node, dep: str) -> None:
        """Take this node from its head and hang it below another one."""
        if self.head is not self and self in self.head.kids:
            self.head.kids.remove(self)
        self.head, self.dep = above, dep
        above.kids.append(self)
        above.sort_kids()

    def sort_kids(self) -> None:
        """Put the children into the order of the text, after some were added."""
        self.kids.sort(key=lambda kid: kid.i)

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

    def is_taken_out(self) -> bool:
        """Whether a noun is named to say that it does not belong to those before it."""
        return self.pos in ("NOUN", "PROPN") and any(
            kid.lower == "not" and kid.i < self.i for kid in self.kids
        )

    def conjuncts(self) -> list[Node]:
        """The nodes coordinated under this one, down the chain, but for those taken out of it.

        "Denmark and Norway, but not Sweden" are two.
        """
        found: list[Node] = []
        open_ = [kid for kid in reversed(self.kids) if kid.dep == "conj"]
        while open_:  # a chain may be longer than Python recurses
            node = open_.pop()
            if not node.is_taken_out():
                found.append(node)
            open_.extend(kid for kid in reversed(node.kids) if kid.dep == "conj")
        return found


class Tree:
    """One passage, parsed: its nodes in order and its sentences as lists of nodes."""

    __slots__ = ("nodes", "sentences", "text")

    def __init__(self, text: str, nodes: list[Node], sentences: list[list[Node]]) -> None:
        self.text = text
        self.nodes = nodes
        self.sentences = sentences

    def between(self, sentence: int, start: int, end: int) -> list[Node]:
        """The nodes of a sentence that begin in a stretch, in text order; a sentence may be endless."""
        nodes = self.sentences[sentence]
        first = bisect_left(nodes, start, key=lambda node: node.start)
        return nodes[first : bisect_left(nodes, end, lo=first, key=lambda node: node.start)]

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The tree of a parsed spaCy document.

        Read as one array: asking token by token costs a tenth of the parse itself.
        """
        for strings in (_FORMS, _LEMMAS, _NAMES):
            strings.of(doc.vocab.strings)
        orth, space, lemma, tag, pos, dep, heads, begins = (
            doc.to_array(_COLUMNS).view("int64").T.tolist()
        )
        forms = list(map(_FORMS.__getitem__, orth))
        rows = zip(
            forms,
            space,
            map(_LEMMAS.__getitem__, lemma),
            map(_NAMES.__getitem__, tag),
            map(_NAMES.__getitem__, pos),
            map(_NAMES.__getitem__, dep),
            begins,
            strict=True,
        )
        nodes: list[Node] = []
        firsts: list[int] = []  # of the sentences
        start = 0
        for i, (form, spaced, lemma_, tag_, pos_, dep_, first) in enumerate(rows):
            if first == 1 or not i:
                firsts.append(i)
            node = Node(i, form, start, lemma_, tag_, pos_, dep_, len(firsts) - 1)
            start = node.end + spaced
            nodes.append(node)
        for i, away in enumerate(heads):
            if away:
                head = nodes[i + away]
                nodes[i].head = head
                head.kids.append(nodes[i])
        ends = [*firsts[1:], len(nodes)]
        sentences = [nodes[i:end] for i, end in zip(firsts, ends, strict=True)] if nodes else []
        text = "".join([form[0] + " " * gap for form, gap in zip(forms, space, strict=True)])
        return cls(text, nodes, sentences)


_COLUMNS: list[int | str] = ["ORTH", "SPACY", "LEMMA", "TAG", "POS", "DEP", "HEAD", "SENT_START"]
_UNSIGNED = 2**64 - 1  # the store's numbers have no sign, the array's have
_KEPT = 200_000  # strings: some 20 MB

Made = TypeVar("Made")


class _Strings(dict[int, Made]):
    """What is made of the strings of spaCy's store, each looked up there once."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make
        self._store: StringStore | None = None

    def of(self, store: StringStore) -> None:
        """Look up in this store from now on; what is known holds for every store."""
        self._store = store
        if len(self) > _KEPT:
            self.clear()

    def __missing__(self, number: int) -> Made:
        assert self._store is not None
        found = self[number] = self._make(self._store[number & _UNSIGNED])
        return found


_FORMS = _Strings(lambda text: (text, text.lower()))
_LEMMAS = _Strings(str.lower)
_NAMES = _Strings(str)


def is_verb(node: Node) -> bool:
    """Whether a node heads a clause as a verb (or as an auxiliary in a verb's place)."""
    return node.pos == "VERB" or (node.pos == "AUX" and node.dep in CLAUSES)


def is_passive(verb: Node) -> bool:
    """Whether a verb stands in the passive, reduced participles included."""
    for kid in verb.kids:  # asked of every verb, many times
        if kid.dep in _PASSIVE:
            return True
    if verb.tag != "VBN":
        return False
    if verb.dep in ("acl", "amod"):
        return not verb.child("nsubj")  # "on suspicion that it had sold oil"
    if verb.dep == "conj" and is_verb(verb.head) and not verb.child("nsubj", "aux"):
        return is_passive(verb.head) and verb.head.tag == "VBN"
    return verb.dep == "advcl" and not verb.child("nsubj", "aux")
