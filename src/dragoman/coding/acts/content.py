"""What an act in words or a march is about, which its evidence must hold to be understood."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.roles import complements, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words

# Clauses and phrases inside each other that are told ("demanded that Oslo refuse to recognise it").
_DEEP = 3
# Types of which nothing is known until it is told what is asked, refused, charged or marched for.
_ABOUT = frozenset({"REQUEST", "REJECT", "ACCUSE", "AGREE", "CONCEDE", "THREATEN", "PROTEST"})


def content_nodes(draft: Draft) -> Iterator[Node]:
    """The words of what is asked, promised, refused, charged or marched for, in no order.

    "Lima demanded" is no evidence of what "Lima demanded that Quito refuse to sell its tanks" tells.
    """
    if draft.event in _ABOUT and draft.again is None:
        for node in _told(draft.node, 0):
            if node.sent == draft.node.sent:
                yield node


def _told(head: Node, depth: int) -> Iterator[Node]:
    if depth > _DEEP:
        return
    for below in _below(head, outermost=not depth):
        yield below
        yield from _told(below, depth + 1)


def _below(head: Node, *, outermost: bool) -> Iterator[Node]:
    """What stands under a verb or a noun and says what it is about."""
    if is_verb(head):
        yield from complements(head)
        yield from head.children("dobj", "attr", "acomp")
        yield from (kid for kid in head.children("advcl") if _is_purpose(kid))
    else:
        yield from head.children("acl")
    if is_verb(head) and not outermost:
        if head.lemma in words("speech", "leads_for"):  # "calling for reforms"
            yield from prepositions(head, "for")
        return  # to whom, for what and where else: no more than the act needs
    about = words("speech", "grounds")
    for kid in head.children("prep"):
        if kid.lower in about and not _is_time(kid):
            yield from kid.children("pobj", "pcomp")


def _is_purpose(clause: Node) -> bool:
    """ "To demand reforms", "calling for reforms"."""
    return clause.tag in ("VB", "VBG") and not clause.child("mark", "nsubj")


def _is_time(preposition: Node) -> bool:
    """Whether a phrase only tells when ("on Tuesday")."""
    return any(one.lower in words("speech", "days") for one in preposition.children("pobj"))
