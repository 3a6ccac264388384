"""The weights to begin with: those of the encoder of given parties, as they are shipped in bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from scripts.pairs_model.encoder import LAYERS, Encoder

PARTS = ("query", "key", "value", "out", "wide", "narrow")


def start(network: Path, model: Path) -> dict[str, Tensor]:
    """The weights of ``pairs.onnx`` by the names that the net gives them.

    ``model`` is the folder of all-MiniLM-L6-v2: the export leaves the names of matrices out, and which is
    which is told by its likeness to the one that it was trained from.
    """
    plain = Encoder()
    plain.read(model / "model.safetensors")
    weights: dict[str, Tensor] = plain.state_dict()
    graph = onnx.load(network).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for name in weights:
        if f"net.{name}" in held:
            weights[name] = torch.tensor(held[f"net.{name}"].copy())
    matrices = [
        _whole(held, node.input[1].removesuffix("_quantized"))
        for node in graph.node
        if node.op_type == "MatMulInteger" and node.input[1].startswith("onnx::MatMul")
    ]
    for layer in range(LAYERS):
        for part in PARTS:
            name = f"layers.{layer}.{part}.weight"
            weights[name] = torch.tensor(_likest(weights[name].numpy(), matrices).copy())
    return weights


def _whole(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A matrix in bytes as numbers, rows and columns as torch has them."""
    steps = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"]
    found: np.ndarray = (steps * held[f"{name}_scale"]).T.astype(np.float32)
    return found


def _likest(wanted: np.ndarray, matrices: list[np.ndarray]) -> np.ndarray:
    fitting = [one for one in matrices if one.shape == wanted.shape]
    return max(fitting, key=lambda one: float(np.corrcoef(wanted.ravel(), one.ravel())[0, 1]))
