"""Where an act happened, as the text names the place: never the dateline, nor where it was told."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.acts.clauses import clause_of
from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import objects, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words

# Acts in words: where they were spoken says nothing of where anything happens.
_SPOKEN = ("REQUEST", "ACCUSE", "THREATEN", "REJECT")
_KINDS = ("place", "state", "capital")
# A place of more letters than this is no name but a clause that the parser hung on one.
LONGEST = 100


def where_of(scene: Scene, draft: Draft) -> str | None:
    """The place of an act, or none where its clause names none.

    Its own first ("talks in Lima"), then what it is done to ("seized the port of", "a visit to"),
    then whatever place its clause names.
    """
    if draft.event in _SPOKEN:
        return None
    for place in _candidates(scene, draft):
        told = _told(scene, place)
        if told is not None:
            return told
    return None


def _candidates(scene: Scene, draft: Draft) -> Iterator[Node]:
    node = draft.node
    own = [node, *node.children("dobj")]
    for one in own:
        yield from _named(scene, one, words("places", "prepositions"))
    going = draft.thing is not None and draft.thing.lemma in words("places", "moving")
    for one in own if draft.thing is None else [*own, draft.thing]:
        yield from _reached(scene, one, going=going)
    clause = node if is_verb(node) or draft.event != "CONSULT" else clause_of(node)
    if clause is not node:
        yield from _reached(scene, clause)  # "arrived in Lima for talks"
    for one in scene.tree.sentences[node.sent] if is_verb(clause) else ():
        if one.pos == "ADP" and clause_of(one) is clause:
            yield from _named(scene, one.head, words("places", "prepositions"), only=one)


def _named(
    scene: Scene, node: Node, before: frozenset[str], only: Node | None = None
) -> Iterator[Node]:
    """The places below a word, after one of some prepositions."""
    for kid in node.kids:
        if kid.dep == "prep" and kid.lower in before and only in (None, kid):
            yield from (place for place in kid.children("pobj") if _is_place(scene, place))


def _reached(scene: Scene, node: Node, *, going: bool = False) -> Iterator[Node]:
    """Where somebody goes, or what is taken or hit: a country, a town, a region."""
    if going or node.lemma in words("places", "moving"):
        for name in ("to", "into", "for", "in", "from"):
            yield from (one for one in prepositions(node, name) if _is_place(scene, one))
    if node.lemma in words("places", "entering"):
        things = objects(node) if is_verb(node) else []
        for name in ("of", "on", "to", "into", "at", "against"):
            things = [*things, *prepositions(node, name)]
        yield from (thing for thing in things if _is_place(scene, thing))


def _is_place(scene: Scene, node: Node) -> bool:
    mention = scene.mention_of(node)
    if mention is not None:
        return mention.kind in _KINDS
    if node.lemma in words("places", "sites"):
        return True
    return node.pos == "PROPN" and node.text[:1].isupper() and not _is_time(scene, node)


def _is_time(scene: Scene, node: Node) -> bool:
    return any(time.start <= node.start < time.end for time in scene.times)


def _told(scene: Scene, place: Node) -> str | None:
    """A place with what belongs to its name: "Aspen, Colorado", "a base in the west of the country"."""
    nodes = [place]
    for node in nodes:
        if node is place or node.dep not in ("pobj", "conj"):
            kids = (kid for kid in node.kids if kid.dep not in _LOOSE and not _is_time(scene, kid))
        else:
            kids = (kid for kid in node.kids if kid.dep in ("det", "amod", "compound", "poss"))
        nodes.extend(kid for kid in kids if kid not in nodes)
    mention = scene.mention_of(place)
    start = min(node.start for node in nodes)
    end = max([mention.end if mention else 0, *(n.end for n in nodes if n.dep != "punct")])
    return scene.tree.text[start:end] if end - start <= LONGEST else None


_LOOSE = ("relcl", "acl", "advcl", "cc", "conj", "npadvmod", "parataxis")
