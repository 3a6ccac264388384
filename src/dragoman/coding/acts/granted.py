"""Acts that a speaker only refers to, as the report itself has told them: nobody's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.acts.draft import Draft, is_retold, state
from dragoman.coding.syntax.tree import is_verb
from dragoman.records import Act, Party

_Told = tuple[str, frozenset[str], frozenset[str]]


def by_nobody(acts: Sequence[Act], drafts: Sequence[Draft]) -> list[Act]:
    """Take the voice off what a noun tells with its parties, told before on the report's own word.

    "Chad invaded Togo. Oslo said that Chad's invasion of Togo was a crime": that there was one is
    not Oslo's word (CLAIMS.md, decision 3: what the report presupposes has none). A bare noun that
    tells it again ("the invasion") stays on the speaker's word, as the real reports have it.
    """
    own: set[_Told] = set()
    settled = []
    for act, draft in zip(acts, drafts, strict=True):
        known = act.according_to is not None and act.status == "asserted" and _told(act) in own
        if known and draft.again is None and not is_verb(draft.node):
            act = replace(act, according_to=None)
        if act.according_to is None and act.status == "asserted" and not is_retold(draft):
            own.add(_told(act))
        settled.append(act)
    return settled


def _told(act: Act) -> _Told:
    return act.event, _states(act.source), _states(act.target)


def _states(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(map(state, parties))
