"""Second verbs behind "and" that the parser joined to the wrong one."""

from __future__ import annotations

from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words


def join_where_it_belongs(verb: Node) -> None:
    """Join a conjunct to the verb that it goes on from, in place."""
    if verb.tag == "VBD":
        _raise_conjunct(verb)
        _raise_from_clause(verb)
    if verb.dep == "conj" and verb.head.lemma in words("syntax", "telling"):
        _join_to_told(verb)


def _raise_conjunct(verb: Node) -> None:
    """ "Said the fund would shrink, and promised tents": a past tense goes on from a past tense.

    A verb in the past joined to one in the infinitive or participle behind an auxiliary, with no
    subject of its own: it is joined to the verb above in the past instead.
    """
    clause = verb.head
    if verb.child("nsubj", "nsubjpass", "aux", "auxpass") or clause.dep not in ("ccomp", "acl"):
        return
    done = clause.tag == "VBN" and clause.child("auxpass") and verb.child("dobj")
    if not (clause.tag == "VB" or done) or not clause.child("aux"):
        return
    above = clause.head
    if clause.dep == "acl":  # "dismissed reports that it would leave, and offered tents"
        above = above.head
    if above.tag != "VBD" or above is clause:
        return
    _raise(verb, above)


def _raise_from_clause(verb: Node) -> None:
    """ "Scrambled jets after a missile fell, and summoned the envoy": who scrambled also summoned.

    A past tense without subject, behind a comma and "and", goes on from the main clause and not
    from a clause of time or cause that stands between.
    """
    clause = verb.head
    if verb.child("nsubj", "nsubjpass", "aux", "auxpass", "agent") or clause.dep != "advcl":
        return
    above = clause.head
    if not clause.child("mark") or above.tag != "VBD" or above.i > clause.i:
        return
    comma = any(kid.text == "," and clause.i < kid.i < verb.i for kid in clause.kids)
    if comma and above.child("nsubj"):
        _raise(verb, above)


def _join_to_told(verb: Node) -> None:
    """ "Chad sent tanks, officials said, and has given money": who sent also gave.

    A verb without subject behind commas on both sides of who says so goes on from what is said, where
    both have one tense.
    """
    telling = verb.head
    told = telling.head if telling.dep == "parataxis" else telling.child("ccomp")
    if told is None or told.i > telling.i or told.child("mark") or not told.child("nsubj"):
        return
    if verb.child("nsubj", "nsubjpass") or not is_verb(told) or not is_verb(verb):
        return
    comma = any(kid.text == "," and telling.i < kid.i < verb.i for kid in telling.kids)
    helpers = ({kid.lower for kid in one.children("aux")} for one in (told, verb))
    alike = told.tag == verb.tag and len({frozenset(one) for one in helpers}) == 1
    if comma and alike:
        _raise(verb, told)


def _raise(verb: Node, above: Node) -> None:
    """Join a verb to another one, with the comma and the "and" that stand before it."""
    clause = verb.head
    joints = [
        kid for kid in clause.kids if kid.dep in ("cc", "punct") and clause.i < kid.i < verb.i
    ]
    last = max((kid.i for kid in clause.kids if kid.i < verb.i and kid not in joints), default=0)
    for kid in [verb, *(one for one in joints if one.i > last)]:
        clause.kids.remove(kid)
        kid.head = above
        above.kids.append(kid)
    above.kids.sort(key=lambda kid: kid.i)
