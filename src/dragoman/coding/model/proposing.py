"""Acts that no table knows: proposed by the model where known parties stand around a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from dragoman.coding.acts.cues import is_figure
from dragoman.coding.acts.draft import Draft, merged
from dragoman.coding.acts.status import status_of
from dragoman.coding.model.features import cue_features, lemmas, reading_features
from dragoman.coding.model.options import Option, options
from dragoman.coding.model.scoring import EVENTS, Cue, model
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Node, is_verb
from dragoman.data.tables import read_toml
from dragoman.records import EventType

Told = Sequence[Collection[int]]


def propose(cast: Cast, taken: Told, shut: Told) -> Iterator[Draft]:
    """Acts told by words of a document that are not yet taken, in text order.

    Args:
        cast: everybody named in the document.
        taken: for each scene, the numbers of the nodes that tell acts already.
        shut: for each scene, the numbers of the sentences in which nothing is sought (games).
    """
    found = [
        (number, readings)
        for number, scene in enumerate(cast.scenes)
        for node in _words(scene, taken[number], shut[number])
        if (readings := options(cast, scene, node))
    ]
    cues = [_cue(cast.scenes[number], readings) for number, readings in found]
    for (number, readings), chances in zip(found, model().score(cues), strict=True):
        row, column = divmod(int(chances.argmax()), len(EVENTS))
        best = readings[row]
        if chances[row, column] > _least("least" if best.source and best.target else "one_sided"):
            yield _draft(number, best, EVENTS[column], float(chances[row, column]))


def _words(scene: Scene, taken: Collection[int], shut: Collection[int]) -> Iterator[Node]:
    """The words of a scene that may tell an act; none where nobody is named."""
    if not scene.by_node:
        return
    verbs, nouns, never = model().verbs, model().nouns, _never()
    for node in scene.tree.nodes:
        if node.pos == "NOUN":
            fits = node.lemma in nouns and node.i not in scene.by_node
        else:
            fits = node.lemma in verbs and node.lemma not in never and is_verb(node)
        open_ = fits and node.i not in taken and node.sent not in shut
        if open_ and (node.pos == "NOUN" or not is_figure(node)):
            yield node


def _cue(scene: Scene, readings: Sequence[Option]) -> Cue:
    node = readings[0].node
    return Cue(
        cue_features(scene, node),
        lemmas(scene, node),
        [reading_features(scene, one, len(readings)) for one in readings],
    )


def _draft(number: int, option: Option, event: EventType, chance: float) -> Draft:
    source, target = option.source, option.target
    reciprocal = event == "CONSULT" and len(merged(source, target)) > 1 and _meets(option)
    if reciprocal:
        source, target = merged(source, target), []
    return Draft(
        scene=number,
        node=option.node,
        thing=None,
        event=event,
        mode=None,
        flags=frozenset(),
        source=source,
        target=target,
        reciprocal=reciprocal,
        status=status_of(option.node),
        heads=[option.node, *option.source_heads, *option.target_heads],
        chance=chance,
    )


def _meets(option: Option) -> bool:
    """Whether both sides do the same: "conferred with", "their talks"."""
    return option.slot in ("@with", "obj@with", "@between", "") or option.from_slot == "@between"


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    return frozenset(read_toml("coding_model.toml")["propose"]["never"])


@lru_cache(maxsize=2)
def _least(name: str) -> float:
    """The chance from which the best reading of a word is an act."""
    return float(read_toml("coding_model.toml")["propose"][name])
