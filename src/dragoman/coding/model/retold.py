"""How likely a word tells once more an act that the report tells elsewhere ("the raid", "that strike").

What speaks for it is added up by a table of weights (``coding_retold.tsv``), made from labelled
reports by ``scripts/train_retold.py`` (``docs/model.md``, "Acts told again").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from dragoman.coding.acts.again import is_of_kind
from dragoman.coding.acts.cues import noun_cues, verb_cues
from dragoman.coding.acts.draft import Draft, state
from dragoman.coding.acts.topics import Near, Topic, sides_of, words_next_to, words_of
from dragoman.coding.model.proposing import Answer, seen_from
from dragoman.coding.model.scoring import EVENTS
from dragoman.coding.syntax.tree import Node
from dragoman.data.tables import read_tsv
from dragoman.records import EventType

TABLE = "coding_retold.tsv"
_EDGE = 0.001  # how near to 0 and 1 a chance is told
_STRAY = 3  # states more than so many that have no part in an act are as so many
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in which acts may be told again, with what is known around it."""

    number: int
    nodes: Sequence[Node]
    states: frozenset[str]  # of all who are named in it
    told: Sequence[Draft]  # the acts found in it
    near: Near


def features_of(
    place: Place, word: Node, answer: Answer | None
) -> Iterator[tuple[Topic, Features]]:
    """Each act told elsewhere that a word may tell, with what speaks for and against it.

    Only what the word can mean is asked about: acts of a type that a table or the encoder sees in it,
    and those that it names by their own word.
    """
    events = cues_of(word)
    of_word = _of_word(place, word)
    for event, topics in place.near.by_event.items():
        chance = float(answer.told.types[answer.row, EVENTS.index(event)]) if answer else 0.0
        seen = chance >= seen_from() or event in events
        of_event = None
        for topic in topics:
            if any(_is_topic(draft, topic) for draft in place.told):
                continue
            kind = any(is_of_kind(word.lemma, draft) for draft in topic.drafts)
            if not seen and not (kind and _is_named(word, topic)):
                continue
            if of_event is None:
                of_event = {**of_word, **_of_type(event, chance, events, answer, place.told)}
            yield (
                topic,
                {
                    **of_event,
                    **_of_topic(place, word, topic, answer),
                    **_crossed(chance, kind, event in events, of_event, place, topic),
                },
            )


def chance_of(features: Features) -> float:
    """How likely a word tells an act, 0 to 1, by the table."""
    weights = _weights()
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def cues_of(word: Node) -> Collection[EventType]:
    """The types of act for which the tables know a word."""
    found = {cue.event for cue in verb_cues().get(word.lemma, ())}
    if word.pos == "NOUN":
        found |= {cue.event for cue in noun_cues().get(word.lower, ())}
    return found


def _is_topic(draft: Draft, topic: Topic) -> bool:
    return draft.event == topic.event and sides_of(draft) == (topic.source, topic.target)


def _is_named(word: Node, topic: Topic) -> bool:
    return any(draft.node.lemma == word.lemma for draft in topic.drafts)


def _odds(chance: float) -> float:
    """The logarithm of the odds."""
    return log(max(chance, _EDGE) / max(1 - chance, _EDGE))


def _of_word(place: Place, word: Node) -> Features:
    """How a word stands in its sentence."""
    noun = word.pos == "NOUN"
    found = {"always": 1.0, "words": log(len(place.nodes)), "some act": float(bool(place.told))}
    if noun:
        marks = {kid.lower for kid in word.kids if kid.dep == "det"}
        found["noun"] = 1.0
        found["definite"] = float(not marks.isdisjoint(("the", "this", "that", "these", "those")))
        found["indefinite"] = float(not marks.isdisjoint(("a", "an", "any", "another", "no")))
        found["owned"] = float(any(kid.dep == "poss" for kid in word.kids))
        found["compound"] = float(word.dep == "compound")
    else:
        found["relative"] = float(word.dep in ("relcl", "acl"))
        found["main"] = float(word.dep == "ROOT")
        found["beside"] = float(word.dep == "conj")
        found["below"] = float(word.dep in ("xcomp", "ccomp", "advcl"))
    return found


def _of_type(
    event: EventType,
    chance: float,
    events: Collection[EventType],
    answer: Answer | None,
    told: Sequence[Draft],
) -> Features:
    """How far a word tells acts of a type."""
    found = {
        event: 1.0,
        "type": _odds(chance),
        "no type": float(chance < seen_from()),
        "table": float(event in events),
        "other table": float(bool(events) and event not in events),
        "same type": float(any(draft.event == event for draft in told)),
    }
    if answer is None:
        return {**found, "not read": 1.0, "nothing": 1.0}
    types = answer.told.types[answer.row]
    likeliest = float(types.max())
    return {
        **found,
        "other type": max(0.0, likeliest - chance),
        "nothing": 1 - float(types.sum()),
    }


def _of_topic(place: Place, word: Node, topic: Topic, answer: Answer | None) -> Features:
    """How far an act is what the report is about here, and its parties are in the sentence."""
    rivals = place.near.by_event[topic.event]
    count = place.near.count(topic)
    every = sum(map(place.near.count, rivals))
    at = bisect_left(topic.sentences, place.number)
    steps = [abs(place.number - one) for one in topic.sentences[max(0, at - 1) : at + 1]]
    stray = len(place.states - topic.states)
    found = {
        "count": log(count),
        "once": float(count == 1),
        "share": count / every,
        "rivals": log(len(rivals)),
        "alone": float(len(rivals) == 1),
        "most told": float(count == max(map(place.near.count, rivals))),
        "steps": log(1 + min(steps)),
        "before": float(at > 0),
        "next": float(min(steps) == 1),
        "by rule": float(any(draft.cue is not None for draft in topic.drafts)),
        "all alike": float(not topic.target and len(topic.source) > 1),
        "stray": float(min(stray, _STRAY)),
        "no stray": float(not stray),
        "own word": float(_is_named(word, topic)),
        "same parties": float(
            any(frozenset().union(*sides_of(draft)) == topic.states for draft in place.told)
        ),
    }
    mine, around = words_next_to(word), words_of(place.nodes)
    shared, far = len(mine & topic.own_words), len(around & topic.words)
    found |= {
        "shared": float(min(shared, 3)),
        "shared some": float(shared > 0),
        "shared here": len(mine & topic.words) / (len(mine) or 1),
        "shared far": log(1 + far),
        "shared share": far / (len(around) or 1),
    }
    found |= _of_side("source", topic.source, place.states, answer)
    return found | _of_side("target", topic.target, place.states, answer)


def _of_side(
    side: str, wanted: frozenset[str], there: frozenset[str], answer: Answer | None
) -> Features:
    """Whether those of a side are named in the sentence, and stand to the word as the encoder says."""
    named = len(wanted & there)
    off: dict[str, float] = {}  # of each state: the chance that no word of it is on this side
    if answer is not None:
        chances = answer.told.source if side == "source" else answer.told.target
        for one, chance in zip(answer.sentence.named, chances[answer.row].tolist(), strict=True):
            for party in one.parties:
                off[state(party)] = off.get(state(party), 1.0) * (1 - chance)
    inside = [1 - chance for own, chance in off.items() if own in wanted]
    outside = [1 - chance for own, chance in off.items() if own not in wanted]
    found = {f"{side} else": max(outside, default=0.0)}
    if not wanted:
        return {**found, f"no {side}": 1.0, f"{side} else, none": found[f"{side} else"]}
    return {
        **found,
        f"{side} all": float(named == len(wanted)),
        f"{side} some": float(0 < named < len(wanted)),
        f"{side} absent": float(not named),
        f"{side} chance": min(inside, default=0.0),
    }


def _crossed(
    chance: float,
    kind: bool,
    known: bool,
    of_word: Features,
    place: Place,
    topic: Topic,
) -> Features:
    """What speaks for an act only together with something else."""
    fits = bool(
        (not topic.source or topic.source & place.states)
        and (not topic.target or topic.target & place.states)
    )
    return {
        "kind": float(kind),
        "kind, table": float(kind and known),
        "kind, definite": kind * of_word.get("definite", 0.0),
        "kind, type": kind * _odds(chance),
        "noun, type": of_word.get("noun", 0.0) * _odds(chance),
        "nobody there": float(place.states.isdisjoint(topic.states)),
        "both there": float(fits),
        "both there, type": fits * _odds(chance),
    }


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {row["what"]: float(row["weight"]) for row in read_tsv(TABLE)}
