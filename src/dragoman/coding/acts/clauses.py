"""What a clause is by its own words: negated, finite, in the past, told before who says it."""

from __future__ import annotations

from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words

AHEAD = frozenset({"will", "would", "'ll", "'d", "shall", "wo"})
"""Auxiliaries of what is to come."""
_MARKS = frozenset({"aux", "neg", "preconj", "cc", "mark"})
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj"})


def helpers(clause: Node) -> set[str]:
    """The auxiliaries of a clause, in small letters."""
    return {kid.lower for kid in clause.children("aux", "auxpass")}


def or_else(verb: Node) -> bool:
    """Whether a verb tells what befalls whoever does not do as asked ("leave or face war")."""
    if verb.dep != "conj" or verb.lemma not in words("status", "befalling"):
        return False
    first = verb.head
    return any(
        kid.lower == "or" and first.i < kid.i < verb.i
        for one in (first, *first.kids)  # the parser hangs it on the verb or on its object
        for kid in one.children("cc")
    )


def is_ahead(clause: Node) -> bool:
    """Whether a clause tells by its auxiliary of what is to come ("will", "would")."""
    return not helpers(clause).isdisjoint(AHEAD)


def is_negated(verb: Node) -> bool:
    """Whether a verb's own particle, subject or object denies it ("promised nothing")."""
    if verb.dep == "pcomp" and verb.head.lower == "without":
        return True
    denied, nobody = words("status", "denied_words"), words("status", "nobody")
    for kid in verb.kids:  # once for all, as every verb of a text is asked
        dep = kid.dep
        if dep in _MARKS:
            if kid.lower in denied and not _is_not_only(verb, kid):
                return True
        elif dep in _SIDES:
            if kid.lower in nobody or any(
                low.lower in nobody or low.lower == "no"
                for low in kid.children("det", "preconj", "cc", "poss")
            ):
                return True
        elif dep == "acomp":
            if kid.child("neg"):
                return True  # "pleaded not guilty"
        elif dep == "advmod" and kid.lower == "longer" and _has_no(kid):
            return True
    return False


def _is_not_only(verb: Node, no: Node) -> bool:
    """ "Has not only condemned": it has, and more."""
    around = (*verb.kids, *no.kids)
    return any(kid.i == no.i + 1 and kid.lower in words("status", "only") for kid in around)


def is_passed_over(verb: Node) -> bool:
    """ "Rather than fight", "instead of fighting": what is not done, or not to be done."""
    if verb.dep == "pcomp" and verb.head.lower in ("than", "of"):
        above = verb.head.head
        return _is_instead(verb.head) or (verb.head.lower == "than" and _is_instead(above))
    if verb.dep == "conj":
        return any(kid.lower == "than" and _is_instead(kid) for kid in verb.head.children("cc"))
    marks = verb.children("mark")
    return any(kid.lower == "than" and (_is_instead(kid) or _is_instead(verb)) for kid in marks)


def _is_instead(node: Node) -> bool:
    return any(kid.lower in ("rather", "instead", "sooner") for kid in node.children("advmod"))


def _has_no(node: Node) -> bool:
    return any(kid.lower == "no" for kid in node.kids)


def taking_place(noun: Node) -> Node | None:
    """The verb that says that what a noun tells takes place ("talks will begin", "are due to")."""
    above = noun.head
    if is_verb(noun) or noun.dep not in ("nsubj", "nsubjpass") or not is_verb(above):
        return None
    happens = words("status", "happenings")
    if above.lemma in happens and not above.child("acomp"):
        return above
    below = [above, *above.children("acomp")]
    infinitives = (kid for one in below for kid in one.children("xcomp") if is_purpose(kid))
    return next((kid for kid in infinitives if kid.lemma in happens), None)


def is_told_first(clause: Node) -> bool:
    """Whether a clause stands before the verb of speech: "Chad struck Sudan, officials said"."""
    return clause.dep == "ccomp" and clause.i < clause.head.i and not clause.child("mark")


def is_finite(verb: Node) -> bool:
    """Whether a verb or its auxiliary is in the present or past tense."""
    return verb.tag in ("VBD", "VBZ", "VBP") or any(
        kid.tag in ("VBD", "VBZ", "VBP") for kid in verb.children("aux", "auxpass")
    )


def is_purpose(verb: Node) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return verb.tag == "VB" and any(kid.lower == "to" and kid.dep == "aux" for kid in verb.kids)


def is_simple_past(clause: Node) -> bool:
    """Whether a clause tells in the simple past, or is a participle of one that does."""
    told = helpers(clause)
    if told:
        return clause.tag == "VBN" and told in ({"was"}, {"were"})
    if clause.tag in ("VB", "VBN") and clause.dep == "conj":
        return True  # "let", "freed": forms of the past that the parser takes for others
    if clause.tag == "VBN":
        return clause.dep != "acl" and clause.child("nsubj") is not None
    return clause.tag == "VBD" or (clause.tag == "VBG" and clause.head is not clause)


def is_in_past(clause: Node) -> bool:
    """Whether a clause's finite verb is in the past tense: "left", "had left", "was leaving"."""
    return clause.tag == "VBD" or any(kid.tag == "VBD" for kid in clause.children("aux", "auxpass"))


def clause_of(node: Node) -> Node:
    """The verb of the clause in which a node stands; the top of the sentence where none does."""
    if is_verb(node):
        return node
    top = node
    for above in node.ancestors():
        if is_verb(above):
            return above
        top = above
    return top


def first_of(clause: Node) -> Node:
    """The first of several clauses that are told together ("after they fired and fled": fired)."""
    apart = words("dating", "tense_helpers")
    while (
        clause.dep == "conj"
        and is_verb(clause.head)
        and not {kid.lower for kid in clause.children("aux")} & apart
    ):
        clause = clause.head
    return clause
