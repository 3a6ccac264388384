"""The pairs of reports by which copies are measured: how they were chosen, and what each was found to be.

python -m bench.copies_pairs prints the pairs anew, as they were chosen; the labels came from reading.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

import numpy as np
from numpy.typing import NDArray

from bench.places import SHARED

LABELS = Path(__file__).with_suffix(".tsv")
FILES = {
    "giveme5w1h": (SHARED / "data/stories/giveme5w1h/news_cluster.jsonl", "text"),
    "fa-kes": (SHARED / "data/disagreement/fa-kes/fa-kes.jsonl", "article_content"),
}
Label = Literal["copy", "part", "independent"]
Place: TypeAlias = tuple[int, int]

# By the share of the shorter text's stretches of five words that stand in the other: how many pairs.
_BANDS = {
    "giveme5w1h": {0.9: 10, 0.7: 6, 0.5: 16, 0.3: 24, 0.15: 18, 0.05: 12},
    "fa-kes": {0.9: 10, 0.7: 12, 0.5: 18, 0.3: 24, 0.15: 16, 0.05: 8},
}
# Pairs that share less than the lowest band, but of those most alike in their words (TF-IDF).
_HARD = {"giveme5w1h": 14, "fa-kes": 12}
_AMONG, _ALIKE = 4, 0.3  # chosen from so many times as many, with at least that cosine
_SEED = 20261125
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, by the lines of their file, counted from 1, and what they are to each other."""

    file: str
    a: int
    b: int
    band: str
    label: Label


def read_pairs() -> list[Pair]:
    """The pairs with their labels."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [Pair(row[0], int(row[1]), int(row[2]), row[3], _label(row[4])) for row in rows]


def choose(file: str) -> list[tuple[int, int, str]]:
    """Pairs of a file from all bands of likeness, by no method of ours: two lines and the band."""
    path, field = FILES[file]
    texts = [json.loads(line)[field] for line in path.read_text(encoding="utf-8").splitlines()]
    words = [_WORD.findall(text.casefold()) for text in texts]
    shared = _shared(words)
    chance = random.Random(_SEED)
    found = []
    highest = 1.1
    for lowest, count in _BANDS[file].items():
        pool = sorted(pair for pair, share in shared.items() if lowest <= share < highest)
        found += [(*pair, str(lowest)) for pair in chance.sample(pool, min(count, len(pool)))]
        highest = lowest
    cosine = _cosine(words)
    unlike = [
        pair
        for pair in combinations(range(len(texts)), 2)
        if cosine[pair] >= _ALIKE and shared.get(pair, 0) < highest
    ]
    unlike = sorted(unlike, key=lambda pair: -cosine[pair])[: _AMONG * _HARD[file]]
    found += [(*pair, "hard") for pair in chance.sample(unlike, _HARD[file])]
    return [(a + 1, b + 1, band) for a, b, band in found]


def _label(word: str) -> Label:
    for label in get_args(Label):
        if word == label:
            return cast("Label", label)
    raise ValueError(f"{LABELS}: {word!r} is no label")


def _shared(words: Sequence[Sequence[str]], length: int = 5) -> dict[Place, float]:
    """By pair, the share of the shorter text's stretches that stand in the other one, if any do."""
    stretches = [
        {tuple(text[i : i + length]) for i in range(max(1, len(text) - length + 1))}
        for text in words
    ]
    holders = defaultdict(list)
    for number, some in enumerate(stretches):
        for one in some:
            holders[one].append(number)
    counts = Counter(pair for some in holders.values() for pair in combinations(some, 2))
    return {
        (a, b): count / min(len(stretches[a]), len(stretches[b]))
        for (a, b), count in counts.items()
    }


def _cosine(words: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    counts = [Counter(text) for text in words]
    texts = Counter(word for one in counts for word in one)
    place = {word: number for number, word in enumerate(texts)}
    weights = np.zeros((len(words), len(texts)), np.float32)
    for number, one in enumerate(counts):
        for word, count in one.items():
            weights[number, place[word]] = (1 + np.log(count)) * np.log(len(words) / texts[word])
    weights /= np.linalg.norm(weights, axis=1, keepdims=True) + 1e-9
    return weights @ weights.T


if __name__ == "__main__":
    for file in FILES:
        for a, b, band in choose(file):
            print(file, a, b, band, sep="\t")
