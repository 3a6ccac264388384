"""Why a claim has its status: the modal, negation, verb or mark that decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman.coding.acts.clauses import is_purpose
from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.scheduled import time_ahead
from dragoman.coding.acts.status import why_status
from dragoman.coding.explaining.places import quoted
from dragoman.coding.explaining.telling import by_nodes, by_stretch
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import deadline
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Reason, Status

# Where each status is looked for around a word, likeliest first: classes of coding_words.toml ...
_CLASSES: dict[Status, tuple[str, ...]] = {
    "denied": ("denied_words", "nobody", "missing"),
    "planned": ("planned_modals", "planned_adjectives", "conditional_modals"),
    "possible": (
        "possible_adverbs",
        "possible_modals",
        "possible_adjectives",
        "condition_marks",
        "doubting",
    ),
    "conditional": ("condition_marks", "conditional_modals"),
    "asked": ("asked_modals",),
    "proposed": ("proposed_adjectives",),
}
# ... and single words that the rules for status name.
_SINGLE: dict[Status, frozenset[str]] = {
    "denied": frozenset({"longer"}),
    "possible": frozenset({"whether", "must"}),
    "conditional": frozenset({"any", "condition", "were", "had", "until"}),
}


def status_of_draft(scene: Scene, draft: Draft, published: date | None) -> Reason:
    """Why an act has its status, in a report of some day."""
    if draft.threat is not None:
        because = f"{quoted(draft.threat)} threatens it: {draft.status}"
        return by_nodes(scene, "status", [draft.threat], because)
    if draft.status == "planned" and (time := time_ahead(scene, draft, published)) is not None:
        because = "the present tells of what is to come on a day ahead: planned"
        return by_stretch(scene, "status", time.start, time.end, because)
    if draft.cue is not None and "not" in draft.cue.flags:
        because = f"what is not done is the act itself: {draft.status}"
        return by_nodes(scene, "status", [draft.node], because)
    return status_of_word(scene, draft.node, draft.status)


def status_of_word(scene: Scene, node: Node, status: Status) -> Reason:
    """Why what a word tells has this status."""
    found, at, way = why_status(node)
    word, because = node, f"{quoted(node)} itself tells it so"
    if found == status:
        if way == "own":
            word = _own_word(at, status)
            because = f"{quoted(word)} beside {quoted(at)}" if word is not at else quoted(at)
        elif way == "above":
            word = _word_above(at)
            because = f"{quoted(word)} above {quoted(at)}"
        elif way == "headline":
            word = next((kid for kid in at.children("aux") if kid.lower == "to"), at)
            because = f"a headline says {quoted(word)} of what is to come"
        elif way == "going on":
            word, because = at, f"{quoted(at)} tells of what goes on"
        elif way == "question":
            word = _question_mark(at)
            because = "it stands in a question"
        else:
            because = "no word says otherwise"
    return by_nodes(scene, "status", [word], f"{because}: {status}")


def _own_word(node: Node, status: Status) -> Node:
    """The word beside a verb or noun that decided."""
    if status == "denied" and node.dep == "pcomp" and node.head.lower == "without":
        return node.head
    around = list(_around(node))
    for name in _CLASSES.get(status, ()):
        for one in around:
            if one.lower in words("status", name):
                return one
    single = _SINGLE.get(status, frozenset())
    return next((one for one in around if one.lower in single), node)


def _around(node: Node) -> Iterator[Node]:
    """What hangs from a word, the near first; then from the clause in which it is told."""
    yield from node.kids
    for kid in node.kids:
        yield from kid.kids
    if is_verb(node) and node.head is not node:
        for kid in node.head.kids:
            if kid is not node:
                yield kid
                yield from kid.kids


def _word_above(node: Node) -> Node:
    """The word above a clause or noun that decided."""
    above = node.head
    if above.pos == "ADP" or above.dep in ("prep", "agent"):
        above = above.head
    if is_purpose(node) and deadline(node) is not None:  # "gave Oslo a week to leave"
        return next((one for one in node.ancestors() if is_verb(one)), above)
    modal = next((kid for kid in above.children("aux") if kid.tag == "MD"), None)
    if node.dep == "nsubj" and modal is not None:  # "an attack would anger them"
        return modal
    if node.dep == "attr" and above.lemma == "be":  # "another worry is the sale"
        return above.child("nsubj") or above
    to = next((kid for kid in node.children("aux") if kid.lower == "to"), None)
    if to is not None and node.dep == "advcl" and is_purpose(node):
        asks = above.lemma in words("control", "oblique") | words("status", "asked_heads")
        return above if asks else to
    if above.lemma in ("have", "be"):
        yet = next((kid for kid in above.kids if kid.lower == "yet"), None)
        return yet or above.child("acomp", "attr") or to or above
    no = next((kid for kid in above.children("det") if kid.lower == "no"), None)
    return no if no is not None and node.dep == "acl" else above


def _question_mark(node: Node) -> Node:
    top = next((one for one in (node, *node.ancestors()) if one.head is one), node)
    return next((kid for kid in top.kids if kid.text == "?"), node)
