"""The status of an act: how the report presents it, from modals, negation and what stands above."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Status

# How many steps above the act its governing words are sought.
MAX_STEPS = 7
_HEADS = ("denied", "asked", "proposed", "planned", "possible", "conditional")


def status_of(node: Node) -> Status:
    """The status of the act that a verb or act noun carries.

    The innermost word decides: "denied that it would send" is denied, "plans to ask" is planned.
    """
    is_subject = not is_verb(node) and node.dep in ("nsubj", "nsubjpass")
    if is_subject and node.head.lemma in words("status", "happenings"):
        return status_of(node.head)  # "the talks would not take place"
    for current, shares in _chain(node):
        if shares:
            found = _own(current) if is_verb(current) else _own_noun(current)
            if found:
                return "possible" if found == "planned" and _is_question(current) else found
        found = _from_above(current)
        if found:
            return found
    return "possible" if _is_question(node) else "asserted"


def _chain(node: Node) -> list[tuple[Node, bool]]:
    """The act and what it hangs from, up to where a clause stands on its own.

    With each the answer to: does its own modal or negation hold for the act? Not for a second
    verb that has a tense of its own ("will not join and urged others"), nor for what a clause is
    only about ("will not sit idle over the attack").
    """
    chain = [(node, True)]
    current = node
    topic = False
    for _ in range(MAX_STEPS):
        if current.head is current or _stands_alone(current):
            break
        below, current = current, current.head
        if current.pos == "ADP":
            topic = topic or current.lower in words("status", "topic_prepositions")
            continue
        if is_verb(current) and below.dep in ("ccomp", "advcl", "relcl", "parataxis"):
            break
        if below.dep == "pobj" and not is_verb(current) and not _is_status_head(current):
            break  # what is told inside another noun phrase is taken for granted
        chain.append((current, not topic and not (below.dep == "conj" and _is_finite(below))))
        if below.dep == "acl" and not is_verb(current):
            break  # "could not stop the efforts to help": helping is not denied
    return chain


def _is_status_head(node: Node) -> bool:
    return any(node.lemma in words("status", f"{name}_heads") for name in _HEADS)


def _stands_alone(node: Node) -> bool:
    """Presupposed clauses and main clauses: nothing above changes their status."""
    if node.dep in ("acl", "amod") and node.tag in ("VBN", "VBG", "VBD"):
        return True  # "the diplomats killed in the raid"
    return node.dep in ("ROOT", "relcl", "parataxis", "poss") or (
        node.dep == "nsubj" and not is_verb(node)
    )


def _own(verb: Node) -> Status | None:
    """What a verb's own auxiliaries, negation and conditions say."""
    lowers = [kid.lower for kid in verb.kids if kid.dep in ("aux", "neg", "preconj", "cc", "mark")]
    if is_negated(verb):
        return "denied"
    if "whether" in lowers:
        return "possible"
    if any(low in words("status", "condition_marks") for low in lowers):
        asking = verb.head.lemma in words("status", "question_heads") and verb.head is not verb
        if asking and "if" in lowers:
            return "possible"
        if verb.dep == "advcl":
            return "conditional"
    if _is_inverted(verb):
        return "conditional"
    if _has_condition(verb) and any(low in _modals() for low in lowers):
        return "conditional"
    if "would" in lowers and verb.lemma in words("status", "wish_verbs"):
        return None
    if _is_future_of_past(verb, lowers):
        above = ("denied", "possible")
        doubted = any(verb.head.lemma in words("status", f"{name}_heads") for name in above)
        return None if doubted else "planned"
    for name in ("possible", "planned", "conditional", "asked"):
        if any(low in words("status", f"{name}_modals") for low in lowers):
            status: Status = name
            return status
    return None


def _is_future_of_past(verb: Node, helpers: Sequence[str]) -> bool:
    """ "Said that it would send": what was said, back then, was "will"."""
    would = "would" in helpers or "'d" in helpers
    told = verb.dep == "ccomp" and verb.head.tag in ("VBD", "VBN")
    return would and told and "have" not in helpers and not _has_condition(verb)


def is_negated(verb: Node) -> bool:
    """Whether a verb's own particle, subject or object denies it ("promised nothing")."""
    marks = ("aux", "neg", "preconj", "cc", "mark")
    if any(kid.lower in words("status", "denied_words") for kid in verb.kids if kid.dep in marks):
        return True
    if verb.dep == "pcomp" and verb.head.lower == "without":
        return True
    for kid in verb.children("nsubj", "nsubjpass", "dobj"):
        if kid.lower in words("status", "nobody") or any(
            low.lower in words("status", "nobody") or low.lower == "no"
            for low in kid.children("det", "preconj", "cc")
        ):
            return True
    return False


def _is_inverted(verb: Node) -> bool:
    """ "Should Ankara refuse, ...", "Were Minsk to ask, ...": a condition without "if"."""
    subject = verb.child("nsubj", "nsubjpass")
    helpers = [kid for kid in verb.children("aux") if kid.lower in ("should", "were", "had")]
    if subject is None or not helpers or helpers[0].i > subject.i:
        return False
    return verb.dep != "ROOT" or not _is_question(verb)


def _modals() -> frozenset[str]:
    return (
        words("status", "possible_modals")
        | words("status", "planned_modals")
        | words("status", "conditional_modals")
    )


def _has_condition(verb: Node) -> bool:
    return any(
        kid.dep == "advcl"
        and any(mark.lower in words("status", "condition_marks") for mark in kid.children("mark"))
        for kid in verb.kids
    )


def _own_noun(noun: Node) -> Status | None:
    """What the adjectives and determiner of a noun say ("planned visit", "no attack")."""
    for kid in noun.kids:
        if kid.dep == "det" and kid.lower == "no":
            return "denied"
        if kid.dep in ("amod", "compound"):
            for name in ("planned", "possible", "proposed"):
                if kid.lower in words("status", f"{name}_adjectives"):
                    status: Status = name
                    return status
    return None


def _from_above(node: Node) -> Status | None:
    """What the word above says of a clause or noun that it governs."""
    head = _governing(node)
    if head is None:
        return None
    clause = is_verb(node)
    lemma = head.lemma
    if clause and node.dep == "advcl" and _is_purpose(node):
        return "asked" if _asks_of(head) else "planned"
    if clause and lemma == "have" and any(kid.lower == "yet" for kid in head.kids):
        return "denied"  # "has yet to meet"
    if lemma in words("status", "bargaining") and node.lemma in words("status", "bargained"):
        return "proposed"
    wants = clause and node.dep == "xcomp" and lemma in words("status", "wanting")
    if wants and not head.child("dobj") and not node.child("nsubj"):
        return "proposed"  # "wants to join"
    if clause and lemma == "be" and node.dep in ("xcomp", "ccomp", "advcl"):
        return _from_be(node, head)
    if not _is_complement(node):
        return None
    if lemma in words("status", "denied_heads"):
        # "did not rule out sending troops": it may be
        return "possible" if is_verb(head) and is_negated(head) else "denied"
    if clause and node.dep == "acl" and any(kid.lower == "no" for kid in head.children("det")):
        return "denied"  # "has no plans to visit"
    told = clause and node.dep == "ccomp" and _is_finite(node)
    if node.tag == "VBP" and lemma in words("status", "subjunctive_heads"):
        told = False  # "demanded that the president release them"
    if lemma in words("status", "asked_heads") and not told and _asks(node, head):
        return "asked"
    for name in ("proposed", "planned", "possible", "conditional"):
        if lemma in words("status", f"{name}_heads"):
            if name == "planned" and told:
                continue  # "announced that it had struck": told, not intended
            status: Status = name
            return status
    return None


def _from_be(node: Node, be: Node) -> Status | None:
    """ "Is to visit" is planned; "it is not true that", "it is untrue that" deny."""
    if node.dep == "xcomp" and _is_purpose(node) and not be.child("acomp", "attr"):
        return "planned"
    verdict = be.child("acomp", "attr")
    if verdict is None or not node.child("mark"):
        return None
    if verdict.lemma in words("status", "false_words"):
        return "denied"
    negated = any(kid.dep == "neg" for kid in [*be.kids, *verdict.kids])
    return "denied" if negated and verdict.lemma in words("status", "true_words") else None


def _governing(node: Node) -> Node | None:
    head = node.head
    if head is node:
        return None
    if head.pos == "ADP" or head.dep in ("prep", "agent"):
        if head.lower not in ("of", "for", "to", "from", "on", "about", "against", "at", "with"):
            return None
        return head.head if head.head is not head else None
    return head


def _asks(node: Node, head: Node) -> bool:
    if head.lemma in words("status", "asked_active") and head.child("auxpass", "nsubjpass"):
        return False
    if head.lemma in words("status", "asked_with_object") and head.pos == "VERB":
        subject = node.child("nsubj")
        return is_verb(node) and (
            subject is not None or head.child("dobj", "nsubjpass") is not None
        )
    return True


def _asks_of(head: Node) -> bool:
    """Whether a verb asks somebody ("called on Oslo to wait"), so that "to" tells no purpose."""
    return head.lemma in words("control", "oblique") or (
        head.lemma in words("status", "asked_heads") and head.child("dobj") is not None
    )


def _is_complement(node: Node) -> bool:
    if is_verb(node):
        return (
            node.dep in ("xcomp", "ccomp", "acl", "pcomp", "oprd", "dobj") and node.dep != "relcl"
        )
    return node.dep in ("dobj", "pobj", "nsubjpass", "attr", "oprd", "xcomp", "ccomp")


def _is_finite(verb: Node) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP") or any(
        kid.tag in ("VBD", "VBZ", "VBP") for kid in verb.children("aux", "auxpass")
    )


def _is_purpose(verb: Node) -> bool:
    return verb.tag == "VB" and any(kid.lower == "to" and kid.dep == "aux" for kid in verb.kids)


def _is_question(node: Node) -> bool:
    top = node
    while top.head is not top:
        top = top.head
    return any(kid.text == "?" for kid in top.kids)
