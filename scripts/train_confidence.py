"""Trains what tells how sure an act is: ``src/dragoman/data/tables/coding_confidence.tsv``.

Passages and whole reports under ``training/`` (files z1 and on) are coded. An act is right where a labelled
act that its evidence overlaps has the same type and the same states on both sides. A logistic regression on
what `features_of` sees learns that. How often acts are right at all is another matter: the labels of those
files tell more acts and fill in more sides than others do. So the sums are moved: shift and slope, which
``coding_model.toml`` keeps, are fitted to the real reports whose errors may be read (``bench/press``).

usage: python -m scripts.train_confidence [FOLDER]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench import press
from bench.sentences import locate
from dragoman.coding.acts.draft import Draft, state, state_of
from dragoman.coding.acts.finding import find_acts
from dragoman.coding.acts.settle import evidence_of
from dragoman.coding.model.sure import TABLE, Features, features_of
from dragoman.coding.parties.cast import Cast
from dragoman.coding.speech.statements import find_statements
from dragoman.records import Evidence
from scripts.acts_model.items import STEP, Item, read_casts, read_items
from scripts.logistic import Asked, Floats, learn, write
from scripts.right import fits

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/dragoman/data/tables" / TABLE
AT_ONCE = 100  # items parsed together
FIRST = "z"
PRIOR = 30.0  # how strongly weights are held to nothing
RARE = 20  # what fewer acts have is left out
READ = ("dev", "wide")  # the real reports whose errors may be read
HEADER = """\
# How sure an act is, as found: weights to be added up (coding/model/sure.py). Made by
# scripts/train_confidence.py; not to be written by hand.
"""


def main(folder: Path) -> None:
    """The table, and on standard output the shift and the slope."""
    items = [one for one in read_items(folder, range(1, STEP)) if one["id"].startswith(FIRST)]
    weights = fit(list(asked_in(items)))
    write(OUT, HEADER, weights)
    shift, slope = moved(weights, [one for name in READ for one in asked_of(name)])
    print(f"shift = {shift:.2f}\nslope = {slope:.2f}")


def asked_in(items: Sequence[Item]) -> Iterator[Asked]:
    """What is asked of the acts of labelled items, and answered."""
    for start in range(0, len(items), AT_ONCE):
        for item, cast in read_casts(items[start : start + AT_ONCE]):
            told = [(act, cue) for act in item["acts"] if (cue := locate(item["text"], act["cue"]))]
            for draft, evidence, features in _coded(cast):
                yield Asked(features, any(_is_told(draft, evidence, *one) for one in told))


def asked_of(name: str) -> Iterator[Asked]:
    """The same of a set of real reports."""
    gold: dict[str, list[dict[str, Any]]] = {}
    for line in (press.gold(name) / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        gold.setdefault(claim["report"], []).append(claim)
    items = [
        {"id": one.id, "text": one.text, "published": str(one.published)}
        for one in press.load(name)
    ]
    for item, cast in read_casts(items):
        for draft, evidence, features in _coded(cast):
            right = any(fits(draft, evidence, claim) for claim in gold.get(item["id"], ()))
            yield Asked(features, right)


def _coded(cast: Cast) -> Iterator[tuple[Draft, Evidence, Features]]:
    said = find_statements(cast)
    drafts = find_acts(cast, said)
    for draft, features in zip(drafts, features_of(cast, said, drafts), strict=True):
        yield draft, evidence_of(cast.scenes[draft.scene], draft), features


def _is_told(draft: Draft, evidence: Evidence, act: Item, cue: tuple[int, int]) -> bool:
    if act["e"] != draft.event or not (cue[0] < evidence.end and evidence.start < cue[1]):
        return False
    source, target = (frozenset(map(state_of, act[side])) for side in ("sc", "tc"))
    ours = frozenset(map(state, draft.source)), frozenset(map(state, draft.target))
    alike = bool(act.get("r")) or draft.reciprocal
    return ours == (source, target) or (alike and ours[0] | ours[1] == source | target)


def fit(asked: Sequence[Asked]) -> dict[str, float]:
    """The weight of each feature that is not rare."""
    names = sorted({name for one in asked for name in one.features})
    matrix = np.array([[one.features.get(name, 0.0) for name in names] for one in asked])
    common = np.count_nonzero(matrix, axis=0) >= RARE
    weights = learn(matrix[:, common], _right(asked), PRIOR)
    kept = [name for name, enough in zip(names, common, strict=True) if enough]
    return {name: float(weight) for name, weight in zip(kept, weights, strict=True)}


def moved(weights: dict[str, float], asked: Sequence[Asked]) -> tuple[float, float]:
    """The shift and the slope by which sums of weights tell how often acts are right in real news."""
    sums = [
        sum(weights.get(name, 0.0) * value for name, value in one.features.items()) for one in asked
    ]
    shift, slope = learn(np.array([[1.0, told] for told in sums]), _right(asked), 0.0)
    return float(shift), float(slope)


def _right(asked: Sequence[Asked]) -> Floats:
    return np.array([one.right for one in asked], float)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "training")
