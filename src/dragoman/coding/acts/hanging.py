"""An act told in a clause that hangs on a dated one has its month: "left on Friday after a coup"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.coding.acts.clauses import (
    clause_of,
    first_of,
    helpers,
    is_in_past,
    is_purpose,
    is_simple_past,
)
from dragoman.coding.acts.counting_back import counted_from, is_counted
from dragoman.coding.acts.dating import clauses, is_another_time, time_of, when_of
from dragoman.coding.acts.days import MONTH_LENGTH, is_news, is_plain
from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.coding.words import words
from dragoman.records import Act

_HAPPENED = ("asserted", "denied")
_Told = Mapping[tuple[int, int], str]
"""By scene and clause, the date of what the clause tells."""


def hang_dates(
    acts: Sequence[Act], drafts: Sequence[Draft], scenes: Sequence[Scene], published: date | None
) -> list[Act]:
    """Date acts by the clause that theirs hangs on, where neither they nor the report tell when.

    What a clause in the simple past tells by the way ("met Ana Rojas on Friday, who promised help",
    "resigned on Friday after troops had seized the port") was in the month of the clause above, and
    so was what somebody said in the news that somebody did ("said on Friday that troops fired");
    "a week after" counts from it. What somebody came to do was to be done then.
    """
    told = _told(acts, drafts)
    hung = []
    for act, draft in zip(acts, drafts, strict=True):
        if act.when is None:
            when = _hung(act, draft, scenes[draft.scene], told, published)
            act = replace(act, when=when) if when else act
        hung.append(act)
    return hung


def _told(acts: Sequence[Act], drafts: Sequence[Draft]) -> _Told:
    """The dates of clauses by the acts that their verbs or their subjects tell."""
    told: dict[tuple[int, int], str] = {}
    for act, draft in zip(acts, drafts, strict=True):
        node = draft.node
        tells = is_verb(node) or node.dep in ("nsubj", "nsubjpass")
        if tells and act.when and is_plain(act.when):
            told.setdefault((draft.scene, clause_of(node).i), act.when)
    return told


def _hung(act: Act, draft: Draft, scene: Scene, told: _Told, published: date | None) -> str | None:
    if act.status == "planned" and is_verb(draft.node):
        return _purpose(draft, scene, told)
    clause = first_of(clause_of(draft.node))
    if act.status not in _HAPPENED or clause.head is clause:
        return None
    if is_counted(clause):
        return _counted(draft, clause, scene, told, published)
    if not _hangs(clause) or _is_aside(draft.node, clause):
        return None
    told_by_the_way = is_simple_past(clause) and not is_another_time(draft.node)
    if not told_by_the_way and not _is_before(clause):
        return None
    when = next((when for _, when in _above(draft, clause, scene, told) if when), None)
    if clause.dep == "ccomp" and not is_news(when, published):
        return None  # whoever said so long ago may have told history
    return when[:MONTH_LENGTH] if when and not _is_ahead(when, published) else None


def _counted(
    draft: Draft, clause: Node, scene: Scene, told: _Told, published: date | None
) -> str | None:
    """Counted from the clause above; where that has no date, about from the day of the report."""
    for above, when in _above(draft, clause, scene, told):
        if when:
            return counted_from(clause, when)
        if above.head is above and published is not None:
            day = counted_from(clause, published.isoformat())
            return day and day[: MONTH_LENGTH if is_in_past(above) else None]
    return None


def _above(
    draft: Draft, clause: Node, scene: Scene, told: _Told
) -> Iterator[tuple[Node, str | None]]:
    """The clauses that one hangs on, the nearest first, each with its date if it has a plain one."""
    for above in clauses(clause_of(clause.head), spoken=False):
        when = time_of(scene, above) or told.get((draft.scene, above.i))
        yield above, when if when and is_plain(when) else None


def _is_ahead(when: str, published: date | None) -> bool:
    return published is not None and when > published.isoformat()


def _purpose(draft: Draft, scene: Scene, told: _Told) -> str | None:
    """When somebody did what he did to do this ("landed on Friday to take the town")."""
    clause = draft.node
    if clause.dep != "advcl" or not is_purpose(clause):
        return None
    above = clause_of(clause.head)
    when = when_of(scene, above) or told.get((draft.scene, above.i))
    return when if when and is_plain(when) and is_simple_past(above) else None


def _is_before(clause: Node) -> bool:
    """Whether a clause tells what had been done when something else was ("after he had left")."""
    marks = {kid.lower for kid in clause.children("mark", "advmod")}
    return "had" in helpers(clause) and bool(marks & words("dating", "hanging_marks"))


def _hangs(clause: Node) -> bool:
    """Whether a clause tells by the way of what was about then."""
    if clause.dep in ("relcl", "ccomp"):
        return True
    if clause.dep == "pcomp":
        return clause.head.lower in words("dating", "hanging_marks")
    marks = {kid.lower for kid in clause.children("mark", "advmod")}
    return clause.dep == "advcl" and bool(marks & words("dating", "hanging_marks"))


def _is_aside(node: Node, clause: Node) -> bool:
    """Whether a noun only speaks of what was done at some time ("made the raid harder to explain")."""
    if is_verb(node):
        return False
    pointed = any(kid.lower in ("the", "this", "that") for kid in node.children("det"))
    return pointed or clause.lemma == "be"
