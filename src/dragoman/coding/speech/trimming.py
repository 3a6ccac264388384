"""Where what is said ends: what the parser hung below it although the report says it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words

_SPANS_OF_TIME = frozenset({"hour", "day", "week", "month", "year", "minute", "decade"})


def trimmed(verb: Node, nodes: Sequence[Node]) -> list[Node]:
    """The nodes of a clause said, up to where the report goes on in its own voice."""
    for k, node in enumerate(nodes):
        if k and _begins_own_words(verb, nodes, k):
            return _without_comma(nodes[:k])
        if node.lower == "according" and k > 1 and not _is_measure(nodes[k + 1 : k + 4]):
            return _without_comma(nodes[:k])
    return list(nodes)


def _begins_own_words(verb: Node, nodes: Sequence[Node], k: int) -> bool:
    node, before = nodes[k], nodes[k - 1]
    if node.dep == "cc":
        return _leads_to_speech(verb, nodes, k)
    if goes_on_telling(node, comma=before.text == ","):
        return True
    if node.i - before.i > 1 and node.lower in ("although", "though"):
        return True  # behind a dash, which is no word of what is said
    if before.text != ",":
        return False
    if node.lemma in words("speech", "stirring") and node.tag == "VBG":
        return any(kid.lemma in words("speech", "stirred") for kid in node.children("dobj"))
    later = nodes[k : k + 6]
    if node.lower in ("the", "a", "an", "its", "his", "her") and len(later) > 1:
        return later[1].lower in ("first", "second", "third", "latest") and node.dep == "det"
    if any(one.lemma in _SPANS_OF_TIME for one in later[:4]):
        timed = next(i for i, one in enumerate(later) if one.lemma in _SPANS_OF_TIME)
        after = nodes[k + timed + 1].lower if k + timed + 1 < len(nodes) else ""
        return after in ("after", "before", "since")
    return False


def _is_measure(nodes: Sequence[Node]) -> bool:
    """Whether "according to" tells a measure and no source ("according to size")."""
    things = [node for node in nodes if node.dep == "pobj"]
    return bool(things) and things[0].lemma in words("speech", "measures")


def goes_on_telling(node: Node, *, comma: bool) -> bool:
    """Whether a participle is the speaker's own next word ("..., arguing that it is unfair").

    Without a comma before it only where nothing else would be meant ("adding that ...").
    """
    if node.tag != "VBG" or node.dep not in ("advcl", "acl", "conj", "dep"):
        return False
    if node.child("aux", "nsubj"):
        return False  # "nobody should be adding to it"
    if not any(kid.i > node.i for kid in node.children("ccomp", "xcomp", "dobj", "prep")):
        return False
    return node.lemma in words("speech", "next_words" if comma else "going_on")


def _leads_to_speech(verb: Node, nodes: Sequence[Node], k: int) -> bool:
    """Whether "and" leads to the speaker's next act of speech ("..., and repeated that ...")."""
    comma = nodes[k - 1].text == ","
    for node in nodes[k + 1 : k + 5]:
        if node.pos == "VERB" or (node.pos == "AUX" and node.lemma != "be"):
            if node.dep in ("aux", "auxpass"):
                if node.tag == "MD":
                    return False
                node = node.head
            bare = not node.child("nsubj", "nsubjpass")
            speaks = node.lemma in words("speech", "next_words")
            return speaks and bare and (comma or node.tag == verb.tag)
        if node.pos not in ("ADV", "PART"):
            return False
    return False


def _without_comma(nodes: Sequence[Node]) -> list[Node]:
    kept = list(nodes)
    while len(kept) > 1 and (kept[-1].pos == "PUNCT" and kept[-1].text not in "\"'%)"):
        kept.pop()
    return kept
