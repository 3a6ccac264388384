"""One attack told by what is done and by what means: "attacked Kuwait by shelling its port"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.syntax.tree import Node
from dragoman.records import Party


def without_means(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one passage; an act that is done "by" another of its type is told once.

    The whole has the mode of the means, and its target where it names none itself.
    """
    by_node = {draft.node.i: draft for draft in drafts}
    kept = []
    for draft in drafts:
        whole = by_node.get(above.i) if (above := _done_by(draft.node)) is not None else None
        if whole is None or not _is_one(whole, draft):
            kept.append(draft)
            continue
        whole.mode = whole.mode or draft.mode
        whole.target = whole.target or draft.target
        whole.heads = [*whole.heads, *draft.heads]
    return kept


def _done_by(node: Node) -> Node | None:
    """The word above a clause of means ("by shelling")."""
    means = node.dep == "pcomp" and node.head.lower == "by"
    return node.head.head if means else None


def _is_one(whole: Draft, means: Draft) -> bool:
    """Whether both are of one type, by the same states upon the same, or upon nobody told."""
    if whole.event != means.event or whole.reciprocal or means.reciprocal:
        return False
    targets = _states(whole.target), _states(means.target)
    alike = not all(targets) or targets[0] == targets[1]
    return alike and _states(whole.source) == _states(means.source)


def _states(parties: Sequence[Party]) -> set[str]:
    return {state(party) for party in parties}
