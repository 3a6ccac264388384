"""Trains the encoder that tells acts: ``models/acts.onnx`` and ``tables/coding_ways.npz``.

Six nets of six layers, the teachers, start from all-MiniLM-L6-v2 as ``scripts.train_pairs`` trained it
for given parties and as it is shipped (``models/pairs.onnx``), and learn from the sentences under
``training/``, each in an order of its own. Two nets more, the seniors, learn from the labels and from
what the teachers say together, with some words hidden. From both of them learns the net that is
shipped, which has four layers. Needs, beside what Dragoman needs, torch, safetensors and onnx (the
extra ``train``), and a graphics processor: a round is four to twenty seconds of one, and one to two
minutes of two processors that know bfloat16. How the files that are shipped were made: docs/model.md.

usage: python -m scripts.train_encoder MODEL [OUT [FOLDER [PARTS [ROUNDS]]]]

MODEL is the folder of all-MiniLM-L6-v2 (``scripts/train_pairs.py`` says where it is), OUT that of the
package's data; FOLDER that of the sentences, PARTS the numbers of the lines (modulo 4) to train on,
``123`` where nothing is said; ROUNDS how often each net reads all, where that is to be another number.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from dragoman.coding.model.encoder import NETWORK, VOCABULARY, WAYS
from dragoman.coding.model.pairs import NETWORK as PAIRS
from dragoman.coding.model.wordpieces import WordPieces
from dragoman.data.tables import read_model
from scripts.acts_model.items import read_items
from scripts.encoder_model.export import export
from scripts.encoder_model.learning import Run, learn
from scripts.encoder_model.lessons import Lesson, lessons
from scripts.encoder_model.net import Words
from scripts.encoder_model.starting import start
from scripts.encoder_model.teaching import said_by

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "dragoman" / "data"
KNOWN = 4  # times that a way through the tree must occur to be told from others
# Every second teacher has words hidden from it; the mean of all is better for the difference.
TEACHERS = [Run(f"teacher {n}", 9, n, masked=0.05 * (n % 2)) for n in range(1, 7)]
SENIORS = [
    Run("senior", 9, 7, labels=0.3, masked=0.1),
    Run("senior from the mean", 9, 8, rate=1e-4, labels=0.3, masked=0.1),
]
SHIPPED = Run("shipped", 13, 9, head_rate=5e-4, labels=0.2, masked=0.1, layers=(0, 1, 2, 4))
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def main(model: Path, out: Path, learnt: Sequence[Lesson], rounds: int | None) -> None:
    """All three steps, and the files."""
    ways = known_ways(learnt)
    began = start(DATA / "models" / PAIRS, model)

    def run(weights: Mapping[str, Tensor], how: Run, taught: Sequence[Words] = ()) -> Words:
        how = replace(how, rounds=rounds or how.rounds)
        net = begun(ways, weights, how.layers)
        soft = said_by(taught, learnt, ways, DEVICE) if taught else ()
        return learn(net, learnt, ways, how, soft, DEVICE)

    teachers = [run(began, how) for how in TEACHERS]
    seniors = [run(began, SENIORS[0], teachers), run(mean(teachers), SENIORS[1], teachers)]
    net = run(seniors[1].state_dict(), SHIPPED, seniors)
    export(net.cpu(), ways, out / "models" / NETWORK, out / "tables" / WAYS)


def known_ways(learnt: Sequence[Lesson]) -> dict[str, int]:
    """The ways that occur often enough, numbered from 1; 0 is any other."""
    counts = Counter(way for one in learnt for row in one.ways for way in row)
    often = sorted(way for way, count in counts.items() if count >= KNOWN)
    return {way: number for number, way in enumerate(often, 1)}


def begun(ways: Mapping[str, int], weights: Mapping[str, Tensor], layers: Sequence[int]) -> Words:
    """A net that begins with some layers of these weights, and with all else that they have."""
    net = Words(len(ways) + 1, len(layers))
    own = net.state_dict()
    for name in own:
        first, _, rest = name.partition(".")
        number, _, part = rest.partition(".")
        there = f"layers.{layers[int(number)]}.{part}" if first == "layers" else name
        found = weights.get(there)
        if found is not None and found.shape == own[name].shape:
            own[name] = found
    net.load_state_dict(own)
    return net


def mean(nets: Sequence[Words]) -> dict[str, Tensor]:
    """The mean of each weight of nets that began alike."""
    held = [net.state_dict() for net in nets]
    return {name: torch.stack([one[name] for one in held]).mean(0) for name in held[0]}


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    vocabulary = WordPieces(read_model(VOCABULARY).decode("utf-8").splitlines())
    items = read_items(Path(given.get(2, ROOT / "training")), [int(n) for n in given.get(3, "123")])
    main(
        Path(given[0]),
        Path(given.get(1, DATA)),
        list(lessons(list(items), vocabulary)),
        int(given[4]) if 4 in given else None,
    )
