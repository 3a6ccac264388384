"""What is said: the stretch that a verb of speech takes, by the class of the verb."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.coding.words import words


def content_of(verb: Node, classes: frozenset[str]) -> tuple[int, int] | None:
    """The stretch of working text that a verb of speech gives as said, or none."""
    if is_passive(verb):
        if verb.child("xcomp", "ccomp"):
            return None  # "Lagos was asked by Accra to wait": whom it is said to
        return _told_noun(verb) if classes & {"say", "object"} else None
    if classes & {"say", "tell", "mental"}:
        clause = _said_clause(verb)
        if clause is not None:
            return _clause_span(verb, clause)
        if classes & {"say", "tell"} and _is_inserted(verb):
            return _around(verb)
    if "call" in classes:
        parts = verb.children("oprd", "xcomp") or [
            thing for kid in verb.children("prep") if kid.lower == "as" for thing in kid.kids
        ]
        named = verb.child("dobj") or is_passive(verb) or any(p.child("nsubj") for p in parts)
        return _hull(verb, parts) if parts and named else None
    if "charge" in classes:
        thing = verb.child("dobj") or verb.child("ccomp", "oprd", "xcomp")
        if thing is not None:
            return _hull(verb, [thing, *verb.children("oprd", "xcomp", "prep", "ccomp")])
    if "of" in classes:
        things = [thing for name in ("of", "about") for thing in prepositions(verb, name)]
        if things:
            return _hull(verb, things)
    if "voice" in classes:
        return _voiced(verb)
    if "object" in classes:
        thing = verb.child("dobj")
        if thing is not None and thing.pos in ("NOUN", "PROPN"):
            return _hull(verb, [thing])
    return None


def _told_noun(verb: Node) -> tuple[int, int] | None:
    """The noun phrase that a passive tells ("the plan, announced by Oslo": the plan)."""
    noun = verb.head if verb.dep == "acl" else verb.child("nsubjpass")
    if noun is None or noun.pos not in ("NOUN", "PROPN"):
        return None
    own = {node.i for node in verb.subtree()} if verb.dep == "acl" else set()
    phrase = [node for node in noun.subtree() if node.i not in own and node.i < verb.i]
    phrase = [node for node in phrase if node.pos != "PUNCT"] or [noun]
    return phrase[0].start, phrase[-1].end


def _voiced(verb: Node) -> tuple[int, int] | None:
    """What a feeling or stance is voiced at ("expressed alarm at the raid": the raid)."""
    stance = verb.child("dobj")
    if stance is None or stance.lemma not in words("speech", "stances"):
        return None
    for kid in [*stance.kids, *verb.kids]:
        if kid.dep == "prep" and kid.i > stance.i:
            things = kid.children("pobj", "pcomp")
            if things:
                return _hull(verb, things)
        if kid.dep in ("acl", "ccomp") and kid.i > stance.i:
            return _clause_span(verb, kid)
    return _hull(verb, [stance])


def _said_clause(verb: Node) -> Node | None:
    """The clause that is said: after the verb before before it, never across a semicolon."""
    clauses = [kid for kid in verb.children("ccomp") if not _is_cut_off(verb, kid)]
    after = [kid for kid in clauses if kid.i > verb.i]
    found = after or clauses
    if found:
        return found[0]
    if verb.lemma in ("propose", "ask"):
        return None
    return next(
        (k for k in verb.children("parataxis") if is_verb(k) and not _is_cut_off(verb, k)), None
    )


def _is_cut_off(verb: Node, clause: Node) -> bool:
    """Whether a semicolon parts a clause from the verb that the parser gave it to."""
    low, high = sorted((verb.i, clause.i))
    return any(kid.lower == ";" and low < kid.i < high for kid in [*verb.kids, *clause.kids])


def _is_inserted(verb: Node) -> bool:
    """Whether "the minister said" stands inside or after the clause that it tells."""
    return (
        verb.dep in ("parataxis", "ccomp")
        and verb.head is not verb
        and is_verb(verb.head)
        and (verb.dep == "parataxis" or (verb.head.i > verb.i and not verb.child("mark")))
    )


def _around(verb: Node) -> tuple[int, int]:
    """The longer side of the clause into which the speech verb is inserted."""
    own = {node.i for node in verb.subtree()}
    rest = [n for n in verb.head.subtree() if n.i not in own and n.pos != "PUNCT"]
    before = [n for n in rest if n.i < min(own)]
    after = [n for n in rest if n.i > max(own)]
    side = max(before, after, key=lambda nodes: nodes[-1].end - nodes[0].start if nodes else 0)
    side = side or [verb.head]
    return side[0].start, side[-1].end


def _clause_span(verb: Node, clause: Node) -> tuple[int, int]:
    below = [node for node in clause.subtree() if node.pos != "PUNCT" or node.text in "\"'%)"]
    if clause.i > verb.i:
        below = [node for node in below if node.i > verb.i]
        if below and below[0].lower == "that":
            below = below[1:]
    else:
        subject = verb.child("nsubj")
        border = min(node.i for node in [verb, *(subject.subtree() if subject else [])])
        below = [node for node in below if node.i < border]
    below = below or [clause]
    return below[0].start, below[-1].end


def _hull(verb: Node, parts: Sequence[Node]) -> tuple[int, int]:
    nodes = [node for part in parts for node in part.subtree() if node.i > verb.i]
    nodes = [node for node in nodes if node.pos != "PUNCT"] or list(parts)
    return min(n.start for n in nodes), max(n.end for n in nodes)
