"""Trains what tells acts told again: ``src/dragoman/data/tables/coding_retold.tsv``.

Whole reports and passages under ``training/`` are read as the coder reads them. Of each word that may tell
once more an act found elsewhere in the report the labels say whether it does. A logistic regression on
what `features_of` sees learns that.

usage: python -m scripts.train_retold [FOLDER]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.sentences import locate
from dragoman.coding.acts.draft import state_of
from dragoman.coding.acts.finding import told_once
from dragoman.coding.acts.retelling import Candidate, candidates
from dragoman.coding.acts.topics import Topic
from dragoman.coding.model.retold import TABLE
from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.statements import find_statements
from scripts.acts_model.items import STEP, Item, read_casts, read_items
from scripts.logistic import Asked, learn, write

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/dragoman/data/tables" / TABLE
AT_ONCE = 200  # items parsed together
# Files whose items are whole reports or passages long enough to tell an act twice.
FIRST = "z"
PRIOR = 30.0  # how strongly weights are held to nothing
HEADER = """\
# Of a word and an act that the report tells elsewhere: how likely the word tells it again, as weights to
# be added up (coding/model/retold.py). Made by scripts/train_retold.py; not to be written by hand.
"""


def main(folder: Path) -> None:
    """The table."""
    items = [one for one in read_items(folder, range(1, STEP)) if one["id"].startswith(FIRST)]
    write(OUT, HEADER, fit(list(asked_in(items))))


def asked_in(items: Sequence[Item]) -> Iterator[Asked]:
    """What these items ask and answer."""
    for start in range(0, len(items), AT_ONCE):
        for item, cast in read_casts(items[start : start + AT_ONCE]):
            for one in candidates(told_once(cast, find_statements(cast))):
                yield Asked(one.features, _is_right(item, cast, one))


def _is_right(item: Item, cast: Cast, one: Candidate) -> bool:
    """Whether the labels have an act of this type and these states by this word."""
    start, end = cast.scenes[one.scene].span(one.word.start, one.word.end)
    for act in item["acts"]:
        cue = locate(item["text"], act["cue"])
        if cue is not None and cue[0] < end and start < cue[1] and _is_act(act, one.topic):
            return True
    return False


def _is_act(act: Item, topic: Topic) -> bool:
    source, target = (frozenset(map(state_of, act[side])) for side in ("sc", "tc"))
    alike = bool(act.get("r")) or topic.drafts[0].reciprocal
    same = (source, target) == (topic.source, topic.target)
    return act["e"] == topic.event and (same or (alike and source | target == topic.states))


def fit(asked: Sequence[Asked]) -> dict[str, float]:
    """The weight of each feature."""
    names = sorted({name for one in asked for name in one.features})
    matrix = np.array([[one.features.get(name, 0.0) for name in names] for one in asked])
    right = np.array([one.right for one in asked], float)
    weights = learn(matrix, right, PRIOR)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "training")
