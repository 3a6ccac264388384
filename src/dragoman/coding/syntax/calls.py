"""Calls by telephone, which ask for nothing: "called Oslo's leader to offer help"."""

from __future__ import annotations

from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words


def is_by_phone(call: Node, purpose: Node) -> bool:
    """Whether who is called is rung up, so that the caller himself does what he calls for.

    "Called Oslo to discuss the border"; but "called on Oslo to leave" and "called rebels to disarm" ask.
    """
    if (
        call.lemma != "call"
        or purpose.tag != "VB"
        or purpose.lemma not in words("speech", "phoned")
    ):
        return False
    asks = any(
        kid.lower in ("on", "upon", "for") and not is_day(kid) for kid in call.children("prep")
    )
    return call.child("dobj") is not None and not asks


def is_day(preposition: Node) -> bool:
    """Whether a preposition brings no more than a day ("on Friday", "on 3 May")."""
    brought = preposition.children("pobj")
    return bool(brought) and all(one.lower in words("speech", "days") for one in brought)


def mend_call(call: Node) -> None:
    """ "Called Peru's president to express support": whom the parser names something is rung up."""
    named = call.child("oprd")
    purposes = [kid for kid in call.children("advcl", "xcomp") if kid.tag == "VB"]
    if named is not None and call.child("dobj") is None and named.pos in ("NOUN", "PROPN"):
        if not any(one.lemma in words("speech", "phoned") for one in purposes):
            return
        named.dep = "dobj"
    for purpose in purposes:
        if is_by_phone(call, purpose):
            purpose.dep = "advcl"
