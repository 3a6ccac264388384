"""Who is meant by a node: mentions, pronouns, pairs and owners, over one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.parties.anew import Anew
from dragoman.coding.parties.bystanders import bystander
from dragoman.coding.parties.pairs import Pairs, is_pair, is_the_other
from dragoman.coding.parties.pronouns import Pronouns
from dragoman.coding.parties.referents import (
    is_same,
    party_of,
)
from dragoman.coding.parties.shared import beside_owner, sharing_noun
from dragoman.coding.parties.unknown import UNKNOWN, Unknown
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node
from dragoman.coding.words import words
from dragoman.records import Mention, Party

# Of how many "of the ... of the ..." somebody is looked for, two steps each: more than any text has that means it.
DEEPEST = 24
_NO_STATE = ("", "UNK", "IGO", "REB", "IMG")


class Cast(Pronouns):
    """Everybody named in one document, in order, and what its pronouns refer to."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        super().__init__(scenes)
        self.pairs = Pairs(scenes, self.referents)
        self.unknown = Unknown(scenes)
        self.anew = Anew(scenes, lambda scene, node: self._at(scene, node, True, 1))
        self.beside: dict[Party, tuple[Party, ...]] = {}
        """By one who speaks for several, under the names of all: the others."""

    def parties(self, scene: Scene, heads: Sequence[Node], *, owner: bool = False) -> list[Party]:
        """The parties that these nodes and their conjuncts name, in order, each code once.

        ``owner`` also takes the state that owns a thing ("Russia's actions" gives Russia).
        """
        found: list[Party] = []
        for head in heads:
            for node in [head, *head.conjuncts()]:
                for party in self._at(scene, node, owner, 0):
                    if not any(is_same(party, known) for known in found):
                        found.append(party)
        return found

    def named_by(self, scene: Scene, node: Node, *, owner: bool = False) -> list[Party]:
        """The parties that one node names, without its conjuncts."""
        return self._at(scene, node, owner, 0)

    def are_counted_troops(self, scene: Scene, node: Node) -> bool:
        """Whether nationals with a number are soldiers, of whom the report has told ("8,000 Chadians")."""
        mention = scene.mention_of(node)
        if mention is None or mention.kind != "generic" or node.tag != "NNPS":
            return False
        counted = node.child("nummod") or (node.dep == "pobj" and node.head.lower == "of")
        if not counted:
            return False
        there = scene.codes_of(node.sent) - {mention.code}
        return self.referents.has_force(mention.code[:3], {code[:3] for code in there})

    def _at(self, scene: Scene, node: Node, owner: bool, depth: int) -> list[Party]:
        if depth > DEEPEST:
            return []
        if is_pair(node):
            pair = self.pairs.named(scene, node)
            if pair:
                return pair
        if is_the_other(node):
            return self.pairs.other(scene, node)
        mention = scene.mention_of(node)
        abroad = self._counterparts_in(scene, node, depth)
        if abroad:
            return abroad
        if mention is not None:
            return self._named(scene, node, mention, owner, depth)
        if node.tag in ("PRP", "PRP$", "WP", "WDT", "WP$") or node.lower in ("both", "that"):
            return self._pronoun(scene, node)
        if node.pos not in ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ", "ADV") or depth > 2:
            return []
        if node.lemma in words("parties", "portions") or node.pos == "NUM":
            for name in ("of", "from"):
                inner = self.parties_below(scene, prepositions(node, name), owner, depth)
                if inner:
                    return inner
        if node.tag == "NNS" and node.lemma in words("coreference", "pairs"):
            inner = self.parties_below(scene, prepositions(node, "including"), owner, depth)
            if inner:  # "countries including Chad and Mali"
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
        bare = node.lower in words("coreference", "groups") and node.text.islower()
        if bare and any(kid.lower == "the" for kid in node.kids):  # "the Dawn Movement" is a name
            return self._back(scene, node, lambda one: one.kind == "group")
        found = self._owner(scene, node, depth) if owner else []
        again = None if found else self.anew.party(scene, self.index[id(scene)], node)
        if again is not None:
            return [again]
        unknown = self.unknown.party(scene, node) or bystander(scene, node)
        return found or ([unknown] if unknown else beside)

    def _named(
        self, scene: Scene, node: Node, mention: Mention, owner: bool, depth: int
    ) -> list[Party]:
        """Whom a mention stands for: itself, or those for whom it speaks or to whom it belongs."""
        if mention.kind == "place" and not owner:
            return []
        owned = self._for_unknown(scene, node, mention)
        if owned is None and mention.code.startswith("UNK"):
            owned = self._speaking_for(scene, node, mention, depth)
        if owned is not None:
            return [owned]
        if self.referents.are_soldiers(mention):
            soldiers = replace(party_of(scene, mention), code=f"{mention.code[:3]}:MIL")
            return [soldiers]
        several = self._of_several(scene, node, mention, depth)
        if several:
            return several
        sharing = sharing_noun(scene, node, mention)
        whole = None if sharing else self._of_its_owner(scene, node, mention)
        whole = whole or self._force_before(scene, node, mention)
        beside = [] if whole or sharing else beside_owner(scene, node, mention)
        return whole or [*beside, *(party_of(scene, one) for one in (*sharing, mention))]

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
            if kid.text in words("parties", "nobodys_hands"):
                continue
            if kid.dep in ("poss", "amod", "compound", "nmod") and kid.i < node.i:
                found = self._at(scene, kid, False, depth + 1)
                if found:
                    return found + [
                        party
                        for other in kid.conjuncts()
                        for party in self._at(scene, other, False, depth + 1)
                    ]
        for kid in node.children("amod"):
            if kid.lower in words("parties", "belonging"):  # "a Malta-flagged tanker"
                found = self.parties_below(scene, kid.kids, False, depth)
                if found:  # what is based in a capital is not the government's
                    return [replace(one, code=one.code.removesuffix(":GOV")) for one in found]
        for name in ("by", "of", "from", "between", "on", "against", "with", "in", "to"):
            heads = prepositions(node, name)
            if name == "in":  # "a deal in Geneva" is not Geneva's, "rebels in Chad" are
                if node.lemma in words("parties", "happenings"):
                    continue
                heads = [head for head in heads if not _is_venue(scene.mention_of(head))]
            found = self.parties_below(scene, heads, True, depth + 1)
            if found:
                return found
        # "positions held by rebels", "crimes committed by the army"
        theirs = words("parties", "holding_verbs") | words("parties", "making_verbs")
        for held in node.children("acl"):
            if held.lemma in theirs:
                return self.parties_below(scene, prepositions(held, "by"), False, depth + 1)
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
        return None

    def _for_unknown(self, scene: Scene, node: Node, mention: Mention) -> Party | None:
        """A bare "spokesman" of whom nobody knows ("for the Free Valley Movement"): the latter."""
        start, end = scene.span(mention.start, mention.end)
        for below in prepositions(node, "for"):
            party = self.unknown.party(scene, below)
            if party is not None and party.start > end and mention.text.islower():
                return replace(party, text=scene.report_text[start : party.end], start=start)
        return None

    def _of_several(self, scene: Scene, node: Node, mention: Mention, depth: int) -> list[Party]:
        """A plural of several states, one party for each, all in the plural's own sector.

        "The presidents of Peru, Chile and Fiji", "troops from Chad and Mali", "the leaders of both
        countries", "their ministers".
        """
        body = mention.code[:3] == "IGO"
        sector = "GOV" if body else mention.code.partition(":")[2]
        if not sector or mention.code[:3] in ("REB", "IMG") or depth > 1:
            return []
        if node.tag not in ("NNS", "NN", "NNPS", "NNP"):
            return []
        states: list[Party] = []
        for owner in self._several_owners(scene, node, mention):
            for one in [owner, *owner.conjuncts()]:
                if scene.mention_of(one) is mention:
                    states.append(party_of(scene, mention))
                else:
                    states += self._at(scene, one, False, depth + 1)
        coded: dict[str, Party] = {}
        for party in states:
            head = party.code[:3]
            if head == "IGO":
                coded[party.code] = party
            elif head not in _NO_STATE:
                coded[head] = replace(party, code=f"{head}:{sector}")
        return list(coded.values()) if len(coded) > 1 else []

    def _of_its_owner(self, scene: Scene, node: Node, mention: Mention) -> list[Party]:
        """A bare noun of the state of its owner or house ("its navy", "Rojas's jets").

        "Officials in the Rojas administration" are those of the state whose government it is.
        """
        sector = mention.code.partition(":")[2]
        if not sector or mention.kind in words("kinds", "persons") or mention.code[:3] in _NO_STATE:
            return []
        first = node.head if node.dep == "conj" and not node.child("poss", "det") else node
        for kid in (*first.children("poss"), *_houses(scene, first, mention)):
            if kid.lower == "their" or scene.mention_of(kid) is mention:
                continue
            told = (
                self._pronoun(scene, kid) if kid.tag == "PRP$" else self._at(scene, kid, False, 1)
            )
            owners = [one for one in told if one.code[:3] not in _NO_STATE]
            if len({one.code[:3] for one in owners}) == 1:
                own = party_of(scene, mention)
                name = f"{owners[0].name}'s {own.text}"  # the mention's may be another state's
                return [replace(own, code=f"{owners[0].code[:3]}:{sector}", name=name)]
        return []

    def _force_before(self, scene: Scene, node: Node, mention: Mention) -> list[Party]:
        """ "The soldiers": those last told of with whose they are ("North Korean soldiers")."""
        if mention.kind != "force" or node.tag != "NNS" or not mention.text.islower():
            return []
        if not any(kid.lower in ("the", "these", "those") for kid in node.children("det")):
            return []
        if node.child("poss", "amod", "compound") or _is_told_whose(scene, node):
            return []
        known = self.referents.force_before(scene, node)
        if known is None or known.code[:3] == mention.code[:3]:
            return []
        return [replace(party_of(scene, mention), code=known.code)]

    def _several_owners(self, scene: Scene, node: Node, mention: Mention) -> list[Node]:
        """Owners of a plural that may be more than one."""
        found = [kid for kid in node.children("poss") if kid.lower == "their" or is_pair(kid)]
        for name in ("of", "from"):
            below = prepositions(node, name)
            owner = scene.mention_of(below[0]) if below else None
            same = owner is None or owner.code[:3] == mention.code[:3]
            if below and (is_pair(below[0]) or (same and (below[0].conjuncts() or below[1:]))):
                found.extend(below)
        return found

    def _counterparts(self, scene: Scene, node: Node, depth: int) -> list[Party]:
        """ "His Chilean counterpart": of the state named, in the sector of the one who has him."""
        owners = [
            party
            for kid in node.children("poss")
            for party in self._at(scene, kid, False, depth + 1)
        ]
        sector = owners[0].code.partition(":")[2] if owners else ""
        return _in_sector(self.parties(scene, node.children("amod", "compound", "nmod")), sector)

    def _counterparts_in(self, scene: Scene, node: Node, depth: int) -> list[Party]:
        """ "His counterparts in Chad and Mali": of those states, in the sector of whoever has them."""
        told = node.child("amod", "compound", "nmod")  # "his Malian counterpart in Abuja"
        if node.lemma not in words("parties", "counterparts") or told is not None:
            return []
        owners = self.parties_below(scene, node.children("poss"), False, depth)
        sectors = {one.code.partition(":")[2] for one in owners} - {""}
        if not sectors:
            return []
        for name in ("in", "of", "from"):
            found = self.parties(scene, prepositions(node, name))
            if found and all(one.code[:3] not in _NO_STATE for one in found):
                return _in_sector(found, min(sectors))
        return []


def _in_sector(parties: Sequence[Party], sector: str) -> list[Party]:
    """States as those of them who hold like offices; others as they are."""
    return [
        replace(one, code=f"{one.code}:{sector}") if sector and ":" not in one.code else one
        for one in parties
    ]


def _houses(scene: Scene, node: Node, mention: Mention) -> list[Node]:
    """Governments, ministries and bodies in which bare people serve ("officials in the ministry")."""
    if any(word[:1].isupper() for word in mention.text.split()[1:]) or mention.kind == "person":
        return []
    found = [one for name in ("in", "at", "from") for one in prepositions(node, name)]
    kinds = words("kinds", "serving")
    found += [  # "the Rojas administration"
        kid
        for one in found
        if one.lemma in ("administration", "government", "cabinet")
        for kid in one.children("compound", "nmod", "amod", "poss")
        if scene.mention_of(kid) is not None
    ]
    kinds = kinds | words("kinds", "persons")
    return [one for one in found if (house := scene.mention_of(one)) and house.kind in kinds]


def _is_told_whose(scene: Scene, force: Node) -> bool:
    """Whether a phrase after soldiers says whose or where they are ("the soldiers from Chad")."""
    for kid in force.children("prep"):
        if kid.lower in ("of", "from"):
            return True
        if any(scene.mention_of(below) is not None for below in kid.children("pobj")):
            return True
    return False


def _is_venue(mention: Mention | None) -> bool:
    return mention is not None and mention.place
