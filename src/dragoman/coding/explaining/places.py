"""Where a word stands to an act's word, in plain words: "subject of", "after on below"."""

from __future__ import annotations

from dragoman.coding.syntax.tree import Node

_ROLES = {
    "nsubj": "subject of",
    "csubj": "subject of",
    "nsubjpass": "subject of the passive",
    "dobj": "object of",
    "dative": "indirect object of",
    "poss": "owner before",
    "amod": "before",
    "compound": "before",
    "nmod": "before",
    "nummod": "before",
    "appos": "another name of",
    "attr": "what is said to be, after",
    "ccomp": "clause told by",
    "xcomp": "clause below",
    "advcl": "clause beside",
    "acl": "clause told of",
    "relcl": "clause told of",
    "npadvmod": "beside",
}


def place_of(node: Node, act: Node) -> str:
    """How a word hangs together with the word that tells the act."""
    top = node
    while top.dep == "conj" and top.head is not top:
        top = top.head
    named_with = f"named together with {quoted(top)}, " if top is not node else ""
    return named_with + _place(top, act)


def _place(node: Node, act: Node) -> str:
    if node is act:
        return "the word itself"
    if any(above is node for above in act.ancestors()):
        return f"{quoted(act)} is told of it"
    above = node.head
    if above is node:
        return f"it heads the sentence of {quoted(act)}"
    if node.dep in ("pobj", "pcomp"):
        told, governor = f"after {quoted(above)} below {quoted(above.head)}", above.head
    else:
        told, governor = f"{_ROLES.get(node.dep, 'told with')} {quoted(above)}", above
    return told + _link(governor, act)


def _link(governor: Node, act: Node) -> str:
    if governor is act:
        return ""
    below = act
    while below.dep == "conj" and below is not governor:
        below = below.head
    if below is governor:
        return f", shared by {quoted(act)}"
    if any(above is governor for above in act.ancestors()):
        return f", which stands above {quoted(act)}"
    if any(above is act for above in governor.ancestors()):
        return f", which hangs from {quoted(act)}"
    return f", in the sentence of {quoted(act)}"


def quoted(node: Node) -> str:
    """A word between quotation marks."""
    return f'"{node.text}"'


def phrase(node: Node) -> str:
    """A noun with what stands right before it ("both sides", "its troops")."""
    before = ("det", "amod", "compound", "nummod", "poss", "nmod", "predet")
    left = [kid.i for kid in node.kids if kid.dep in before and kid.i < node.i]
    named = {one.i: one for one in node.subtree() if min([node.i, *left]) <= one.i <= node.i}
    return f'"{" ".join(named[i].text for i in sorted(named))}"'
