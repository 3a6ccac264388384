"""The counts of a report's passages, as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.coding.counts.around import (
    Around,
    around,
    is_ahead,
    is_total,
    sentence,
    stage_of,
    voice_of,
    when_of,
)
from dragoman.coding.counts.finding import Counted, find_counted
from dragoman.coding.speech.speakers import Said
from dragoman.coding.syntax.passage import Scene
from dragoman.count_records import Count

BACK = 2  # sentences before that of a count which tell its place and cause


def find_counts(
    report: str, scenes: Sequence[Scene], said: Mapping[int, Sequence[Said]]
) -> list[Count]:
    """What passages that are read together count, in text order.

    A count whose sentence names no place is of the places of the count before it, and so with
    causes: "the toll" is that of what was told last.
    """
    found: list[Count] = []
    last = Around((), ())
    for number, scene in enumerate(scenes):
        for counted in find_counted(scene.tree, scene.times):
            first, _ = sentence(scene.tree.nodes, counted.number)
            if is_ahead(scene.tree.nodes, counted, first):
                continue
            last = _before(scene, first, last) if not found else _told_last(scene, first, last)
            count, last = _count(report, number, scene, counted, said.get(number, ()), last)
            found.append(count)
    return found


def _before(scene: Scene, first: int, last: Around) -> Around:
    """What was told before a sentence: by a count, else by the sentences right before it."""
    nodes, told = scene.tree.nodes, last
    for _ in range(BACK):
        if (told.places and told.causes) or first <= 0:
            break
        start, end = sentence(nodes, max(0, first - 2))
        near = around(scene, start, end, end - 1)
        told = Around(told.places or near.places, told.causes or near.causes)
        first = start
    return told


def _told_last(scene: Scene, first: int, last: Around) -> Around:
    """What was told before a count that is not the first: another deed, where the cause is another."""
    if first <= 1:
        return last
    start, end = sentence(scene.tree.nodes, first - 2)
    near = around(scene, start, end, end - 1)
    if not near.causes or set(near.causes) & set(last.causes):
        return last
    return near


def _count(
    report: str, number: int, scene: Scene, counted: Counted, said: Sequence[Said], last: Around
) -> tuple[Count, Around]:
    nodes = scene.tree.nodes
    first, end = sentence(nodes, counted.number)
    own = around(scene, first, end, counted.number)
    total = is_total(nodes, counted, first, end)
    told = Around(own.places or last.places, own.causes or last.causes, own.words)
    if total:
        told = own
    quantity = counted.quantity
    count = Count(
        report=report,
        evidence=scene.evidence(nodes[counted.first].start, nodes[counted.last - 1].end),
        quantity=quantity,
        who=counted.who,
        outcome=counted.outcome,
        part=counted.part,
        total=total,
        about=quantity.value is None,
        stage=stage_of(nodes, counted, first),
        according_to=voice_of(scene, number, counted, said),
        when=when_of(scene, first, end, counted.number),
        places=told.places,
        causes=told.causes,
        words=told.words,
    )
    return count, (last if total else told)
