"""Whom an act is done to where its pattern names nobody: who stands in its verb's object or clause.

A pattern of the tables says where its target stands most often. Where nobody stands there, the
nearest party in the verb's object, behind its prepositions or in its clause is meant, and it may well
be a party, a court or the people of the very state that acts ("the government freed its opponents").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dragoman.coding.acts.draft import NOBODY, Draft, others, state
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.roles import agents, complements, indirect, objects
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

_ROLES = ("pobj", "poss", "dobj", "nsubj", "nsubjpass")


def reach_targets(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give verbs' acts that have a source and no target the nearest party told with the verb."""
    for draft in drafts:
        bare = not draft.target and draft.source and not draft.reciprocal
        refused = draft.status == "denied" and draft.event in words("reaching", "kept_up")
        if bare and draft.event == "THREATEN":
            _warned(cast, draft, words("status", "condition_marks"))
        elif bare and refused and is_verb(draft.node):
            _warned(cast, draft, words("reaching", "waiting"))
        if not bare or not is_verb(draft.node) or "not" in draft.flags:
            continue
        if draft.event in words("reaching", "events"):
            _reach(cast, draft)


def _reach(cast: Cast, draft: Draft) -> None:
    scene = cast.scenes[draft.scene]
    for heads in _tiers(draft):
        parties = others(cast.parties(scene, heads, owner=True), draft.source)
        parties = [
            one for one in parties if _is_other(one, draft) and _is_told_there(scene, heads, one)
        ]
        if parties:
            draft.target = parties
            draft.heads = [*draft.heads, *heads]
            return


def _warned(cast: Cast, draft: Draft, condition: Collection[str]) -> None:
    """Whoever must not do so, or must first, is meant.

    "Will strike unless Chad withdraws", "will not lift the ban until its demands are met by Chad".
    """
    scene = cast.scenes[draft.scene]
    for verb in (draft.node, *complements(draft.node), *draft.node.children("acl", "ccomp")):
        for clause in verb.children("advcl"):
            marks = [kid.lower for kid in clause.children("mark", "advmod")]
            if any(mark in condition for mark in marks):
                heads = agents(clause) or clause.children("nsubjpass")
                parties = others(cast.parties(scene, heads), draft.source)
                parties = [one for one in parties if _is_other(one, draft)]
                if parties:
                    draft.target = parties
                    return


def _tiers(draft: Draft) -> Iterator[list[Node]]:
    """Where a target may stand, likeliest first."""
    verb = draft.node
    yield indirect(verb)
    things = [one for one in objects(verb) if one is not verb]
    yield things
    for thing in things:
        yield from _below(thing)
    yield from _behind(verb)
    for clause in complements(verb):
        yield clause.children("nsubj", "nsubjpass")
        yield clause.children("dobj", "dative")
        yield from _behind(clause)
        yield from _below(clause)


def _behind(verb: Node) -> Iterator[list[Node]]:
    """What a verb's prepositions bring, but for when, where and why it is done."""
    for kid in verb.kids:
        if kid.dep in ("prep", "dative") and kid.i > verb.i and not _is_aside(kid):
            yield kid.children("pobj")


def _below(top: Node) -> Iterator[list[Node]]:
    """Whoever stands in a role somewhere below a node, in text order."""
    for node in top.subtree():
        aside = node.dep == "pobj" and _is_aside(node.head)
        if node is not top and node.dep in _ROLES and not aside and not _is_comment(node, top):
            yield [node]


def _is_comment(node: Node, top: Node) -> bool:
    """ "Banned rice exports, a move that Lima welcomed": who judges the move does not undergo it."""
    for above in (node, *node.ancestors()):
        if above is top:
            return False
        if above.dep == "relcl" and above.head.lemma in words("coreference", "moves"):
            return True
    return False


def _is_aside(preposition: Node) -> bool:
    told = preposition.lower in words("reaching", "circumstances")
    return told and preposition.dep != "agent"  # "a plan drawn up by the opposition"


def _is_told_there(scene: Scene, heads: Sequence[Node], party: Party) -> bool:
    """Whether a party is named there, or by "it" or "them": whose "its" is, is too far to seek."""
    if any(head.tag == "PRP" for head in heads):
        return True
    return any(scene.span(node.start, node.end)[0] == party.start for node in _all(heads))


def _all(heads: Sequence[Node]) -> Iterator[Node]:
    for head in heads:
        yield from head.subtree()


def _is_other(party: Party, draft: Draft) -> bool:
    """Whether a party is of another state, or a party, a court or the people of the same one."""
    if party.code in NOBODY:
        return False
    if state(party) not in {state(one) for one in draft.source}:
        return True
    organ = _organ(party.code)
    hands = organ in words("reaching", "hands")
    return not hands and organ not in {_organ(one.code) for one in draft.source}


def _organ(code: str) -> str:
    """The sector of a code; a state that acts is its government.

    >>> _organ("FRA"), _organ("FRA:OPP")
    ('GOV', 'OPP')
    """
    return code.partition(":")[2] or "GOV"
