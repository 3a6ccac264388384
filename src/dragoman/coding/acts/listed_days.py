"""An act told with several times was done at each: "trips to Oslo in 2019 and 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.acts.draft import Draft
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.times.finding import TimeMention
from dragoman.records import Act

# What stands between the times of a list, each with its preposition or without.
_BETWEEN = re.compile(r",?\s*(?:and|&)?\s*(?:again\s+)?(?:in|on)?\s*")


def at_each_time(
    acts: Sequence[Act], drafts: Sequence[Draft], scenes: Sequence[Scene]
) -> Iterator[tuple[Act, Draft]]:
    """Each act with its draft, and the same act at each further time of the list that dates it."""
    for act, draft in zip(acts, drafts, strict=True):
        yield act, draft
        if act.when is not None and act.status == "asserted":
            for when in _further(scenes[draft.scene], draft, act.when):
                yield replace(act, when=when), draft


def _further(scene: Scene, draft: Draft, when: str) -> Iterator[str]:
    """The times that go on a list in the act's sentence that begins with its own."""
    nodes = scene.tree.sentences[draft.node.sent]
    first, last = nodes[0].start, nodes[-1].end
    times = [one for one in scene.times if first <= one.start and one.end <= last]
    at = next((i for i, one in enumerate(times) if one.value == when), None)
    if at is None:
        return
    for before, after in zip(times[at:], times[at + 1 :], strict=False):
        if not _goes_on(scene, before, after):
            return
        yield str(after.value)


def _goes_on(scene: Scene, before: TimeMention, after: TimeMention) -> bool:
    """Whether a time is the next of a list: of the same grain, with no word of its own between."""
    if after.value is None or len(after.value) != len(str(before.value)):
        return False
    between = scene.passage.text[before.end : after.start]
    return bool(between) and _BETWEEN.fullmatch(between) is not None
