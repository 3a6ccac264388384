"""One run of training: from labelled lessons and, where there are teachers, from what they say."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from scripts.acts_model.items import NONE
from scripts.encoder_model.batches import AT_ONCE, Answers, batches, loss_of
from scripts.encoder_model.lessons import Lesson
from scripts.encoder_model.net import Batch, Told, Words
from scripts.encoder_model.teaching import Soft, off_teachers
from scripts.pairs_model.encoder import LAYERS

TOLD = 50  # steps between two lines about the loss
WARM = 0.06  # share of the steps in which the rate grows
DECAY = 0.01
RAREST = 2.0  # the most that a rare type weighs
MASK = 103  # the piece of the vocabulary that stands for any
FIRST_PIECE = 1000  # pieces before it are marks and letters
NOBODY = 0  # the kind of a piece that names nobody


@dataclass(frozen=True, slots=True)
class Run:
    """How a run goes: rounds, rates of the body and of the heads, and what is hidden.

    ``layers`` are those of the weights that the net begins with.
    ``masked`` is the share of pieces, names left out, that are hidden from the net that learns;
    ``labels`` what the labels weigh where teachers take the rest.
    """

    name: str
    rounds: int
    seed: int
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    masked: float = 0.0
    labels: float = 1.0
    layers: tuple[int, ...] = tuple(range(LAYERS))


def learn(
    net: Words,
    learnt: Sequence[Lesson],
    ways: Mapping[str, int],
    run: Run,
    soft: Sequence[Soft] = (),
    device: str = "cpu",
) -> Words:
    """Train a net; the rate of learning grows at first and then falls to nothing."""
    torch.manual_seed(run.seed)
    net = net.to(device)
    counted = weights(learnt).to(device)
    body, heads = net.learning()
    steps = run.rounds * -(-len(learnt) // AT_ONCE)
    learner = torch.optim.AdamW(
        [{"params": body, "lr": run.rate}, {"params": heads, "lr": run.head_rate}],
        weight_decay=DECAY,
    )
    pace = torch.optim.lr_scheduler.LambdaLR(
        learner,
        lambda step: min((step + 1) / (WARM * steps), max(0, steps - step) / (steps * (1 - WARM))),
    )
    net.train()
    began, step, total = time.monotonic(), 0, 0.0
    chance = random.Random(run.seed)
    for _ in range(run.rounds):
        for part, drawn, labels in batches(learnt, ways, chance):
            batch = Batch(*(one.to(device) for one in drawn))
            answers = Answers(*(one.to(device) for one in labels))
            learner.zero_grad()
            with torch.autocast(device, torch.bfloat16):
                told = net(hidden(batch, run.masked))
            told = Told(*(one.float() for one in told))
            loss = run.labels * loss_of(told, answers, counted)
            if soft:
                loss = loss + (1 - run.labels) * off_teachers(told, [soft[n] for n in part], batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            learner.step()
            pace.step()
            step += 1
            total += float(loss.detach())
            if step % TOLD == 0:
                took = time.monotonic() - began
                print(f"{run.name}: {step} of {steps}: loss {total / TOLD:.3f}, {took:.0f} s")
                total = 0.0
    return net


def hidden(batch: Batch, share: float) -> Batch:
    """The batch with a share of its pieces hidden, but none that names somebody."""
    if not share:
        return batch
    drawn = torch.rand(batch.ids.shape, device=batch.ids.device) < share
    hit = drawn & (batch.ids >= FIRST_PIECE) & (batch.kinds == NOBODY)
    return batch._replace(ids=batch.ids.masked_fill(hit, MASK))


def weights(learnt: Sequence[Lesson]) -> Tensor:
    """What each type weighs, so that rare ones are not forgotten."""
    counts = Counter(event for one in learnt for event in one.told if 0 <= event < NONE)
    mean = sum(counts.values()) / NONE
    rare = [min(RAREST, (mean / max(counts[event], 1)) ** 0.4) for event in range(NONE)]
    return torch.tensor([*rare, 1.0])
