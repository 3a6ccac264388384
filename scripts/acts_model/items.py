"""The labelled sentences as questions to the model, each with its right answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench.sentences import locate
from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.acts.draft import state_of
from dragoman.coding.model.features import cue_features, lemmas, reading_features
from dragoman.coding.model.options import Option, options
from dragoman.coding.model.scoring import EVENTS, Cue
from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.statements import find_statements
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.mending import mend
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, Tree, is_verb
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Party

NONE = len(EVENTS)  # the class "no act, or not these parties"
UNSURE = -1  # left out of the loss
# Each fourth line of a file is what the bench measures (bench/sentences.py): never trained on.
STEP = 4

Item = dict[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Example:
    """A cue with what it tells: the type of the cue, and the type under each reading."""

    cue: Cue
    told: int = NONE
    readings: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Word:
    """A word of a scene with its readings, while its answer is sought."""

    scene: Scene
    node: Node
    options: list[Option]
    span: Span
    example: Example


def read_items(folder: Path, part: Sequence[int]) -> Iterator[Item]:
    """The lines of these parts (numbers modulo ``STEP``) of every file; what is whole, whole.

    Files z1 and on have no line that measures: they are read where the first part is not wanted.
    """
    for path in sorted(folder.glob("*.jsonl")):
        whole = path.stem.startswith("z")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if (0 not in part) if whole else number % STEP in part:
                item: Item = json.loads(line)
                yield item


def read_casts(items: Sequence[Item]) -> Iterator[tuple[Item, Cast]]:
    """Each item with everybody named in it, as the coder reads it."""
    reports = [
        clean(
            make_report(one["text"], id=one["id"], published=date.fromisoformat(one["published"]))
        )
        for one in items
    ]
    docs = parser.parse(passage.text for one in reports for passage in one.passages)
    authority = Authority.load()
    for item, report in zip(items, reports, strict=True):
        trees = [Tree.of(next(docs)) for _ in report.passages]
        for tree in trees:
            mend(tree)
        texts = [passage.text for passage in report.passages]
        mentions = find_mentions(texts, report.report.published, authority, "")
        scenes = [
            Scene(passage, tree, found, [], report.report.text)
            for passage, tree, found in zip(report.passages, trees, mentions, strict=True)
        ]
        cast = Cast(scenes)
        find_statements(cast)  # who "I" and "we" are in what somebody says
        yield item, cast


def read_examples(items: Sequence[Item]) -> Iterator[Example]:
    """The questions that these items answer."""
    for item, cast in read_casts(items):
        words = list(_words(cast))
        for act in item["acts"]:
            _answer(words, item["text"], act)
        yield from (word.example for word in words)


def _words(cast: Cast) -> Iterator[_Word]:
    for scene in cast.scenes:
        for node in scene.tree.nodes:
            if not (is_verb(node) or (node.pos == "NOUN" and node.i not in scene.by_node)):
                continue
            found = options(cast, scene, node)
            if found:
                cue = Cue(
                    cue_features(scene, node),
                    lemmas(scene, node),
                    [reading_features(scene, one, len(found)) for one in found],
                )
                example = Example(cue, NONE, [NONE] * len(found))
                yield _Word(scene, node, found, scene.span(node.start, node.end), example)


def _answer(words: Sequence[_Word], text: str, act: Item) -> None:
    """Tell the topmost word of an act's cue its type; the others of the cue are left out."""
    cue = locate(text, act["cue"])
    if cue is None:
        return
    inside = [word for word in words if cue[0] <= word.span[0] < cue[1]]
    nodes = {id(word.node) for word in inside}
    tops = [
        word for word in inside if not any(id(above) in nodes for above in word.node.ancestors())
    ]
    chosen = next((word for word in tops if is_verb(word.node)), tops[0] if tops else None)
    event = EVENTS.index(act["e"])
    for word in inside:
        right = [_fits(word.scene, one, text, act) for one in word.options]
        if word is chosen:
            word.example.told = event
            mine = word.example.readings
            word.example.readings = [
                event if yes else old for yes, old in zip(right, mine, strict=True)
            ]
        else:
            word.example.told = UNSURE if word.example.told == NONE else word.example.told
            mine = word.example.readings
            word.example.readings = [
                UNSURE if yes and old == NONE else old for yes, old in zip(right, mine, strict=True)
            ]


def _fits(scene: Scene, option: Option, text: str, act: Item) -> bool:
    """Whether a reading has an act's parties: by their states, or by the stretches that name them."""
    source, target = _states(option.source), _states(option.target)
    wanted, other = {state_of(one) for one in act["sc"]}, {state_of(one) for one in act["tc"]}
    if (source, target) == (wanted, other):
        return True
    ours = _spans(scene, option.source_heads, option.source)
    theirs = _spans(scene, option.target_heads, option.target)
    told = [span for span in (locate(text, one) for one in act["s"]) if span]
    done_to = [span for span in (locate(text, one) for one in act["t"]) if span]
    if act.get("r"):
        every = told + done_to
        named = sum(_meets([span], every) for span in ours + theirs)
        whole = named > 1 or source | target == wanted | other
        return whole and _meets(ours, every) and (not theirs or _meets(theirs, every))
    return (_meets(ours, told) if told else not ours) and (
        _meets(theirs, done_to) if done_to else not theirs
    )


def _states(parties: Sequence[Party]) -> set[str]:
    return {state_of(party.code) for party in parties}


def _spans(scene: Scene, heads: Sequence[Node], parties: Sequence[Party]) -> list[Span]:
    nodes = [node for head in heads for node in (head, *head.conjuncts())]
    return [
        *(scene.span(node.start, node.end) for node in nodes),
        *((party.start, party.end) for party in parties),
    ]


def _meets(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether one of the stretches lies in one of the others, or holds it."""
    return any(
        (a[0] >= b[0] and a[1] <= b[1]) or (a[0] <= b[0] and a[1] >= b[1])
        for a in some
        for b in others
    )
