"""What is said: the stretch that a verb of speech takes, by the class of the verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dragoman.coding.speech.inserted import Span, around, is_occasion
from dragoman.coding.speech.trimming import trimmed
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, Tree, is_passive, is_verb
from dragoman.coding.words import words

# Words between a verb of speech and the "that" of a clause which the parser hung elsewhere.
_FAR = 10
CLAUSE = "clause"
_QUOTES = ('"', "'")


def contents_of(tree: Tree, verb: Node, classes: frozenset[str]) -> tuple[list[Span], str]:
    """The stretches of working text that a verb of speech gives as said, and by which class.

    The class is ``clause`` where a clause or sentence is said, else that of the table.
    """
    if is_passive(verb):
        if verb.child("xcomp", "ccomp"):
            return [], ""  # "Lagos was asked by Accra to wait": whom it is said to
        told = _told_noun(verb) if classes & {"say", "object", "stance"} else None
        return ([], "") if told is None else ([told], CLAUSE)
    inserted = classes & {"say", "tell", "inserted"}
    if inserted and (pieces := around(tree, verb, hearer="tell" in classes)):
        return pieces, CLAUSE
    if classes & {"say", "tell", "mental", "that", "ask"}:
        clause = _said_clause(verb)
        if clause is not None and _is_taken(verb, classes, clause):
            asked = not classes & {"say", "tell", "mental"} and not _has_that(clause)
            return [_clause_span(verb, clause)], "ask" if asked else CLAUSE
        if classes & {"say", "tell"} and (loose := _loose_clause(tree, verb)) is not None:
            return [loose], CLAUSE
    if classes & {"say", "tell"} and (aside := _beside(tree, verb)) is not None:
        return [aside], CLAUSE
    for name, find in _BY_CLASS.items():
        if name in classes and (found := find(verb)) is not None:
            return [found], name
    return [], ""


def _is_taken(verb: Node, classes: frozenset[str], clause: Node) -> bool:
    """Whether verbs of these classes take a clause as what is said: some only after "that"."""
    if classes & {"say", "tell", "mental"}:
        return True
    if verb.tag == "VB" and any(kid.lower == "to" for kid in verb.children("aux")):
        return False  # "woke to find that", "was quick to ask why"
    if "that" in classes and _has_that(clause):
        return verb.tag != "VBG"  # "wept, showing that they knew"
    if verb.dep == "advcl" and not verb.child("nsubj"):
        return False  # "when asked why"
    return "ask" in classes and clause.subtree()[0].lower in words("speech", "question_words")


def _loose_clause(tree: Tree, verb: Node) -> Span | None:
    """A clause after "that" which the parser hung elsewhere ("told the paper last week that ...")."""
    for node in tree.nodes[verb.i + 1 : verb.i + 1 + _FAR]:
        held = node.dep == "acl" and node.tag == "VBN"  # "an interview published on Friday"
        if node.sent != verb.sent or (node.pos in ("VERB", "AUX", "PUNCT") and not held):
            return None
        if node.lower == "that" and node.dep == "mark" and node.head.i > node.i:
            below = [one for one in node.head.subtree() if one.i > node.i]
            below = trimmed(verb, [one for one in below if one.text not in ".;"])
            return below[0].start, below[-1].end
    return None


def _beside(tree: Tree, verb: Node) -> Span | None:
    """What stands beside "as the ministry said": the clause that it is set to by a comma."""
    mark = verb.child("mark")
    if verb.dep != "advcl" or mark is None or mark.lower != "as" or verb.lemma == "continue":
        return None
    if verb.child("dobj", "xcomp", "oprd", "acomp") or not verb.child("nsubj"):
        return None
    own = verb.subtree()
    sentence = tree.sentences[verb.sent]
    before = [node for node in sentence if node.i < own[0].i]
    after = [node for node in sentence if node.i > own[-1].i]
    edge = not before or all(node.pos == "PUNCT" for node in after)
    parted = (
        edge and after and after[0].text == "," if not before else edge and before[-1].text == ","
    )
    said = before if len(before) >= len(after) else after
    said = [node for node in said if node.pos != "PUNCT"]
    return (said[0].start, said[-1].end) if parted and len(said) > 1 else None


def _called(verb: Node) -> Span | None:
    """What something is called, with the thing where it is named ("the raid a crime")."""
    small = [kid for kid in verb.children("ccomp") if kid.i > verb.i and not kid.child("mark")]
    parts = (
        verb.children("oprd", "xcomp")
        or small
        or [thing for kid in verb.children("prep") if kid.lower == "as" for thing in kid.kids]
    )
    thing = verb.child("dobj")
    if not parts and thing is not None and thing.child("punct"):
        parts, thing = thing.children("appos"), None  # 'called the plan "nonsense"'
    if not parts and thing is not None:  # "calls the plan unacceptable"
        parts = [kid for kid in thing.children("amod") if kid.i > thing.i] or _last_quoted(thing)
    if not parts or not (verb.child("dobj") or any(part.child("nsubj") for part in parts)):
        return None
    return _hull(verb, parts if thing is None or thing.pos == "PRON" else [thing, *parts])


def _last_quoted(thing: Node) -> list[Node]:
    """The quoted words with which a phrase ends (`the plan for a wall at the border "absurd"`)."""
    below = thing.subtree()
    ends = below[-1].text in _QUOTES
    opened = [k for k, node in enumerate(below[:-1]) if node.text in _QUOTES and node.i > thing.i]
    return below[opened[-1] + 1 :] if ends and opened else []


def _charged(verb: Node) -> Span | None:
    thing = verb.child("dobj") or verb.child("ccomp", "oprd", "xcomp")
    if thing is None:
        return None
    if verb.lemma == "charge" and not prepositions(verb, "with"):
        return None  # a price, or a stampede
    more = verb.children("oprd", "xcomp", "ccomp")
    return _hull(verb, [thing, *more, *_reasons(verb), *_reasons_after_day(verb)])


def _reasons_after_day(verb: Node) -> list[Node]:
    """The charge that hangs below a day ("accused Lima on Friday of spying")."""
    days = [thing for kid in verb.children("prep") for thing in kid.children("pobj")]
    days = [day for day in [*days, *verb.children("npadvmod")] if day.lower in _days()]
    return [kid for day in days for kid in day.children("prep") if kid.lower in ("of", "for")]


def _days() -> frozenset[str]:
    return words("speech", "days")


def _of(verb: Node) -> Span | None:
    names = ["of", "about"]
    if verb.lemma in words("speech", "warned"):
        names.append("against")
    if verb.lemma in words("speech", "pointing"):
        names.append("to")
    things = [thing for name in names for thing in prepositions(verb, name)]
    doing = [kid for kid in verb.children("prep") if kid.lower in names and kid.i > verb.i]
    things += [deed for kid in doing for deed in kid.children("pcomp")]
    return _hull(verb, things) if things else None


def _object(verb: Node) -> Span | None:
    thing = verb.child("dobj")
    if thing is None or thing.pos not in ("NOUN", "PROPN", "NUM", "SYM") or thing.i < verb.i:
        return None
    return _hull(verb, [thing, *(kid for kid in _reasons(verb) if kid.lower == "as")])


def _stance(verb: Node) -> Span | None:
    """What a stance is taken on, with its grounds ("thanked [Rome for its help]")."""
    thing = verb.child("dobj")
    if thing is None:
        acts = [kid for kid in verb.children("xcomp", "ccomp") if kid.i > verb.i]
        return _clause_span(verb, acts[0]) if acts else None
    if thing.i < verb.i:
        return None  # "which she opposed": told of elsewhere
    return _hull(verb, [thing, *_reasons(verb)])


def _reasons(verb: Node) -> list[Node]:
    """The phrases that belong to what is said: "for", "of", "as", "with", "against", "on"."""
    grounds = words("speech", "grounds")
    if verb.lemma in words("speech", "parting"):
        grounds |= {"from"}
    return [
        kid
        for kid in verb.children("prep")
        if kid.i > verb.i
        and kid.lower in grounds
        and not (kid.lower in ("on", "in", "at") and _is_day(kid))
    ]


def _is_day(prep: Node) -> bool:
    thing = prep.child("pobj")
    return thing is None or thing.lower in _days() or thing.pos == "NUM"


def _urged(verb: Node) -> Span | None:
    """Who is to do what ("urged [Lima to wait]"), or what is called for."""
    if verb.child("prt"):
        return None  # "called off the talks"
    infinitives = [kid for kid in verb.children("xcomp", "ccomp", "advcl") if _is_infinitive(kid)]
    if verb.lemma in words("speech", "called_upon"):
        for kid in verb.children("prep"):
            things = kid.children("pobj", "pcomp")
            if not things or kid.i < verb.i or (kid.lower == "on" and _is_day(kid)):
                continue
            if kid.lower in ("for", "against"):
                more = [one for one in kid.conjuncts() if one.lower == kid.lower]
                return _hull(verb, [*things, *more, *infinitives])
            if kid.lower in ("on", "upon", "to") and (infinitives or things[0].child("acl")):
                return _hull(verb, [*things, *infinitives])
        for kid in infinitives:
            if any(mark.lower == "for" for mark in kid.children("mark")):
                return _after_mark(kid)
        return None
    whom = verb.child("dobj", "dative")
    if infinitives and (whom is not None or infinitives[0].child("nsubj")):
        return _hull(verb, [whom, *infinitives] if whom is not None else infinitives)
    if whom is not None and verb.lemma in words("speech", "warned"):
        grounds = [kid for kid in _reasons(verb) if kid.lower in ("against", "of", "about")]
        return _hull(verb, [whom, *grounds]) if grounds else None
    return None


def _after_mark(clause: Node) -> Span:
    """A clause without the word that leads into it ("for [the border to be opened]")."""
    below = [node for node in clause.subtree() if node.dep != "mark" or node.head is not clause]
    below = [node for node in below if node.pos != "PUNCT"]
    return below[0].start, below[-1].end


def _is_infinitive(node: Node) -> bool:
    marked = any(kid.lower == "to" and kid.dep == "aux" for kid in node.kids)
    return marked and node.i > node.head.i


def _willed(verb: Node) -> Span | None:
    """What one says one will do ("offered [to mediate]", "promised [aid]")."""
    for kid in verb.children("xcomp", "advcl"):
        if _is_infinitive(kid):
            return _clause_span(verb, kid)
    return None


def _told_noun(verb: Node) -> Span | None:
    """The noun phrase that a passive tells ("the plan, announced by Oslo": the plan)."""
    noun = verb.head if verb.dep == "acl" else verb.child("nsubjpass")
    if noun is None or noun.pos not in ("NOUN", "PROPN"):
        return None
    if verb.lemma in words("speech", "issuing"):
        return None  # "a video posted by the group"
    own = {node.i for node in verb.subtree()} if verb.dep == "acl" else set()
    phrase = [node for node in noun.subtree() if node.i not in own and node.i < verb.i]
    phrase = [node for node in phrase if node.pos != "PUNCT"] or [noun]
    return phrase[0].start, phrase[-1].end


def _voiced(verb: Node) -> Span | None:
    """What a feeling or stance is voiced at ("expressed alarm at the raid": the raid)."""
    stance = verb.child("dobj")
    if stance is None or stance.lemma not in words("speech", "stances"):
        return None
    for kid in [*stance.kids, *verb.kids]:
        if kid.dep in ("prep", "acl", "ccomp") and kid.i > stance.i and kid.kids:
            more = [one for one in _reasons(verb) if one.i > kid.i]
            return _hull(verb, [stance, kid, *more])
    return None


def _said_clause(verb: Node) -> Node | None:
    """The clause that is said: after the verb before before it, never across a semicolon."""
    clauses = [
        kid for kid in verb.children("ccomp") if not _is_cut_off(verb, kid) and not is_occasion(kid)
    ]
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


def _clause_span(verb: Node, clause: Node) -> Span:
    below = [node for node in clause.subtree() if node.pos != "PUNCT" or node.text in "\"'%),"]
    if clause.i > verb.i:
        below = [node for node in below if node.i > verb.i]
        for more in verb.children("ccomp", "advcl", "conj"):
            if more.i > clause.i and _has_that(more):
                below += [node for node in more.subtree() if node.i > below[-1].i]
        while below and below[0].text == ",":
            below = below[1:]
        if below and below[0].lower == "that":
            below = below[1:]
        below = trimmed(verb, below)
    else:
        subject = verb.child("nsubj")
        border = min(node.i for node in [verb, *(subject.subtree() if subject else [])])
        below = [node for node in below if node.i < border]
    while below and below[-1].text == ",":
        below.pop()
    below = below or [clause]
    return below[0].start, below[-1].end


def _has_that(clause: Node) -> bool:
    return any(kid.dep == "mark" and kid.lower == "that" for kid in clause.kids)


def _hull(verb: Node, parts: Sequence[Node]) -> Span:
    nodes = sorted(
        (node for part in parts for node in part.subtree() if node.i > verb.i), key=lambda n: n.i
    )
    nodes = _without_aside(_without_next(verb, _without_venue(nodes)))
    nodes = [node for node in nodes if node.pos != "PUNCT"] or list(parts)
    return min(n.start for n in nodes), max(n.end for n in nodes)


def _without_next(verb: Node, nodes: list[Node]) -> list[Node]:
    """Without the speaker's next words, behind a noun: "that view, [calling on Oslo to wait]"."""
    if verb.child("dobj") is None:
        return nodes
    for before, node in pairwise(nodes):
        if before.text == "," and node.tag == "VBG" and node.lemma in words("speech", "next_words"):
            return nodes[: nodes.index(before)]
    return nodes


def _without_aside(nodes: list[Node]) -> list[Node]:
    """Without a clause at the end that the report adds ("..., which nobody had expected")."""
    for k in range(2, len(nodes)):
        node = nodes[k]
        if nodes[k - 1].text == "," and node.lower in ("which", "who", "whose", "where"):
            above = next((one for one in node.ancestors() if one.dep == "relcl"), None)
            if above is None or above.subtree()[-1].i < nodes[-1].i:
                continue
            if not any(one.lower in words("speech", "still_said") for one in above.children("aux")):
                return nodes[: k - 1]  # "which would" is still his, "which will" or "had" is not
    return nodes


def _without_venue(nodes: list[Node]) -> list[Node]:
    """Without where it is said, at the end: "the raid [in a joint statement]"."""
    for node in reversed(nodes):
        if node.dep == "pobj" and node.lemma in words("speech", "venues"):
            place = node.head
            if place.lower in ("in", "at", "during", "on", "via") and place.i > nodes[0].i:
                below = {one.i for one in place.subtree()}
                if max(below) == nodes[-1].i:
                    return [one for one in nodes if one.i not in below]
    return nodes


_BY_CLASS: dict[str, Callable[[Node], Span | None]] = {
    "call": _called,
    "charge": _charged,
    "urge": _urged,
    "of": _of,
    "voice": _voiced,
    "will": _willed,
    "stance": _stance,
    "object": _object,
}
