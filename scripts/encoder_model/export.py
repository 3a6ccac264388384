"""Writes the trained encoder of acts as it is shipped: ONNX in bytes, and what it knows of ways."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from scripts.encoder_model.net import Words
from scripts.pairs_model.encoder import HEADS, WIDTH
from scripts.pairs_model.export import in_bytes

# What the package compares words and names by, beside what the network says.
TABLES = ("ways.weight", "away.weight", "event.weight", "sums", "products", "leaning")


class _Heads(nn.Module):
    """From pieces and kinds of one sentence to what each piece tells, asks and answers.

    The same sums as `Words`, with fewer steps: nothing is filled up, so nothing is shut out, and
    what is multiplied with the same states is one matrix.
    """

    def __init__(self, net: Words) -> None:
        super().__init__()
        self.net = net
        self.three = nn.ModuleList(
            _joined(
                _scaled(layer.query, (WIDTH // HEADS) ** -0.5),
                layer.key,
                layer.value,
            )
            for layer in net.layers
        )
        self.types = _joined(net.types, net.rest)
        self.asks = _joined(net.asks, net.answers)

    def forward(self, ids: Tensor, kinds: Tensor) -> Tensor:
        net, size = self.net, ids.shape[1]
        named = net.kinds(kinds[0]) * (kinds[0] > 0).float()[:, None]
        states = net.start(net.words(ids[0]) + net.places.weight[:size] + net.kind + named)
        for layer, three in zip(net.layers, self.three, strict=True):
            split = three(states).view(size, 3, HEADS, WIDTH // HEADS).permute(1, 2, 0, 3)
            query, key, value = split.unbind(0)
            seen = (query @ key.transpose(1, 2)).softmax(-1) @ value
            states = layer.first(states + layer.out(seen.transpose(0, 1).reshape(size, WIDTH)))
            states = layer.second(states + layer.narrow(functional.gelu(layer.wide(states))))
        told = self.types(functional.gelu(net.told(states)))
        return torch.cat([told, self.asks(states)], dim=-1)[None]


def _joined(*parts: nn.Linear) -> nn.Linear:
    """One layer that gives what several give of the same states, one after the other."""
    whole = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    with torch.no_grad():
        whole.weight.copy_(torch.cat([part.weight for part in parts]))
        whole.bias.copy_(torch.cat([part.bias for part in parts]))
    return whole


def _scaled(part: nn.Linear, by: float) -> nn.Linear:
    scaled = nn.Linear(part.in_features, part.out_features)
    with torch.no_grad():
        scaled.weight.copy_(part.weight * by)
        scaled.bias.copy_(part.bias * by)
    return scaled


def export(net: Words, ways: Mapping[str, int], network: Path, table: Path) -> None:
    """Write the network and the table of ways."""
    net.eval()
    heads = _Heads(net).eval()
    ids, kinds = torch.tensor([[101, 2003, 2718, 2004, 102]]), torch.tensor([[0, 1, 0, 0, 0]])
    torch.testing.assert_close(heads(ids, kinds), net.heads(net.states(ids, kinds)))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            heads,
            (ids, kinds),
            str(full),
            input_names=["ids", "kinds"],
            output_names=["heads"],
            dynamic_axes={name: {1: "size"} for name in ("ids", "kinds", "heads")},
            opset_version=17,
            dynamo=False,
        )
        in_bytes(full, network)
    known = np.frombuffer("\n".join(ways).encode("utf-8"), np.uint8)
    tables: dict[str, Any] = {name: _half(net, name) for name in TABLES}
    np.savez_compressed(table, names=known, **tables)


def _half(net: Words, name: str) -> NDArray[np.float16]:
    found: NDArray[np.float16] = net.state_dict()[name].numpy().astype(np.float16)
    return found
