"""Trains what tells whom words of conflict are meant for: ``src/dragoman/data/tables/coding_addressed.tsv``.

Whole reports under ``training/`` (files z16 and on) are read as the coder reads them. Of each demand,
charge, refusal or threat that the coder finds without a target, and the labels have by the same word and
of the same source, they say who it is. A logistic regression on what `features_of` sees of everybody
named learns that.

usage: python -m scripts.train_addressed [FOLDER]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from bench.sentences import locate
from dragoman.coding.acts.addressing import Addressee, addressees
from dragoman.coding.acts.draft import state, state_of
from dragoman.coding.acts.finding import told_once
from dragoman.coding.model.addressed import TABLE
from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.statements import find_statements
from scripts.acts_model.items import STEP, Item, read_casts, read_items
from scripts.logistic import Asked, learn, write

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/dragoman/data/tables" / TABLE
FIRST = 16  # file z16 is the first of whole reports
AT_ONCE = 200  # items parsed together
PRIOR = 10.0  # how strongly weights are held to nothing
LEAST = 0.02  # a weight below which a feature is left out
HEADER = """\
# Of a demand, charge, refusal or threat that does not say whom it is meant for: how likely it is somebody,
# as weights to be added up (coding/model/addressed.py). Made by scripts/train_addressed.py; not to be
# written by hand.
"""


def main(folder: Path) -> None:
    """The table."""
    items = [one for one in read_items(folder, range(1, STEP)) if _is_report(one)]
    write(OUT, HEADER, fit(list(asked_in(items))))


def _is_report(item: Item) -> bool:
    file = item["id"].partition("-")[0]
    return bool(file[0] == "z" and int(file[1:]) >= FIRST)


def asked_in(items: Sequence[Item]) -> Iterator[Asked]:
    """What these items ask and answer."""
    for start in range(0, len(items), AT_ONCE):
        for item, cast in read_casts(items[start : start + AT_ONCE]):
            said = find_statements(cast)
            for one in addressees(told_once(cast, said), said):
                targets = _labelled(item, cast, one)
                if targets:
                    right = any({one.somebody.state} == states for states in targets)
                    yield Asked(one.features, right)


def _labelled(item: Item, cast: Cast, one: Addressee) -> list[frozenset[str]]:
    """The states that the labels have as the target of this act, for each that fits type and source."""
    draft = one.draft
    start, end = cast.scenes[draft.scene].span(draft.node.start, draft.node.end)
    ours = frozenset(map(state, draft.source))
    found = []
    for act in item["acts"]:
        cue = locate(item["text"], act["cue"])
        if cue is None or act["e"] != draft.event or not (cue[0] < end and start < cue[1]):
            continue
        if frozenset(map(state_of, act["sc"])) == ours and not act.get("r"):
            found.append(frozenset(map(state_of, act["tc"])))
    return found


def fit(asked: Sequence[Asked]) -> dict[str, float]:
    """The weight of each feature that is worth keeping."""
    names = sorted({name for one in asked for name in one.features})
    numbers = {name: number for number, name in enumerate(names)}
    right = np.array([one.right for one in asked], float)
    weights = learn(_matrix([one.features for one in asked], numbers), right, PRIOR)
    return {
        name: float(weight)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= LEAST
    }


def _matrix(rows: Sequence[Mapping[str, float]], numbers: dict[str, int]) -> Any:
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([numbers[name] for row in rows for name in row])
    values = np.array([value for row in rows for value in row.values()])
    return csr_matrix((values, columns, ends), shape=(len(rows), len(numbers)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "training")
