"""The parties of a relation, gathered around the word that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dragoman.actors.authority import Authority
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.data.tables import read_toml
from dragoman.records import Party, Status

BEFORE = ("compound", "amod", "nmod", "poss", "npadvmod", "punct", "det", "nummod", "quantmod")
NO_MEMBERS = frozenset({"place", "media"})
STATE_LENGTH = 3  # ISO alpha-3
# First parts of codes that are no state's.
STATELESS = frozenset({"IGO", "IMG", "REB", "UNK", "NGO"})


@dataclass(slots=True)
class Sides:
    """The parties of a relation and the nodes that name them."""

    parties: list[Party] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def add(self, parties: Sequence[Party], nodes: Sequence[Node]) -> None:
        """Take in those that are not there yet."""
        new = [p for p in parties if all(p.code != known.code for known in self.parties)]
        self.parties.extend(new)
        if new:
            self.nodes.extend(nodes)

    def take(self, cast: Cast, scene: Scene, heads: Sequence[Node]) -> None:
        """Take in whoever these nodes and their conjuncts name."""
        self.add(cast.parties(scene, heads), with_conjuncts(heads))


@dataclass(slots=True)
class Bond:
    """What a word tells: the kind of tie, its sides, and what the frame itself says of them."""

    kind: str
    sides: Sides
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    # With each of whom the sides have a tie of its own ("pacts with A and B").
    partners: list[Party] = field(default_factory=list)


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, Any]]:
    """The words of ``data/tables/coding_ties.toml``."""
    return read_toml("coding_ties.toml")


@lru_cache(maxsize=64)
def listed(group: str, name: str) -> frozenset[str]:
    """One list of the table."""
    return frozenset(table()[group][name])


def with_conjuncts(nodes: Sequence[Node]) -> list[Node]:
    """The nodes and those coordinated under them."""
    return [one for node in nodes for one in (node, *node.conjuncts())]


def named_before(cast: Cast, scene: Scene, noun: Node, whole: Node, sides: Sides) -> None:
    """The names before a noun ("the A-B pact", "A's ally"): one token, or part of one, each."""
    own = [kid for kid in whole.kids if kid.i < noun.i and kid.dep in BEFORE]
    below = [n for kid in own for n in kid.subtree() if n.i < noun.i]
    if not below:
        return
    first = min(node.start for node in below)
    for mention in scene.mentions:
        if mention.kind in NO_MEMBERS or mention.text.islower():
            continue  # "military ties" are no army's
        if first <= mention.start < noun.start:
            party = _party(scene, mention.code, mention.name, mention.start, mention.end)
            sides.add([party], below)
    for node in below:
        state = _prefixes().get(node.lower)
        if state is not None:
            name = Authority.load().name_of(state)
            sides.add([_party(scene, state, name, node.start, node.end)], [node])
        elif node.tag in ("PRP$", "WP$") and node.head is whole:
            sides.add(cast.parties(scene, [node]), [node])


def _party(scene: Scene, code: str, name: str, first: int, last: int) -> Party:
    start, end = scene.span(first, last)
    return Party(code, name, scene.report_text[start:end], start, end)


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, str]:
    return {word: state for state, forms in table()["prefixes"].items() for word in forms}


def is_body(party: Party) -> bool:
    """Whether a party is an organisation that states are members of."""
    return party.code.startswith("IGO:")


def members(parties: Sequence[Party]) -> list[Party]:
    """The parties as states and bodies, each once: governments and armies stand for theirs."""
    found: list[Party] = []
    for party in parties:
        one = _state(party)
        if one.code[:3] not in ("", "UNK") and all(one.code != known.code for known in found):
            found.append(one)
    return found


def _state(party: Party) -> Party:
    state, _, sector = party.code.partition(":")
    if not sector or len(state) != STATE_LENGTH or state in STATELESS:
        return party
    return Party(state, Authority.load().name_of(state), party.text, party.start, party.end)
