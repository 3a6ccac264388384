"""Who is meant by a node: mentions, pronouns, pairs and owners, over one document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.coding.parties.referents import (
    Referent,
    Referents,
    is_person,
    is_single_body,
    party_of,
    same_clause_argument,
    tells,
)
from dragoman.coding.parties.unknown import UNKNOWN, Unknown
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.records import Mention, Party


class Cast:
    """Everybody named in one document, in order, and what its pronouns refer to."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self.scenes = scenes
        self.index = {id(scene): i for i, scene in enumerate(scenes)}
        self.speakers: dict[tuple[int, int], Party] = {}  # (scene, node) in a quotation -> speaker
        self.referents = Referents(scenes)
        self.unknown = Unknown(scenes)

    def parties(self, scene: Scene, heads: Sequence[Node], *, owner: bool = False) -> list[Party]:
        """The parties that these nodes and their conjuncts name, in order, each code once.

        ``owner`` also takes the state that owns a thing ("Russia's actions" gives Russia).
        """
        found: list[Party] = []
        for head in heads:
            for node in [head, *head.conjuncts()]:
                for party in self._at(scene, node, owner, 0):
                    if all(party.code != known.code for known in found):
                        found.append(party)
        return found

    def _at(self, scene: Scene, node: Node, owner: bool, depth: int) -> list[Party]:
        if self._is_pair(node):
            pair = self._pair(scene, node)
            if pair:
                return pair
        mention = scene.mention_of(node)
        if mention is not None:
            if mention.kind == "place" and not owner:
                return []
            if mention.code.startswith("UNK"):
                owned = self._speaking_for(scene, node, mention, depth)
                if owned is not None:
                    return [owned]
            return [party_of(scene, one) for one in (*_sharing(scene, node, mention), mention)]
        if node.tag in ("PRP", "PRP$", "WP", "WDT", "WP$") or node.lower in ("both", "that"):
            return self._pronoun(scene, node)
        if node.pos not in ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ", "ADV") or depth > 2:
            return []
        if node.lemma in words("parties", "portions") or node.pos == "NUM":
            for name in ("of", "from"):
                inner = self.parties_below(scene, prepositions(node, name), owner, depth)
                if inner:
                    return inner
        apposition = node.child("appos")
        beside = self._at(scene, apposition, owner, depth + 1) if apposition else []
        if any(party.code != UNKNOWN for party in beside):
            return beside
        if node.lemma in words("parties", "counterparts"):
            found = self._counterparts(scene, node, depth)
            if len(found) == len(beside) == 1:  # "his Chilean counterpart, Ana Rojas"
                return [replace(found[0], name=beside[0].name)]
            return found or beside
        if node.lemma in words("coreference", "others") and node.child("poss"):
            return []  # "its neighbour" is anybody but itself
        if self._is_state_noun(node):
            return self._last_state(scene, node)
        found = self._owner(scene, node, depth) if owner else []
        unknown = self.unknown.party(scene, node)
        return found or ([unknown] if unknown else beside)

    def parties_below(
        self, scene: Scene, heads: Sequence[Node], owner: bool, depth: int
    ) -> list[Party]:
        """Parties of the nodes under a portion word, conjuncts included."""
        found: list[Party] = []
        for head in heads:
            for node in [head, *head.conjuncts()]:
                found.extend(self._at(scene, node, owner, depth + 1))
        return found

    def _owner(self, scene: Scene, node: Node, depth: int) -> list[Party]:
        """Whose a thing is: possessor, demonym before it, "by", "of", "from" or "in" after it."""
        for kid in node.kids:
            if kid.dep in ("poss", "amod", "compound", "nmod") and kid.i < node.i:
                found = self._at(scene, kid, False, depth + 1)
                if found:
                    return found + [
                        party
                        for other in kid.conjuncts()
                        for party in self._at(scene, other, False, depth + 1)
                    ]
        for name in ("by", "of", "from", "between", "on", "against", "with", "in", "to"):
            heads = prepositions(node, name)
            if name == "in":  # "a deal in Geneva" is not Geneva's, "rebels in Chad" are
                heads = [head for head in heads if not _is_venue(scene.mention_of(head))]
            found = self.parties_below(scene, heads, True, depth + 1)
            if found:
                return found
        return []

    def _speaking_for(self, scene: Scene, node: Node, mention: Mention, depth: int) -> Party | None:
        """A bare "spokesman" with the state of whom he speaks for ("for the Indian ministry")."""
        for name in ("for", "of", "from", "at"):
            for party in self.parties_below(scene, prepositions(node, name), True, depth + 1):
                country = party.code.partition(":")[0]
                if country not in ("", "UNK"):
                    sector = mention.code.partition(":")[2]
                    code = party.code if len(country) != 3 or country == "IGO" else country
                    whole = f"{code}:{sector}" if sector and ":" not in code else code
                    return replace(party_of(scene, mention), code=whole)
                if party.code == UNKNOWN and party.start > scene.span(mention.end, mention.end)[0]:
                    start = scene.span(mention.start, mention.end)[0]
                    said = scene.report_text[start : party.end]
                    return replace(party, text=said, start=start)
        return None

    def _counterparts(self, scene: Scene, node: Node, depth: int) -> list[Party]:
        """ "His Chilean counterpart": of the state named, in the sector of the one who has him."""
        owners = [
            party
            for kid in node.children("poss")
            for party in self._at(scene, kid, False, depth + 1)
        ]
        sector = owners[0].code.partition(":")[2] if owners else ""
        found = []
        for party in self.parties(scene, node.children("amod", "compound", "nmod")):
            bare = sector and ":" not in party.code
            found.append(replace(party, code=f"{party.code}:{sector}") if bare else party)
        return found

    # -- pronouns ---------------------------------------------------------------------------

    def _pronoun(self, scene: Scene, node: Node) -> list[Party]:
        low = node.lower
        if low in words("coreference", "relative"):
            return self._antecedent(scene, node)
        if low in words("coreference", "first"):
            speaker = self.speakers.get((self.index[id(scene)], node.i))
            return [speaker] if speaker else []
        if low in words("coreference", "masculine") or low in words("coreference", "feminine"):
            return self._back(scene, node, is_person)
        if low in words("coreference", "neuter"):
            return self._back(scene, node, is_single_body)
        if low in words("coreference", "plural"):
            return self._plural(scene, node)
        return []

    def _antecedent(self, scene: Scene, node: Node) -> list[Party]:
        for above in node.ancestors():
            if above.dep == "relcl":
                whom = above.head
                both = [whom, *whom.conjuncts()]
                return [party for one in both for party in self._at(scene, one, False, 1)]
        return []

    def _back(self, scene: Scene, node: Node, fits: Callable[[Mention], bool]) -> list[Party]:
        candidates = [one for one in self.referents.before(scene, node) if fits(one.mention)]
        others = {one.mention.name for one in candidates if same_clause_argument(node, one.node)}
        for referent in candidates:
            if referent.mention.name not in others:
                return [party_of(self.scenes[referent.scene], referent.mention)]
        return []

    def _plural(self, scene: Scene, node: Node) -> list[Party]:
        """They: a plural or a body before it; else the side of whoever is speaking."""
        for referent in self.referents.before(scene, node):
            if same_clause_argument(node, referent.node):
                continue
            if tells(referent.node, node):
                return [party_of(self.scenes[referent.scene], referent.mention)]
            if referent.node.dep == "conj" or referent.node.conjuncts():
                return self._together(referent)
            if (
                referent.mention.kind not in words("kinds", "persons")
                and referent.mention.kind != "place"
            ):
                return [party_of(self.scenes[referent.scene], referent.mention)]
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

    # -- pairs and states ---------------------------------------------------------------------

    def _is_pair(self, node: Node) -> bool:
        if node.lemma not in words("coreference", "pairs") or node.tag not in ("NNS", "NN"):
            return node.lower in ("pair", "duo") and node.pos == "NOUN"
        return any(kid.lower in words("coreference", "pair_words") for kid in node.kids)

    def _pair(self, scene: Scene, node: Node) -> list[Party]:
        """The last parties of different states named before "both countries", "the two leaders".

        Two of one sentence come before one of this and one of the last; leaders are persons, and
        a person stands for his state among countries.
        """
        wanted = 3 if any(kid.lower == "three" for kid in node.kids) else 2
        leaders = node.lemma in words("coreference", "leading_pairs")
        apart = self._clause_states(scene, node)
        by_sentence: dict[tuple[int, int], list[Referent]] = {}
        for referent in self.referents.before(scene, node):
            if leaders and referent.mention.kind not in words("kinds", "persons"):
                continue
            if referent.mention.code[:3] in apart:
                continue
            if referent.mention.kind in words("kinds", "no_pair") or referent.mention.code[:3] in (
                "",
                "UNK",
            ):
                continue
            by_sentence.setdefault((referent.scene, referent.node.sent), []).append(referent)
        together = [referent for some in by_sentence.values() for referent in some]
        for referents in [*by_sentence.values(), together]:
            found = self._of_different_states(referents, fold=not leaders)
            if len(found) >= wanted:
                return found[:wanted]
        return []

    def _clause_states(self, scene: Scene, node: Node) -> set[str]:
        """Whoever does something to the pair is none of the two ("Oslo protested to both")."""
        if node.dep == "pobj" and node.head.lower not in words("coreference", "opposite"):
            return set()
        for above in node.ancestors():
            for subject in above.children("nsubj", "nsubjpass"):
                mention = scene.mention_of(subject)
                if subject.i < node.i and mention is not None:
                    return {mention.code[:3]}
        return set()

    def _of_different_states(self, referents: Sequence[Referent], *, fold: bool) -> list[Party]:
        found: list[Party] = []
        states: set[str] = set()
        for referent in sorted(referents, key=lambda one: (-one.scene, one.node.i)):
            party = party_of(self.scenes[referent.scene], referent.mention)
            state, _, sector = party.code.partition(":")
            if state in states or state in ("IGO", "REB", "IMG"):
                continue
            states.add(state)
            found.append(replace(party, code=state) if fold and sector else party)
        return found

    def _is_state_noun(self, node: Node) -> bool:
        return node.lemma in words("coreference", "states") and any(
            kid.lower in ("the", "that", "this") for kid in node.kids
        )

    def _last_state(self, scene: Scene, node: Node) -> list[Party]:
        apart = self._clause_states(scene, node)
        return self._back(
            scene, node, lambda one: is_single_body(one) and one.code[:3] not in apart
        )


def _is_venue(mention: Mention | None) -> bool:
    return mention is not None and mention.place


def _sharing(scene: Scene, node: Node, mention: Mention) -> list[Mention]:
    """Mentions that share this one's noun ("Indian" in "Indian and Pakistani troops")."""
    for kid in node.children("amod", "compound", "nmod"):
        named = [scene.mention_of(one) for one in (kid, *kid.conjuncts())]
        if mention in named:
            return [one for one in named if one and one != mention and one.kind == mention.kind]
    return []
