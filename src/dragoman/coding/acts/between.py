"""Between whom: the two of whom a report tells are meant by a mediator's offer, and where officers met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, objects, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

_STATE = 3  # letters of a state's code
_WITH = ("with", "to", "between")  # behind these the other side of a meeting is told


def settle_between(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give acts of one side between two the two, where the report tells of them before.

    A sentence that names somebody beside the mediator may tell of other two, and is left as it is.
    """
    for draft in drafts:
        if draft.target or draft.reciprocal or not draft.source or not _is_clause(draft.node):
            continue
        scene = cast.scenes[draft.scene]
        if draft.event in ("AGREE", "CONSULT") and any(map(_mediates, _told(draft))):
            own = {party.code[:_STATE] for party in draft.source}
            if {code[:_STATE] for code in scene.codes_of(draft.node.sent)} <= own:
                draft.target = cast.pairs.quarrel(scene, draft.node, own)
        elif draft.event == "CONSULT" and _met_alone(scene, draft):
            _both_met(cast, scene, draft)


def _is_clause(node: Node) -> bool:
    return (
        is_verb(node) or node.dep == "xcomp"
    )  # "to host talks", which the parser takes for a noun


def _told(draft: Draft) -> Iterator[Node]:
    """The verb of an act and what it promises."""
    yield draft.node
    if draft.event == "AGREE":
        yield from draft.node.children("xcomp", "advcl", "dobj")


def _mediates(node: Node) -> bool:
    """Whether somebody brings others together ("mediate", "host talks", an offer of "mediation")."""
    if any(prepositions(one, name) for one in (node, *objects(node)) for name in _WITH):
        return False  # between whom is told, or whose talks they are
    if node.lemma in words("coreference", "hosting"):
        return any(one.lemma in words("things", "talks") for one in objects(node))
    return node.lemma in words("coreference", "mediating")


def _met_alone(scene: Scene, draft: Draft) -> bool:
    """Whether officers or envoys met of whom nothing says whose they are ("military officers met")."""
    verb = draft.node
    if verb.lemma not in words("coreference", "meeting_verbs") or len(draft.source) != 1:
        return False
    if objects(verb) or any(prepositions(verb, name) for name in _WITH):
        return False
    party = draft.source[0]
    lent = party.name.lower() != party.text.lower() and len(state(party)) == _STATE
    heads = agents(verb)
    return (
        lent
        and len(heads) == 1
        and heads[0].tag == "NNS"
        and heads[0].lemma in words("coreference", "dealing")
        and not heads[0].child("poss", "relcl")
    )


def _both_met(cast: Cast, scene: Scene, draft: Draft) -> None:
    """Give a meeting of one side's people the like of both sides, if theirs is one of the two."""
    sector = draft.source[0].code.partition(":")[2]
    two = cast.pairs.quarrel(scene, draft.node, set())
    if not sector or state(draft.source[0]) not in {one.code for one in two}:
        return
    draft.source = [_of_side(draft.source[0], one, sector) for one in two]
    draft.reciprocal = True


def _of_side(people: Party, side: Party, sector: str) -> Party:
    """The people who met, as those of one side."""
    code = f"{side.code}:{sector}" if len(side.code) == _STATE else side.code
    return replace(people, code=code, name=f"{side.name}'s {people.text.lower()}")
