"""The day that a report has named goes on for the sentences that tell on from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeGuard

from dragoman.coding.acts.clauses import is_told_first
from dragoman.coding.acts.dating import clauses, is_another_time, when_of
from dragoman.coding.acts.draft import Draft, state, state_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.records import Act

# A day older than this, seen from the report's own, is background: the story does not go on there.
NEWS_DAYS = 7
# How much may stand between two entries of a live page: the time of day, and a headline.
GAP = 100
_CLOCK = re.compile(r"^\s*\d{1,2}[:.]\d{2}\b", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def carry_days(
    acts: Sequence[Act], drafts: Sequence[Draft], scenes: Sequence[Scene], published: date | None
) -> list[Act]:
    """Date acts told on from a dated sentence ("met on Friday. She praised ...": Friday).

    An act takes the day when it is a simple past in a main clause that names no time, and when the
    last main clause that named one told a day of the news: in its own paragraph, or in one before,
    if its author was named there or since.
    """
    running = _running_days(scenes, published)
    carried = []
    for act, draft in zip(acts, drafts, strict=True):
        found = running.get((draft.scene, draft.node.sent))
        if act.when is None and found is not None and tells_on(draft):
            day, who = found
            if who is None or {state(party) for party in act.source} & who:
                act = replace(act, when=day)
        carried.append(act)
    return carried


def _running_days(
    scenes: Sequence[Scene], published: date | None
) -> dict[tuple[int, int], tuple[str, frozenset[str] | None]]:
    """For sentences whose main clause names no time: the last day named, and who is there.

    Nobody in particular (None) where the day was named in the same paragraph.
    """
    running: dict[tuple[int, int], tuple[str, frozenset[str] | None]] = {}
    day: str | None = None
    who: frozenset[str] = frozenset()
    before = 0
    live = False
    for number, scene in enumerate(scenes):
        if scene.passage.kind != "body":
            continue
        live = live or (published is not None and _is_entry(scene, before))
        if live and published is not None:
            day = published.isoformat()
        near = live
        before = scene.passage.offsets[-1]
        for sentence, nodes in enumerate(scene.tree.sentences):
            start, end = nodes[0].start, nodes[-1].end
            here = frozenset(
                state_of(mention.code) for mention in scene.mentions if start <= mention.start < end
            )
            timed = any(start <= time.start < end for time in scene.times)
            when = _told_in(scene, nodes) if timed else None
            if when is not None:
                day, who, near = (when if is_news(when, published) else None), here, True
            elif day is not None:
                running[number, sentence] = (day, None if near else who)
                if near:  # whoever comes in paragraphs later may belong to another day
                    who |= here
    return running


def _told_in(scene: Scene, sentence: Sequence[Node]) -> str | None:
    """When a sentence says that its news was: by its main verb, or one that stands before it."""
    root = next((node for node in sentence if node.head is node), sentence[0])
    verbs = [root, *(kid for kid in root.kids if is_told_first(kid))]
    return next((when for verb in verbs if (when := when_of(scene, verb)) is not None), None)


def _is_entry(scene: Scene, before: int) -> bool:
    """Whether a paragraph stands below a time of day, as the entries of a live page do."""
    gap = scene.report_text[before : scene.passage.offsets[0]]
    return len(gap) < GAP and _CLOCK.search(gap) is not None


def is_news(when: str | None, published: date | None) -> TypeGuard[str]:
    """Whether a date is a day of the week that ends with the report's own."""
    if published is None or when is None or not _DAY.fullmatch(when):
        return False
    told = date.fromisoformat(when)
    return 0 <= (published - told).days <= NEWS_DAYS


def tells_on(draft: Draft) -> bool:
    """A simple past in a main clause, or in a clause that shares its time."""
    if draft.status not in ("asserted", "denied"):
        return False
    if (not is_verb(draft.node) and draft.event != "CONSULT") or is_another_time(draft.node):
        return False
    chain = list(clauses(draft.node, spoken=draft.spoken))
    top = chain[-1]
    return (top.head is top or is_told_first(top)) and all(_is_past(clause) for clause in chain)


def _is_past(clause: Node) -> bool:
    helpers = {kid.lower for kid in clause.children("aux", "auxpass")}
    if clause.tag == "VBD":
        return not helpers
    if clause.tag == "VBG":
        return not helpers and clause.head is not clause
    return clause.tag == "VBN" and helpers in ({"was"}, {"were"})
