"""Attributions set into or after what is said: ", the minister said," and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.speech.speakers import speech_verbs
from dragoman.coding.syntax.tree import Node, Tree, is_verb
from dragoman.coding.words import words

Span = tuple[int, int]
_BEFORE = frozenset({",", '"', "''", "-", "–", "—", "?", "!", "'"})
_AFTER = frozenset({",", ".", ";", '"', "''", "-", "–", "—", "?", "!", ")"})
_PARTS = frozenset({";", ":"})
# What may stand in an attribution beside its verb and speaker: hearers, days, places, manner.
_OWN = frozenset(
    {"aux", "neg", "advmod", "prt", "nsubj", "npadvmod", "dative", "dobj", "prep", "expl"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Words fewer than this before an attribution, and no verb in them, are an opening phrase.
_FRAGMENT = 3


def attribution(tree: Tree, verb: Node, *, hearer: bool) -> tuple[int, int] | None:
    """The first and last node of an inserted attribution around a verb of speech, or none.

    ``hearer`` says that the verb's object may be whom it is told.
    """
    subject = verb.child("nsubj")
    if subject is None or verb.tag not in _FINITE | {"VBN", "VB"} or verb.dep == "relcl":
        return None
    if subject.lower in words("coreference", "relative"):
        return None
    if any(kid.tag == "MD" for kid in verb.kids):
        return None  # "the army will answer"
    if any(kid.i > verb.i and kid.pos != "NUM" for kid in verb.children("dobj")) and not hearer:
        return None  # "reiterated that position": what is said stands after the verb
    sentence = tree.sentences[verb.sent]
    low, high = sentence[0].i, sentence[-1].i
    own = {verb.i}
    for kid in verb.kids:
        if kid.dep in _OWN or is_occasion(kid) or _is_source_of(kid):
            own.update(node.i for node in kid.subtree())
    first = last = verb.i
    while first - 1 >= low and first - 1 in own and not _is_edge(tree, first - 1, subject):
        first -= 1
    while last + 1 <= high and last + 1 in own and tree.nodes[last + 1].text not in _AFTER:
        last += 1
    if not first <= subject.i <= last or first == low:
        return None
    before = tree.nodes[first - 1]
    after = tree.nodes[last + 1] if last < high else None
    if before.text not in _BEFORE or (after is not None and after.text not in _AFTER):
        return None
    then = tree.nodes[last + 2] if after is not None and last + 2 <= high else None
    if then is not None and then.lower == "that":
        return None
    return first, last


def is_occasion(clause: Node) -> bool:
    """Whether a clause only tells when somebody speaks ("said after the crowd had left")."""
    if clause.dep not in ("ccomp", "advcl") or clause.i < clause.head.i:
        return False
    return any(kid.lower in words("speech", "occasions") for kid in clause.children("mark"))


def _is_source_of(kid: Node) -> bool:
    """Whether a clause names whom a speaker has it from (", the agency reported citing a source")."""
    return kid.tag == "VBG" and kid.lemma in ("cite", "quote") and kid.i > kid.head.i


def _is_edge(tree: Tree, i: int, subject: Node) -> bool:
    """Whether a comma left of the speaker's own noun closes what is said."""
    return i < subject.i and tree.nodes[i].text in _BEFORE and tree.nodes[i].text != "-"


def around(tree: Tree, verb: Node, *, hearer: bool = False) -> list[Span]:
    """The stretches around an inserted attribution that are said; none where it is not inserted."""
    found = attribution(tree, verb, hearer=hearer)
    if found is None:
        return []
    sentence = tree.sentences[verb.sent]
    before = [node for node in sentence if node.i < found[0]]
    after = [node for node in sentence if node.i > found[1]]
    return _pieces(before, after)


def _pieces(before: list[Node], after: list[Node]) -> list[Span]:
    for k in range(len(before) - 1, -1, -1):
        if before[k].text in _PARTS:
            before = before[k + 1 :]
            break
    later: list[Node] = []
    for k, node in enumerate(after):
        if node.text in _PARTS:
            after, later = after[:k], after[k:]
            break
    more = _goes_on_after(after, later)
    before, after = _bare(before), _bare(after)
    whole = _has_main(before)
    pieces = []
    finite = any(node.tag in _FINITE and not _is_relative(node) for node in before)
    opening = not finite and _has_main(after)  # "Writing in the paper, he added, ..."
    split = not whole and not _has_verb(before) and _lacks_subject(after)
    if (
        not opening
        and not split
        and (whole or any(is_verb(node) for node in before) or _is_phrase(before))
    ):
        pieces.append(before)
    if after and (_goes_on(after) if whole else _has_verb(after)):
        pieces.append(after[1:] if after[0].dep == "cc" else after)
    pieces.append(more)
    return [(piece[0].start, piece[-1].end) for piece in pieces if piece]


def _is_relative(node: Node) -> bool:
    """Whether a finite verb only describes somebody or something ("the pact, which she opposed")."""
    clause = node.head if node.dep in ("aux", "auxpass") else node
    return clause.dep == "relcl"


def _lacks_subject(nodes: Sequence[Node]) -> bool:
    """Whether a stretch begins with the verb whose subject stands before ("might send ships")."""
    return bool(nodes) and nodes[0].tag in _FINITE


def _goes_on_after(after: Sequence[Node], later: Sequence[Node]) -> list[Node]:
    """What is still said behind a semicolon: "..., he said; the ships would sail".

    English sets its verb back ("would", "might", "had"), as nobody does who tells it himself.
    """
    clause: list[Node] = []
    for node in later[1:]:
        if node.text in _PARTS:
            break
        clause.append(node)
    clause = _bare(clause)
    if _bare(list(after)) or not later or later[0].text != ";" or not _has_main(clause):
        return []
    told = any(node.lemma in speech_verbs() and is_verb(node) for node in clause)
    back = any(node.lower in words("speech", "set_back") and node.dep == "aux" for node in clause)
    return clause if back and not told else []


def _is_phrase(nodes: Sequence[Node]) -> bool:
    """Whether a stretch without a verb is part of what is said: no "in Oslo on Monday"."""
    return len(nodes) >= _FRAGMENT and nodes[0].pos not in ("ADP", "ADV", "SCONJ")


def _has_verb(nodes: Sequence[Node]) -> bool:
    return any(node.pos in ("VERB", "AUX") for node in nodes)


def _bare(nodes: list[Node]) -> list[Node]:
    """Without the punctuation at both ends."""
    first, last = 0, len(nodes)
    while first < last and nodes[first].pos == "PUNCT":
        first += 1
    while last > first and nodes[last - 1].pos == "PUNCT" and nodes[last - 1].text != "%":
        last -= 1
    return nodes[first:last]


def _has_main(nodes: Sequence[Node]) -> bool:
    """Whether a whole main clause stands in a stretch: "they would leave", not "if they leave"."""
    inside = {node.i for node in nodes}
    for node in nodes:
        if node.tag not in _FINITE:
            continue
        clause = node.head if node.dep in ("aux", "auxpass") else node
        subject = clause.child("nsubj", "nsubjpass", "expl", "csubj")
        if subject is None or subject.i not in inside or clause.i not in inside:
            continue
        if subject.lower in words("coreference", "relative") or clause.dep in ("relcl", "csubj"):
            continue
        inverted = node.i == nodes[0].i and node.lower in ("should", "had", "were")
        if not clause.child("mark") and not inverted:
            return True
    return False


def _goes_on(after: Sequence[Node]) -> bool:
    """Whether what follows an attribution is still said: "..., he said, and will come back"."""
    if after[0].dep != "cc" or not _has_verb(after):
        return False
    verb = next(node for node in after if node.pos in ("VERB", "AUX"))
    if verb.dep in ("aux", "auxpass"):
        verb = verb.head
    return verb.lemma not in words("speech", "next_words")
