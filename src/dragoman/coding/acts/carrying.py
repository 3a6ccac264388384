"""The day that a report has named goes on for the sentences that tell on from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.coding.acts.draft import Draft, state, state_of
from dragoman.coding.acts.settle import when_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node
from dragoman.records import Act

# A day older than this, seen from the report's own, is background: the story does not go on there.
NEWS_DAYS = 7
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def carry_days(
    acts: Sequence[Act], drafts: Sequence[Draft], scenes: Sequence[Scene], published: date | None
) -> list[Act]:
    """Date acts told on from a dated sentence ("met on Friday. She praised ...": Friday).

    An act takes the day when it is a simple past in a main clause of a sentence that names no
    time, when the last time named was a day of the news, and when its author was named there or
    since.
    """
    running = _running_days(scenes, published)
    carried = []
    for act, draft in zip(acts, drafts, strict=True):
        found = running.get((draft.scene, draft.node.sent))
        if act.when is None and found is not None and _tells_on(draft.node):
            day, who = found
            if {state(party) for party in act.source} & who:
                act = replace(act, when=day)
        carried.append(act)
    return carried


def _running_days(
    scenes: Sequence[Scene], published: date | None
) -> dict[tuple[int, int], tuple[str, frozenset[str]]]:
    """For sentences of running text that name no time: the last day named, and who is there."""
    running: dict[tuple[int, int], tuple[str, frozenset[str]]] = {}
    day: str | None = None
    who: frozenset[str] = frozenset()
    since = -1
    for number, scene in enumerate(scenes):
        if scene.passage.kind != "body":
            continue
        for sentence, nodes in enumerate(scene.tree.sentences):
            start, end = nodes[0].start, nodes[-1].end
            here = frozenset(
                state_of(mention.code) for mention in scene.mentions if start <= mention.start < end
            )
            if any(start <= time.start < end for time in scene.times):
                root = next((node for node in nodes if node.head is node), nodes[0])
                when = when_of(scene, root)
                day, who = (when if _is_news(when, published) else None), here
                since = number
            elif day is not None:
                running[number, sentence] = (day, who)
                if number == since:  # whoever comes in paragraphs later may belong to another day
                    who |= here
    return running


def _is_news(when: str | None, published: date | None) -> bool:
    if when is None or published is None or not _DAY.fullmatch(when):
        return False
    told = date.fromisoformat(when)
    return published - timedelta(days=NEWS_DAYS) <= told <= published


def _tells_on(node: Node) -> bool:
    """A simple past in a main clause, or coordinated with one."""
    if node.tag != "VBD" or node.child("aux"):
        return False
    while node.dep == "conj":
        node = node.head
    return node.dep == "ROOT"
