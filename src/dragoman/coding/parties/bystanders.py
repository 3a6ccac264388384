"""People who are nobody's in particular: "dozens of people", "supporters of the mutiny"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.actors.terms import load_terms
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

_NOBODYS = ("", "UNK", "IGO", "REB", "IMG")


@lru_cache(maxsize=1)
def _sectors() -> dict[str, str]:
    """The sector of each plural that names people by what they are ("villagers": CVL)."""
    return {
        phrase: term.sector
        for phrase, term in load_terms().items()
        if term.role == "people" and term.kind == "generic" and term.sector not in ("", "GOV")
    }


def bystander(scene: Scene, node: Node) -> Party | None:
    """The party of a bare plural that no mention covers, of the state where they are; else none.

    Their state is told right behind them ("villagers in Chad") or by where their clause is set.
    """
    sector = _sectors().get(node.lower) or _of_victims(node)
    if not sector or not (node.tag in ("NNS", "CD") or node.lower in ("people", "dead")):
        return None
    state = _state_of(scene, node) or _state_of(scene, _clause_of(node)) or _set_here(scene, node)
    if not state:
        return None
    start, end = scene.span(node.start, node.end)
    return Party(f"{state}:{sector}", node.text, scene.report_text[start:end], start, end)


def is_people(node: Node) -> bool:
    """Whether a common noun names people, or a house of people, by what they are."""
    names = (node.lower, node.lemma)
    known = any(name in _sectors() or name in _terms() for name in names)
    return known or not words("parties", "portions").isdisjoint(names)


@cache
def _terms() -> frozenset[str]:
    return frozenset(load_terms())


def at_home(scene: Scene, things: Sequence[Node], source: Sequence[Party]) -> list[Party]:
    """Whose an unnamed thing is that rebels, gangs or crowds of one state attack ("the airport").

    They strike where they live, and nobody else's: the state is theirs. So are the unnamed people
    whom the police or a court of a state lay hands on ("arrested nine who had refused").
    """
    states = {party.code.partition(":")[0] for party in source}
    sectors = {party.code.partition(":")[2] for party in source}
    if len(states) != 1 or states & set(_NOBODYS):
        return []
    striking = sectors <= words("parties", "at_home")
    policing = sectors <= words("parties", "policing")
    for thing in things:
        if scene.mention_of(thing) is not None:
            continue
        people = policing and (thing.pos == "NUM" or (thing.pos == "NOUN" and is_people(thing)))
        if people or (striking and thing.pos == "NOUN" and thing.child("det", "nummod")):
            start, end = scene.span(thing.start, thing.end)
            code = f"{states.pop()}:CVL" if people else states.pop()
            return [Party(code, thing.text, scene.report_text[start:end], start, end)]
    return []


def _of_victims(node: Node) -> str:
    """Civilians, for a mere number of those who are hurt ("four killed in Lagos")."""
    if node.pos not in ("NUM", "NOUN") or node.tag not in ("CD", "NNS"):
        return ""
    if node.tag == "NNS" and node.lower not in words("parties", "numbers"):
        return ""
    hurt = [*node.children("acl"), node.head]
    if node.tag == "NNS" and node.head.lemma in words("parties", "marching"):
        return "CVL"  # "thousands marched"
    return "CVL" if any(one.lemma in words("parties", "hurting") for one in hurt) else ""


def _set_here(scene: Scene, node: Node) -> str:
    """The one state in which, by its words of place, the whole sentence is set."""
    if node.dep == "conj":
        return ""
    inside = words("coreference", "scenes")
    found = {
        mention.code[:3]
        for one in scene.tree.sentences[node.sent]
        if one.dep == "pobj" and one.head.lower in inside and one.head.head.lower != "based"
        if (mention := scene.mention_of(one)) and mention.code[:3] not in _NOBODYS
    }
    return found.pop() if len(found) == 1 else ""


def _clause_of(node: Node) -> Node:
    return next((above for above in node.ancestors() if is_verb(above)), node)


def _state_of(scene: Scene, node: Node) -> str:
    for name in sorted(words("coreference", "scenes") | {"of", "from", "through", "into"}):
        for place in prepositions(node, name):
            mention = scene.mention_of(place)
            if mention is not None and mention.code[:3] not in _NOBODYS:
                return mention.code[:3]
    return ""
