"""Everybody whom a report names around an act, how often and where, and in which acts they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.acts.topics import REACH
from dragoman.coding.parties.cast import Cast
from dragoman.coding.parties.referents import party_of
from dragoman.coding.parties.unknown import UNKNOWN
from dragoman.coding.speech.speakers import Said
from dragoman.records import Party

# So many of those who are named there are asked about, those named most often and those next to the act.
MOST = 8
NESTED = 8  # statements that begin before a word, of which one may hold it
_BEGIN, _SENTENCE = attrgetter("start"), itemgetter(0)


@dataclass(slots=True)
class Somebody:
    """A state or body as a report names it, by whomever of it, and the sentences in which it stands."""

    state: str
    party: Party | None = None  # the body itself, the state or its government, where they are named
    sentences: list[int] = field(default_factory=list)  # each time that it is named
    subjects: set[int] = field(default_factory=set)  # where it is the subject of something


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around an act."""

    number: int  # of its sentence
    named: list[Somebody]
    counts: dict[str, int]  # by state, how often it is named around there
    others: Sequence[tuple[int, Draft]]  # the other acts there, with their sentences
    speakers: Collection[str]  # the states of those on whose word the act is told


class Stage:
    """All whom a report names, and its acts."""

    def __init__(self, cast: Cast, drafts: Sequence[Draft], said: Sequence[Said]) -> None:
        """``drafts`` in text order."""
        self._numbers: dict[tuple[int, int], int] = {}
        for scene, one in enumerate(cast.scenes):
            for nodes in one.tree.sentences:
                self._numbers[scene, nodes[0].sent] = len(self._numbers)
        self._cast = cast
        self._everybody: dict[str, Somebody] = {}
        self._mentions: list[tuple[int, str]] = []  # each sentence and state, in text order
        self._gather()
        self._acts = [(self._numbers[one.scene, one.node.sent], one) for one in drafts]
        self._said: dict[int, list[Said]] = defaultdict(list)
        for told in sorted(said, key=_BEGIN):
            self._said[told.scene].append(told)

    def _gather(self) -> None:
        for number, scene in enumerate(self._cast.scenes):
            for at, mention in sorted(scene.by_node.items()):
                node = scene.tree.nodes[at]
                if not scene.is_head_of(node, mention) or mention.code.startswith(UNKNOWN):
                    continue
                if not mention.code:
                    continue
                party = party_of(scene, mention)
                own = state(party)
                somebody = self._everybody.setdefault(own, Somebody(own))
                if somebody.party is None and party.code in (own, f"{own}:GOV"):
                    somebody.party = party
                sentence = self._numbers[number, node.sent]
                somebody.sentences.append(sentence)
                if node.dep in ("nsubj", "nsubjpass"):
                    somebody.subjects.add(sentence)
                self._mentions.append((sentence, own))

    def around(self, draft: Draft) -> Around:
        """What is known around an act."""
        number = self._numbers[draft.scene, draft.node.sent]
        first = bisect_left(self._mentions, (number - REACH, ""))
        last = bisect_left(self._mentions, (number + REACH + 1, ""))
        counts = Counter(own for _, own in self._mentions[first:last])
        near = {own for sentence, own in self._mentions[first:last] if abs(sentence - number) <= 1}
        chosen = sorted(counts, key=lambda own: (own not in near, -counts[own], own))[:MOST]
        begin = bisect_left(self._acts, number - REACH, key=_SENTENCE)
        end = bisect_left(self._acts, number + REACH + 1, key=_SENTENCE)
        acts = [one for one in self._acts[begin:end] if one[1] is not draft]
        named = [self._everybody[own] for own in chosen]
        return Around(number, named, counts, acts, self._speakers(draft))

    def _speakers(self, draft: Draft) -> set[str]:
        said = self._said[draft.scene]
        at = bisect_right(said, draft.node.start, key=_BEGIN)
        return {
            state(one.speaker)
            for one in said[max(0, at - NESTED) : at]
            if draft.node.start < one.end
        }
