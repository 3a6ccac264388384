"""What a report says of an act in one place holds for it in another: its author, its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.syntax.tree import is_verb
from dragoman.records import Act, Party

_Key = tuple[str, frozenset[str], frozenset[str]]


def lend_sources(drafts: Sequence[Draft]) -> None:
    """Give "the invasion of Kuwait" the source that the report names for it elsewhere.

    Only to act nouns with a target and no source, and only where all acts of that type against
    that state have one and the same source.
    """
    known: dict[tuple[str, str], dict[str, Party]] = {}
    for draft in drafts:
        if len(draft.target) == 1 and len(draft.source) == 1:
            sources = known.setdefault((draft.event, state(draft.target[0])), {})
            sources.setdefault(state(draft.source[0]), draft.source[0])
    for draft in drafts:
        if draft.source or len(draft.target) != 1 or is_verb(draft.node):
            continue
        sources = known.get((draft.event, state(draft.target[0])), {})
        if len(sources) == 1:
            draft.source = list(sources.values())


def lend_dates(acts: Sequence[Act]) -> list[Act]:
    """Give an act without a date the one date that the report has for the same act elsewhere.

    The same act: the same type, the same states as source and as target, neither of them empty
    (CLAIMS.md, decision 14).
    """
    dates: dict[_Key, set[str]] = {}
    for act in acts:
        if act.when is not None:
            dates.setdefault(_key(act), set()).add(act.when)
    lent = []
    for act in acts:
        found = dates.get(_key(act), set()) if act.when is None and _is_full(act) else set()
        lent.append(replace(act, when=next(iter(found))) if len(found) == 1 else act)
    return lent


def _key(act: Act) -> _Key:
    return act.event, frozenset(map(state, act.source)), frozenset(map(state, act.target))


def _is_full(act: Act) -> bool:
    return len(act.source) > 1 if act.reciprocal else bool(act.source and act.target)
