"""Acts that a report tells elsewhere, told again in other words and often without their parties."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.coding.acts.again import is_of_kind
from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.acts.status import status_of
from dragoman.coding.acts.topics import Topic, Topics, topic_key, words_of
from dragoman.coding.model.named import Named, named_in
from dragoman.coding.model.proposing import Answer, Answers, Taken, status_told
from dragoman.coding.model.retold import Features, Place, chance_of, features_of
from dragoman.coding.model.sentences import may_tell
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.data.tables import read_toml
from dragoman.records import Status

# A longer sentence, in words, is a list or a broken text, and nothing is sought in it.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report before it is asked what it tells again."""

    cast: Cast
    drafts: Sequence[Draft]  # its acts as found, in text order
    answers: Answers  # what the encoder says of words
    taken: Taken  # for each scene, the numbers of the words that rules know, be it as no act
    games: Taken  # for each scene, the numbers of the sentences in which nothing is sought


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may tell an act of the report again, and what speaks for it."""

    scene: int
    word: Node
    named: Sequence[Named]  # who is named in its sentence
    answer: Answer | None
    topic: Topic
    place: Place
    features: Features


def retell(known: Known) -> Iterator[Draft]:
    """The acts that other words of the report tell again, likely enough.

    A word tells one act, and a sentence each act once: the likeliest are taken first.
    """
    least = _least()
    likely = [
        (chance, one) for one in candidates(known) if (chance := chance_of(one.features)) >= least
    ]
    likely.sort(key=lambda one: -one[0])  # those alike stay in text order
    told: set[tuple[int, int]] = set()
    topics: set[tuple[int, int]] = set()
    for chance, one in likely:
        word, topic = (one.scene, one.word.i), (one.place.number, id(one.topic))
        if word not in told and topic not in topics:
            told.add(word)
            topics.add(topic)
            yield _again(one, chance)


def candidates(known: Known) -> Iterator[Candidate]:
    """Each word that tells no act yet with each act that it may tell again, in text order."""
    sentences = [
        (number, nodes)
        for number, scene in enumerate(known.cast.scenes)
        for nodes in scene.tree.sentences
    ]
    once = _told_once()
    topics = Topics([draft for draft in known.drafts if draft.event not in once], sentences)
    told = _by_sentence(known.drafts)
    for number, (scene, nodes) in enumerate(sentences):
        near = topics.near(number)
        if not near.counts or len(nodes) > LONGEST or nodes[0].sent in known.games[scene]:
            continue
        here = told[scene, nodes[0].sent]
        where = known.cast.scenes[scene]
        taken = {one.node.i for one in here} | {one.thing.i for one in here if one.thing}
        taken.update(known.taken[scene])
        words = [one for one in nodes if one.i not in taken and may_tell(where, one)]
        named = named_in(known.cast, where, nodes) if words else []
        states = frozenset(state(party) for one in named for party in one.parties)
        place = Place(
            number, states, frozenset(words_of(nodes)), frozenset(map(topic_key, here)), near
        )
        for word in words:
            answer = known.answers.get((scene, word.i))
            for topic, features in features_of(place, word, answer):
                yield Candidate(scene, word, named, answer, topic, place, features)


def _by_sentence(drafts: Sequence[Draft]) -> defaultdict[tuple[int, int], list[Draft]]:
    found: defaultdict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[draft.scene, draft.node.sent].append(draft)
    return found


def _again(one: Candidate, chance: float) -> Draft:
    """The act once more, as its word tells it here, by those who the report says elsewhere did it."""
    told = _nearest(one)
    there = [
        other.node
        for other in one.named
        if any(state(party) in one.topic.states for party in other.parties)
    ]
    return Draft(
        one.scene,
        one.word,
        None,
        told.event,
        told.mode if is_of_kind(one.word.lemma, told) else None,
        frozenset(),
        list(told.source),
        list(told.target),
        told.reciprocal,
        _status(one, told),
        [one.word, *there],
        chance=chance,
        again=told,
    )


def _nearest(one: Candidate) -> Draft:
    """The last time that the act was told before, or the first time after."""
    at = bisect_left(one.topic.sentences, one.place.number)
    return one.topic.drafts[max(0, at - 1)]


def _status(one: Candidate, told: Draft) -> Status:
    """What the encoder is sure of; else what the words say; of a noun, what was told of its deed."""
    by_words = status_of(one.word)
    if one.answer is not None:
        by_words = status_told(one.word, one.answer.told.statuses[one.answer.row])
    if is_verb(one.word) or told.status == "asserted":
        return by_words
    return told.status


@lru_cache(maxsize=1)
def _told_once() -> frozenset[str]:
    """The types of act that are not told again so."""
    return frozenset(read_toml("coding_model.toml")["retold"]["never"])


@lru_cache(maxsize=1)
def _least() -> float:
    return float(read_toml("coding_model.toml")["retold"]["least"])
