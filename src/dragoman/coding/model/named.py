"""Who may take part in an act: the words of a sentence that name somebody, and of what kind they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.records import Party

_POINTING = ("PRP", "PRP$", "WP", "WDT", "WP$")
# Kinds of parties that the encoder tells apart; a sector that is not among them is "other".
KINDS = (
    "nobody", "state", "GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "REB", "IMG", "CVL", "REF",
    "LAB", "BUS", "MNC", "JRN", "EDU", "REL", "SPY", "IGO", "NGO", "CRM", "UAF", "UNK", "other",
)  # fmt: skip
_NUMBER = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(slots=True)
class Named:
    """A word that names somebody: itself, whom it names, and the number of their kind."""

    node: Node
    parties: list[Party]
    kind: int


def named_in(cast: Cast, scene: Scene, nodes: Sequence[Node]) -> list[Named]:
    """The words of a sentence that name somebody, pronouns included, in text order."""
    found = []
    for node in nodes:
        mention = scene.by_node.get(node.i)
        if mention is not None:
            if not scene.is_head_of(node, mention) or _is_home_of(scene, node):
                continue
        elif node.tag not in _POINTING and node.pos not in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
            continue
        parties = cast.named_by(scene, node, owner=mention is not None)
        if parties:
            found.append(Named(node, parties, _kind(parties[0].code)))
    return found


def _is_home_of(scene: Scene, owner: Node) -> bool:
    """ "Colombia's ELN rebels": the state only says where a group that has a name of its own is at home."""
    if owner.dep != "poss":
        return False
    own = (owner.head, *owner.head.children("compound", "nmod"))
    named = [scene.mention_of(one) for one in own if one is not owner]
    return any(one is not None and one.code.startswith(("REB:", "IMG:")) for one in named)


def _kind(code: str) -> int:
    head, _, sector = code.partition(":")
    if head in ("IGO", "NGO", "REB", "IMG", "MNC"):
        return _NUMBER[head]
    if not sector:
        return _NUMBER["UNK" if head == "UNK" else "state"]
    return _NUMBER.get(sector.partition(":")[0], _NUMBER["other"])
