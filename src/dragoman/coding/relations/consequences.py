"""Consequences: where a text says that one thing follows, or would follow, from another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.stretches import (
    clause_of,
    phrase_of,
    predicate,
    stretch_text,
    without,
)
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_passive, is_verb
from dragoman.data.tables import read_toml, read_tsv
from dragoman.records import Status

# Subjects that stand for what was just told.
POINTERS = frozenset({"this", "that", "it", "which"})
# Cause and effect shorter than this say nothing.
SHORTEST = 3
PHRASE_WORDS = 4


@dataclass(frozen=True, slots=True)
class ConsequenceFound:
    """A consequence as found, before its voice is settled."""

    scene: int
    node: Node  # the verb or word that tells it
    cause: str
    effect: str
    start: int  # of the evidence, in the passage's working text
    end: int
    status: Status


def find_consequences(cast: Cast) -> list[ConsequenceFound]:
    """All consequences that a document tells, in text order."""
    found: list[ConsequenceFound] = []
    told: set[tuple[int, str, str]] = set()
    readings = _readings()
    for number, scene in enumerate(cast.scenes):
        for node in scene.tree.nodes:
            if node.lower not in readings and node.lemma not in readings:
                continue
            for one in _at(number, scene, node):
                if (one.scene, one.cause, one.effect) not in told:
                    told.add((one.scene, one.cause, one.effect))
                    found.append(one)
    found.sort(key=lambda one: (one.scene, one.start, one.end))
    return found


def _at(number: int, scene: Scene, node: Node) -> Iterator[ConsequenceFound]:
    readings = _readings()
    for reading in readings.get(node.lower) or readings.get(node.lemma) or ():
        sides = reading(scene, node)
        if sides is not None:
            one = _finish(number, scene, node, *sides)
            if one is not None:
                yield one


Sides = tuple[Sequence[Node], Sequence[Node], "Status | None"]


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return read_toml("coding_consequences.toml")


@lru_cache(maxsize=32)
def _words(group: str, name: str) -> frozenset[str]:
    return frozenset(_table()[group][name])


@lru_cache(maxsize=1)
def _readings() -> dict[str, list[Callable[[Scene, Node], Sides | None]]]:
    """What to try at which word, form or lemma."""
    table = _table()
    connectives = table["connectives"]
    plan: list[tuple[Callable[[Scene, Node], Sides | None], Iterable[str]]] = [
        (_by_verb, [*table["verbs"]["linking"], *table["verbs"]["effect"]]),
        (_by_made, ["make", "render"]),
        (_by_mood, table["adjectives"]["moods"]),
        (_by_clause, [*connectives["because"], *connectives["condition"]]),
        (_by_phrase, _first_words("phrases")),
        (_by_means, ["by"]),
        (_by_purpose, _first_words("purpose")),
        (_by_sentence, _first_words("therefore")),
    ]
    found: dict[str, list[Callable[[Scene, Node], Sides | None]]] = {}
    for reading, those in plan:
        for word in those:
            found.setdefault(word, []).append(reading)
    return found


# -- the ways to tell it -----------------------------------------------------------------------


def _by_verb(scene: Scene, verb: Node) -> Sides | None:
    """ "X could lead to Y", "X undermines Y", "Y was undermined by X"."""
    linking: dict[str, str] = _table()["verbs"]["linking"]
    if not is_verb(verb) or (
        verb.lemma not in linking and verb.lemma not in _words("verbs", "effect")
    ):
        return None
    if is_passive(verb):
        return _passive(scene, verb)
    if verb.lemma in _words("verbs", "modal_only") and not _has_modal(verb):
        return None
    cause = _cause_of(scene, verb)
    if not cause and verb.lemma in _words("verbs", "instrument"):
        cause = _by_instrument(scene, verb)
    if not cause:
        return None
    if verb.lemma in linking:
        place = linking[verb.lemma]
        heads = prepositions(verb, place) if place else verb.children("dobj")
        effect = [below for head in heads for below in phrase_of(head)]
    else:
        effect = predicate(verb) if verb.child("dobj", "ccomp", "xcomp") else []
        tools = [kid for kid in verb.children("prep") if set(kid.children("pobj")) & set(cause)]
        effect = without(effect, tools)
    return (cause, effect, None) if effect else None


def _passive(scene: Scene, verb: Node) -> Sides | None:
    """ "Y was undermined by X", "Y was complicated when X"."""
    subject = verb.child("nsubjpass")
    if subject is None or verb.lemma in _words("verbs", "modal_only"):
        return None
    if _table()["verbs"]["linking"].get(verb.lemma):
        return None  # "led by", of people
    tellers = [kid for kid in verb.kids if kid.dep == "agent"]
    cause = [
        below
        for agent in prepositions(verb, "by")
        if not _is_somebody(scene, agent)
        for below in agent.subtree()
    ]
    if not cause:
        tellers = [kid for kid in verb.children("advcl") if kid.child("advmod") and _is_when(kid)]
        cause = [
            below for one in tellers for below in without(one.subtree(), one.children("advmod"))
        ]
    return (cause, without(verb.subtree(), tellers), None) if cause else None


def _is_when(clause: Node) -> bool:
    return any(kid.lower == "when" for kid in clause.children("advmod"))


def _is_somebody(scene: Scene, node: Node) -> bool:
    """Whether a noun is somebody who acts, no happening."""
    return (
        scene.mention_of(node) is not None
        or node.pos == "PRON"
        or node.tag == "PRP"
        or node.lemma in _words("nouns", "people")
    )


def _by_instrument(scene: Scene, verb: Node) -> list[Node]:
    """ "A destabilises B with its threats": what A does it with."""
    return [below for head in prepositions(verb, "with") for below in head.subtree()]


def _has_modal(verb: Node) -> bool:
    return any(kid.lower in _words("connectives", "modals") for kid in verb.children("aux"))


def _cause_of(scene: Scene, verb: Node) -> Sequence[Node]:
    """What the subject of a verb tells; nothing where it is somebody who acts."""
    subject = verb.child("nsubj", "csubj")
    if subject is None:
        return _before_gerund(verb)
    if subject.lower in POINTERS:
        return _pointed_at(scene, verb, subject)
    if any(_is_somebody(scene, one) for one in (subject, *subject.conjuncts())):
        return []
    return phrase_of(subject)


def _before_gerund(verb: Node) -> Sequence[Node]:
    """ "A did X, undermining Y": the clause before."""
    head = verb.head
    if verb.tag != "VBG" or verb.dep != "advcl" or not is_verb(head) or verb.i < head.i:
        return []
    if verb.child("mark", "aux") is not None:
        return []
    return [node for node in without(head.subtree(), [verb]) if node.i < verb.i]


def _pointed_at(scene: Scene, verb: Node, subject: Node) -> Sequence[Node]:
    """ "..., which could": the clause before; "This could": the sentence before."""
    sentence = scene.tree.sentences[subject.sent]
    if subject.lower == "which":
        head = verb.head
        if verb.dep not in ("relcl", "advcl", "ccomp") or head is verb:
            return []
        clause = head if is_verb(head) else next((a for a in head.ancestors() if is_verb(a)), None)
        if clause is None or (scene.mention_of(head) is None and head.dep not in ("pobj", "dobj")):
            return phrase_of(head, leaving=[verb]) if not is_verb(head) else []
        return [node for node in without(clause.subtree(), [verb]) if node.i < subject.i]
    if subject.i != sentence[0].i or subject.sent == 0 or subject.lower == "it":
        return []
    return scene.tree.sentences[subject.sent - 1]


def _by_made(scene: Scene, verb: Node) -> Sides | None:
    """ "X made Y necessary"."""
    result = verb.child("ccomp", "oprd") if verb.lemma in ("make", "render") else None
    if result is None or is_passive(verb) or result.pos != "ADJ":
        return None
    cause = _cause_of(scene, verb)
    return (cause, result.subtree(), None) if cause else None


def _by_mood(scene: Scene, mood: Node) -> Sides | None:
    """ "A is frustrated that X"."""
    if mood.lower not in _words("adjectives", "moods"):
        return None
    clause = mood.child("ccomp")
    if clause is None or not any(kid.lower == "that" for kid in clause.children("mark")):
        return None
    top = mood.head if mood.dep == "acomp" else mood
    return (
        without(clause.subtree(), clause.children("mark")),
        without(clause_of(top), [clause]),
        None,
    )


def _by_clause(scene: Scene, mark: Node) -> Sides | None:
    """ "Y because X", "if X, Y"."""
    if mark.dep != "mark" or mark.head.dep != "advcl":
        return None
    clause = mark.head
    main = clause.head
    status: Status | None = None
    if mark.lower in _words("connectives", "condition"):
        status = "conditional"
    elif mark.lower not in _words("connectives", "because"):
        return None
    if not is_verb(main) or not clause.child("nsubj", "nsubjpass", "expl", "csubj"):
        return None  # "if true", "if necessary"
    if _is_insertion(main) or _only_identifies(scene, main):
        return None
    cause = without(clause.subtree(), [mark])
    return cause, without(clause_of(main), [clause]), status


def _is_insertion(verb: Node) -> bool:
    """ "If they come, he added, we go": the teller is no effect."""
    return verb.lemma in _speech() and not _has_modal(verb) and verb.child("ccomp") is None


@lru_cache(maxsize=1)
def _speech() -> frozenset[str]:
    rows = [row for row in read_tsv("coding_speech.tsv") if row["class"] in ("say", "tell")]
    return frozenset(verb for row in rows for verb in row["verbs"].split())


def _only_identifies(scene: Scene, verb: Node) -> bool:
    """ "If anybody knows, it is France"."""
    attribute = verb.child("attr")
    return verb.lemma == "be" and attribute is not None and scene.mention_of(attribute) is not None


def _by_phrase(scene: Scene, node: Node) -> Sides | None:
    """ "Y because of X", "Y in return for X"."""
    phrase = _phrase_at(scene, node, "phrases")
    if phrase is None:
        return None
    last = phrase[-1]
    cause = [
        below
        for one in phrase
        for kid in one.children("pobj", "pcomp")
        if kid.i > last.i
        for below in kid.subtree()
    ]
    top = min(phrase, key=lambda one: len(list(one.ancestors())))
    head = top.head
    if not cause or head is top:
        return None
    effect = clause_of(head) if is_verb(head) else phrase_of(head)
    return cause, without(effect, [top]), None


def _phrase_at(scene: Scene, node: Node, name: str) -> Sequence[Node] | None:
    """The fixed phrase that begins at a node, or none."""
    if node.lower not in _first_words(name):
        return None
    following = scene.tree.nodes[node.i : node.i + PHRASE_WORDS]
    lowers = [one.lower for one in following]
    for phrase in _table()["connectives"][name]:
        parts = phrase.split()
        if lowers[: len(parts)] == parts:
            return following[: len(parts)]
    return None


@lru_cache(maxsize=8)
def _first_words(name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _table()["connectives"][name])


def _by_means(scene: Scene, by: Node) -> Sides | None:
    """ "A could end Y by doing X"."""
    clause = by.child("pcomp") if by.lower == "by" and by.dep == "prep" else None
    if clause is None or clause.tag != "VBG":
        return None
    main = by.head
    top = main
    while top.dep in ("xcomp", "ccomp") and is_verb(top.head) and not _has_modal(top):
        top = top.head
    if not is_verb(top) or not _has_modal(top):
        return None
    return clause.subtree(), without(clause_of(top), [by]), None


def _by_purpose(scene: Scene, node: Node) -> Sides | None:
    """ "A did X in order to Y": aimed at, so planned."""
    phrase = _phrase_at(scene, node, "purpose")
    if phrase is None:
        return None
    aim = next((a for a in phrase[-1].ancestors() if is_verb(a)), None)
    if aim is None:
        return None
    main = next((a for a in aim.ancestors() if is_verb(a)), None)
    if main is None or main.i > node.i:
        return None
    effect = [below for below in aim.subtree() if below.i > phrase[-1].i]
    cause = [below for below in clause_of(main) if below.i < node.i]
    return cause, effect, "planned"


def _by_sentence(scene: Scene, node: Node) -> Sides | None:
    """ "X. As a result, Y."."""
    sentence = scene.tree.sentences[node.sent]
    if node is not sentence[0] or node.sent == 0:
        return None
    phrase = _phrase_at(scene, node, "therefore")
    if phrase is None:
        return None
    after = sentence[len(phrase) :]
    if not after or after[0].lower == "of":
        return None
    return scene.tree.sentences[node.sent - 1], after, None


# -- the finished record ----------------------------------------------------------------------


def _finish(
    number: int,
    scene: Scene,
    node: Node,
    cause: Sequence[Node],
    effect: Sequence[Node],
    status: Status | None,
) -> ConsequenceFound | None:
    told, follows = stretch_text(scene, cause), stretch_text(scene, effect)
    if len(told) < SHORTEST or len(follows) < SHORTEST:
        return None
    here = [one for one in (*cause, *effect, node) if one.sent == node.sent]
    here += node.children("nsubj", "nsubjpass") if is_verb(node) else []
    here = [one for one in here if one.pos != "PUNCT"]
    return ConsequenceFound(
        number,
        node,
        told,
        follows,
        min(one.start for one in here),
        max(one.end for one in here),
        status or _status(node, effect),
    )


def _status(node: Node, effect: Sequence[Node]) -> Status:
    """Of the verb that tells it, or of the clause that follows from the other."""
    if is_verb(node):
        return status_of(node)
    verbs = [one for one in effect if is_verb(one)]
    if not verbs:
        return "asserted"
    return status_of(min(verbs, key=lambda one: len(list(one.ancestors()))))
