"""Plurals that stand for parties named before: "both sides", "the four countries", "the leaders"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.parties.referents import Referent, Referents, in_one_breath, party_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.records import Party

# How many a number word counts, among those that stand for parties named before.
_COUNTED = {
    word: number
    for number, name in enumerate(("two", "three", "four", "five", "six"), start=2)
    for word in words("counts", name)
}
_FIRST = frozenset({"either", "one", "each", "whichever", "any"})
_ONE_OF_TWO = ("each", "neither", "either")  # what is told of the one and of the other


def is_pair(node: Node) -> bool:
    """Whether a node stands for two or more named before: "both sides", "the four states"."""
    if is_other_side(node):
        return True
    if node.lower in ("pair", "duo", "trio"):
        return node.pos == "NOUN"
    sides = words("coreference", "facing") | words("coreference", "facing_states")
    if node.lemma in sides and node.tag == "NN":
        return any(kid.lower in _ONE_OF_TWO for kid in node.kids)  # "each side", "neither side"
    if node.pos == "NUM" or node.lower == "both":
        alone = node.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and not node.child("prep")
        return alone and node.lower in _COUNTED and _is_the(node)
    if node.tag not in ("NNS", "NN") or node.lemma not in words("coreference", "pairs"):
        return False
    if any(kid.lower in _COUNTED for kid in node.kids if kid.dep != "conj"):
        return not node.children("relcl", "acl")
    facing = node.tag == "NNS" and node.lemma in words("coreference", "facing")
    return facing and _is_the(node) and not node.child("prep", "relcl", "acl")


def is_other_side(node: Node) -> bool:
    """Whether a node is the other of two of whom "either", "one" or "each" was said in its sentence."""
    named = node.lower == "other" or any(kid.lower == "other" for kid in node.kids)
    pointed = any(kid.lower == "the" for kid in node.kids)
    if not named or not pointed or node.tag in ("NNS", "NNPS") or node.dep != "nsubj":
        return False
    clauses = [kid for kid in node.head.kids if kid.dep == "advcl" and kid.i < node.i]
    subjects = [one for clause in clauses for one in clause.children("nsubj", "nsubjpass")]
    return any(one.lower in _FIRST or _FIRST & {k.lower for k in one.kids} for one in subjects)


def clause_states(scene: Scene, node: Node) -> set[str]:
    """Whoever does something to the pair is none of the two ("Oslo protested to both")."""
    if node.dep == "pobj" and node.head.lower not in words("coreference", "opposite"):
        return set()
    if node.dep in ("nsubj", "nsubjpass"):
        return set()
    for above in node.ancestors():
        if above.dep == "relcl" and not above.child("nsubj", "nsubjpass"):
            return set()
        if above.dep == "relcl" and any(
            one.tag in ("WDT", "WP") for one in above.children("nsubj")
        ):
            return set()  # "signed a treaty that binds both"
        for subject in above.children("nsubj", "nsubjpass"):
            mention = scene.mention_of(subject)
            if any(one is subject for one in node.ancestors()):
                return set()  # "Oslo launched it, the country's agency said": its own doing
            if subject.i < node.i and mention is not None:
                return {mention.code[:3]}
    return set()


class Pairs:
    """Who the collective plurals of one document stand for."""

    def __init__(self, scenes: Sequence[Scene], referents: Referents) -> None:
        self._scenes = scenes
        self._referents = referents

    def named(self, scene: Scene, node: Node) -> list[Party]:
        """The last parties of different states named before "both countries", "the two leaders".

        Those named in one breath come before those of one sentence, and these before one of this
        and one of the last; leaders are persons, and a person stands for his state among countries.
        """
        wanted = next((_COUNTED[k.lower] for k in (node, *node.kids) if k.lower in _COUNTED), 2)
        leaders = node.lemma in words("coreference", "leading_pairs")
        sides = node.lemma in words("coreference", "facing")
        apart = clause_states(scene, node)
        by_sentence: dict[tuple[int, int], list[Referent]] = {}
        for referent in self._referents.before(scene, node):
            there = self._scenes[referent.scene]
            if _may_be_one(there, referent, leaders=leaders, sides=sides, apart=apart):
                by_sentence.setdefault((referent.scene, referent.node.sent), []).append(referent)
        together = [referent for some in by_sentence.values() for referent in some]
        for referents in by_sentence.values():
            for some in (*in_one_breath(referents), referents):
                found = self._of_different_states(some, fold=not leaders, bodies=sides)
                if len(found) == wanted or (some is referents and len(found) > wanted):
                    return found[:wanted]
        found = self._of_different_states(together, fold=not leaders, bodies=sides)
        if len(found) >= wanted:
            return found[:wanted]
        for some in self._referents.breaths_before(scene, node):
            found = self._of_different_states(some, fold=not leaders)
            if len(found) == wanted:
                return found
        return []

    def _of_different_states(
        self, referents: Sequence[Referent], *, fold: bool, bodies: bool = False
    ) -> list[Party]:
        """One party of each state, as a state where ``fold``; of bodies where they may be a side."""
        found: list[Party] = []
        states: set[str] = set()
        for referent in sorted(referents, key=lambda one: (-one.scene, one.node.i)):
            party = party_of(self._scenes[referent.scene], referent.mention)
            state, _, sector = party.code.partition(":")
            body = state == "IGO"
            side = body and bodies and _deals(self._scenes[referent.scene], referent.node)
            state = party.code if state in ("REB", "IMG") or side else state
            if state in states or state == "IGO":
                continue
            states.add(state)
            found.append(replace(party, code=state) if fold and sector and not body else party)
        return found


def _may_be_one(
    scene: Scene, referent: Referent, *, leaders: bool, sides: bool, apart: set[str]
) -> bool:
    """Whether a referent may be one of a pair: somebody of a state, and no mere scene."""
    mention = referent.mention
    if leaders and mention.kind not in words("kinds", "persons"):
        return False
    if mention.code[:3] in apart or mention.code[:3] in ("", "UNK"):
        return False
    if sides and mention.kind == "group" and mention.code[:3] in ("REB", "IMG"):
        return True
    if sides and mention.kind in ("body", "organisation") and mention.code[:3] == "IGO":
        return _deals(scene, referent.node)
    if mention.place or mention.kind in words("kinds", "no_pair"):
        return False
    inside = words("coreference", "scenes")
    return not (referent.node.dep == "pobj" and referent.node.head.lower in inside)


def _deals(scene: Scene, node: Node) -> bool:
    """Whether a body does something with somebody ("the union signed a pact with Oslo").

    Who only speaks, or does what concerns nobody else, is no side.
    """
    if node.dep != "nsubj" or node.head.lemma in words("speech", "next_words"):
        return False
    own = set(node.subtree())
    return any(
        below not in own and (mention := scene.mention_of(below)) is not None and not mention.place
        for below in node.head.subtree()
        if below.dep not in ("advcl", "relcl")
    )


def _is_the(node: Node) -> bool:
    """Whether a plural points back at somebody ("the sides", "both")."""
    return node.lower == "both" or any(
        kid.dep in ("det", "predet") and kid.lower in ("the", "these", "those") for kid in node.kids
    )
