"""On what condition something is to be done: "if it yields", "in case of attack"."""

from __future__ import annotations

from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words


def has_condition(verb: Node) -> bool:
    """ "If it yields", "provided that it yields", "on condition that it yields"."""
    marks = words("status", "condition_marks")
    for kid in verb.kids:
        if kid.dep in ("advcl", "prep") and kid.lower in marks:
            return True
        if kid.dep == "advcl" and any(mark.lower in marks for mark in kid.children("mark")):
            return True
        if kid.dep == "prep" and any(one.lemma == "condition" for one in kid.children("pobj")):
            return True
    return False


def is_on_condition(verb: Node) -> bool:
    """Whether something is to be done only in a certain case ("if attacked", "in case of attack")."""
    if has_condition(verb):
        return True
    marks = [mark for kid in verb.children("ccomp") for mark in kid.children("mark")]
    if any(mark.lower in words("status", "condition_marks") for mark in marks):
        return True
    return any(one.lemma in ("case", "event") for one in prepositions(verb, "in"))
