"""MiniLM with heads for the type and the status of an act between two marked parties, in torch."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
TYPES, STATUSES = 17, 7
SOURCE, TARGET = 1, 3  # the numbers of the markers before a source and before a target
PAD = 0
DROPPED = 0.1
KEPT = 2  # lowest layers that stay as they are: a quarter of the time saved


class Layer(nn.Module):
    """Attention and a wide layer, each added to what comes in and put to one scale."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, states: Tensor, shut: Tensor) -> Tensor:
        """The states of all pieces after this layer."""
        batch, size, _ = states.shape

        def split(part: Tensor) -> Tensor:
            return part.view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(states)) @ split(self.key(states)).transpose(2, 3)
        weights = (scores * (WIDTH // HEADS) ** -0.5 + shut).softmax(-1)
        seen = (self.drop(weights) @ split(self.value(states))).transpose(1, 2)
        states = self.first(states + self.drop(self.out(seen.reshape(batch, size, WIDTH))))
        wide: Tensor = self.narrow(functional.gelu(self.wide(states)))
        normed: Tensor = self.second(states + self.drop(wide))
        return normed


class Encoder(nn.Module):
    """Marked questions in; out come logits of type, of status, and of each piece as the cue."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.start = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.cue = nn.Sequential(nn.Linear(3 * WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        self.joint = nn.Linear(4 * WIDTH, WIDTH)
        self.event = nn.Linear(WIDTH, TYPES)
        self.status = nn.Linear(WIDTH, STATUSES)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of the types, of the statuses, and of each piece as part of the cue."""
        real = (ids != PAD).float()
        shut = ((1 - real) * -1e4)[:, None, None, :]
        places = self.places.weight[: ids.shape[1]]
        states = self.drop(self.start(self.words(ids) + places + self.kind))
        for number, layer in enumerate(self.layers):
            states = layer(states, shut)
            if number < KEPT and self.training:
                states = states.detach()
        source = self._at(states, ids, SOURCE)
        target = self._at(states, ids, TARGET)
        spread = torch.cat([states, (states * source[:, None]), (states * target[:, None])], dim=-1)
        cue = self.cue(spread).squeeze(-1) + (1 - real) * -1e4
        held = (cue.softmax(-1)[:, None, :] @ states).squeeze(1)
        joined = torch.cat([source, target, held, states[:, 0]], dim=-1)
        joint = self.drop(functional.gelu(self.joint(self.drop(joined))))
        return self.event(joint), self.status(joint), cue

    @staticmethod
    def _at(states: Tensor, ids: Tensor, marker: int) -> Tensor:
        """The state of the piece before a party; zeros where the party is not given."""
        here = (ids == marker).float()
        return (here[:, None, :] @ states).squeeze(1)

    def learning(self) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        """The weights that learn: those of the body, and those of the heads, which are new."""
        body = [part for layer in list(self.layers)[KEPT:] for part in layer.parameters()]
        heads = [self.cue, self.joint, self.event, self.status]
        for layer in list(self.layers)[:KEPT]:
            layer.requires_grad_(False)
        for part in (self.words, self.places, self.start):
            part.requires_grad_(False)
        self.kind.requires_grad_(False)
        return body, [part for head in heads for part in head.parameters()]

    def read(self, path: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2."""
        kept = load_file(path)
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "start.weight": "embeddings.LayerNorm.weight",
            "start.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "first": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "second": "output.LayerNorm",
        }
        for layer in range(LAYERS):
            for mine, theirs in parts.items():
                for end in ("weight", "bias"):
                    names[f"layers.{layer}.{mine}.{end}"] = f"encoder.layer.{layer}.{theirs}.{end}"
        own = self.state_dict()
        own |= {mine: kept[theirs] for mine, theirs in names.items()}
        own["kind"] = kept["embeddings.token_type_embeddings.weight"][0]
        self.load_state_dict(own)
