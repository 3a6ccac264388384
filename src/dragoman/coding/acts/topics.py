"""What a report tells more than once: its acts by type and states, and which are told near a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.syntax.tree import Node
from dragoman.records import EventType

# An act told farther away than so many sentences, some two long reports, is another affair's.
REACH = 60
# Of one type at most so many are asked about, those told most often; real reports have three or four.
MOST = 20
_WITH_MEANING = ("NOUN", "VERB", "ADJ")

TopicKey = tuple[EventType, frozenset[str], frozenset[str]]
Placed = tuple[int, Sequence[Node]]  # a sentence with the number of its scene


@dataclass(slots=True)
class Topic:
    """An act as a report tells it over and over: its type and states, and each time that it is told."""

    event: EventType
    source: frozenset[str]  # of all who act alike, the target being empty
    target: frozenset[str]
    drafts: list[Draft] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)  # where each of them stands, in order
    kinds: dict[tuple[str, str], Draft] = field(default_factory=dict)  # one for each way to tell it
    lemmas: set[str] = field(default_factory=set)  # of the words that tell it
    own_words: set[str] = field(default_factory=set)  # those and the ones next to them
    words: set[str] = field(default_factory=set)  # of the sentences that tell it

    @property
    def key(self) -> TopicKey:
        """Its type and states."""
        return self.event, self.source, self.target

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

    def __init__(self, drafts: Sequence[Draft], sentences: Sequence[Placed]) -> None:
        """``drafts`` and ``sentences`` in text order."""
        number_of = {(scene, nodes[0].sent): i for i, (scene, nodes) in enumerate(sentences)}
        found: dict[TopicKey, Topic] = {}
        self._told: list[tuple[int, Topic]] = []
        for draft in drafts:
            key = topic_key(draft)
            topic = found.setdefault(key, Topic(*key))
            topic.drafts.append(draft)
            number = number_of[draft.scene, draft.node.sent]
            topic.sentences.append(number)
            self._told.append((number, topic))
            topic.lemmas.add(draft.node.lemma)
            thing = draft.thing.lemma if draft.thing is not None else ""
            topic.kinds.setdefault((draft.node.lemma, thing), draft)
            topic.own_words |= words_next_to(draft.node)
            if draft.thing is not None:
                topic.own_words |= words_next_to(draft.thing)
            topic.words |= words_of(sentences[number][1])

    def near(self, sentence: int) -> Near:
        """The topics told at most `REACH` sentences before or after one."""
        first = bisect_left(self._told, sentence - REACH, key=_sentence)
        last = bisect_left(self._told, sentence + REACH + 1, key=_sentence)
        here = {id(topic): topic for _, topic in self._told[first:last]}
        counts = Counter(id(topic) for _, topic in self._told[first:last])
        by_event: dict[EventType, list[Topic]] = defaultdict(list)
        for number, _ in counts.most_common():  # those told as often stay in text order
            topic = here[number]
            if len(by_event[topic.event]) < MOST:
                by_event[topic.event].append(topic)
        return Near(by_event, counts)


def words_of(nodes: Iterable[Node]) -> set[str]:
    """The words with a meaning among these, as lemmas, but no names."""
    return {node.lemma for node in nodes if node.pos in _WITH_MEANING}


def words_next_to(node: Node) -> set[str]:
    """The same of a word, what it hangs from and what hangs from it, through prepositions."""
    below = [kid for one in node.kids for kid in (one, *(one.kids if one.dep == "prep" else ()))]
    return words_of([node, node.head, *below])


def topic_key(draft: Draft) -> TopicKey:
    """What the acts of one topic have in common: type, and the states on both sides."""
    return (draft.event, *sides_of(draft))


def sides_of(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """The states on both sides of an act; all on the first where they act alike."""
    source, target = frozenset(map(state, draft.source)), frozenset(map(state, draft.target))
    return (source | target, frozenset()) if draft.reciprocal else (source, target)


def _sentence(told: tuple[int, Topic]) -> int:
    return told[0]
