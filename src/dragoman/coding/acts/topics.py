"""What a report tells more than once: its acts by type and states, and which are told near a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.coding.acts.draft import Draft, state
from dragoman.records import EventType

# An act told farther away than so many sentences, some two long reports, is another affair's.
REACH = 60


@dataclass(slots=True)
class Topic:
    """An act as a report tells it over and over: its type and states, and each time that it is told."""

    event: EventType
    source: frozenset[str]  # of all who act alike, the target being empty
    target: frozenset[str]
    drafts: list[Draft] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)  # where each of them stands, in order

    @property
    def states(self) -> frozenset[str]:
        """All who take part."""
        return self.source | self.target


@dataclass(frozen=True, slots=True)
class Near:
    """The topics told around a sentence, by type, and how often each is told there."""

    by_event: dict[EventType, list[Topic]]
    counts: dict[int, int]  # by the `id` of a topic

    def count(self, topic: Topic) -> int:
        """How often a topic is told around the sentence."""
        return self.counts[id(topic)]


class Topics:
    """The topics of a report."""

    def __init__(self, drafts: Sequence[Draft], number_of: dict[tuple[int, int], int]) -> None:
        """``drafts`` in text order; ``number_of`` has each sentence by its scene and its number there."""
        found: dict[tuple[EventType, frozenset[str], frozenset[str]], Topic] = {}
        self._told: list[tuple[int, Topic]] = []
        for draft in drafts:
            key = (draft.event, *sides_of(draft))
            topic = found.setdefault(key, Topic(*key))
            topic.drafts.append(draft)
            topic.sentences.append(number_of[draft.scene, draft.node.sent])
            self._told.append((topic.sentences[-1], topic))

    def near(self, sentence: int) -> Near:
        """The topics told at most `REACH` sentences before or after one."""
        first = bisect_left(self._told, sentence - REACH, key=_sentence)
        last = bisect_left(self._told, sentence + REACH + 1, key=_sentence)
        here = {id(topic): topic for _, topic in self._told[first:last]}
        counts = Counter(id(topic) for _, topic in self._told[first:last])
        by_event: dict[EventType, list[Topic]] = defaultdict(list)
        for topic in here.values():
            by_event[topic.event].append(topic)
        return Near(by_event, counts)


def sides_of(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """The states on both sides of an act; all on the first where they act alike."""
    source, target = frozenset(map(state, draft.source)), frozenset(map(state, draft.target))
    return (source | target, frozenset()) if draft.reciprocal else (source, target)


def _sentence(told: tuple[int, Topic]) -> int:
    return told[0]
