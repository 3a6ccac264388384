"""Whom a noun's act is done to, where the verb above tells it: who answers, who is told sorry."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.draft import Draft, others
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.roles import agents, prepositions
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words

# What somebody answers was said to him.
_SAID = frozenset({"REQUEST", "AGREE", "THREATEN"})
# Of these whoever is told sorry suffered them.
_SUFFERED = frozenset({"ASSAULT", "COERCE"})


def settle_answered(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Give "Lima rejected an appeal by Quito" its Lima, "apologised to Quito for a raid" its Quito."""
    for draft in drafts:
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
