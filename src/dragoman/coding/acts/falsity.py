"""Reports and charges that are called false, or that somebody waves away."""

from __future__ import annotations

from dragoman.coding.acts.clauses import is_negated, is_told_first
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words


def is_reported(clause: Node) -> bool:
    """Whether a clause says what a report tells; the parser may take its "that" for "which"."""
    relative = clause.dep == "relcl" and any(kid.lower == "that" for kid in clause.kids)
    return relative or clause.dep in ("acl", "ccomp")


def is_dismissed(noun: Node) -> bool:
    """Whether a noun is a report or charge that is false, or that somebody waves away."""
    if noun.lemma not in words("status", "reports"):
        return False
    if any(kid.lemma in words("status", "false_words") for kid in noun.children("amod")):
        return True
    if noun.dep == "nsubj":
        return _is_found_false(noun.head)
    if noun.dep not in ("dobj", "pobj", "nsubjpass"):
        return False
    above = noun.head.head if noun.dep == "pobj" else noun.head
    return above.lemma in words("status", "dismissing")


def _is_found_false(verb: Node) -> bool:
    """ "Is false", "was not true", "proved groundless", "turned out to be a lie", "do not tally"."""
    if verb.lemma in words("status", "tallying") and is_negated(verb):
        facts = [one for kid in verb.children("prep") for one in kid.children("pobj")]
        return any(
            one.lemma in words("status", "facts") for one in [*facts, *verb.children("dobj")]
        )
    if verb.lemma not in words("status", "verdict_verbs"):
        return False
    for kid in verb.kids:
        if kid.dep == "xcomp" and kid.lemma == "be" and _is_found_false(kid):
            return True
        if kid.dep in ("acomp", "attr", "oprd", "xcomp"):
            if kid.lemma in words("status", "false_words"):
                return not denies(verb, kid)
            if kid.lemma in words("status", "true_words"):
                return denies(verb, kid)
    return False


def is_disbelieved(belief: Node) -> bool:
    """ "Nobody believes that", "does not think that", "few believe that"."""
    if belief.lemma not in words("status", "believing"):
        return False
    few = any(kid.lower in words("status", "few") for kid in belief.children("nsubj"))
    return few or is_negated(belief)


def is_untrue(speech: Node) -> bool:
    """ "It is untrue, his office said, that he asked": the verdict stands before."""
    return any(
        verdict.lemma in words("status", "false_words")
        or (verdict.lemma in words("status", "true_words") and denies(kid, verdict))
        for kid in [*speech.kids, speech.head]
        if kid.lemma == "be" and (is_told_first(kid) or speech.dep == "parataxis")
        for verdict in kid.children("acomp", "attr")
    )


def denies(be: Node, verdict: Node) -> bool:
    """Whether a verdict is negated ("is not true")."""
    return any(kid.dep == "neg" for kid in [*be.kids, *verdict.kids])
