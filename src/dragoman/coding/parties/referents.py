"""Who has been named before a pronoun, nearest and likeliest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dragoman.actors.groups import is_ruling
from dragoman.actors.sexes import sex_of
from dragoman.actors.trails import Place, Trail
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import subjects
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Mention, Party

# A first name and a surname, which bodies and ministries that bear "of" or one word have not.
_FULL_NAME = re.compile(r"[^\W\d_]\S+(?: [\w.'’-]+)* [^\W\d_]\S+")
# Sentences that a pronoun may look back over.
LOOK_BACK = 3


@dataclass(slots=True)
class Referent:
    """A mention where it hangs in the tree, as a candidate for what pronouns mean."""

    scene: int
    node: Node
    mention: Mention
    subject: bool


class Referents:
    """All mentions of one document where they hang in its trees."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes = scenes
        self.index = {id(scene): i for i, scene in enumerate(scenes)}
        self._all = [_referents(i, scene) for i, scene in enumerate(scenes)]
        self._plural_forces: Trail[Referent] = Trail()
        # By state, who is named beside its soldiers.
        self._forces: dict[str, set[str]] = defaultdict(set)
        for one in chain.from_iterable(self._all):
            force = one.mention.kind == "force" and one.node.tag == "NNS"
            if force and not one.mention.text.islower():
                self._plural_forces.add((one.scene, one.node.i), one)
                beside = scenes[one.scene].codes_of(one.node.sent) - {one.mention.code}
                self._forces[one.mention.code[:3]] |= {code[:3] for code in beside}
        found = [one.mention for one in chain.from_iterable(self._all)]
        self._armies = {one.code[:3] for one in found if _is_army(one)}
        self._soldiers = any(_is_army(one) and one.text == "soldiers" for one in found)
        self._rebels = {
            one.code[:3] for one in found if one.code.endswith(":REB") and not _are_fighters(one)
        }

    def before(self, scene: Scene, node: Node) -> list[Referent]:
        """Who a pronoun may mean, best first: its own sentence, then the ones before."""
        here = self.index[id(scene)]
        kind = scene.passage.kind
        ranked: list[tuple[tuple[int, int, int], Referent]] = []
        for back, referent in self._back_from(here, node, kind):
            order = (
                back,
                0 if referent.subject else 1,
                referent.node.i if back else -referent.node.i,
            )
            ranked.append((order, referent))
        ranked.sort(key=lambda pair: pair[0])
        return [referent for _, referent in ranked]

    def sentences(self) -> Iterator[tuple[int, list[Referent]]]:
        """All that are named in one sentence, with the number of its passage, in text order."""
        for number, some in enumerate(self._all):
            by_sentence: dict[int, list[Referent]] = {}
            for referent in some:
                by_sentence.setdefault(referent.node.sent, []).append(referent)
            for sentence in sorted(by_sentence):
                yield number, by_sentence[sentence]

    def breaths(self) -> Iterator[tuple[Place, list[Referent]]]:
        """All that are named in one breath, with passage and sentence, in text order; of a sentence the nearest last."""
        for number, some in self.sentences():
            for group in reversed(in_one_breath(some)):
                yield (number, some[0].node.sent), group

    def force_before(self, scene: Scene, node: Node) -> Mention | None:
        """The force last named in the plural with whose it is, in the whole document."""
        here = self.index[id(scene)]
        for referent in self._plural_forces.before((here, node.i)):
            # "Chadian instructors trained the soldiers": others than themselves
            if not (referent.scene == here and same_clause_argument(node, referent.node)):
                return referent.mention
        return None

    def has_force(self, state: str, there: Collection[str]) -> bool:
        """Whether a sentence of the document names soldiers of a state, in the plural, beside one of those.

        "About 200 Chadians are in Qatar" are no soldiers where Chadian soldiers are told of in Niger.
        """
        return not self._forces.get(state, frozenset()).isdisjoint(there)

    def are_soldiers(self, mention: Mention) -> bool:
        """Whether "Chadian fighters" are soldiers, of whom the document tells, and no rebels."""
        home = mention.code[:3]
        told = self._soldiers or home in self._armies
        return _are_fighters(mention) and told and home not in self._rebels

    def _back_from(self, here: int, node: Node, kind: str) -> list[tuple[int, Referent]]:
        found: list[tuple[int, Referent]] = []
        seen_sentences = 0
        for number in range(here, -1, -1):
            scene = self._scenes[number]
            if number != here and scene.passage.kind != kind:
                continue  # captions and titles stand across the running text
            last = node.sent if number == here else len(scene.tree.sentences) - 1
            for referent in self._all[number]:
                if number == here and referent.node.i >= node.i:
                    continue
                back = seen_sentences + last - referent.node.sent
                if back <= LOOK_BACK:
                    found.append((back, referent))
            seen_sentences += last + 1
            if seen_sentences > LOOK_BACK:
                break
        return found


def _is_army(mention: Mention) -> bool:
    return mention.kind == "force" and mention.code.endswith(":MIL")


def _are_fighters(mention: Mention) -> bool:
    """Whether men in arms are told of by their state and no more ("Chadian fighters")."""
    named = mention.kind == "group" and mention.code.endswith(":REB") and not mention.text.islower()
    return named and mention.text.split()[-1] in words("parties", "men_in_arms")


def in_one_breath(referents: Sequence[Referent]) -> list[list[Referent]]:
    """The referents of one sentence that are coordinated with each other, nearest first."""
    groups: dict[int, list[Referent]] = {}
    for referent in referents:
        top = referent.node
        while top.dep == "conj":
            top = top.head
        groups.setdefault(top.i, []).append(referent)
    found = [some for some in groups.values() if len(some) > 1]
    return sorted(found, key=lambda some: -some[0].node.i)


def party_of(scene: Scene, mention: Mention) -> Party:
    """A mention as a party, with its stretch in the report."""
    start, end = scene.span(mention.start, mention.end)
    return Party(mention.code, mention.name, scene.report_text[start:end], start, end)


def is_same(party: Party, other: Party) -> bool:
    """Whether two parties are one: by code, but for two people whose full names differ.

    A movement that rules a state is none of the governments that it has fought or followed.

    >>> ana, ben = (Party("PER:GOV", name, name, 0, 0) for name in ("Ana Rojas", "Ben Diaz"))
    >>> is_same(ana, ben), is_same(ana, ana)
    (False, True)
    """
    if party.code != other.code or is_ruling(party.name) != is_ruling(other.name):
        return False
    full = _FULL_NAME.fullmatch(party.name) and _FULL_NAME.fullmatch(other.name)
    return party.name == other.name or not full


def is_person(mention: Mention) -> bool:
    """Whether a mention may be he or she."""
    return mention.kind in words("kinds", "persons")


def may_be_called(pronoun: str, mention: Mention) -> bool:
    """Whether a mention may be called he, or she: a person, as far as it is known which."""
    if not is_person(mention):
        return False
    sex = sex_of(mention.text, mention.name)
    return sex is None or (sex == "she") == (pronoun in words("coreference", "feminine"))


def is_single_body(mention: Mention) -> bool:
    """Whether a mention may be it: a state, a body, a force."""
    return mention.kind in words("kinds", "bodies")


def _is_asked_of(pronoun: Node, other: Node) -> bool:
    """ "Mali demanded that it leave": whoever is to do so is not who demands it."""
    clause = pronoun.head
    above = clause.head
    bare = clause.dep == "ccomp" and clause.tag in ("VB", "VBP") and pronoun.dep == "nsubj"
    asked = bare and above.lemma in words("status", "demanding")
    return asked and other.head is above and other.dep == "nsubj"


def same_clause_argument(pronoun: Node, other: Node) -> bool:
    """A pronoun is not its own verb's other argument ("Kim met him" is not Kim)."""
    if pronoun.tag in ("PRP$", "WP$"):
        return other.dep == "poss" and other.head is pronoun.head
    top = other
    while top.dep == "conj":
        top = top.head
    if pronoun.dep in ("nsubj", "nsubjpass"):
        return _is_asked_of(pronoun, top)
    anchor = pronoun.head if pronoun.dep != "pobj" else pronoun.head.head
    if anchor.pos == "NOUN" and anchor.dep == "dobj" and not anchor.child("poss"):
        anchor = anchor.head  # "froze the trade with it"
    if top.head is anchor and top.dep in ("nsubj", "nsubjpass"):
        return True
    # "Lima cut ties with Quito, accusing it": who accuses stands in the clause above
    return is_verb(anchor) and any(one is top for one in subjects(anchor))


def tells(subject: Node, pronoun: Node) -> bool:
    """Whether a node is the subject of the speech verb right above the pronoun's own clause."""
    if subject.dep not in ("nsubj", "nsubjpass"):
        return False
    return any(above.dep == "ccomp" and above.head is subject.head for above in pronoun.ancestors())


def _referents(number: int, scene: Scene) -> list[Referent]:
    found: list[Referent] = []
    done: set[int] = set()
    for at, mention in sorted(scene.by_node.items()):
        node = scene.tree.nodes[at]
        if id(mention) in done or not scene.is_head_of(node, mention):
            continue
        done.add(id(mention))
        top = node
        while top.dep == "conj":
            top = top.head
        subject = top.dep in ("nsubj", "nsubjpass")
        found.append(Referent(number, node, mention, subject))
    return found
