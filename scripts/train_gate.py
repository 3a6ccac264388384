"""Trains the gate before the encoder of acts: ``src/dragoman/data/tables/coding_gate.tsv``.

Of every word under ``training/`` that no rule takes the encoder is asked whether it tells an act, and
the labels whether that act is right. A logistic regression on what `features_of` sees of the word
learns that. Lines are parted as for ``scripts.train_encoder``: each fourth line of files a to y is
kept aside, and of files j to y, which no bench measures, it is told how many of the encoder's acts
remain for what share of its reading. Four minutes of one core; the same sentences give the same table.

usage: python -m scripts.train_gate [FOLDER]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from dragoman.coding.acts.draft import Draft, state, state_of
from dragoman.coding.acts.finding import told_by_rules
from dragoman.coding.model.encoder import encoder
from dragoman.coding.model.gate import TABLE, Feature, features_of
from dragoman.coding.model.proposing import answers_of, left_open, propose
from scripts.acts_model.items import STEP, Item, read_casts, read_items
from scripts.logistic import learn

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/dragoman/data/tables" / TABLE
MEASURED = "abcdefghi"  # files whose kept lines a bench measures
AT_ONCE = 500  # items parsed together
SEEN = 4  # a feature must stand at so many words
PRIOR = 3.0  # how strongly weights are held to nothing
LEAST = 0.05  # a weight below which a feature is left out
HEADER = """\
# Of a word that no rule takes: how likely the encoder tells by it an act that is right, as weights to
# be added up (coding/model/gate.py). Made by scripts/train_gate.py; not to be written by hand.
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence that the rules leave open: its words, and what the encoder finds in it."""

    words: list[list[Feature]]
    right: list[bool]  # of each word: whether an act is found by it, and is as labelled
    acts: int  # how many are found
    nodes: int
    pieces: int


def main(folder: Path) -> None:
    """The table, and what it keeps."""
    learnt = list(seen_in(list(read_items(folder, range(1, STEP)))))
    weights = fit(learnt)
    rows = ["word\twhere\twhat\tweight"]
    rows += ["\t".join((*one, f"{weights[one]:.2f}")) for one in sorted(weights)]
    OUT.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    aside = [one for one in read_items(folder, [0]) if one["id"][0] not in MEASURED]
    tell(list(seen_in(aside)), weights)


def seen_in(items: Sequence[Item]) -> Iterator[Seen]:
    """All sentences of these items that the rules leave open."""
    for start in range(0, len(items), AT_ONCE):
        for item, cast in read_casts(items[start : start + AT_ONCE]):
            _, taken, games = told_by_rules(cast)
            told = {_act(one["e"], map(state_of, (*one["sc"], *one["tc"]))) for one in item["acts"]}
            for one in left_open(cast, taken, games):
                answers = answers_of([one])
                found = {draft.node.i: _told(draft) in told for draft in propose(answers)}
                yield Seen(
                    list(features_of(one.nodes, one.words, one.named)),
                    [found.get(word.i, False) for word in one.words],
                    len(found),
                    len(one.nodes),
                    sum(len(encoder().pieces.numbers(node.text)) for node in one.nodes),
                )


def _told(draft: Draft) -> tuple[str, frozenset[str]]:
    return _act(draft.event, (state(party) for party in (*draft.source, *draft.target)))


def _act(event: str, states: Iterable[str]) -> tuple[str, frozenset[str]]:
    return event, frozenset(states)


def fit(learnt: Sequence[Seen]) -> dict[Feature, float]:
    """The weight of each feature that is worth keeping."""
    words = [word for one in learnt for word in one.words]
    counts = Counter(feature for word in words for feature in word)
    known = sorted(feature for feature, count in counts.items() if count >= SEEN)
    matrix = _matrix(words, {feature: i for i, feature in enumerate(known)})
    right = np.array([told for one in learnt for told in one.right], float)
    weights = np.round(learn(matrix, right, PRIOR), 2)
    return {
        one: float(weight)
        for one, weight in zip(known, weights, strict=True)
        if abs(weight) >= LEAST
    }


def _matrix(words: Sequence[Sequence[Feature]], numbers: dict[Feature, int]) -> Any:
    """How often each word has each feature."""
    columns = [[numbers[one] for one in word if one in numbers] for word in words]
    ends = np.cumsum([0, *map(len, columns)])
    every = np.array([number for some in columns for number in some])
    return csr_matrix((np.ones(len(every)), every, ends), shape=(len(words), len(numbers)))


def tell(aside: Sequence[Seen], weights: dict[Feature, float]) -> None:
    """Print for each threshold what share of the acts remains, and of the pieces read."""
    worth = np.array(
        [
            sum(1 / (1 + np.exp(-sum(weights.get(f, 0.0) for f in word))) for word in one.words)
            / one.nodes
            for one in aside
        ]
    )
    acts = np.array([one.acts for one in aside])
    right = np.array([sum(one.right) for one in aside])
    pieces = np.array([one.pieces for one in aside])
    print(f"{len(aside)} sentences, {acts.sum()} acts, {right.sum()} of them right")
    print("least    acts    right    pieces")
    for least in (*np.arange(0.001, 0.01, 0.0005), 0.012, 0.015, 0.02):
        read = worth >= least
        shares = (many[read].sum() / many.sum() for many in (acts, right, pieces))
        print(f"{least:.4f}", *(f"{share:8.3f}" for share in shares))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "training")
