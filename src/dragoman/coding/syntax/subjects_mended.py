"""Verbs whose subject or object the parser misplaced: "after Oslo last week struck", "she's slammed Lima"."""

from __future__ import annotations

from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words

# What may stand between a subject and its verb.
_BETWEEN = ("npadvmod", "advmod")
_FINITE = ("VBD", "VBZ", "VBP")


def mend_subjects(sentence: list[Node]) -> None:
    """Mend a sentence in place."""
    for node in sentence:
        if node.dep in ("conj", "advcl") and node.tag in _FINITE:
            _seat_behind_mark(node, sentence)
        elif node.pos in ("NOUN", "PROPN") and node.kids:
            _make_perfect_of(node)
        if node.dep == "ccomp" and node.i < node.head.i:
            _part_at_semicolon(node, sentence)


def _seat_behind_mark(verb: Node, sentence: list[Node]) -> None:
    """ "It spoke out after Oslo last week struck": the name behind "after" is the verb's subject."""
    if verb.child("nsubj", "nsubjpass", "cc", "mark", "aux"):
        return
    before = {kid.i for kid in verb.children(*_BETWEEN) if kid.i < verb.i}
    first = min(
        (part.i for i in before for part in sentence[i - sentence[0].i].subtree()), default=verb.i
    )
    place = first - 1 - sentence[0].i
    if place < 1:
        return
    name = sentence[place]
    mark = name.head
    if name.pos != "PROPN" or name.dep != "pobj" or mark.dep != "prep":
        return
    if mark.lower not in words("syntax", "marks") or mark.head is mark:
        return
    above, joined = mark.head, verb.head
    joined.kids.remove(verb)
    above.kids.remove(mark)
    mark.kids.remove(name)
    verb.head, verb.dep = above, "advcl"
    mark.head, mark.dep = verb, "mark"
    name.head, name.dep = verb, "nsubj"
    for kid in list(mark.kids):
        kid.head = verb
    verb.kids += [mark, name, *mark.kids]
    mark.kids = []
    above.kids.append(verb)
    above.sort_kids()
    verb.sort_kids()


def _make_perfect_of(name: Node) -> None:
    """ "She's slammed Lima": a participle between "'s" and a name is the verb, and the name its object."""
    subject, verb = name.child("nsubj", "nsubjpass"), name.child("amod")
    helper = name.child("auxpass", "aux")
    if subject is None or verb is None or helper is None or subject.pos != "PRON":
        return
    if verb.tag != "VBN" or helper.lower not in words("syntax", "short_haves"):
        return
    if subject.i + 1 != helper.i or not helper.i < verb.i < name.i or verb.kids:
        return
    above, dep = name.head, name.dep
    if above is not name and not (dep == "nsubj" and above.tag in ("VBD", "VBN")):
        return
    moved = [subject, helper]
    for kid in moved:
        name.kids.remove(kid)
        kid.head = verb
    name.kids.remove(verb)
    subject.dep, helper.dep, verb.pos = "nsubj", "aux", "VERB"
    if above is name:
        verb.head, verb.dep = verb, "ROOT"
    else:
        _join_behind(verb, above, name)
    name.head, name.dep = verb, "dobj"
    verb.kids += [*moved, name]
    verb.sort_kids()


def _part_at_semicolon(first: Node, sentence: list[Node]) -> None:
    """ "Rescuers pulled men out; Lima has offered aid": what stands before the semicolon is not offered."""
    second = first.head
    between = sentence[first.i + 1 - sentence[0].i : second.i - sentence[0].i]
    if not any(one.text == ";" for one in between) or not second.child("nsubj", "nsubjpass"):
        return
    if second.head is not second:
        return
    second.kids.remove(first)
    first.head, first.dep = first, "ROOT"
    second.head, second.dep = first, "conj"
    first.kids.append(second)
    first.sort_kids()


def _join_behind(verb: Node, second: Node, name: Node) -> None:
    """ "She's slammed Lima, voted against it": the second verb is told of the same subject."""
    second.kids.remove(name)
    verb.head, verb.dep = (verb if second.head is second else second.head), second.dep
    if second.head is not second:
        second.head.kids.remove(second)
        second.head.kids.append(verb)
        second.head.sort_kids()
    second.head, second.dep, second.tag = verb, "conj", "VBN"
    verb.kids.append(second)
