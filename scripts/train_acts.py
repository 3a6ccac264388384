"""Trains the model that proposes acts: ``src/dragoman/data/tables/coding_model.npz``.

Reads the labelled sentences and the verb patterns under ``training/``, but for each fourth line of
a file, which the bench measures. The vectors of the lemmas are those of the file that is there
(``scripts/acts_model/vectors.py`` makes them). Takes some three minutes on one core; the same seed
gives the same model.

usage: python -m scripts.train_acts [FOLDER [PARTS]]

PARTS are the numbers of the lines (modulo 4) to train on, ``123`` where nothing is said: ``12``
leaves a part to try things on.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.data.tables import read_arrays
from scripts.acts_model.items import Example, read_examples, read_items
from scripts.acts_model.net import Batch, Net
from scripts.acts_model.patterns import read_patterns

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "src/dragoman/data/tables/coding_model.npz"
SEED = 1
ROUNDS = 12
AT_ONCE = 128
RATE = 2e-3
SEEN = 2  # a feature must stand in so many examples
KEPT = 0.75  # share of features that a step sees
PATTERNS = 0.3  # weight of the verb patterns beside the sentences

Floats = NDArray[np.float32]
Ids = tuple[dict[str, int], dict[str, int]]


def main(folder: Path, parts: Sequence[int]) -> None:
    kept = read_arrays(MODEL.name)
    lemmas = kept["lemma_names"].tobytes().decode().split("\n")
    vectors = kept["lemma_rows"].astype(np.float32) * kept["lemma_scale"]
    examples = list(read_examples(list(read_items(folder, parts))))
    patterns = list(read_patterns(folder / "patterns" / "CAMEO.2.0.txt"))
    told = sum(any(event in range(16) for event in one.readings) for one in examples)
    print(
        f"{len(examples)} words with parties, {told} of them tell an act; {len(patterns)} patterns"
    )
    net, ids = train(examples, patterns, lemmas, vectors)
    arrays = {name: kept[name] for name in ("lemma_names", "lemma_rows", "lemma_scale")}
    arrays |= packed(net, ids)
    np.savez_compressed(MODEL, **arrays)


def train(
    examples: Sequence[Example], patterns: Sequence[Example], lemmas: Sequence[str], vectors: Floats
) -> tuple[Net, Ids]:
    """The net after all rounds, and the numbers of its features."""
    rng, chance = np.random.default_rng(SEED), random.Random(SEED)
    every = [*examples, *patterns]
    ids = (
        _numbers(one.cue.features for one in every),
        _numbers(some for one in examples for some in one.cue.readings),
    )
    net = Net(len(ids[0]) + 1, len(ids[1]) + 1, vectors.shape[1], rng)
    rows = {lemma: vectors[i] for i, lemma in enumerate(lemmas)}
    none = np.zeros(vectors.shape[1], np.float32)

    def batch(some: Sequence[Example]) -> Batch:
        found = [
            np.concatenate([rows.get(lemma, none) for lemma in one.cue.lemmas]) for one in some
        ]
        return Batch.of(some, ids, np.stack(found), (KEPT, rng))

    shuffled = list(examples)
    steps = ROUNDS * -(-len(shuffled) // AT_ONCE)
    step = 0
    for _ in range(ROUNDS):
        chance.shuffle(shuffled)
        for start in range(0, len(shuffled), AT_ONCE):
            slopes = net.slopes(batch(shuffled[start : start + AT_ONCE]))
            more = net.slopes(batch(chance.sample(patterns, AT_ONCE // 2)), PATTERNS)
            for name, slope in more.items():
                slopes[name] += slope
            net.step(slopes, RATE * (1 - step / steps))
            step += 1
    return net, ids


def _numbers(lists: Iterable[Sequence[str]]) -> dict[str, int]:
    """Features by number, from 1 on; 0 stands for nothing."""
    seen = Counter(feature for some in lists for feature in set(some))
    return {one: i for i, one in enumerate(sorted(f for f, n in seen.items() if n >= SEEN), 1)}


def packed(net: Net, ids: Ids) -> dict[str, NDArray[Any]]:
    """The net as it is shipped: tables as bytes with a scale for each column, layers in half."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, numbers in zip(("cue", "reading"), ids, strict=True):
        table = net.parts[name][1:]
        scale = np.abs(table).max(0) / 127
        arrays[f"{name}_names"] = _letters(numbers)
        arrays[f"{name}_rows"] = np.round(table / scale).astype(np.int8)
        arrays[f"{name}_scale"] = scale.astype(np.float32)
    layers = {name: part for name, part in net.parts.items() if name not in ("cue", "reading")}
    return arrays | {name: part.astype(np.float16) for name, part in layers.items()}


def _letters(names: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


if __name__ == "__main__":
    given = [Path(sys.argv[1])] if len(sys.argv) > 1 else [ROOT / "training"]
    main(given[0], [int(one) for one in (sys.argv[2] if len(sys.argv) > 2 else "123")])
