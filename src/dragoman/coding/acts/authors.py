"""Who can be the author of a verb's act, and whom it hits where the verb alone does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.acts.cues import VerbCue, noun_cues
from dragoman.coding.acts.draft import state
from dragoman.coding.parties.bystanders import is_people
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import objects, prepositions
from dragoman.coding.syntax.tree import Node, is_passive
from dragoman.coding.words import words
from dragoman.records import Party

OUSTING = VerbCue(
    event="SANCTION",
    mode="expel",
    target=("obj",),
    flags=frozenset({"n"}),
    particle=None,
    preposition=None,
    things=frozenset(),
    idle=False,
)
# Acts that in the active voice are told with their author, and those that things do as well ("the
# blast killed", "a convoy reached"): of the first kind none of 60 labelled sentences was right without.
BY_SOMEBODY = frozenset({"AID", "SUPPORT", "REJECT", "AGREE", "COOPERATE", "CONCEDE"})
OF_THINGS = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})


def ousts(scene: Scene, verb: Node) -> bool:
    """Whether a person in office is dismissed, and no charge ("dismissed him as a liar")."""
    if verb.lemma not in words("control", "ousting") or verb.child("prt") or _has(verb, "as"):
        return False
    mentions = [scene.mention_of(one) for one in objects(verb)]
    return any(one is not None and one.kind in words("kinds", "persons") for one in mentions)


def _has(verb: Node, preposition: str) -> bool:
    return any(kid.lower == preposition for kid in verb.children("prep"))


def wishes_itself(verb: Node) -> bool:
    """Whether somebody wishes to do something himself ("wanted to please Oslo")."""
    if verb.lemma not in words("control", "wishing") or verb.child("dobj", "dative"):
        return False
    own = [one for one in verb.children("xcomp") if one.tag == "VB"]
    return bool(own) and not any(one.child("nsubj", "nsubjpass") for one in own)


def is_done_by_thing(scene: Scene, verb: Node) -> bool:
    """Whether the verb's own subject is a thing that belongs to nobody known ("events provided")."""
    subject = None if is_passive(verb) else verb.child("nsubj")
    if subject is None or subject.pos != "NOUN" or scene.mention_of(subject) is not None:
        return False
    return not is_people(subject)


def where_deed_hit(
    cast: Cast, scene: Scene, deeds: Sequence[Node], target: Sequence[Party]
) -> list[Party]:
    """Unnamed victims are of the state that was hit ("Oslo's raid on Riga killed 30 people")."""
    if not all(party.text.islower() for party in target):
        return list(target)
    for deed in deeds:
        if deed.lower not in noun_cues() or not is_violence(deed):
            continue
        for name in ("on", "against", "in", "at"):
            hit = cast.parties(scene, prepositions(deed, name), owner=True)
            if len({state(one) for one in hit}) == 1 and ":" not in state(hit[0]):
                return [_of_state(party, state(hit[0])) for party in target]
    return list(target)


def _of_state(party: Party, code: str) -> Party:
    sector = party.code.partition(":")[2]
    return replace(party, code=f"{code}:{sector}" if sector else code)


def is_violence(noun: Node) -> bool:
    """Whether a noun of the table tells an attack."""
    return any(cue.event == "ASSAULT" for cue in noun_cues()[noun.lower])
