"""Whom an act is done to, where the verb above it or the act below it tells: who answers, who gains."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.draft import Draft, others, state
from dragoman.coding.acts.quads import COOPERATION, QUADS
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Party

# What somebody answers was said to him.
_SAID = frozenset({"REQUEST", "AGREE", "THREATEN"})
# Of these whoever is told sorry suffered them.
_SUFFERED = frozenset({"ASSAULT", "COERCE"})
# Whoever promises, threatens or yields does so to him whom it is about.
_OWN = frozenset({"AGREE", "THREATEN", "CONCEDE"})
_STEPS = 4  # of a clause up to the verb that announces it


def settle_by_content(cast: Cast, drafts: Sequence[Draft]) -> list[Draft]:
    """Give "pledged a million to rebuild Chad" its Chad, "condemned what it called Chadian raids" too.

    Returns the drafts, without that of a naming which is now part of the blame or praise above it.
    """
    within: set[int] = set()
    beside: dict[int, list[Draft]] = {}
    for draft in drafts:
        beside.setdefault(draft.scene, []).append(draft)
    for draft in drafts:
        if draft.target or draft.reciprocal or not draft.source or not is_verb(draft.node):
            continue
        if draft.event in _OWN:
            told = _told_below(cast, draft, beside[draft.scene])
            if told is not None:
                draft.target = others(told.target, draft.source)
                draft.heads = [*draft.heads, *told.heads]
        elif draft.event == "PROTEST":
            _demand(draft, beside[draft.scene])
        elif draft.event in ("ACCUSE", "SUPPORT"):
            heads = _so_called(draft.node)
            draft.target = others(
                cast.parties(cast.scenes[draft.scene], heads, owner=True), draft.source
            )
            if draft.target:
                draft.heads = [*draft.heads, *heads]
                here = beside[draft.scene]
                within |= {id(one) for one in here if _is_naming_of(one, draft, heads)}
    return [draft for draft in drafts if id(draft) not in within]


def _is_naming_of(one: Draft, above: Draft, heads: Sequence[Node]) -> bool:
    """Whether an act is told by the naming alone of what another blames or praises."""
    return one.event == above.event and any(head.head is one.node for head in heads)


def _told_below(cast: Cast, draft: Draft, beside: Sequence[Draft]) -> Draft | None:
    """The act of the same passage that somebody announces, where it is his own and nobody else stands before it.

    Whoever is armed by a threat is not threatened; whoever is promised something is named first.
    """
    own = set(map(state, draft.source))
    scene = cast.scenes[draft.scene]
    for other in beside:
        if other is draft or not other.target or other.reciprocal:
            continue
        if draft.event == "THREATEN" and QUADS[other.event] <= COOPERATION:
            continue
        if set(map(state, other.source)) == own and _is_content(other.node, draft.node):
            between = scene.tree.nodes[draft.node.i + 1 : other.node.i]
            return None if any(map(scene.mention_of, between)) else other
    return None


def _demand(draft: Draft, beside: Sequence[Draft]) -> None:
    """Give a protest the other side of what its own people want or blame by it.

    "Went on strike to demand more from Lima", "staged a sit-in, accusing Lima".
    """
    for other in beside:
        wanted = other.target and other.event in ("REQUEST", "ACCUSE", "REJECT", "PROTEST")
        if wanted and other is not draft and _is_content(other.node, draft.node):
            found = others(other.target, draft.source)
            if found and (
                not other.source or set(map(state, other.source)) == set(map(state, draft.source))
            ):
                draft.target = found
                draft.heads = [*draft.heads, *other.heads]
                return


def _is_content(node: Node, verb: Node) -> bool:
    """Whether a clause says what a verb announces ("pledged to build", "pledged money to build")."""
    above = node
    for _ in range(_STEPS):
        if above.head is verb:
            return above.dep in ("xcomp", "ccomp", "advcl", "dobj", "acl") and above.i > verb.i
        if above.dep not in ("xcomp", "acl", "dobj", "conj", "prep", "pobj"):
            return False
        above = above.head
    return False


def _so_called(verb: Node) -> list[Node]:
    """What somebody names while he blames or praises it ("condemned what it called a Chadian raid")."""
    for clause in [*verb.children("ccomp", "dobj", "xcomp"), *_below_prepositions(verb)]:
        if clause.lemma in words("speech", "naming") and any(
            kid.lower == "what" for kid in clause.kids
        ):
            things = clause.children("oprd", "dobj", "attr", "ccomp")
            return [one for one in (*things, *prepositions(clause, "as")) if one.i > clause.i]
    return []


def _below_prepositions(verb: Node) -> list[Node]:
    return [one for kid in verb.children("prep") for one in kid.children("pcomp")]


def settle_answered(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give "Lima rejected an appeal by Quito" its Lima, "apologised to Quito for a raid" its Quito.

    And "Lima accused Quito of it, a charge which Quito rejects" its Lima.
    """
    for draft in drafts:
        if draft.event == "REJECT" and not draft.target and draft.source:
            draft.target, charging = _who_charged(cast, draft)
            draft.heads = [*draft.heads, *charging]
        if draft.target or draft.reciprocal or not draft.source or is_verb(draft.node):
            continue
        heads: list[Node] = []
        if draft.event in _SAID:
            heads = _answerers(draft.node)
        elif draft.event in _SUFFERED:
            heads = _told_sorry(draft.node)
        found = others(cast.parties(cast.scenes[draft.scene], heads), draft.source)
        if found:
            draft.target = found
            draft.heads = [*draft.heads, *heads]


def _who_charged(cast: Cast, draft: Draft) -> tuple[list[Party], list[Node]]:
    """Whoever said in the clauses above what is rejected ("a charge which Quito denies")."""
    told = draft.node.head
    if draft.node.dep != "relcl" or told.lemma not in words("control", "charges"):
        return [], []
    own = set(map(state, draft.source))
    for above in told.ancestors():
        heads = [one for one in agents(above) if one.i < told.i] if is_verb(above) else []
        found = others(cast.parties(cast.scenes[draft.scene], heads), draft.source)
        found = [one for one in found if state(one) not in own or ":" in one.code]
        if found:
            return found, heads
    return [], []


def _answerers(noun: Node) -> list[Node]:
    """Who turns down, accepts or defies what a noun tells."""
    while noun.dep == "conj" and not is_verb(noun.head):
        noun = noun.head
    verb = noun.head
    if noun.dep not in ("dobj", "nsubjpass") or not is_verb(verb):
        return []
    answering = words("control", "answering_verbs") | words("status", "rebuffing")
    return agents(verb) if verb.lemma in answering else []


def _told_sorry(noun: Node) -> list[Node]:
    """To whom somebody apologises for what a noun tells."""
    for above in noun.ancestors():
        if is_verb(above):
            sorry = above.lemma in words("control", "apologising")
            return prepositions(above, "to") if sorry else []
    return []
