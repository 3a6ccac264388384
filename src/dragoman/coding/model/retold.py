"""How likely a word tells once more an act that the report tells elsewhere ("the raid", "that strike").

What speaks for it is added up by a table of weights (``coding_retold.tsv``), made from labelled
reports by ``scripts/train_retold.py`` (``docs/model.md``, "Acts told again").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import log

from dragoman.coding.acts.again import is_of_kind
from dragoman.coding.acts.cues import noun_cues, verb_cues
from dragoman.coding.acts.draft import state
from dragoman.coding.acts.topics import Near, Topic, TopicKey, words_next_to
from dragoman.coding.model.proposing import Answer, seen_from
from dragoman.coding.model.scoring import EVENTS
from dragoman.coding.model.weights import added, as_chance, log_odds
from dragoman.coding.syntax.tree import Node
from dragoman.records import EventType

TABLE = "coding_retold.tsv"
_SHARED = 3  # more shared words than so many are as so many
_STRAY = 3  # states more than so many that have no part in an act are as so many
Features = dict[str, float]
Chances = dict[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in which acts may be told again, with what is known around it."""

    number: int
    states: frozenset[str]  # of all who are named in it
    words: frozenset[str]  # those with a meaning, as lemmas
    told: frozenset[TopicKey]  # the acts found in it
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
    mine = words_next_to(word)
    sides: tuple[Chances, Chances] | None = None
    for event, topics in place.near.by_event.items():
        chance = float(answer.told.types[answer.row, EVENTS.index(event)]) if answer else 0.0
        seen = chance >= seen_from() or event in events
        of_type: Features = {}
        for topic in topics:
            if not (seen or word.lemma in topic.lemmas) or _is_told(place, topic):
                continue
            of_type = of_type or _of_type(event, chance, events, answer, place)
            sides = sides or (_chances(answer, "source"), _chances(answer, "target"))
            yield (
                topic,
                {
                    **of_word,
                    **of_type,
                    **_of_topic(place, word, topic),
                    **_of_words(place, mine, topic),
                    **_of_side("source", topic.source, place.states, sides[0]),
                    **_of_side("target", topic.target, place.states, sides[1]),
                },
            )


def chance_of(features: Features) -> float:
    """How likely a word tells an act, 0 to 1, by the table."""
    return as_chance(added(features, TABLE))


def cues_of(word: Node) -> Collection[EventType]:
    """The types of act for which the tables know a word."""
    found = {cue.event for cue in verb_cues().get(word.lemma, ())}
    if word.pos == "NOUN":
        found |= {cue.event for cue in noun_cues().get(word.lower, ())}
    return found


def _is_told(place: Place, topic: Topic) -> bool:
    """Whether a sentence tells an act already, a part of it, or more than it."""
    for event, source, target in place.told:
        states = source | target
        if event == topic.event and (states <= topic.states or states >= topic.states):
            return True
    return False


def _of_word(place: Place, word: Node) -> Features:
    """How a word stands in its sentence."""
    noun = word.pos == "NOUN"
    found = {"always": 1.0, "some act": float(bool(place.told))}
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
    place: Place,
) -> Features:
    """How far a word tells acts of a type."""
    found = {
        "type": log_odds(chance),
        "no type": float(chance < seen_from()),
        "table": float(event in events),
        "other table": float(bool(events) and event not in events),
        "same type": float(any(told == event for told, _, _ in place.told)),
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


def _of_topic(place: Place, word: Node, topic: Topic) -> Features:
    """How far an act is what the report is about here, and its parties are in the sentence."""
    rivals = [place.near.count(one) for one in place.near.by_event[topic.event]]
    count = place.near.count(topic)
    at = bisect_left(topic.sentences, place.number)
    steps = [abs(place.number - one) for one in topic.sentences[max(0, at - 1) : at + 1]]
    stray = len(place.states - topic.states)
    return {
        "count": log(count),
        "once": float(count == 1),
        "share": count / sum(rivals),
        "most told": float(count == max(rivals)),
        "steps": log(1 + min(steps)),
        "before": float(at > 0),
        "next": float(min(steps) == 1),
        "all alike": float(not topic.target and len(topic.source) > 1),
        "stray": float(min(stray, _STRAY)),
        "no stray": float(not stray),
        "own word": float(word.lemma in topic.lemmas),
        "kind": float(any(is_of_kind(word.lemma, draft) for draft in topic.kinds.values())),
        "nobody there": float(place.states.isdisjoint(topic.states)),
        "both there": float(_fits(topic.source, place) and _fits(topic.target, place)),
        "same parties": float(any(one | other == topic.states for _, one, other in place.told)),
    }


def _of_words(place: Place, mine: Collection[str], topic: Topic) -> Features:
    """How many words a word and its sentence share with what tells an act elsewhere."""
    shared, far = len(topic.own_words.intersection(mine)), len(place.words & topic.words)
    return {
        "shared": float(min(shared, _SHARED)),
        "shared some": float(shared > 0),
        "shared here": len(topic.words.intersection(mine)) / (len(mine) or 1),
        "shared far": log(1 + far),
        "shared share": far / (len(place.words) or 1),
    }


def _fits(side: frozenset[str], place: Place) -> bool:
    return not side or not side.isdisjoint(place.states)


def _chances(answer: Answer | None, side: str) -> Chances:
    """Of each state named in a sentence: how likely a word that names it is on a side of an act."""
    off: Chances = {}
    if answer is not None:
        chances = answer.told.source if side == "source" else answer.told.target
        for one, chance in zip(answer.sentence.named, chances[answer.row].tolist(), strict=True):
            for party in one.parties:
                off[state(party)] = off.get(state(party), 1.0) * (1 - chance)
    return {own: 1 - chance for own, chance in off.items()}


def _of_side(side: str, wanted: frozenset[str], there: frozenset[str], on: Chances) -> Features:
    """Whether those of a side are named in the sentence, and stand to the word as the encoder says."""
    named = len(wanted & there)
    inside = [chance for own, chance in on.items() if own in wanted]
    outside = [chance for own, chance in on.items() if own not in wanted]
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
