"""The status of an act: how the report presents it, from modals, negation and what stands above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.coding.acts.clauses import (
    is_finite,
    is_negated,
    is_passed_over,
    is_purpose,
    is_told_first,
    taking_place,
)
from dragoman.coding.acts.conditions import has_condition
from dragoman.coding.acts.governing import from_above, is_rebuffed
from dragoman.coding.acts.supposed import supposed
from dragoman.coding.syntax.roles import punished
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Status

# How many steps above the act its governing words are sought.
MAX_STEPS = 7
_HEADS = ("denied", "asked", "proposed", "planned", "possible", "conditional")


Way = Literal["own", "above", "headline", "going on", "question", "nothing"]


def status_of(node: Node) -> Status:
    """The status of the act that a verb or act noun carries.

    The innermost word decides: "denied that it would send" is denied, "plans to ask" is planned.
    """
    return why_status(node)[0]


def why_status(node: Node) -> tuple[Status, Node, Way]:
    """The status with the word that decided, and how: by its own helpers, by what governs it."""
    if (happens := taking_place(node)) is not None:
        return why_status(happens)  # "the talks would not take place"
    if (status := supposed(node)) is not None:
        return status, node, "above"
    if _is_headline_plan(node):
        if is_negated(node):  # "Oslo not to send troops"
            return "denied", node, "own"
        return _asked_about("planned", node, "headline")
    turned, below = False, node
    for current, shares in _chain(node):
        turned, below = turned or _turns(below, current), current
        if _is_going_on(node, current):
            return "asserted", current, "going on"
        if shares:
            found = _own(current) if is_verb(current) else _own_noun(current)
            if found and not (turned and found == "denied"):
                open_ = found == "planned" or (found == "conditional" and current.dep == "ROOT")
                return _asked_about(found, current, "own") if open_ else (found, current, "own")
        found = from_above(current)
        if found and not (turned and found == "denied"):
            return found, current, "above"
    return _asked_about("asserted", node, "nothing")


def _turns(second: Node, first: Node) -> bool:
    """ "Has not left but sent more": what stands behind the "but" is not denied with the first."""
    if second.dep != "conj" or second.head is not first:
        return False
    return any(kid.lower == "but" and first.i < kid.i < second.i for kid in first.children("cc"))


def _asked_about(status: Status, node: Node, way: Way) -> tuple[Status, Node, Way]:
    """What has been found, or, in a question, that it is possible."""
    return ("possible", node, "question") if _is_question(node) else (status, node, way)


def _is_headline_plan(node: Node) -> bool:
    """ "Oslo to send troops", as a sentence of its own."""
    top = node
    while top.dep == "conj" and top.tag == "VB":
        top = top.head
    return top.dep == "ROOT" and is_purpose(top) and top.child("nsubj", "nsubjpass") is not None


def _is_going_on(node: Node, above: Node) -> bool:
    """ "Has not stopped shipping", "promised to stop shipping": what may be stopped goes on."""
    stops = above is not node and is_verb(above) and above.lemma in words("status", "stopping")
    return stops and is_verb(node) and node.tag == "VBG" and node.head.lower != "from"


def _chain(node: Node) -> list[tuple[Node, bool]]:
    """The act and what it hangs from, up to where a clause stands on its own.

    With each the answer to: does its own modal or negation hold for the act? Not for a second
    verb that has a tense of its own ("will not join and urged others"), nor for what a clause is
    only about ("will not sit idle over the attack").
    """
    prospect = _prospect(node)
    if prospect is not None:
        return [(node, True), (prospect, False)]
    chain = [(node, True)]
    current = node
    topic = named = False
    for _ in range(MAX_STEPS):
        if current.head is current or _stands_alone(current):
            break
        below, current = current, current.head
        if below.dep == "pcomp" and is_finite(below):
            break  # "would be odd, given that it sells arms": it sells them
        if current.pos == "ADP":
            means = current.lower == "by" and below.dep == "pcomp"  # "could help by sending food"
            topic = topic or (not means and current.lower in words("status", "topic_prepositions"))
            named = below.dep == "pobj" and current.lower == "of"
            if below.dep == "pcomp" and punished(current):
                break  # "agreed sanctions on Oslo for selling arms": it sold them
            voiced = below.dep == "pobj" and below.lemma in words("status", "voiced")
            if voiced and current.head.lemma in words("control", "answering"):
                break  # "refused to respond to a demand": it was made
            if current.lower == "for" and current.head.lemma in words("control", "answers"):
                break  # "vowed revenge for the killing": it is done
            if current.lower == "for" and current.head.lemma in words("status", "repaying"):
                break  # "will punish rebels for the raid": they made it
            if current.lower in words("status", "presupposing"):
                break  # "agreed to end the war after talks": the talks were held
            continue
        if (
            is_verb(current)
            and below.dep in ("ccomp", "advcl", "relcl", "parataxis")
            and not (below.dep == "ccomp" and below.tag == "VB" and not below.child("aux", "mark"))
        ):
            break  # but on from "had let them train"
        if below.dep == "pobj" and not is_verb(current) and not _is_status_head(current):
            break  # what is told inside another noun phrase is taken for granted
        if named and current.lemma in words("status", "about_deeds"):
            break  # "does not know the details of the raid"
        named = False
        if is_rebuffed(below, current):
            break  # "will reject the demand": it was made
        if _takes_for_granted(current, below):
            break
        chain.append((current, not topic and not (below.dep == "conj" and is_finite(below))))
        if below.dep == "acl" and not is_verb(current):
            break  # "could not stop the efforts to help": helping is not denied
    return chain


def _prospect(node: Node) -> Node | None:
    """ "The prospect of troops attacking": they of whom it is only feared, hoped for or likely."""
    if node.dep != "acl" or node.tag != "VBG":
        return None
    below = node.head
    for _ in range(MAX_STEPS):  # "of soldiers from an ally attacking"
        if below.dep != "pobj" or below.head.lower not in ("of", "from"):
            return None
        above = below.head.head
        if _is_status_head(above) or above.lemma in words("status", "reports"):
            return below
        below = above
    return None


def _takes_for_granted(verb: Node, below: Node) -> bool:
    """ "Will not forget the raid": the raid was, whatever is said of forgetting it."""
    noun = not is_verb(below) and below.dep in ("dobj", "nsubjpass")
    return noun and is_verb(verb) and verb.lemma in words("status", "granting")


def _is_status_head(node: Node) -> bool:
    return any(node.lemma in words("status", f"{name}_heads") for name in _HEADS)


def _stands_alone(node: Node) -> bool:
    """Presupposed clauses and main clauses: nothing above changes their status."""
    if node.dep in ("acl", "amod") and node.tag in ("VBN", "VBG", "VBD"):
        return True  # "the diplomats killed in the raid"
    if node.dep == "appos" and node.head.pos == "PROPN" and not is_verb(node):
        return True  # "Oslo, a member of the pact, was not asked"
    return node.dep in ("ROOT", "relcl", "parataxis", "poss") or (
        node.dep == "nsubj" and not is_verb(node)
    )


def _own(verb: Node) -> Status | None:
    """What a verb's own auxiliaries, negation and conditions say."""
    lowers = [kid.lower for kid in verb.kids if kid.dep in ("aux", "neg", "preconj", "cc", "mark")]
    if is_negated(verb) or is_passed_over(verb):
        return "denied"
    if "whether" in lowers:
        return "possible"
    if any(low in words("status", "condition_marks") for low in lowers):
        asking = verb.head.lemma in words("status", "question_heads") and verb.head is not verb
        if asking and "if" in lowers:
            return "possible"
        if verb.dep == "advcl" or (verb.dep == "ccomp" and "if" in lowers):
            return "conditional"  # the parser hangs "help the other if it is attacked" either way
    if _is_inverted(verb) or _is_awaited(verb, lowers):
        return "conditional"
    if _is_missed(verb):
        return "denied"
    if _is_doubted(verb, lowers):
        return "possible"
    if any(low in _modals() for low in lowers):
        if has_condition(verb) or (is_told_first(verb) and has_condition(verb.head)):
            return "conditional"
        if any(kid.lower in words("status", "possible_adverbs") for kid in verb.kids):
            return "possible"
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


def _is_missed(verb: Node) -> bool:
    """ "Nearly attacked": it did not."""
    if verb.lemma in words("status", "harming"):
        return False  # "nearly destroyed it": it was attacked
    missing = words("status", "missing")
    return any(kid.lower in missing and kid.i == verb.i - 1 for kid in verb.children("advmod"))


def _is_doubted(verb: Node, helpers: Sequence[str]) -> bool:
    """ "Probably attacked", "must have attacked": so it is thought."""
    if "must" in helpers and "have" in helpers:
        return True
    doubting = words("status", "doubting")
    plain = not any(one in _modals() for one in helpers)
    return plain and any(kid.lower in doubting for kid in verb.children("advmod"))


def _is_future_of_past(verb: Node, helpers: Sequence[str]) -> bool:
    """ "Said that it would send": what was said, back then, was "will"."""
    would = "would" in helpers or "'d" in helpers
    told = verb.dep == "ccomp" and verb.head.tag in ("VBD", "VBN")
    return would and told and "have" not in helpers and not has_condition(verb)


def _is_inverted(verb: Node) -> bool:
    """ "Should Ankara refuse, ...", "Were Minsk to ask, ...": a condition without "if"."""
    subject = verb.child("nsubj", "nsubjpass")
    helpers = [kid for kid in verb.children("aux") if kid.lower in ("should", "were", "had")]
    if subject is None or not helpers or helpers[0].i > subject.i:
        return False
    return verb.dep != "ROOT" or not _is_question(verb)


def _is_awaited(verb: Node, helpers: Sequence[str]) -> bool:
    """ "Will hold no talks until the troops withdraw": what has to come first."""
    if verb.dep != "advcl" or "until" not in helpers:
        return False
    return any(kid.lower in _modals() for kid in verb.head.children("aux"))


def _modals() -> frozenset[str]:
    return (
        words("status", "possible_modals")
        | words("status", "planned_modals")
        | words("status", "conditional_modals")
    )


def _own_noun(noun: Node) -> Status | None:
    """What the adjectives and determiner of a noun say ("planned visit", "no attack")."""
    for kid in noun.kids:
        if kid.dep == "det" and kid.lower == "no":
            return "denied"
        if kid.dep == "det" and kid.lower == "any" and not _is_denied_above(noun):
            return "conditional"
        if kid.dep in ("amod", "compound"):
            for name in ("planned", "possible", "proposed"):
                if kid.lower in words("status", f"{name}_adjectives"):
                    status: Status = name
                    return status
    return None


def _is_denied_above(noun: Node) -> bool:
    """ "Denied any trade", "has not had any talks": "any" is what a denial says."""
    above = noun.head
    if noun.dep not in ("dobj", "nsubjpass") or not is_verb(above):
        return False
    return above.lemma in words("status", "denied_heads") or is_negated(above)


def _is_question(node: Node) -> bool:
    top = node
    while top.head is not top:
        top = top.head
    return any(kid.text == "?" for kid in top.kids)
