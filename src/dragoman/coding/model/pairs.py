"""What the trained encoder says of a sentence whose two parties are given: a chance for each type.

The encoder is MiniLM, trained by ``scripts/train_pairs.py``. Only the judging of given parties asks
it; the coder does without, as it costs about as much as the parse (``docs/model.md``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.coding.model.marking import Span, marked
from dragoman.coding.model.scoring import EVENTS
from dragoman.coding.model.wordpieces import WordPieces
from dragoman.data.tables import read_model
from dragoman.records import EventType

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NETWORK, VOCABULARY = "pairs.onnx", "pairs_vocabulary.txt"
THREADS = 1  # one sentence at a time is too little work to share


def chances(text: str, source: Span | None, target: Span | None) -> dict[EventType, float]:
    """How likely each type is, given that an act passes from the source to the target.

    Args:
        text: a sentence or a short passage; what stands in other sentences than the parties'
            is not read.
        source: ``(start, end)`` of the source in the text, or None.
        target: the same of the target.

    Returns:
        The 16 types with chances that add up to 1.

    >>> held = chances("Oslo condemned Minsk.", (0, 4), (15, 20))
    >>> max(held, key=held.get)
    'ACCUSE'
    """
    import numpy as np

    network, pieces = _encoder()
    ids = np.array([marked(pieces, text, source, target)], np.int64)
    (logits,) = network.run(["types"], {"ids": ids})
    told = np.asarray(logits)[0, : len(EVENTS)].astype(np.float64)
    held = np.exp(told - told.max())
    held /= held.sum()
    return dict(zip(EVENTS, held.tolist(), strict=True))


@lru_cache(maxsize=1)
def _encoder() -> tuple[InferenceSession, WordPieces]:
    """The encoder of this package, loaded once a process."""
    import onnxruntime

    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = THREADS
    options.log_severity_level = 3  # errors alone
    network = onnxruntime.InferenceSession(
        read_model(NETWORK), options, providers=["CPUExecutionProvider"]
    )
    vocabulary = read_model(VOCABULARY).decode("utf-8").splitlines()
    return network, WordPieces(vocabulary)
