"""The labelled sentences as lessons: which word tells an act of what type, by whom and upon whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from bench.sentences import locate
from dragoman.coding.acts.draft import state_of
from dragoman.coding.model.named import Named, named_in
from dragoman.coding.model.scoring import EVENTS
from dragoman.coding.model.sentences import Sentence, may_tell, sentence_of
from dragoman.coding.model.ways import way
from dragoman.coding.model.wordpieces import WordPieces
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.records import Status
from scripts.acts_model.items import NONE, Item, Span, read_casts

UNSURE = -100  # left out of the loss
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(slots=True)
class Lesson:
    """A sentence with its answers, as plain numbers that can be kept in a file.

    ``told`` has a type for each word, ``status`` a status; ``source`` and ``target`` have for each word
    that tells an act the states on that side, as the words that name them there are understood.
    ``acts`` are the acts as labelled: word, codes of both sides, whether all act alike. ``states`` are
    those of each named word.
    """

    ids: list[int]
    kinds: list[int]
    words_at: list[int]
    named_at: list[int]
    ways: list[list[str]]
    told: list[int]
    status: list[int]
    source: dict[int, frozenset[str]]
    target: dict[int, frozenset[str]]
    acts: list[tuple[int, frozenset[str], frozenset[str], bool]]
    states: list[frozenset[str]]


def lessons(items: Sequence[Item], pieces: WordPieces) -> Iterator[Lesson]:
    """The sentences of these items as lessons, in order."""
    for item, cast in read_casts(items):
        for scene in cast.scenes:
            for nodes in scene.tree.sentences:
                words = [node for node in nodes if may_tell(scene, node)]
                named = named_in(cast, scene, nodes)
                sentence = sentence_of(pieces, nodes, words, named)
                if sentence is not None:
                    yield _lesson(item, scene, sentence)


def _lesson(item: Item, scene: Scene, sentence: Sentence) -> Lesson:
    spans = [scene.span(node.start, node.end) for node in sentence.words]
    told = [NONE] * len(spans)
    status = [UNSURE] * len(spans)
    source: dict[int, frozenset[str]] = {}
    target: dict[int, frozenset[str]] = {}
    acts = []
    for act in item["acts"]:
        cue = locate(item["text"], act["cue"])
        inside = [n for n, span in enumerate(spans) if cue and cue[0] <= span[0] < cue[1]]
        if not inside:
            continue
        chosen = _top([sentence.words[n] for n in inside])
        for n in inside:
            if sentence.words[n] is not chosen:
                told[n] = UNSURE if told[n] == NONE else told[n]
                continue
            told[n] = EVENTS.index(act["e"])
            status[n] = STATUSES.index(act["st"])
            both = bool(act.get("r"))
            ours = _side(item["text"], scene, sentence.named, act["s"], act["sc"])
            theirs = _side(item["text"], scene, sentence.named, act["t"], act["tc"])
            source[n] = ours
            target[n] = theirs
            acts.append(
                (
                    n,
                    frozenset(map(state_of, act["sc"])),
                    frozenset(map(state_of, act["tc"])),
                    both,
                )
            )
    return Lesson(
        sentence.ids,
        sentence.kinds,
        sentence.words_at,
        sentence.named_at,
        [[way(node, one.node) for one in sentence.named] for node in sentence.words],
        told,
        status,
        source,
        target,
        acts,
        [frozenset(state_of(party.code) for party in one.parties) for one in sentence.named],
    )


def _top(nodes: Sequence[Node]) -> Node:
    """The topmost of the words of a cue, a verb before a noun."""
    inside = {node.i for node in nodes}
    tops = [one for one in nodes if not any(above.i in inside for above in one.ancestors())]
    return next((one for one in tops if is_verb(one)), tops[0])


def _side(
    text: str, scene: Scene, named: Sequence[Named], stretches: Sequence[str], codes: Sequence[str]
) -> frozenset[str]:
    """The states on a side: those labelled, and those that its words are taken for."""
    found = {state_of(code) for code in codes}
    for stretch in stretches:
        span = locate(text, stretch)
        if span is None:
            continue
        inside = [one for one in named if _lies(scene, one.node, span)]
        numbers = {one.node.i for one in inside}
        tops = [
            one
            for one in inside
            if not any(
                above.i in numbers
                for above in one.node.ancestors()
                if not _is_beside(one.node, above)
            )
        ]
        states = {state_of(party.code) for one in tops for party in one.parties}
        if not states & found:
            found |= states
    return frozenset(found)


def _is_beside(node: Node, above: Node) -> bool:
    return node.dep == "conj" and node in above.conjuncts()


def _lies(scene: Scene, node: Node, span: Span) -> bool:
    start, end = scene.span(node.start, node.end)
    return span[0] <= start and end <= span[1]
