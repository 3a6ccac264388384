"""Writes the trained encoder as it is shipped: ONNX with its weights in bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from scripts.pairs_model.encoder import Encoder


class _Types(nn.Module):
    """The encoder without the heads that only the training needs."""

    def __init__(self, net: Encoder) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor) -> Tensor:
        told: Tensor = self.net(ids)[0]
        return told


def export(net: Encoder, out: Path, plain: Path | None = None) -> None:
    """Write ``out``; and, where a path is given, the network in full precision beside it."""
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        full = plain or Path(folder) / "full.onnx"
        torch.onnx.export(
            _Types(net),
            (torch.tensor([[101, 1, 2003, 2, 2718, 3, 2004, 4, 102]]),),
            str(full),
            input_names=["ids"],
            output_names=["types"],
            dynamic_axes={"ids": {0: "batch", 1: "size"}, "types": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        in_bytes(full, out)


def in_bytes(full: Path, out: Path) -> None:
    """A network with its weights in bytes.

    Seven bits: processors without VNNI would overflow with eight, each in its own way.
    """
    quantize_dynamic(
        full,
        out,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
