"""Deeds that a sentence only supposes: "an attack would anger Oslo", "in the event of an attack"."""

from __future__ import annotations

from dragoman.coding.acts.clauses import is_negated
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Status


def supposed(noun: Node) -> Status | None:
    """What is said of a deed that a noun names, where that says that it need not be done."""
    if is_verb(noun):
        return None
    if _is_case(noun):
        return "conditional"
    above = noun.head
    if noun.dep == "nsubjpass" and above.lemma in words("status", "excluding"):
        return "possible" if is_negated(above) else "denied"
    if noun.dep != "nsubj" or not is_verb(above):
        return None
    if above.lemma == "be" and (judged := _judged(above)) is not None:
        return judged
    return _by_modal(above) if _is_any(noun) else None


def _is_case(noun: Node) -> bool:
    """ "In the event of an attack", "in case of war"; but "in the case of the attack" is a matter."""
    of = noun.head
    case = of.head
    within = noun.dep == "pobj" and of.lower == "of" and case.head.lower == "in"
    return within and (case.lemma == "event" or (case.lemma == "case" and not case.child("det")))


def _judged(be: Node) -> Status | None:
    """ "Is unlikely" leaves it open, "is imminent" has it come."""
    for kid in be.children("acomp"):
        if kid.child("xcomp"):
            continue  # "is likely to anger them"
        if kid.lower in words("status", "maybe_words"):
            return "possible"
        if kid.lower in words("status", "coming_words"):
            return "planned"
    return None


def _by_modal(verb: Node) -> Status | None:
    """ "An attack would anger them": what a supposed one would do."""
    helpers = {kid.lower for kid in verb.children("aux")}
    if helpers & words("status", "conditional_modals"):
        return "conditional"
    return "possible" if helpers & words("status", "possible_modals") else None


def _is_any(noun: Node) -> bool:
    return any(kid.lower in ("a", "an", "any", "another") for kid in noun.children("det"))
