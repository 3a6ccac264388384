"""Attributions that hang on a verb: what it takes as said, thought, wanted or stood for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.coding.speech.contents import contents_of
from dragoman.coding.speech.inserted import Span
from dragoman.coding.speech.speakers import speech_verbs
from dragoman.coding.syntax.roles import agents
from dragoman.coding.syntax.tree import Node, Tree, is_passive, is_verb
from dragoman.coding.words import words
from dragoman.data.tables import read_tsv

_VERBAL = ("clause", "will", "stance", "of", "urge", "call")
HEARD = frozenset({"say", "tell"})
# Whoever speaks so stands in somebody's quotation.
SPEAKERS_OWN = frozenset({"i", "we", "you", "that", "what", "there"})
# Words between a verb and what belongs to its cue ("has repeatedly said").
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod"})


@dataclass(slots=True)
class Found:
    """An attribution in the working text of one passage."""

    source: list[Node]
    cue: Span
    content: list[Span]


@lru_cache(maxsize=1)
def leading_words() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The classes of each verb, and the other words by their class."""
    verbs: dict[str, set[str]] = {verb: set(own) for verb, own in speech_verbs().items()}
    others: dict[str, frozenset[str]] = {}
    for row in read_tsv("coding_attributions.tsv"):
        listed = (row["words"] or "").split()
        if row["class"] not in _VERBAL:
            others[row["class"] or ""] = frozenset(listed)
            continue
        name = "mental" if row["class"] == "clause" else row["class"] or ""
        for word in listed:
            verbs.setdefault(word, set()).add(name)
    return {verb: frozenset(own) for verb, own in verbs.items()}, others


def from_verb(tree: Tree, verb: Node, classes: frozenset[str]) -> Iterator[Found]:
    """What a verb of these classes attributes, and to whom."""
    if not classes and _tells_clause(verb):
        classes = frozenset({"mental"})
    if not classes:
        return
    spans, how = contents_of(tree, verb, classes)
    if not spans:
        spans = _after_preposition(verb) if "of" in classes else []
        how = "of"
    if not spans and is_passive(verb):
        spans = _passive_content(verb)
    if not spans:
        return
    source = agents(verb)
    if not source and how == "stance":
        return
    if not classes & HEARD and not is_told_by_the_report(verb):
        return
    if source and source[0].lower in SPEAKERS_OWN:
        return
    whole = [_with_that(tree, span) for span in spans]
    yield Found(source, cue_of(verb, how), whole)


def is_told_by_the_report(verb: Node) -> bool:
    """Whether a thought or stance is the report's own news, and no part of what somebody says.

    "She hopes to win" is; "he said she hopes to win" is his saying, "a plan to win" nobody's.
    """
    if verb.dep in ("ccomp", "xcomp", "pcomp") or (verb.tag == "VBN" and verb.dep == "acl"):
        return False
    plain = verb.tag == "VB" and not verb.child("aux", "auxpass")
    infinitive = any(kid.lower == "to" and kid.dep == "aux" for kid in verb.kids)
    if plain or infinitive:
        return verb.dep == "ROOT"
    if verb.dep == "conj" and is_verb(verb.head):
        return is_told_by_the_report(verb.head) or verb.child("nsubj") is not None
    return True


def _tells_clause(verb: Node) -> bool:
    """Whether a verb that no table has takes a clause after "that", as verbs of telling do."""
    clause = verb.child("ccomp")
    if clause is None or clause.i < verb.i or verb.lemma == "be" or verb.child("nsubj") is None:
        return False
    return any(kid.lower == "that" and kid.dep == "mark" for kid in clause.kids)


def _after_preposition(verb: Node) -> list[Span]:
    """What a verb brings up by a preposition ("focused on jobs", "was asked about it")."""
    for kid in verb.children("prep"):
        things = kid.children("pobj", "pcomp")
        if kid.i < verb.i or not things or not _leads(verb, kid.lower):
            continue
        if things[0].lower not in words("speech", "days"):
            return [span_of(things[0].subtree())]
    return []


def _leads(verb: Node, preposition: str) -> bool:
    """Whether a preposition after a verb brings what is said or thought."""
    if preposition in words("speech", "leads"):
        return True
    own = preposition in ("to", "with", "for", "at")
    return own and verb.lemma in words("speech", f"leads_{preposition}")


def _passive_content(verb: Node) -> list[Span]:
    """What is said of somebody without a word on who says it ("is expected to win")."""
    for kid in verb.children("xcomp", "ccomp", "oprd"):
        if kid.i > verb.i:
            return [span_of(kid.subtree())]
    for kid in verb.children("prep"):
        if kid.lower == "as" and kid.kids:
            return [span_of([one for one in kid.subtree() if one is not kid])]
    return []


def _with_that(tree: Tree, span: Span) -> Span:
    start, end = span
    return (start - 5, end) if tree.text[max(0, start - 5) : start] == "that " else span


def cue_of(verb: Node, how: str) -> Span:
    """The verb with its auxiliaries, and the preposition that leads to what is said."""
    first = last = verb
    for kid in reversed([kid for kid in verb.kids if kid.i < verb.i]):
        if kid.dep not in _AUXILIARY or kid.i != first.i - 1:
            break
        first = kid
    for kid in [kid for kid in verb.kids if kid.i > verb.i]:
        fits = kid.dep == "prt" or (how in ("of", "urge") and kid.dep == "prep")
        if fits and kid.i == last.i + 1:
            last = kid
    return first.start, last.end


def seeming(verb: Node) -> Iterator[Found]:
    """ "They seem to agree": what seems so stands on both sides of the verb."""
    for kid in verb.children("xcomp", "oprd", "acomp", "ccomp"):
        if kid.i > verb.i:
            subject = verb.child("nsubj")
            parts = [span_of(kid.subtree())]
            if subject is not None and subject.lower not in ("it", "there"):
                parts.insert(0, span_of(subject.subtree()))
            yield Found([], cue_of(verb, "seem"), parts)
            return


def inner(nodes: Sequence[Node]) -> list[Node]:
    """Nodes without the punctuation at both ends."""
    kept = list(nodes)
    while kept and kept[-1].pos == "PUNCT":
        kept.pop()
    while kept and kept[0].pos == "PUNCT":
        kept = kept[1:]
    return kept


def span_of(nodes: Sequence[Node]) -> Span:
    """The stretch from the first node to the last."""
    return min(node.start for node in nodes), max(node.end for node in nodes)
