"""What trained nets say together of each lesson, and how far a net that learns from them is off it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from scripts.acts_model.items import NONE
from scripts.encoder_model.batches import ALIKE, SIDES, STATUS, batch_of
from scripts.encoder_model.lessons import Lesson
from scripts.encoder_model.net import Batch, Told, Words

READ_AT_ONCE = 128
LEAST = 1e-3  # keeps the mean over no act at all from being none


class Soft(NamedTuple):
    """Chances of the words of a lesson, by type, status and likeness, and of its pairs, by side."""

    types: Tensor
    statuses: Tensor
    alike: Tensor
    source: Tensor
    target: Tensor


def said_by(
    teachers: Sequence[Words], learnt: Sequence[Lesson], ways: Mapping[str, int], device: str
) -> list[Soft]:
    """The mean of what the teachers say of each lesson, in the order of the lessons."""
    for teacher in teachers:
        teacher.eval()
    order = sorted(range(len(learnt)), key=lambda n: len(learnt[n].ids))
    found: dict[int, Soft] = {}
    for first in range(0, len(order), READ_AT_ONCE):
        part = order[first : first + READ_AT_ONCE]
        batch, _ = batch_of([learnt[n] for n in part], ways)
        there = Batch(*(one.to(device) for one in batch))
        with torch.no_grad():
            said = [_chances(teacher(there)) for teacher in teachers]
        mean = Soft(*(torch.stack(one).mean(0).half().cpu() for one in zip(*said, strict=True)))
        found |= zip(part, _by_lesson(mean, [learnt[n] for n in part]), strict=True)
    return [found[n] for n in range(len(learnt))]


def _chances(told: Told) -> Soft:
    return Soft(
        told.types.softmax(-1),
        told.statuses.softmax(-1),
        told.alike.sigmoid(),
        told.source.sigmoid(),
        told.target.sigmoid(),
    )


def _by_lesson(mean: Soft, learnt: Sequence[Lesson]) -> list[Soft]:
    words = [len(one.words_at) for one in learnt]
    pairs = [len(one.words_at) * len(one.named_at) for one in learnt]
    cut = [part.split(words) for part in mean[:3]] + [part.split(pairs) for part in mean[3:]]
    return [Soft(*parts) for parts in zip(*cut, strict=True)]


def off_teachers(told: Told, soft: Sequence[Soft], batch: Batch) -> Tensor:
    """How far what is told of a batch is off what the teachers said of its lessons.

    Statuses, likeness and sides count as far as the teachers hold a word for the cue of an act.
    """
    said = Soft(*(torch.cat(one).float().to(told.types.device) for one in zip(*soft, strict=True)))
    act = 1 - said.types[:, NONE]
    loss = -(said.types * told.types.log_softmax(-1)).sum(-1).mean()
    off_status = -(said.statuses * told.statuses.log_softmax(-1)).sum(-1)
    loss = loss + STATUS * _mean(off_status, act)
    loss = loss + ALIKE * _mean(_off(told.alike, said.alike), act)
    held = act[batch.pairs[:, 0]]
    for logits, chances in ((told.source, said.source), (told.target, said.target)):
        loss = loss + SIDES * _mean(_off(logits, chances), held)
    return loss


def _off(logits: Tensor, chances: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, chances, reduction="none")


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    return (values * weights).sum() / (weights.sum() + LEAST)
