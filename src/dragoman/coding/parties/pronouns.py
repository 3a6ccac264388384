"""Who a pronoun means: he, it, they, who, we, "the country"."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from dragoman.coding.parties.grammar import (
    addressed,
    named_by_grammar,
    owner_of_first,
    things_meant,
    told_behind,
)
from dragoman.coding.parties.pairs import clause_states
from dragoman.coding.parties.referents import (
    Referent,
    Referents,
    is_single_body,
    may_be_called,
    party_of,
    same_clause_argument,
    tells,
)
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Mention, Party


class Pronouns(ABC):
    """What pronouns mean in one document; a cast of parties is built on it."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self.scenes = scenes
        self.index = {id(scene): i for i, scene in enumerate(scenes)}
        self.speakers: dict[tuple[int, int], Party] = {}  # (scene, node) in a quotation -> speaker
        self.referents = Referents(scenes)

    @abstractmethod
    def parties(self, scene: Scene, heads: Sequence[Node], *, owner: bool = False) -> list[Party]:
        """The parties that these nodes and their conjuncts name."""

    @abstractmethod
    def _at(self, scene: Scene, node: Node, owner: bool, depth: int) -> list[Party]: ...

    def _pronoun(self, scene: Scene, node: Node) -> list[Party]:
        low = node.lower
        if low in words("coreference", "relative"):
            return self._antecedent(scene, node)
        if (owner := owner_of_first(node)) is not None and self._may_be(scene, owner, node):
            return self._at(scene, owner, False, 1)
        if (doer := named_by_grammar(node)) is not None:
            return self._at(scene, doer, _is_somebodys(doer), 1)
        if (told := addressed(node)) is not None and self._may_be(scene, told, node):
            return self._at(scene, told, False, 1)
        if (subject := told_behind(node)) is not None and self._may_be(scene, subject, node):
            return self._at(scene, subject, False, 1)
        if low in words("coreference", "first"):
            speaker = self.speakers.get((self.index[id(scene)], node.i))
            return [speaker] if speaker else []
        if low in words("coreference", "masculine") or low in words("coreference", "feminine"):
            first = _same_before(scene, node)
            if first:
                return self._pronoun(scene, first)
            return self._back(scene, node, partial(may_be_called, low))
        if low in words("coreference", "neuter"):
            return [] if _is_paper(scene, node) else self._back(scene, node, is_single_body)
        if low in words("coreference", "plural"):
            return self._plural(scene, node)
        return []

    def _antecedent(self, scene: Scene, node: Node) -> list[Party]:
        for above in node.ancestors():
            if above.dep == "relcl":
                whom = above.head
                both = [whom, *whom.conjuncts()]
                return [
                    party for one in both for party in self._at(scene, one, _is_somebodys(one), 1)
                ]
        return []

    def _may_be(self, scene: Scene, named: Node, pronoun: Node) -> bool:
        """Whether a name may be called by a pronoun: he is a person, it is a body."""
        mention = scene.mention_of(named)
        if mention is None or named.conjuncts():
            return False
        if pronoun.lower in words("coreference", "neuter"):
            return is_single_body(mention)
        people = words("coreference", "masculine") | words("coreference", "feminine")
        return pronoun.lower in people and may_be_called(pronoun.lower, mention)

    def _back(self, scene: Scene, node: Node, fits: Callable[[Mention], bool]) -> list[Party]:
        candidates = [one for one in self.referents.before(scene, node) if fits(one.mention)]
        others = {one.mention.name for one in candidates if same_clause_argument(node, one.node)}
        for referent in candidates:
            if referent.mention.name not in others:
                return [party_of(self.scenes[referent.scene], referent.mention)]
        return []

    def _plural(self, scene: Scene, node: Node) -> list[Party]:
        """They: a plural or a body before it; else the side of whoever is speaking."""
        met = self._who_met(scene, node)
        if met:
            return met
        if things_meant(node, scene.tree.sentences):
            return []
        single: Referent | None = None
        above = {id(one) for one in node.ancestors()}  # "soldiers of theirs" are not they
        for referent in self.referents.before(scene, node):
            if same_clause_argument(node, referent.node) or id(referent.node) in above:
                continue
            if tells(referent.node, node):
                return [party_of(self.scenes[referent.scene], referent.mention)]
            far = single is not None and _apart(single, referent)
            if far:
                break
            if referent.node.dep == "conj" or referent.node.conjuncts():
                return self._together(referent)
            if referent.mention.kind in (*words("kinds", "persons"), "place"):
                continue
            if referent.node.tag in ("NNS", "NNPS"):
                there = self.scenes[referent.scene]
                if referent.mention.kind == "force":  # "the soldiers": whose they were told to be
                    return self._at(there, referent.node, False, 1)
                return [party_of(there, referent.mention)]
            single = single or referent
        return [party_of(self.scenes[single.scene], single.mention)] if single else []

    def _who_met(self, scene: Scene, node: Node) -> list[Party]:
        """Both sides of "Lima met Quito for their yearly dinner"."""
        if node.lower != "their":
            return []
        for verb in node.ancestors():
            if verb.lemma in words("coreference", "meeting_verbs"):
                sides = [
                    *verb.children("nsubj"),
                    *verb.children("dobj"),
                    *prepositions(verb, "with"),
                ]
                found = self.parties(scene, [one for one in sides if one.i < node.i])
                return found if len({party.code[:3] for party in found}) > 1 else []
        return []

    def _together(self, referent: Referent) -> list[Party]:
        """A referent and those named in one breath with it; pronouns among them are left out."""
        scene = self.scenes[referent.scene]
        first = referent.node
        while first.dep == "conj":
            first = first.head
        found: list[Party] = []
        for node in [first, *first.conjuncts()]:
            mention = scene.mention_of(node)
            if mention is not None and all(mention.code != known.code for known in found):
                found.append(party_of(scene, mention))
        return found

    # -- states --------------------------------------------------------------------------------

    def _is_state_noun(self, node: Node) -> bool:
        return node.lemma in words("coreference", "states") and any(
            kid.lower in ("the", "that", "this") for kid in node.kids
        )

    def _last_state(self, scene: Scene, node: Node) -> list[Party]:
        if (told := _dealt_with(scene, node)) is not None:
            return [replace(party_of(scene, told), code=told.code[:3])]
        apart = clause_states(scene, node)
        joined = {id(one) for one in _joined(scene, node)}
        return self._back(
            scene,
            node,
            lambda one: is_single_body(one) and one.code[:3] not in apart and id(one) not in joined,
        )


def _dealt_with(scene: Scene, node: Node) -> Mention | None:
    """The state against which somebody acts for what "the country" did ("cut ties after it fired").

    Whoever acts would be "it" there. Not below a verb that only says, asks or thinks.
    """
    clause = node.head
    if node.dep not in ("nsubj", "nsubjpass") or clause.dep not in ("acl", "advcl", "ccomp"):
        return None
    if any(mark.lower in words("coreference", "no_ground") for mark in clause.children("mark")):
        return None
    if clause.dep == "ccomp" and is_verb(clause.head):
        return None
    verb = next((one for one in clause.ancestors() if is_verb(one)), None)
    subject = verb.child("nsubj") if verb is not None else None
    acting = scene.mention_of(subject) if subject is not None else None
    if verb is None or acting is None:
        return None
    named = [scene.mention_of(one) for one in scene.tree.nodes[verb.i + 1 : min(clause.i, node.i)]]
    no_states = (acting.code[:3], "", "UNK", "IGO", "REB", "IMG")
    told = [one for one in named if one is not None and one.code[:3] not in no_states]
    return told[0] if told and len({one.code[:3] for one in told}) == 1 else None


def _is_somebodys(thing: Node) -> bool:
    """Whether what a thing does is done by those whose it is ("the Maltese tanker that sold oil")."""
    return thing.pos == "NOUN" and thing.lemma in words("parties", "called_again")


def _is_paper(scene: Scene, node: Node) -> bool:
    """Whether "it" is a paper of nobody's: "The declaration was published. It names no state"."""
    if node.dep != "nsubj" or not node.sent:
        return False
    before = scene.tree.sentences[node.sent - 1]
    subject = next((one for one in before if one.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lemma not in words("speech", "papers") or subject.tag == "NNS":
        return False
    return all(scene.mention_of(one) is None for one in subject.subtree())


def _joined(scene: Scene, node: Node) -> list[Mention]:
    """The states of a sentence that stand before a noun, two with a hyphen ("the Chad-Mali war")."""
    found = []
    for one in scene.tree.sentences[node.sent]:
        mention = scene.mention_of(one)
        if mention is not None and one.dep in ("compound", "nmod", "amod", "npadvmod"):
            beside = scene.tree.text[mention.start - 1 : mention.start]
            beside += scene.tree.text[mention.end : mention.end + 1]
            if not {"-", "–"}.isdisjoint(beside):
                found.append(mention)
    return found


def _same_before(scene: Scene, node: Node) -> Node | None:
    """The subject of the same sentence that is called by the same pronoun ("he said he would go")."""
    for other in scene.tree.sentences[node.sent]:
        if other.i >= node.i:
            return None
        if other.dep == "nsubj" and other.lower == node.lower:
            return other
    return None


def _apart(one: Referent, other: Referent) -> bool:
    """Whether two referents stand in different sentences."""
    return (one.scene, one.node.sent) != (other.scene, other.node.sent)
