"""The day that a report is telling of, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dragoman.coding.acts.clauses import is_simple_past, is_told_first
from dragoman.coding.acts.dating import when_of
from dragoman.coding.acts.days import MONTH_LENGTH, is_news, is_plain
from dragoman.coding.acts.draft import state_of
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node

# How much may stand between two entries of a live page: the time of day, and a headline.
GAP = 100
_CLOCK = re.compile(r"^\s*\d{1,2}[:.]\d{2}\b", re.MULTILINE)
_OPENING = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d\s+(?=[A-Z])")


class Running(NamedTuple):
    """The day named last, or the month or year where that is background, told on in a sentence.

    ``who`` is there: nobody in particular (None) where the day was named in the same paragraph.
    ``live``: on a live page, whose entries tell their news in the present, too.
    """

    when: str
    who: frozenset[str] | None
    live: bool = False


def running_days(scenes: Sequence[Scene], published: date | None) -> dict[tuple[int, int], Running]:
    """By passage and sentence, what is told on in those whose main clause names no time."""
    running: dict[tuple[int, int], Running] = {}
    story = _Story(published)
    for number, scene in enumerate(scenes):
        if scene.passage.kind != "body":
            continue
        story.begin(scene)
        for sentence, nodes in enumerate(scene.tree.sentences):
            if (told := story.read(scene, nodes)) is not None:
                running[number, sentence] = told
    return running


class _Story:
    """What a report has told so far, as it is read."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._day: str | None = None
        self._then: str | None = None  # the month or year of a paragraph's background
        self._who: frozenset[str] = frozenset()
        self._before = 0  # where the last paragraph ends
        self._near = False  # whether this paragraph named the day
        self._live = False

    def begin(self, scene: Scene) -> None:
        """Begin a paragraph."""
        if self._published is not None:
            self._live = self._live or _is_entry(scene, self._before)
            if self._live:
                self._day = self._published.isoformat()
        self._near, self._then = self._live, None
        self._before = scene.passage.offsets[-1]

    def read(self, scene: Scene, nodes: Sequence[Node]) -> Running | None:
        """Read a sentence: what it tells on, if its main clause names no time itself."""
        start, end = nodes[0].start, nodes[-1].end
        here = frozenset(
            state_of(mention.code) for mention in scene.mentions if start <= mention.start < end
        )
        timed = any(start <= time.start < end for time in scene.times)
        when = _told_in(scene, nodes) if timed else None
        if when is not None:
            self._day = when if is_news(when, self._published) else None
            self._who, self._near = here, True
            self._then = _then_in(scene, nodes, self._published)
            return None
        if self._then is not None:
            return Running(self._then, None)
        if self._day is None:
            return None
        told = Running(self._day, None if self._near else self._who, self._live)
        if self._near:  # whoever comes in paragraphs later may belong to another day
            self._who |= here
        return told


def _told_in(scene: Scene, sentence: Sequence[Node]) -> str | None:
    """When a sentence says that its news was: by its main verb, or one that stands before it."""
    root = next((node for node in sentence if node.head is node), sentence[0])
    verbs = [root, *(kid for kid in root.kids if is_told_first(kid))]
    return next((when for verb in verbs if (when := when_of(scene, verb)) is not None), None)


def _then_in(scene: Scene, sentence: Sequence[Node], published: date | None) -> str | None:
    """The month or year before the news of which a sentence tells last, in the simple past."""
    root = next((node for node in sentence if node.head is node), sentence[0])
    verbs = [root, *(kid for kid in root.kids if is_told_first(kid)), *root.conjuncts()]
    for verb in reversed(verbs):
        when = when_of(scene, verb)
        if when is not None:
            past = is_simple_past(verb) and is_plain(when) and not is_news(when, published)
            return when[:MONTH_LENGTH] if past else None
    return None


def _is_entry(scene: Scene, before: int) -> bool:
    """Whether a paragraph stands below a time of day, as the entries of a live page do."""
    gap = scene.report_text[before : scene.passage.offsets[0]]
    if _OPENING.match(scene.passage.text):
        return True
    return len(gap) < GAP and _CLOCK.search(gap) is not None
