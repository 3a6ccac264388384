"""Slips of the parser that news copy brings out, put right before the rules look at a tree."""

from __future__ import annotations

from dragoman.coding.tree import Node, Tree

_NOMINAL = ("NOUN", "PROPN", "PRON")


def mend(tree: Tree) -> None:
    """Mend the tree in place, sentence by sentence."""
    for sentence in tree.sentences:
        root = next((node for node in sentence if node.head is node), None)
        if root is not None and root.pos in _NOMINAL:
            _promote_participle(root)


def _promote_participle(subject: Node) -> None:
    """ "Kim, a cautious leader, travelled to Beijing": the verb taken for a participle is main.

    A noun at the root with a past participle after a comma, and no finite verb beside it, is the
    subject of that verb.
    """
    if subject.child("nsubj", "cop", "nsubjpass"):
        return
    for verb in subject.children("acl"):
        comma = any(kid.lower == "," and kid.i < verb.i for kid in subject.children("punct"))
        bare = not verb.child("nsubj", "nsubjpass", "auxpass", "aux", "mark")
        if verb.tag in ("VBN", "VBD") and comma and bare:
            _make_root(verb, subject)
            return


def _make_root(verb: Node, subject: Node) -> None:
    subject.kids.remove(verb)
    for kid in [kid for kid in subject.kids if kid.i > verb.i]:
        subject.kids.remove(kid)
        kid.head = verb
        verb.kids.append(kid)
    for kid in verb.kids:
        if kid.dep == "agent":
            kid.dep = "prep"
    verb.tag, verb.dep, verb.head = "VBD", "ROOT", verb
    subject.dep, subject.head = "nsubj", verb
    verb.kids.insert(0, subject)
    verb.kids.sort(key=lambda kid: kid.i)
