"""Lessons side by side as tensors, with their answers, and how far the net is off them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from dragoman.coding.model.encoder import away
from scripts.acts_model.items import NONE
from scripts.encoder_model.lessons import UNSURE, Lesson
from scripts.encoder_model.net import Batch, Told

AT_ONCE = 32  # lessons of like length
SHELF = 40  # batches whose lessons are sorted by length
# What the parts of the loss weigh beside the type of a word.
STATUS, ALIKE, SIDES = 0.15, 0.1, 1.5


class Answers(NamedTuple):
    """Type and status of each word, whether all act alike (-1: no act), and the states of each side.

    ``groups`` [one, 2] holds a state of a word and a pair that names it; ``source`` and ``target`` have
    for each such state of a word whether it is on that side.
    """

    types: Tensor
    statuses: Tensor
    alike: Tensor
    groups: Tensor
    source: Tensor
    target: Tensor


def batches(
    lessons: Sequence[Lesson], ways: Mapping[str, int], chance: random.Random
) -> Iterator[tuple[list[int], Batch, Answers]]:
    """All lessons once, in an order by chance, those of like length together; first their numbers."""
    order = list(range(len(lessons)))
    chance.shuffle(order)
    parts: list[list[int]] = []
    for first in range(0, len(order), AT_ONCE * SHELF):
        shelf = sorted(order[first : first + AT_ONCE * SHELF], key=lambda n: len(lessons[n].ids))
        parts += [shelf[n : n + AT_ONCE] for n in range(0, len(shelf), AT_ONCE)]
    chance.shuffle(parts)
    for part in parts:
        yield part, *batch_of([lessons[n] for n in part], ways)


@dataclass
class _Lists:
    """What stands in a batch and in its answers, while lessons are added."""

    words: list[tuple[int, int]] = field(default_factory=list)
    named: list[tuple[int, int]] = field(default_factory=list)
    pairs: list[tuple[int, int, int, int]] = field(default_factory=list)
    types: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    alike: list[float] = field(default_factory=list)
    groups: list[tuple[int, int]] = field(default_factory=list)
    source: list[float] = field(default_factory=list)
    target: list[float] = field(default_factory=list)

    def add(self, row: int, one: Lesson, ways: Mapping[str, int]) -> None:
        """The words, names and answers of a lesson."""
        first_word, first_named = len(self.words), len(self.named)
        self.words += [(row, at) for at in one.words_at]
        self.named += [(row, at) for at in one.named_at]
        self.types += one.told
        self.statuses += one.status
        both = {n: float(all_alike) for n, _, _, all_alike in one.acts}
        for n, at in enumerate(one.words_at):
            self.alike.append(both.get(n, -1.0))
            first_pair = len(self.pairs)
            self.pairs += [
                (first_word + n, first_named + k, ways.get(one.ways[n][k], 0), away(at, there))
                for k, there in enumerate(one.named_at)
            ]
            if n in one.source:
                self._add_sides(n, one, first_pair)

    def _add_sides(self, n: int, one: Lesson, first_pair: int) -> None:
        for state in sorted({state for some in one.states for state in some}):
            self.groups += [
                (len(self.source), first_pair + k)
                for k, some in enumerate(one.states)
                if state in some
            ]
            self.source.append(float(state in one.source[n]))
            self.target.append(float(state in one.target[n]))


def batch_of(lessons: Sequence[Lesson], ways: Mapping[str, int]) -> tuple[Batch, Answers]:
    """Some lessons as tensors."""
    longest = max(len(one.ids) for one in lessons)
    ids = torch.zeros(len(lessons), longest, dtype=torch.long)
    kinds = torch.zeros_like(ids)
    lists = _Lists()
    for row, one in enumerate(lessons):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        kinds[row, : len(one.kinds)] = torch.tensor(one.kinds)
        lists.add(row, one, ways)
    types = torch.tensor(lists.types)
    words, named, pairs = map(torch.tensor, (lists.words, lists.named, lists.pairs))
    events = torch.where(types == UNSURE, NONE, types)
    answers = Answers(
        types,
        torch.tensor(lists.statuses),
        torch.tensor(lists.alike),
        torch.tensor(lists.groups, dtype=torch.long).view(-1, 2),
        torch.tensor(lists.source),
        torch.tensor(lists.target),
    )
    return Batch(ids, kinds, words, named, pairs, events), answers


def loss_of(told: Told, answers: Answers, counted: Tensor) -> Tensor:
    """How far what is told is off its answers; ``counted`` is what each type weighs."""
    loss = functional.cross_entropy(told.types, answers.types, counted, ignore_index=UNSURE)
    acts = answers.alike >= 0
    if not acts.any():
        return loss
    loss = loss + STATUS * functional.cross_entropy(
        told.statuses, answers.statuses, ignore_index=UNSURE
    )
    loss = loss + ALIKE * functional.binary_cross_entropy_with_logits(
        told.alike[acts], answers.alike[acts]
    )
    if len(answers.source):
        for logits, on in ((told.source, answers.source), (told.target, answers.target)):
            loss = loss + SIDES * _states(logits, on, answers.groups)
    return loss


def _states(logits: Tensor, on: Tensor, groups: Tensor) -> Tensor:
    """The loss of one side: a state is on it where one of the words that name it is."""
    off = torch.zeros(len(on), device=on.device).index_add(
        0, groups[:, 0], -functional.softplus(logits[groups[:, 1]])
    )
    off = off.clamp(max=-1e-5)
    is_on = torch.log1p(-off.exp().clamp(max=1 - 1e-6))
    return -(on * is_on + (1 - on) * off).mean()
