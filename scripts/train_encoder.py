"""Trains the encoder that tells acts: ``models/acts.onnx`` and ``tables/coding_ways.npz``.

Starts from all-MiniLM-L6-v2 as ``scripts.train_pairs`` trained it for given parties and as it is shipped
(``models/pairs.onnx``), and learns from the sentences under ``training/``. Needs, beside what Dragoman
needs, torch, safetensors and onnx (the extra ``train``). A round is some one to two minutes of two
processors that know bfloat16. How the files that are shipped were made: docs/model.md.

usage: python -m scripts.train_encoder MODEL [OUT [FOLDER [PARTS]]]

MODEL is the folder of all-MiniLM-L6-v2 (``scripts/train_pairs.py`` says where it is), OUT that of the
package's data; FOLDER that of the sentences, PARTS the numbers of the lines (modulo 4) to train on,
``123`` where nothing is said.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from dragoman.coding.model.encoder import NETWORK, VOCABULARY, WAYS
from dragoman.coding.model.pairs import NETWORK as PAIRS
from dragoman.coding.model.wordpieces import WordPieces
from dragoman.data.tables import read_model
from scripts.acts_model.items import NONE, read_items
from scripts.encoder_model.batches import AT_ONCE, batches, loss_of
from scripts.encoder_model.export import export
from scripts.encoder_model.lessons import Lesson, lessons
from scripts.encoder_model.net import Told, Words
from scripts.encoder_model.starting import start

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "dragoman" / "data"
SEED = 1
ROUNDS = 8
RATE, HEAD_RATE = 1.5e-4, 1e-3
TOLD = 50  # steps between two lines about the loss
WARM = 0.08  # share of the steps in which the rate grows
DECAY = 0.01
KNOWN = 4  # times that a way through the tree must occur to be told from others
RAREST = 2.0  # the most that a rare type weighs


def main(model: Path, out: Path, folder: Path, parts: Sequence[int]) -> None:
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    pieces = WordPieces(read_model(VOCABULARY).decode("utf-8").splitlines())
    learnt = list(lessons(list(read_items(folder, parts)), pieces))
    ways = known_ways(learnt)
    net = Words(len(ways) + 1)
    own = net.state_dict()
    began = start(DATA / "models" / PAIRS, model)
    own |= {name: part for name, part in began.items() if name in own}
    net.load_state_dict(own)
    train(net, learnt, ways)
    export(net, ways, out / "models" / NETWORK, out / "tables" / WAYS)


def known_ways(learnt: Sequence[Lesson]) -> dict[str, int]:
    """The ways that occur often enough, numbered from 1; 0 is any other."""
    counts = Counter(way for one in learnt for row in one.ways for way in row)
    often = sorted(way for way, count in counts.items() if count >= KNOWN)
    return {way: number for number, way in enumerate(often, 1)}


def train(net: Words, learnt: Sequence[Lesson], ways: Mapping[str, int]) -> None:
    """All rounds; the rate of learning grows at first and then falls to nothing."""
    counted = weights(learnt)
    body, heads = net.learning()
    steps = ROUNDS * -(-len(learnt) // AT_ONCE)
    learner = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY
    )
    pace = torch.optim.lr_scheduler.LambdaLR(
        learner,
        lambda step: min((step + 1) / (WARM * steps), max(0, steps - step) / (steps * (1 - WARM))),
    )
    net.train()
    began, step, total = time.monotonic(), 0, 0.0
    chance = random.Random(SEED)
    for _ in range(ROUNDS):
        for batch, answers in batches(learnt, ways, chance):
            learner.zero_grad()
            with torch.autocast("cpu", torch.bfloat16):
                told = net(batch)
            loss = loss_of(Told(*(part.float() for part in told)), answers, counted)
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


def weights(learnt: Sequence[Lesson]) -> Tensor:
    """What each type weighs, so that rare ones are not forgotten."""
    counts = Counter(event for one in learnt for event in one.told if 0 <= event < NONE)
    mean = sum(counts.values()) / NONE
    rare = [min(RAREST, (mean / max(counts[event], 1)) ** 0.4) for event in range(NONE)]
    return torch.tensor([*rare, 1.0])


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        Path(given[0]),
        Path(given[1]) if len(given) > 1 else DATA,
        Path(given[2]) if len(given) > 2 else ROOT / "training",
        [int(one) for one in (given[3] if len(given) > 3 else "123")],
    )
