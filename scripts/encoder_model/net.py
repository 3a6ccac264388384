"""MiniLM with heads for each word of a sentence: what act it tells, by whom and upon whom, in torch."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.coding.model.encoder import FAR
from dragoman.coding.model.named import KINDS
from scripts.pairs_model.encoder import DROPPED, LAYERS, PAD, WIDTH, Layer

TYPES, STATUSES = 17, 7
SIDES = 64  # numbers in which a word and a name are compared, for each side
AWAY = 2 * FAR + 1  # how far a name stands from a word, before or behind it


class Batch(NamedTuple):
    """Sentences of one length or padded to it, and where their words and names stand.

    ``ids`` and ``kinds`` are [sentence, piece]; ``words`` and ``named`` [one, 2] hold the sentence and
    the piece of each word and each named; ``pairs`` [one, 4] a word, a named, their way, and how far apart they stand;
    ``events`` the type of each word, as labelled or as first guessed.
    """

    ids: Tensor
    kinds: Tensor
    words: Tensor
    named: Tensor
    pairs: Tensor
    events: Tensor


class Told(NamedTuple):
    """Logits: of types, statuses and "all act alike" for each word, of both sides for each pair."""

    types: Tensor
    statuses: Tensor
    alike: Tensor
    source: Tensor
    target: Tensor


class Words(nn.Module):
    """Reads sentences; the states of pieces are compared, word by name."""

    def __init__(self, ways: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.start = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.kinds = nn.Embedding(len(KINDS), WIDTH)
        nn.init.normal_(self.kinds.weight, std=0.02)
        self.told = nn.Linear(WIDTH, 256)
        self.types = nn.Linear(256, TYPES)
        self.rest = nn.Linear(256, STATUSES + 1)
        self.asks = nn.Linear(WIDTH, 2 * SIDES)
        self.answers = nn.Linear(WIDTH, 2 * SIDES)
        self.ways = nn.Embedding(ways, 2 * SIDES)
        self.away = nn.Embedding(AWAY, 2 * SIDES)
        self.event = nn.Embedding(TYPES, 2 * SIDES)
        self.sums = nn.Parameter(torch.randn(2, SIDES) * 0.1)
        self.products = nn.Parameter(torch.full((2, SIDES), 0.1))
        for table in (self.ways, self.away, self.event):
            nn.init.normal_(table.weight, std=0.05)
        self.leaning = nn.Parameter(torch.full((2,), -1.0))
        self.drop = nn.Dropout(DROPPED)

    def states(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """The states of all pieces."""
        real = (ids != PAD).float()
        shut = ((1 - real) * -1e4)[:, None, None, :]
        places = self.places.weight[: ids.shape[1]]
        named = self.kinds(kinds) * (kinds > 0).float()[..., None]
        states: Tensor = self.drop(self.start(self.words(ids) + places + self.kind + named))
        for layer in self.layers:
            states = layer(states, shut)
        return states

    def heads(self, states: Tensor) -> Tensor:
        """For each piece 17 types, 7 statuses, 1 alike, and what it asks and answers on each side."""
        told = self.drop(functional.gelu(self.told(self.drop(states))))
        return torch.cat(
            [self.types(told), self.rest(told), self.asks(states), self.answers(states)], dim=-1
        )

    def forward(self, batch: Batch) -> Told:
        """What the words of a batch tell."""
        out = self.heads(self.states(batch.ids, batch.kinds)).float()
        words = out[batch.words[:, 0], batch.words[:, 1]]
        named = out[batch.named[:, 0], batch.named[:, 1]]
        first = TYPES + STATUSES + 1
        asks = words[:, first : first + 2 * SIDES][batch.pairs[:, 0]]
        answers = named[:, first + 2 * SIDES :][batch.pairs[:, 1]]
        across = self.ways(batch.pairs[:, 2]) + self.away(batch.pairs[:, 3])
        across = across + self.event(batch.events)[batch.pairs[:, 0]]
        asked, answered, held = (part.view(-1, 2, SIDES) for part in (asks, answers, across))
        sums = (functional.relu(asked + answered + held) * self.sums).sum(-1)
        products = (asked * (answered + held) * self.products).sum(-1)
        sides = sums + products + self.leaning
        return Told(
            words[:, :TYPES], words[:, TYPES : first - 1], words[:, first - 1], *sides.unbind(-1)
        )

    def learning(self) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        """The weights that learn: those of the body, and those of the heads, which are new.

        The vectors of words and the lowest layer stay as they were.
        """
        for part in (self.words, self.places, self.layers[0]):
            part.requires_grad_(False)
        body: list[nn.Parameter] = []
        heads: list[nn.Parameter] = []
        for name, part in self.named_parameters():
            if part.requires_grad:
                lower = name == "kind" or name.startswith(("layers.", "start."))
                (body if lower else heads).append(part)
        return body, heads
