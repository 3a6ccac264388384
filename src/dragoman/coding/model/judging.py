"""What the model says of a sentence whose two parties are given, as votes for event types."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dragoman.coding.acts.status import status_of
from dragoman.coding.model.features import cue_features, lemmas, reading_features
from dragoman.coding.model.options import Option, options
from dragoman.coding.model.scoring import EVENTS, Cue, model
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.data.tables import read_toml
from dragoman.records import EventType, Status

_NOBODY = ["s=none", "t=none"]  # the reading of a word beside which no party stands
Pair = tuple[str, str | None]


def votes(cast: Cast, scene: Scene, pair: Pair) -> Iterator[tuple[Node, EventType, Status, float]]:
    """For each word that may tell an act, and each type, how much the model holds of it.

    Args:
        cast: everybody named.
        scene: the sentence.
        pair: the codes of the given source and target; None where there is no target.

    Yields:
        The word, the type, the word's status, and a weight from 0 to the sum of the two weights
        of ``tables/coding_classify.toml``: the word by itself, and its best reading, which counts
        less the less it is the given pair.
    """
    words = [
        node
        for node in scene.tree.nodes
        if is_verb(node) or (node.pos == "NOUN" and node.i not in scene.by_node)
    ]
    if not words:
        return
    readings = [options(cast, scene, node) for node in words]
    cues = [
        Cue(
            cue_features(scene, node),
            lemmas(scene, node),
            [reading_features(scene, one, len(some)) for one in some] or [_NOBODY],
        )
        for node, some in zip(words, readings, strict=True)
    ]
    alone, placed = model().score_words(cues), model().score(cues)
    for node, some, word, rows in zip(words, readings, alone, placed, strict=True):
        shares = [_share(one, pair) for one in some] or [_weight("elsewhere")]
        best = (rows * np.array(shares)[:, None]).max(axis=0)
        held = _weight("word") * word + _weight("reading") * best
        status = status_of(node)
        for event, weight in zip(EVENTS, held.tolist(), strict=True):
            yield node, event, status, weight


def _share(option: Option, pair: Pair) -> float:
    """How much a reading counts: it has the given parties, or the source alone, or neither."""
    source, target = pair
    here, there = ({party.code for party in side} for side in (option.source, option.target))
    if here == {source} and (target is None or there == {target}):
        return 1.0
    if target is not None and {source, target} <= here | there and here != {target}:
        return 1.0
    return _weight("source") if source in here else _weight("elsewhere")


def _weight(name: str) -> float:
    return float(read_toml("coding_classify.toml")["model"][name])
