"""The day that a report has named goes on for the sentences that tell on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.coding.acts.clauses import is_simple_past, is_told_first
from dragoman.coding.acts.dating import clauses, is_another_time, when_of
from dragoman.coding.acts.days import DAY_LENGTH, MONTH_LENGTH, is_plain
from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.acts.quads import is_in_words
from dragoman.coding.acts.running import Running, running_days
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Act


def carry_days(
    acts: Sequence[Act], drafts: Sequence[Draft], scenes: Sequence[Scene], published: date | None
) -> list[Act]:
    """Date acts told on from a dated sentence ("met on Friday. She praised ...": Friday).

    An act takes the day when it is a simple past in a main clause that names no time, and when the
    last main clause that named one told a day of the news: in its own paragraph, or in one before,
    if its author was named there or since. What a paragraph goes on to tell of its background is of
    that month or year ("In 1998 rebels took the port. They burned ...").
    """
    running = running_days(scenes, published)
    carried = []
    for act, draft in zip(acts, drafts, strict=True):
        if act.when is None and tells_on(draft):
            act = replace(act, when=_beside(_top(draft), scenes[draft.scene]))
        found = running.get((draft.scene, draft.node.sent))
        if act.when is None and found is not None and _goes_on(act, draft, found):
            act = replace(act, when=found.when)
        carried.append(act)
    return carried


def _goes_on(act: Act, draft: Draft, running: Running) -> bool:
    """Whether an act belongs to what is being told."""
    if not tells_on(draft) and not (running.live and _tells_now(draft)):
        return False
    background = len(running.when) < DAY_LENGTH
    if background and (is_in_words(act.event) or not is_verb(draft.node)):
        return False  # whoever speaks of the background does so in the news
    return running.who is None or bool({state(party) for party in act.source} & running.who)


def _beside(clause: Node, scene: Scene) -> str | None:
    """When the clause before a semicolon was ("in 1980 they seized it; the court voided that")."""
    for kid in clause.children("ccomp", "parataxis"):
        cut = any(one.text in ";:" and kid.i < one.i < clause.i for one in clause.children("punct"))
        if cut and is_simple_past(kid) and (when := when_of(scene, kid)) and is_plain(when):
            return when[:MONTH_LENGTH]
    return None


def tells_on(draft: Draft) -> bool:
    """A simple past in a main clause, or in a clause that shares its time."""
    if draft.status not in ("asserted", "denied"):
        return False
    if not (is_verb(draft.node) or draft.event == "CONSULT" or _takes_place(draft.node)):
        return False
    if is_another_time(draft.node):
        return False
    chain = list(clauses(draft.node, spoken=draft.spoken))
    top = chain[-1]
    return (top.head is top or is_told_first(top)) and all(
        is_simple_past(clause) for clause in chain
    )


def _takes_place(noun: Node) -> bool:
    """Whether a clause tells of a deed that it was done ("clashes broke out", "a blast hit")."""
    return noun.dep in ("nsubj", "nsubjpass") and noun.head.lemma in words("dating", "taking_place")


def _tells_now(draft: Draft) -> bool:
    """The present or the perfect in a main clause, as the entries of a live page tell the news."""
    if draft.status not in ("asserted", "denied") or not is_verb(draft.node):
        return False
    if is_another_time(draft.node):
        return False
    top = _top(draft)
    return top.head is top or is_told_first(top)


def _top(draft: Draft) -> Node:
    """The highest of the clauses that share the time of an act."""
    return list(clauses(draft.node, spoken=draft.spoken))[-1]
