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

from scripts.encoder_model.net import Words
from scripts.pairs_model.export import in_bytes

# What the package compares words and names by, beside what the network says.
TABLES = ("ways.weight", "away.weight", "event.weight", "sums", "products", "leaning")


class _Heads(nn.Module):
    """From pieces and kinds to what each piece tells, asks and answers."""

    def __init__(self, net: Words) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, kinds: Tensor) -> Tensor:
        told: Tensor = self.net.heads(self.net.states(ids, kinds))
        return told


def export(net: Words, ways: Mapping[str, int], network: Path, table: Path) -> None:
    """Write the network and the table of ways."""
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        ids = torch.tensor([[101, 2003, 2718, 2004, 102]])
        torch.onnx.export(
            _Heads(net),
            (ids, torch.zeros_like(ids)),
            str(full),
            input_names=["ids", "kinds"],
            output_names=["heads"],
            dynamic_axes={name: {0: "batch", 1: "size"} for name in ("ids", "kinds", "heads")},
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
