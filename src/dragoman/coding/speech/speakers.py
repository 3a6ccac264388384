"""Speech: its verbs, who speaks, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.documents import issuer
from dragoman.coding.speech.trimming import goes_on_telling
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.data.tables import read_tsv
from dragoman.plural import together
from dragoman.records import Party


@dataclass(slots=True)
class Said:
    """One statement found: the stretch said, who says it, and the node that tells it."""

    scene: int
    start: int  # of the content, in the passage's working text
    end: int
    speaker: Party
    cue: Node | None
    cue_text: str
    direct: bool | Literal["mixed"]
    venue: str | None = None
    lends: bool = True  # whether what is told inside stands on the speaker's word


@lru_cache(maxsize=1)
def speech_verbs() -> dict[str, frozenset[str]]:
    """The classes of each verb of speech, by lemma."""
    found: dict[str, set[str]] = {}
    for row in read_tsv("coding_speech.tsv"):
        for verb in row["verbs"].split():
            found.setdefault(verb, set()).add(row["class"])
    return {verb: frozenset(classes) for verb, classes in found.items()}


def speaker_of(
    cast: Cast,
    scene: Scene,
    verb: Node,
    before: Party | None = None,
    said: Sequence[tuple[int, int]] = (),
) -> Party | None:
    """Who speaks, by name, role or pronoun; the bare words where nobody known is meant.

    A pronoun that points at nobody known, or at somebody in the very words that are ``said``, means
    whoever spoke ``before``: nobody calls himself by his name.
    """
    heads = _above(scene, verb) or agents(verb)
    parties = cast.parties(scene, heads, owner=True)
    if before is not None and heads and _is_pronoun(heads[0]):
        named = {scene.span(start, end) for start, end in said} if parties else set()
        inside = parties and any(start <= parties[0].start < end for start, end in named)
        if inside or (not parties and heads[0].lower not in words("coreference", "neuter")):
            return before
    if parties:
        return _with_one_voice(cast, scene, parties, heads[0])
    if not heads or heads[0].lower in ("it", "that", "which", "this", "what", "there"):
        return None
    if heads[0].tag in ("PRP", "WP", "WDT", "DT", "EX"):
        return None
    return issuer(cast, scene, heads[0]) or bare_party(scene, heads[0])


def _above(scene: Scene, verb: Node) -> list[Node]:
    """Who spoke before a participle that goes on: "Oslo said Lima lied, arguing that ...": Oslo."""
    comma = verb.i > 0 and scene.tree.nodes[verb.i - 1].text == ","
    if not goes_on_telling(verb, comma=comma):
        return []
    for node in verb.ancestors():
        said = node.dep == "ccomp" and node.i > node.head.i
        if said and speech_verbs().get(node.head.lemma, frozenset()) & {"say", "tell"}:
            return agents(node.head)
    return []


def _with_one_voice(cast: Cast, scene: Scene, parties: Sequence[Party], head: Node) -> Party:
    """The first of those who speak together, under the names of all; ``cast`` takes note of the others."""
    first, *others = parties
    if not others:
        return first
    as_one, last = replace(first, name=together([one.name for one in parties])), others[-1]
    if head.conjuncts():
        if first.end <= last.start:
            text = scene.report_text[first.start : last.end]
            as_one = replace(as_one, text=text, end=last.end)
    elif not _is_pronoun(head) and head.pos == "NOUN":  # "the ministers of Chad and Niger"
        called = scene.report_text[min(_left_of(scene, head), first.start) : last.end]
        as_one = replace(as_one, name=called) if called.endswith(last.text) else as_one
        sector = first.code.partition(":")[1:]
        others = [
            one if ":" in one.code else replace(one, code="".join((one.code, *sector)))
            for one in others
        ]
    cast.beside[as_one] = tuple(others)
    return as_one


def _is_pronoun(node: Node) -> bool:
    return node.tag == "PRP" and node.lower in words("speech", "pronouns")


def bare_party(scene: Scene, head: Node) -> Party:
    """A party known only by the words that name it."""
    start, (_, end) = _left_of(scene, head), scene.span(head.start, head.end)
    text = scene.report_text[start:end]
    return Party("UNK", text, text, start, end)


def _left_of(scene: Scene, head: Node) -> int:
    """Where the words that name a node begin, without its article."""
    left = min([head.i, *(k.i for k in head.kids if k.dep in ("compound", "amod", "poss", "nmod"))])
    return scene.span(scene.tree.nodes[left].start, head.end)[0]


def venue_of(scene: Scene, verb: Node) -> str | None:
    """Where something is said: "at a briefing with Peruvian generals"."""
    for kid in verb.kids:
        if kid.dep == "prep" and kid.lower in (
            "at",
            "during",
            "in",
            "on",
            "before",
            "after",
            "via",
        ):
            for thing in kid.children("pobj"):
                if thing.lemma in words("speech", "venues"):
                    nodes = thing.subtree()
                    return scene.tree.text[nodes[0].start : nodes[-1].end]
    return None
