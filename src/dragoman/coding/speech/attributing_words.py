"""Attributions without a verb of their own: nouns, adjectives, adverbs, "according to", a colon."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.speech.attributing import (
    SPEAKERS_OWN,
    Found,
    inner,
    is_told_by_the_report,
    span_of,
)
from dragoman.coding.speech.colons import colons
from dragoman.coding.speech.inserted import Span
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.tree import Node, Tree
from dragoman.coding.words import words


def from_noun(noun: Node) -> Iterator[Found]:
    """ "His claim that the vote was rigged", "voiced support for it", "their fear is that ..."."""
    owner = _owner(noun)
    if noun.dep == "nsubj" and noun.head.lemma == "be" and owner is not None:
        clause = noun.head.child("ccomp", "xcomp")
        if clause is not None and clause.i > noun.i:
            yield Found([owner], (noun.start, noun.head.end), [span_of(clause.subtree())])
            return
    for kid in noun.kids:
        if kid.i < noun.i or kid.dep not in ("acl", "ccomp", "prep", "relcl"):
            continue
        if kid.dep == "prep" and (owner is None or kid.lower not in words("speech", "grounds")):
            continue
        if kid.dep == "relcl" and not any(one.lower == "that" for one in kid.children("mark")):
            continue
        content = inner(
            [n for n in kid.subtree() if n.i > (kid.i if kid.dep == "prep" else noun.i)]
        )
        if content:
            cue_end = kid.end if kid.dep == "prep" else noun.end
            yield Found([owner] if owner else [], (noun.start, cue_end), [span_of(content)])
        return


def _owner(noun: Node) -> Node | None:
    """Whose thought a noun is: "her claim", "a claim by Oslo", "Oslo repeated the claim"."""
    own = noun.child("poss") or next(iter(prepositions(noun, "by")), None)
    if own is None and noun.dep == "dobj" and is_told_by_the_report(noun.head):
        own = next(iter(agents(noun.head)), None)
    return own if own is None or own.lower not in SPEAKERS_OWN else None


def from_state(word: Node) -> Iterator[Found]:
    """ "She is worried that the talks will fail", "confident of a deal"."""
    verb = word.head if word.dep == "acomp" else word
    subject = verb.child("nsubj")
    if subject is None:
        return
    for kid in [*word.kids, *verb.kids]:
        if kid.i < word.i or kid.dep not in ("ccomp", "xcomp", "prep"):
            continue
        content = inner([n for n in kid.subtree() if kid.dep != "prep" or n.i > kid.i])
        if content:
            cue_end = kid.end if kid.dep == "prep" else word.end
            yield Found([subject], (min(verb.start, word.start), cue_end), [span_of(content)])
        return


def according(tree: Tree, node: Node) -> Iterator[Found]:
    """ "According to the engineers, the dam is safe"."""
    phrase = node.subtree()
    source = [thing for kid in [node, *node.kids] for thing in kid.children("pobj")]
    after = tree.nodes[node.i + 1] if node.i + 1 < len(tree.nodes) else node
    own = {below.i for below in phrase}
    sentence = [n for n in tree.sentences[node.sent] if n.i not in own]
    before = [n for n in sentence if n.i < node.i]
    later = [n for n in sentence if n.i > node.i]
    content = inner(before if len(before) >= len(later) else later)
    if content and source:
        yield Found(source[:1], (node.start, after.end), [span_of(content)])


def after_colon(tree: Tree) -> Iterator[Found]:
    """ "Mayor: the bridge is safe" in headlines: a colon for the verb."""
    for colon, speaker, said in colons(tree):
        yield Found([speaker], (colon.start, colon.end), [span_of(said)])


def from_adverb(word: Node) -> Span:
    """The clause of which an adverb says that somebody tells it ("reportedly")."""
    return span_of(inner(word.head.subtree()))
