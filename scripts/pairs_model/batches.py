"""Questions as numbers, some at a time, and how wrong the encoder is about them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from dragoman.coding.model.marking import LONGEST, around, marked
from dragoman.coding.model.wordpieces import WordPieces
from scripts.pairs_model.encoder import PAD, TYPES, Encoder
from scripts.pairs_model.questions import Question

AT_ONCE = 16
SHUFFLED = 30  # batches whose questions are put together by length
MARKERS = 4  # the numbers of the markers end here
STATUS, CUE = 0.3, 0.3  # weight of these losses beside that of the type
SMOOTHED = 0.05  # of the types' chances, spread evenly
IGNORED = -100  # the status of a question that has none

Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]


def batches(some: Sequence[Question], pieces: WordPieces, chance: random.Random) -> Iterator[Batch]:
    """Questions of like length together, in an order by chance."""
    coded = [
        (marked(pieces, one.text, one.source, one.target), _cue(one, pieces), one) for one in some
    ]
    chance.shuffle(coded)
    wide = AT_ONCE * SHUFFLED
    for start in range(0, len(coded), wide):
        near = sorted(coded[start : start + wide], key=lambda one: len(one[0]))
        groups = [near[at : at + AT_ONCE] for at in range(0, len(near), AT_ONCE)]
        chance.shuffle(groups)
        for group in groups:
            yield _batch(group)


def _batch(group: Sequence[tuple[list[int], set[int], Question]]) -> Batch:
    size = max(len(ids) for ids, _, _ in group)
    ids = torch.full((len(group), size), PAD)
    cues = torch.zeros(len(group), size)
    types = torch.zeros(len(group), TYPES)
    states = torch.full((len(group),), IGNORED)
    weights = torch.tensor([one.weight for _, _, one in group])
    for row, (numbers, cue, one) in enumerate(group):
        ids[row, : len(numbers)] = torch.tensor(numbers)
        for at in cue:
            if at < len(numbers):
                cues[row, at] = 1 / len(cue)
        for event, share in one.types.items():
            types[row, event] = share
        if one.status is not None:
            states[row] = one.status
    return ids, types, states, cues, weights


def _cue(one: Question, pieces: WordPieces) -> set[int]:
    """The places of the cue's pieces in the marked question; none where the text was cut."""
    start, end = around(one.text, one.source, one.target)
    if one.cue is None or one.cue[0] < start or one.cue[1] > end:
        return set()
    whole = marked(pieces, one.text, one.source, one.target)
    if len(whole) >= LONGEST:
        return set()
    before, after = (_until(one, pieces, start, edge) for edge in one.cue)
    return {at for at in range(before, min(after, len(whole) - 1)) if whole[at] > MARKERS}


def _until(one: Question, pieces: WordPieces, start: int, end: int) -> int:
    """How many pieces the marked question has before a place of its text."""
    count = 1 + len(pieces.numbers(one.text[start:end]))
    for span in (one.source, one.target):
        if span is not None:
            count += (span[0] <= end) + (span[1] <= end)
    return count


def loss_of(net: Encoder, batch: Batch, counted: Tensor) -> Tensor:
    """How wrong the encoder is about a batch."""
    ids, types, states, cues, weights = batch
    told, status, cue = net(ids)
    even = torch.full_like(types, 1 / TYPES)
    wanted = types * (1 - SMOOTHED) + even * SMOOTHED
    weights = weights * (types @ counted)
    by_type = -(wanted * told.log_softmax(-1)).sum(-1)
    loss = (weights * by_type).sum() / weights.sum()
    if bool((states >= 0).any()):
        loss = loss + STATUS * functional.cross_entropy(status, states, ignore_index=IGNORED)
    by_cue = -(cues * cue.log_softmax(-1)).sum(-1)
    marked_cues = cues.sum(-1) > 0
    if bool(marked_cues.any()):
        loss = loss + CUE * by_cue[marked_cues].mean()
    return loss
