"""Main verbs that the parser hung below their own subject, and subjects that it hung as a mere part."""

from __future__ import annotations

from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words

# What tells that a participle is a main verb with somebody addressed or something told.
_TOLD = ("ccomp", "xcomp", "dobj")
_PAST = ("VBN", "VBD")
_FINITE = ("VBZ", "VBD", "VBP")


def mend_main_verb(root: Node) -> None:
    """Mend a sentence in place, from its root."""
    if root.pos in ("NOUN", "PROPN"):
        _raise_teller(root)
    elif (owner := _owner(root)) is not None:
        _lower(root, owner)
        _raise_teller(owner)
    elif root.tag in _FINITE and root.pos == "VERB":
        _seat_part(root)
        _seat_in_clause(root)


def _raise_teller(subject: Node) -> None:
    """ "The bishop whose march drew crowds called on voters to wait": he called, not the crowds.

    A verb of telling at the end of the relative clause, which the parser took for a participle.
    """
    relative = subject.child("relcl")
    if relative is None or subject.child("nsubj", "cop", "acl", "conj", "appos"):
        return
    verb = _hidden(relative)
    if verb is not None:
        verb.head.kids.remove(verb)
        for kid in [kid for kid in relative.kids if kid.i > verb.i]:
            kid.hang(verb, kid.dep)
        verb.tag, verb.dep, verb.head = "VBD", "ROOT", verb
        subject.hang(verb, "nsubj")


def _hidden(clause: Node) -> Node | None:
    """A verb of telling that the parser took for a participle in a clause."""
    telling = words("syntax", "telling") | words("speech", "next_words")
    for verb in clause.subtree():
        if verb.dep == "acl" and verb.tag in _PAST and verb.lemma in telling and _tells(verb):
            return verb
    return None


def _owner(verb: Node) -> Node | None:
    """ "The bishop whose march led to ...": whose march it is, where the parser made him the subject."""
    owner = verb.child("nsubj")
    thing = owner.child("appos") if owner is not None else None
    if thing is None or not any(kid.tag == "WP$" for kid in thing.kids) or verb.pos != "VERB":
        return None
    return owner if _hidden(verb) is not None else None


def _lower(verb: Node, owner: Node) -> None:
    """Make a main verb the relative clause of the noun that the parser took for its subject."""
    thing = owner.child("appos")
    verb.kids.remove(owner)
    owner.head, owner.dep = owner, "ROOT"
    if thing is not None:
        thing.hang(verb, "nsubj")
    verb.dep, verb.head = "relcl", owner
    owner.kids.append(verb)


def _tells(verb: Node) -> bool:
    """Whether a verb has what it tells or whom it addresses, and none by whom it is done."""
    if verb.child("agent", "auxpass", "nsubj") or any(k.lower == "by" for k in verb.kids):
        return False
    addressed = verb.lemma in words("speech", "called_upon") and verb.child("prep") is not None
    return addressed or any(kid.i > verb.i for kid in verb.children(*_TOLD))


def _seat_part(verb: Node) -> None:
    """ "Rojas questions why": a name right before a verb without subject is its subject."""
    parts = verb.children("compound")
    if not parts or verb.child("nsubj", "nsubjpass", "csubj", "expl", "det", "poss", "amod"):
        return
    name = parts[-1]
    if name.i != verb.i - 1 or name.pos != "PROPN":
        return
    name.dep = "nsubj"
    for part in parts[:-1]:
        part.hang(name, "compound")


def _seat_in_clause(verb: Node) -> None:
    """ "He added the collapse of the bridge is a crime": the collapse is, and is not added."""
    thing, clause = verb.child("dobj"), verb.child("ccomp")
    if thing is None or clause is None or verb.lemma not in words("syntax", "telling"):
        return
    begun = [one.i for one in (clause, *clause.kids) if one.i > thing.i]
    bare = not clause.child("nsubj", "nsubjpass", "expl", "csubj", "mark")
    helped = clause.tag in _FINITE or clause.child("aux", "auxpass") is not None
    if bare and helped and begun and min(begun) == thing.subtree()[-1].i + 1 > verb.i:
        thing.hang(clause, "nsubjpass" if clause.child("auxpass") else "nsubj")
