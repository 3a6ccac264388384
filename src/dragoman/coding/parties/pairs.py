"""Plurals that stand for parties named before: "both sides", "the four countries", "the leaders"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors.trails import Trail
from dragoman.coding.parties.referents import Referent, Referents, in_one_breath, party_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.records import Party

# How many a number word counts, among those that stand for parties named before.
_COUNTED = {
    word: number
    for number, name in enumerate(("two", "three", "four", "five", "six"), start=2)
    for word in words("counts", name)
}
_TWO = 2
_OFTEN = 3  # sentences on two of whom "both sides" are meant, whoever was named last
_MAIN = 3  # a third of the sentences that name two are about the main two
_FACING = ("facing", "facing_states")
_FIRST = frozenset({"either", "one", "each", "whichever", "any"})
_ONE_OF_TWO = ("each", "neither", "either")  # what is told of the one and of the other


def is_pair(node: Node) -> bool:
    """Whether a node stands for two or more named before: "both sides", "the four states"."""
    if is_other_side(node) or is_belligerent(node):
        return True
    if node.lower in ("pair", "duo", "trio"):
        return node.pos == "NOUN"
    if node.tag == "NN" and any(node.lemma in words("coreference", name) for name in _FACING):
        return any(kid.lower in _ONE_OF_TWO for kid in node.kids)  # "each side", "neither side"
    if node.pos == "NUM" or node.lower == "both":
        alone = node.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and not node.child("prep")
        return alone and node.lower in _COUNTED and _is_the(node)
    if node.tag not in ("NNS", "NN") or node.lemma not in words("coreference", "pairs"):
        return False
    if any(kid.lower in _COUNTED for kid in node.kids if kid.dep != "conj"):
        national = any(kid.text[:1].isupper() for kid in node.children("amod", "compound"))
        return not national and not node.children("relcl", "acl")  # "two Danish men": of one state
    facing = node.tag == "NNS" and node.lemma in words("coreference", "facing")
    return facing and _is_the(node) and not node.child("prep", "relcl", "acl")


def is_belligerent(node: Node) -> bool:
    """Whether a plural means those at war with each other ("all parties to the conflict").

    So do "the parties" of whom a sentence speaks that names the war.
    """
    if node.tag != "NNS" or node.lemma not in ("party", "side"):
        return False
    wars = [one for name in ("to", "in") for one in prepositions(node, name)]
    if node.lemma == "party" and not node.child("prep", "amod", "compound") and _is_the(node):
        *_, top = (node, *node.ancestors())
        wars += [one for one in top.subtree() if one.i < node.i]
    return any(one.lemma in words("coreference", "wars") and one.pos == "NOUN" for one in wars)


def _with_speaker(scene: Scene, node: Node, found: list[Party]) -> list[Party]:
    """The parties with the state of whoever speaks of the pair before the others, if it is there.

    "The Chadian minister said that ties between the two countries were good".
    """
    for above in node.ancestors():
        for subject in above.children("nsubj"):
            mention = scene.mention_of(subject)
            if mention is not None and above.lemma in words("speech", "next_words"):
                own = [one for one in found if one.code[:3] == mention.code[:3]]
                return [*own, *(one for one in found if one not in own)]
    return found


def is_other_side(node: Node) -> bool:
    """Whether a node is the other of two of whom "either", "one" or "each" was said in its sentence."""
    if node.dep != "nsubj" or node.tag in ("NNS", "NNPS"):
        return False
    named = node.lower == "other" or any(kid.lower == "other" for kid in node.kids)
    if not named or not any(kid.lower == "the" for kid in node.kids):
        return False
    clauses = [kid for kid in node.head.kids if kid.dep == "advcl" and kid.i < node.i]
    subjects = [one for clause in clauses for one in clause.children("nsubj", "nsubjpass")]
    return any(one.lower in _FIRST or _FIRST & {k.lower for k in one.kids} for one in subjects)


def is_the_other(node: Node) -> bool:
    """Whether a node is the opponent of whoever speaks or acts ("urged the other side to return")."""
    if node.tag != "NN" or not any(node.lemma in words("coreference", name) for name in _FACING):
        return False
    return {"the", "other"} <= {kid.lower for kid in node.kids}


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
        self._told: dict[bool, dict[int, Trail[list[Party]]]] = {}
        self._mains: dict[tuple[frozenset[str], int], list[Party]] = {}
        self._wars: list[tuple[int, list[Party]]] | None = None  # looked for when first asked of

    def named(self, scene: Scene, node: Node) -> list[Party]:
        """The last parties of different states named before "both countries", "the two leaders".

        Those named in one breath come before those of one sentence, and these before one of this
        and one of the last; leaders are persons, and a person stands for his state among countries.
        """
        if is_belligerent(node) and (found := self._at_war(scene)):
            return found
        wanted = next((_COUNTED[k.lower] for k in (node, *node.kids) if k.lower in _COUNTED), 2)
        leaders = node.lemma in words("coreference", "leading_pairs")
        sides = node.lemma in words("coreference", "facing")
        apart = clause_states(scene, node)
        by_sentence = self._by_sentence(scene, node, leaders=leaders, sides=sides, apart=apart)
        if sides and not leaders and wanted == _TWO:
            last = next(iter(by_sentence.values()), ())
            if not self._has_pair(last) and (main := self._main(apart, least=_OFTEN)):
                return main  # whoever else was named last
        together = [referent for some in by_sentence.values() for referent in some]
        for referents in by_sentence.values():
            for some in (*in_one_breath(referents), referents):
                found = self._of_different_states(some, fold=not leaders, bodies=sides)
                if len(found) == wanted:
                    return found
                if some is referents and len(found) > wanted:
                    return _with_speaker(scene, node, found)[:wanted]
        found = self._of_different_states(together, fold=not leaders, bodies=sides)
        if len(found) >= wanted:
            return found[:wanted]
        breaths = self._breaths(fold=not leaders).get(wanted, Trail())
        return list(breaths.last_before((self._referents.index[id(scene)], node.sent)) or ())

    def quarrel(self, scene: Scene, node: Node, apart: set[str]) -> list[Party]:
        """The two between whom somebody "offered to mediate", none of them of some states.

        The report is about them: most sentences that name just two name them. Where no two stand out
        so, those named last before a node are meant.
        """
        if main := self._main(apart):
            return main
        before = self._by_sentence(scene, node, leaders=False, sides=True, apart=apart)
        some = (self._two_sides(referents) for referents in before.values())
        return next((found for found in some if found), [])

    def _has_pair(self, referents: Sequence[Referent]) -> bool:
        """Whether two sides are named in one breath ("Chad and Mali held talks. Both sides ...")."""
        return any(self._two_sides(some) for some in in_one_breath(referents))

    def _main(self, apart: set[str], least: int = 1) -> list[Party]:
        key = frozenset(apart), least
        if key not in self._mains:
            self._mains[key] = self._main_pair(apart, least)
        return self._mains[key]

    def _main_pair(self, apart: set[str], least: int) -> list[Party]:
        """The two whom most sentences that name just two sides name, ``least`` ones and a third of all."""
        told: dict[frozenset[str], list[list[Party]]] = {}
        for number, referents in self._referents.sentences():
            there = self._scenes[number]
            some = [
                one
                for one in referents
                if _may_be_one(there, one, leaders=False, sides=True, apart=apart)
            ]
            found = self._two_sides(some)
            if found:
                told.setdefault(frozenset(one.code for one in found), []).append(found)
        best, *others = sorted(told.values(), key=len, reverse=True) or [[]]
        clear = not others or len(best) > len(others[0])
        often = _MAIN * len(best) >= sum(map(len, told.values()))
        return best[0] if len(best) >= least and clear and often else []

    def _two_sides(self, referents: Sequence[Referent]) -> list[Party]:
        """The two sides that referents of one sentence are, else nobody."""
        found = self._of_different_states(referents, fold=True, bodies=True)
        return found if len(found) == _TWO else []

    def other(self, scene: Scene, node: Node) -> list[Party]:
        """The opponent of whoever acts or speaks above a node ("the other side")."""
        for above in node.ancestors():
            for subject in above.children("nsubj"):
                mention = scene.mention_of(subject)
                if subject is not node and mention is not None:
                    own = mention.code[:3]
                    two = self.quarrel(scene, node, set())
                    left = [one for one in two if one.code[:3] != own]
                    return left if len(left) == 1 else []
        return []

    def _by_sentence(
        self, scene: Scene, node: Node, *, leaders: bool, sides: bool, apart: set[str]
    ) -> dict[tuple[int, int], list[Referent]]:
        """Those named before a node who may be one of a pair, by their sentences, nearest first."""
        found: dict[tuple[int, int], list[Referent]] = {}
        for referent in self._referents.before(scene, node):
            there = self._scenes[referent.scene]
            if _may_be_one(there, referent, leaders=leaders, sides=sides, apart=apart):
                found.setdefault((referent.scene, referent.node.sent), []).append(referent)
        return found

    def _breaths(self, *, fold: bool) -> dict[int, Trail[list[Party]]]:
        """By how many they are: the parties named in one breath, in the whole document; made once."""
        if fold not in self._told:
            told = self._told[fold] = {}
            for place, some in self._referents.breaths():
                found = self._of_different_states(some, fold=fold)
                told.setdefault(len(found), Trail()).add(place, found)
        return self._told[fold]

    def _at_war(self, scene: Scene) -> list[Party]:
        """The two states of the war that the document names last up to a passage, else first."""
        if self._wars is None:
            self._wars = list(_wars(self._scenes))
        before = bisect_right(self._wars, self._referents.index[id(scene)], key=_number)
        told = self._wars[max(before - 1, 0) :][:1]
        return told[0][1] if told else []

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


def _wars(scenes: Sequence[Scene]) -> Iterator[tuple[int, list[Party]]]:
    """The wars between two states that passages name, with the number of the passage."""
    for number, scene in enumerate(scenes):
        for noun in scene.tree.nodes:
            if noun.lemma in words("coreference", "wars") and noun.pos == "NOUN":
                sides = {one.code[:3]: one for one in _belligerents(scene, noun)}
                if len(sides) == _TWO:
                    yield number, [replace(one, code=state) for state, one in sides.items()]


def _number(war: tuple[int, list[Party]]) -> int:
    return war[0]


def _belligerents(scene: Scene, war: Node) -> list[Party]:
    """Whoever stands beside a war ("Oslo's invasion of Chad", "the war between Oslo and Chad")."""
    named = war.children("poss", "amod", "compound", "nmod")
    named += [low for one in named for low in one.children("nmod", "compound")]
    for name in ("between", "of", "in", "against", "with", "on"):
        named += [low for one in prepositions(war, name) for low in (one, *one.conjuncts())]
    mentions = (scene.mention_of(one) for one in named)
    found = [party_of(scene, one) for one in mentions if one is not None]
    found.sort(key=lambda one: one.start)
    return [one for one in found if one.code[:3] not in ("", "UNK", "IGO", "REB", "IMG")]


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
