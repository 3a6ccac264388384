"""Those who share one plural with others: "Indian and Pakistani troops", "Chile and UN envoys"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.sightings import NO_STATE
from dragoman.coding.parties.referents import party_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.records import Mention, Party


def sharing_noun(scene: Scene, node: Node, mention: Mention) -> list[Mention]:
    """Mentions that share this one's noun ("Indian" in "Indian and Pakistani troops")."""
    before = node.children("amod", "compound", "nmod")
    named = [scene.mention_of(one) for kid in before for one in (kid, *kid.conjuncts())]
    if mention not in named:
        return []
    shared = [one for one in named if one and one != mention and one.kind == mention.kind]
    return list(dict.fromkeys(shared))


def beside_owner(scene: Scene, node: Node, mention: Mention) -> list[Party]:
    """Those whose people a plural tells along with its owner's ("Chile" in "Chile and UN envoys")."""
    head, _, sector = mention.code.partition(":")
    if node.tag not in ("NNS", "NNPS"):
        return []
    found: list[Party] = []
    for kid in node.children("nmod", "compound"):
        named = scene.mention_of(kid)
        if named is None or named == mention or kid.child("cc") is None:
            continue
        if named.kind == "state":
            own = "GOV" if head in NO_STATE else sector
            found.append(replace(party_of(scene, named), code=f"{named.code}:{own}".rstrip(":")))
        elif named.kind in ("body", "capital", "group"):
            found.append(party_of(scene, named))
    return found
