"""Judging a sentence whose parties are given: PLOVER type, mode, quad class and status."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import tee
from typing import get_args

from dragoman.coding.acts.cues import match_noun, match_verb
from dragoman.coding.acts.draft import Draft
from dragoman.coding.acts.finding import find_acts
from dragoman.coding.acts.given import SOURCE, TARGET, given_parties
from dragoman.coding.acts.quads import COOPERATION, QUADS
from dragoman.coding.model.judging import Pair
from dragoman.coding.model.judging import votes as model_votes
from dragoman.coding.model.pairs import chances
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.mending import mend
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, Tree
from dragoman.data.tables import read_toml, read_tsv
from dragoman.records import EventType, Mention, Passage, Status

Span = tuple[int, int]
Item = tuple[str, Span | None, Span | None]
Votes = dict[EventType, float]
EVENTS: tuple[EventType, ...] = get_args(EventType)
# The parts of speech whose words lean to a type (``tables/coding_leanings.tsv``).
LEANING_PARTS = frozenset({"NOUN", "VERB", "ADJ", "ADP", "PART", "ADV", "AUX"})
PARTS = frozenset({"rules", "net", "encoder"})
"""Who judges: the tables and rules, the net of words, the encoder of whole sentences."""


def classify(items: Iterable[Item], *, by: Collection[str] = PARTS) -> Iterator[dict[str, object]]:
    """For each text with its source and target stretches, the coder's judgement of the act.

    Args:
        items: text, ``(start, end)`` of the source, ``(start, end)`` of the target (or None), in
            characters of the text.
        by: who is asked, of ``rules``, ``net`` and ``encoder``; all of them, unless they are to be
            measured apart.

    Yields:
        ``event``, ``mode``, ``quad``, ``status`` and ``scores``: the 16 types with probabilities
        that add up to 1. They come from how many patterns speak for a type and how well each
        connects the parties, and from what the two trained models hold (weights:
        ``tables/coding_classify.toml``).

    Examples:
        >>> judged = next(classify([("Oslo condemned Minsk.", (0, 4), (15, 20))]))
        >>> judged["event"], judged["quad"], judged["status"]
        ('ACCUSE', 3, 'asserted')
    """
    texts, kept = tee(items)
    docs = parser.parse(text for text, _, _ in texts)
    for (text, source, target), doc in zip(kept, docs, strict=True):
        tree = Tree.of(doc)
        mend(tree)
        yield _judge(text, tree, (source, target), by)


def _judge(
    text: str, tree: Tree, parties: tuple[Span | None, Span | None], by: Collection[str]
) -> dict[str, object]:
    mentions = given_parties(text, *parties)
    passage = Passage(text, tuple(range(len(text) + 1)), "body")
    scene = Scene(passage, tree, mentions, [], text)
    cast = Cast([scene])
    pair = _pair(mentions)
    votes = dict.fromkeys(EVENTS, 0.0)
    best: Draft | None = None
    if "rules" in by:
        leanings = _leanings(tree, mentions)
        drafts = [
            (_fit(draft, pair) * leanings[draft.event], draft)
            for draft in find_acts(cast, proposed=False)
        ]
        best = max(drafts, key=lambda one: one[0], default=(0.0, None))[1]
        votes = _shares(_rules(tree, leanings, drafts))
    if "net" in by:
        for node, held, status_there, weight in model_votes(cast, scene, pair):
            votes[_as_plover(held, status_there)] += weight * _depth(node)
    votes = _shares(votes)
    if "encoder" in by:
        doubt, trust = (_weight(name, "encoder") for name in ("doubt", "trust"))
        for held, chance in chances(text, *parties).items():
            votes[held] = (votes[held] + doubt) * (chance + doubt) ** trust
        votes = _shares(votes)
    event = max(EVENTS, key=lambda name: votes[name])
    told = best if best is not None and _as_plover(best.event, best.status) == event else None
    status: Status = told.status if told is not None else "asserted"
    return {
        "event": event,
        "mode": told.mode if told is not None else None,
        "quad": QUADS[event],
        "status": status,
        "scores": {name: round(vote, 4) for name, vote in votes.items()},
    }


def _rules(tree: Tree, leanings: Votes, drafts: Sequence[tuple[float, Draft]]) -> Votes:
    """What the tables of cues and the acts found by rules say for each type."""
    votes = {event: _weight("floor") * share for event, share in _prior().items()}
    for event, weight in _cue_votes(tree):
        votes[event] += weight
    votes = {event: vote * leanings[event] for event, vote in votes.items()}
    for weight, draft in drafts:
        votes[_as_plover(draft.event, draft.status)] += weight
    return votes


def _shares(votes: Votes) -> Votes:
    """The votes as chances that add up to 1; even ones where nobody voted."""
    total = sum(votes.values())
    if total <= 0:
        return dict.fromkeys(EVENTS, 1 / len(EVENTS))
    return {event: vote / total for event, vote in votes.items()}


def _as_plover(event: EventType, status: Status) -> EventType:
    """The type that PLOVER gives an act for its status.

    PLOVER codes cooperation to come as AGREE, cooperation refused as REJECT and what is demanded
    as REQUEST; a claim keeps the act's own type and says the status beside it.
    """
    if event in ("AGREE", "REQUEST", "REJECT") or QUADS[event] > COOPERATION:
        return event
    given: dict[Status, EventType] = {"planned": "AGREE", "denied": "REJECT", "asked": "REQUEST"}
    return given.get(status, event)


def _cue_votes(tree: Tree) -> Iterator[tuple[EventType, float]]:
    """Every pattern that the words alone fulfil, whoever the parties are."""
    for node in tree.nodes:
        cues = match_verb(node)
        if cues:
            size = cues[0][0].size
            first = [cue for cue, _ in cues if cue.size == size]
            for cue in first:
                weight = _weight("verb") + _weight("size") * size
                yield cue.event, weight * _depth(node) / len(first)
        elif node.pos in ("NOUN", "PROPN"):
            for noun in match_noun(node)[:1]:
                yield noun.event, _weight("noun")


def _leanings(tree: Tree, parties: Sequence[Mention]) -> dict[EventType, float]:
    """By how much the words between the parties and near them raise or lower each type."""
    sums = dict.fromkeys(EVENTS, 0.0)
    if not parties:
        return dict.fromkeys(EVENTS, 1.0)
    reach = _weight("near")
    start = min(party.start for party in parties) - reach
    end = max(party.end for party in parties) + reach
    for node in tree.nodes:
        named = any(party.start <= node.start < party.end for party in parties)
        if start < node.start < end and not named and node.pos in LEANING_PARTS:
            for event, leaning in _leaning_table().get(node.lemma, {}).items():
                sums[event] += leaning * _depth(node)
    return {event: math.exp(_weight("leaning") * sums[event]) for event in EVENTS}


@lru_cache(maxsize=1)
def _leaning_table() -> dict[str, dict[EventType, float]]:
    found: dict[str, dict[EventType, float]] = {}
    for row in read_tsv("coding_leanings.tsv"):
        named = dict(part.split("=") for part in row["types"].split())
        found[row["lemma"]] = {event: float(named.get(event, row["rest"])) for event in EVENTS}
    return found


def _depth(node: Node) -> float:
    """Main clauses count full, each clause below it less."""
    steps = sum(1 for above in node.ancestors() if above.pos in ("VERB", "AUX"))
    return float(_weight("deeper") ** min(steps, 4))


def _pair(parties: Sequence[Mention]) -> Pair:
    """The codes of the given source and target."""
    codes = {party.code.partition(":")[0]: party.code for party in parties}
    return codes.get(SOURCE, SOURCE), codes.get(TARGET)


def _fit(draft: Draft, pair: Pair) -> float:
    """How well an act connects the given parties, in the given direction."""
    source = {party.code for party in draft.source}
    target = {party.code for party in draft.target}
    if draft.reciprocal and set(pair) <= source | target:
        return _weight("both")
    if pair[0] in source and (pair[1] is None or pair[1] in target):
        return _weight("both")
    if pair[0] in source:
        return _weight("source")
    return _weight("target") if pair[1] in target else 0.0


@lru_cache(maxsize=1)
def _prior() -> dict[EventType, float]:
    """How common each type is, as a multiple of an even share: what decides where no word does."""
    counts = read_toml("coding_classify.toml")["counts"]
    even = sum(counts.values()) / len(EVENTS)
    return {event: counts[event] / even for event in EVENTS}


def _weight(name: str, of: str = "weights") -> float:
    return float(read_toml("coding_classify.toml")[of][name])
