"""Ties: the standing relations between actors that a text states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from dragoman.coding.acts.status import status_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.frames import bond_of_participle, bond_of_role, bond_of_verb
from dragoman.coding.relations.nouns import bond_of_noun
from dragoman.coding.relations.sides import BEFORE, Bond, is_body, listed, members, table
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.records import Party, Status

# Lists of the table that are no cues, but words around them.
HELPERS = frozenset(
    {"war_parts", "begun", "warming", "cooling", "lead", "holding", "making", "wishing"}
)
NOMINAL = ("NOUN", "PROPN")
_PROPOSED = "proposed"


@dataclass(slots=True)
class TieFound:
    """A tie as found, before voice and time of the telling are settled."""

    scene: int
    node: Node
    tie: str  # alliance, partnership, membership, war, dependency, rivalry or trilateral
    members: list[Party]
    start: int  # of the evidence, in the passage's working text
    end: int
    status: Status
    name: str | None = None
    since: str | None = None
    until: str | None = None


def find_ties(cast: Cast) -> list[TieFound]:
    """All ties that a document states, in text order, each stretch of text once.

    Members are states and bodies: a government, army or capital stands for its state. Of a
    dependency the first member depends on the second; of a membership the body comes last.
    """
    found = _Kept()
    single: list[tuple[int, Scene, Node, Bond]] = []
    cues = _cues()
    for number, scene in enumerate(cast.scenes):
        for node in scene.tree.nodes:
            if node.lemma not in cues and node.lower not in cues:
                continue
            bond = _bond(cast, scene, node)
            if bond is None:
                continue
            if not bond.partners and len(members(bond.sides.parties)) < 2:
                single.append((number, scene, node, bond))
            else:
                found.keep(_finish(number, scene, node, bond))
    for number, scene, node, bond in single:
        if _other_side(found, bond):
            found.keep(_finish(number, scene, node, bond))
    return sorted(found.ties, key=lambda tie: (tie.scene, tie.start, tie.end))


def _bond(cast: Cast, scene: Scene, node: Node) -> Bond | None:
    """What the first cue that fits a node tells."""
    for form, kind in _cues().get(node.lemma) or _cues().get(node.lower) or ():
        if form == "verbs" and not is_verb(node):
            continue
        if form in ("nouns", "roles") and node.pos not in NOMINAL:
            continue
        bond = FRAMES[form](cast, scene, node, kind)
        if bond is not None:
            return bond
    return None


FRAMES: dict[str, Callable[[Cast, Scene, Node, str], Bond | None]] = {
    "nouns": bond_of_noun,
    "roles": bond_of_role,
    "verbs": bond_of_verb,
    "participles": bond_of_participle,
}


@lru_cache(maxsize=1)
def _cues() -> dict[str, list[tuple[str, str]]]:
    """Form and kind of every cue word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form in FRAMES:
        for kind, those in table()[form].items():
            for word in those if kind not in HELPERS else ():
                found.setdefault(word, []).append((form, kind))
    return found


class _Kept:
    """The ties found so far; those of a passage and of a member are looked up, as texts may be long."""

    def __init__(self) -> None:
        self.ties: list[TieFound] = []
        self._in: dict[int, list[TieFound]] = {}
        self._pairs: dict[tuple[str, str], dict[frozenset[str], TieFound]] = {}

    def keep(self, ties: Sequence[TieFound]) -> None:
        """Keep those that are not there yet."""
        for tie in ties:
            beside = self._in.setdefault(tie.scene, [])
            if any(_same(tie, other) for other in beside):
                continue
            beside.append(tie)
            self.ties.append(tie)
            codes = frozenset(party.code for party in tie.members)
            known: set[str] = {_PROPOSED} if tie.status == _PROPOSED else set()
            known |= codes if len(tie.members) == 2 else set()
            for key in known:
                self._pairs.setdefault((tie.tie, key), {}).setdefault(codes, tie)

    def only(self, kind: str, key: str) -> TieFound | None:
        """The first tie of a kind that is proposed, or has two members of which a code is one.

        None where such ties have other members.
        """
        found = self._pairs.get((kind, key), {})
        return next(iter(found.values())) if len(found) == 1 else None


def _same(tie: TieFound, other: TieFound) -> bool:
    """The same members in the same words: one tie, told by noun and adjective or by verb."""
    return (
        tie.start < other.end
        and other.start < tie.end
        and {p.code for p in tie.members} == {p.code for p in other.members}
    )


def _other_side(found: _Kept, bond: Bond) -> bool:
    """Takes in the sides that a short telling leaves out, where the document has only one such.

    "The war in A" is the one war that A is part of, "the proposed pact" the one proposed.
    """
    one = members(bond.sides.parties)
    if bond.status == _PROPOSED:
        known = found.only(bond.kind, _PROPOSED)
    else:
        known = found.only("war", one[0].code) if bond.kind == "war" and one else None
    if known is None:
        return False
    bond.sides.parties[:] = known.members
    return True


# -- the finished tie --------------------------------------------------------------------------


def _finish(number: int, scene: Scene, node: Node, bond: Bond) -> list[TieFound]:
    """The tie as a record; one of each where somebody has it with several, or is in several bodies."""
    parties = members(bond.sides.parties)
    if bond.kind == "war" and any(map(is_body, parties)):
        return []
    start, end = _evidence(scene, node, bond.sides.nodes)
    whole = TieFound(
        number,
        node,
        bond.kind,
        parties,
        start,
        end,
        bond.status or status_of(node),
        _name(scene, node),
        bond.since or _since(scene, node),
        bond.until,
    )
    if bond.partners:
        pairs = product(parties, bond.partners)
        return [replace(whole, members=list(pair)) for pair in pairs]
    bodies = [party for party in parties if is_body(party)]
    if bond.kind != "membership" or len(bodies) < 2:
        return [whole]
    states = [party for party in parties if not is_body(party)]
    return [replace(whole, members=[*states, body]) for body in bodies]


def _evidence(scene: Scene, node: Node, nodes: Sequence[Node]) -> tuple[int, int]:
    """From the first to the last word that carries the tie, inside its sentence."""
    start, end = node.start, node.end
    if not is_verb(node):
        start = min([start, *(k.start for k in node.kids if k.i < node.i and k.dep in BEFORE)])
    for one in nodes:
        if one.sent == node.sent:
            mention = scene.mention_of(one)
            start = min(start, one.start if mention is None else mention.start)
            end = max(end, one.end if mention is None else mention.end)
    return start, end


def _name(scene: Scene, node: Node) -> str | None:
    """The proper name of a pact: the words with capitals up to a noun with one."""
    first = node.i
    nodes = scene.tree.nodes
    while node.pos == "PROPN" and first and nodes[first - 1].text[:1].isupper():
        if nodes[first - 1].sent != node.sent:
            break
        first -= 1
    return scene.tree.text[nodes[first].start : node.end] if first < node.i else None


def _since(scene: Scene, node: Node) -> str | None:
    """When it began: "since" a time, the time of an invasion or of the making of a pact."""
    if not scene.times:
        return None
    made, own = _making(node), node.subtree()
    for time in scene.times:
        if time.value is None or time.value.startswith(".."):
            continue
        if any(one.start <= time.start < one.end for one in made):
            return time.value.partition("/")[0]
        below = next((one for one in own if one.start <= time.start < one.end), None)
        if below is None:
            continue
        if time.value.endswith("/..") and below.head is node:
            return time.value.partition("/")[0]
        is_left = below.i < node.i and below.head is node and "-" not in time.value
        if node.lemma in listed("nouns", "begun") or is_left:
            return time.value.partition("/")[0]
    return None


def _making(node: Node) -> list[Node]:
    """What hangs on the verb that made a pact: "signed in 1961", "was forged in 1953"."""
    verbs = [kid for kid in node.kids if kid.dep in ("acl", "relcl")]
    if node.dep in ("nsubj", "nsubjpass") and node.head.tag in ("VBN", "VBD"):
        verbs.append(node.head)
    return [
        below
        for verb in verbs
        if verb.lemma in listed("verbs", "making")
        for kid in verb.kids
        if kid is not node
        for below in kid.subtree()
    ]
