"""Where a time expression hangs: the words of a sentence that it dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.coding.acts.clauses import clause_of, is_purpose, is_simple_past
from dragoman.coding.acts.days import DAY_LENGTH, YEAR_LENGTH
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.times.finding import TimeMention
from dragoman.coding.words import words

Dated = Mapping[int, Sequence[TimeMention]]
"""By the place of a word in its passage, the times that date it."""


def times_in(scene: Scene, node: Node) -> Dated:
    """The times of a node's sentence by every word that they date: told once for each sentence.

    A sentence of a thousand clauses has a thousand acts, and each asks.
    """
    if node.sent not in scene.dated:
        nodes = scene.tree.sentences[node.sent]
        start, end = nodes[0].start, nodes[-1].end
        found = scene.dated[node.sent] = {}
        for time in scene.times:
            if time.value and start <= time.start < end:
                for anchor in _anchors(time, scene.tree.between(node.sent, time.start, time.end)):
                    found.setdefault(anchor.i, []).append(time)
    return scene.dated[node.sent]


def _anchors(time: TimeMention, inside: Sequence[Node]) -> list[Node]:
    """The nouns and the verb that a time expression hangs from, by its own words."""
    if not inside:
        return []
    top = inside[0]
    while top.head is not top and time.start <= top.head.start < time.end:
        top = top.head
    if top.head.tag in ("JJS", "RBS"):
        return []  # "the worst attack since 1998"
    found: list[Node] = []
    node = top
    while not is_verb(node) and node.head is not node:
        node = node.head
        if node.lower == "of" and node.head.pos in ("NOUN", "PROPN") and _is_long(time):
            return [node.head]  # "suspended a treaty of 1960"
        if node.pos in ("NOUN", "PROPN") and not is_verb(node):
            found.append(node)
            if _is_topic(node):
                return found
    clause = _shifted(node, time)
    return [*found, clause, *_done_for(clause, time)]


def _is_long(time: TimeMention) -> bool:
    """Whether a time is of a year or a month, and no day."""
    return time.value is not None and len(time.value) < DAY_LENGTH


def _is_topic(noun: Node) -> bool:
    """Whether a noun is what a clause is about, so that its time is not the clause's."""
    above = noun.head
    return noun.dep == "pobj" and above.lower in words("dating", "topic_prepositions")


def _shifted(clause: Node, time: TimeMention) -> Node:
    """The clause that a time belongs to, where the parser hung it on the one below.

    "Called on Oslo on Monday to wait": what stands before the "to" or "that" of a clause is not
    in it. "Said in a speech broadcast on Monday" was said on Monday.
    """
    while clause.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "oprd"):
        opening = [
            kid.start
            for kid in clause.kids
            if kid.dep == "mark" or (kid.dep == "aux" and kid.lower == "to")
        ]
        if not opening or time.start > opening[0] or clause.head is clause:
            break
        clause = clause_of(clause.head)
    if clause.dep == "pcomp" and _is_day_of_speech(clause, time):
        return clause_of(clause.head)
    if clause.dep in ("acl", "advcl") and _is_speaking(clause):
        return clause_of(clause.head)
    if clause.dep == "acl" and clause.tag == "VBN" and _stands_below_preposition(clause):
        return clause_of(clause.head)
    return clause


def is_yearly(time: TimeMention) -> bool:
    """Whether a time comes every year: "on May 31" is the last or the next, whichever is nearer."""
    behind, ahead = time.behind or "", time.ahead or ""
    return (
        behind[:YEAR_LENGTH] != ahead[:YEAR_LENGTH] and behind[YEAR_LENGTH:] == ahead[YEAR_LENGTH:]
    )


def _done_for(purpose: Node, time: TimeMention) -> list[Node]:
    """ "Began a raid to take the port on May 3": the clause above, which was for this, was then too."""
    if purpose.dep not in ("acl", "advcl") or not is_purpose(purpose):
        return []
    above = clause_of(purpose.head)
    behind = is_yearly(time) and time.nearest == time.behind
    return [above] if behind and is_simple_past(above) and is_verb(above) else []


def _is_speaking(clause: Node) -> bool:
    """ "Ana Rojas, speaking on Monday, praised Oslo": she praised it then."""
    speaks = clause.lemma in words("dating", "speaking_verbs")
    return speaks and clause.tag == "VBG" and not clause.child("mark")


def _is_day_of_speech(gerund: Node, time: TimeMention) -> bool:
    """ "Accused Togo of arming rebels on Monday": a bare weekday is that of the news."""
    above = clause_of(gerund.head)
    return time.behind != time.ahead and above.tag == "VBD" and is_verb(above)


def _stands_below_preposition(participle: Node) -> bool:
    noun = participle.head
    return noun.dep == "pobj" and noun.lemma in words("speech", "venues")
