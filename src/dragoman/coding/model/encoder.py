"""What the encoder says of sentences: which word tells an act of what type, by whom, upon whom.

The encoder is MiniLM, trained by ``scripts/train_encoder.py`` (``docs/model.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.model.scoring import EVENTS
from dragoman.coding.model.sentences import Sentence
from dragoman.coding.model.ways import way
from dragoman.coding.model.wordpieces import WordPieces
from dragoman.data.tables import read_arrays, read_model
from dragoman.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NETWORK, VOCABULARY, WAYS = "acts.onnx", "pairs_vocabulary.txt", "coding_ways.npz"
THREADS = 1  # documents are shared among processes, not among threads
TYPES, STATUSES, SIDE = len(EVENTS) + 1, 7, 64
_SURE = 30.0  # a logit beyond which a chance does not change
FAR = 6  # steps of a distance that are told apart

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Told:
    """Of one sentence: for each word the chances of the 16 types, for each word and name both sides.

    ``types`` is [words, 16]; what a row lacks to 1 is the chance that the word tells no act.
    ``statuses`` [words, 7] are chances that add up to 1, ``alike`` [words] is the chance that all its
    parties act alike; ``source`` and ``target`` [words, named] are chances that the named one is on
    that side of what the word tells, and 0 for a word that is not asked for its sides.
    """

    types: Floats
    statuses: Floats
    alike: Floats
    source: Floats
    target: Floats


class Encoder:
    """The network with its vocabulary, and the tables by which words and names are compared."""

    def __init__(
        self, network: InferenceSession, pieces: WordPieces, tables: dict[str, Any]
    ) -> None:
        self.pieces = pieces
        self._network = network
        names = tables.pop("names").tobytes().decode("utf-8").split("\n")
        self._ways = {name: number for number, name in enumerate(names, 1)}
        self._tables: dict[str, Floats] = {
            name.removesuffix(".weight"): table.astype(np.float32) for name, table in tables.items()
        }

    def read(self, sentence: Sentence, least: float = 0.0) -> Told:
        """What a sentence tells; the sides of words whose likeliest type has this chance at least.

        Each is read alone: side by side, the bytes into which the network rounds its sums would
        depend on the neighbours, and time would go into filling up the shorter ones.
        """
        return self._told(sentence, self._heads(sentence), least)

    def _heads(self, sentence: Sentence) -> Floats:
        """What the network says of each piece."""
        asked = {
            "ids": np.array([sentence.ids], np.int64),
            "kinds": np.array([sentence.kinds], np.int64),
        }
        (heads,) = self._network.run(["heads"], asked)
        told: Floats = np.asarray(heads)[0]
        return told

    def _told(self, sentence: Sentence, heads: Floats, least: float) -> Told:
        words, named = heads[sentence.words_at], heads[sentence.named_at]
        first = TYPES + STATUSES
        types, statuses = _one_of(words[:, :TYPES]), _one_of(words[:, TYPES:first])
        asks = words[:, first + 1 : first + 1 + 2 * SIDE]
        answers = named[:, first + 1 + 2 * SIDE :]
        events = types[:, : len(EVENTS)]
        likely = np.flatnonzero(events.max(axis=1) >= least)  # few; sides cost more than all else
        sides = np.zeros((len(words), len(named), 2), np.float32)
        if likely.size:
            told = types[likely].argmax(axis=1)
            sides[likely] = self._sides(sentence, likely, told, asks[likely], answers)
        return Told(events, statuses, _even(words[:, first]), sides[..., 0], sides[..., 1])

    def _sides(
        self,
        sentence: Sentence,
        rows: NDArray[np.intp],
        events: NDArray[np.intp],
        asks: Floats,
        answers: Floats,
    ) -> Floats:
        """The chances [rows, named, 2] that a name is the source and the target of these words."""
        numbers = [
            [self._ways.get(way(sentence.words[row], one.node), 0) for one in sentence.named]
            for row in rows
        ]
        apart = [[away(sentence.words_at[row], at) for at in sentence.named_at] for row in rows]
        held = (
            self._tables["ways"][numbers]
            + self._tables["away"][apart]
            + self._tables["event"][events][:, None]
        )
        shape = (*held.shape[:2], 2, SIDE)
        asked, answered = asks[:, None].reshape(-1, 1, 2, SIDE), answers.reshape(1, -1, 2, SIDE)
        held = held.reshape(shape)
        sums = (np.maximum(asked + answered + held, 0) * self._tables["sums"]).sum(axis=-1)
        products = (asked * (answered + held) * self._tables["products"]).sum(axis=-1)
        return _even(sums + products + self._tables["leaning"])


def away(word: int, named: int) -> int:
    """How far a name stands from a word in pieces, in steps that double, before it or behind.

    >>> away(3, 2), away(3, 5), away(0, 400)
    (1, 8, 12)
    """
    step = min(abs(named - word).bit_length(), FAR)
    return step if named < word else FAR + step


def _one_of(logits: Floats) -> Floats:
    """Chances of logits of which one holds: those of a row add up to 1."""
    chances: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


def _even(logits: Floats) -> Floats:
    """Chances of logits that each stand alone."""
    chances = 1 / (1 + np.exp(-np.clip(logits, -_SURE, _SURE)))
    return chances.astype(np.float32)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder of this package, loaded once a process. Raises `ModelError` where it is damaged."""
    import onnxruntime

    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = THREADS
    options.log_severity_level = 3  # errors alone
    try:
        network = onnxruntime.InferenceSession(
            read_model(NETWORK), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = read_model(VOCABULARY).decode("utf-8").splitlines()
        return Encoder(network, WordPieces(vocabulary), read_arrays(WAYS))
    except MemoryError:
        raise
    except (
        Exception
    ) as error:  # ONNX Runtime has kinds of errors of its own, each for a broken file
        raise ModelError(
            f"the encoder of acts ({NETWORK}, {WAYS}) is missing or damaged; install Dragoman again, "
            "or code without it (--quick)"
        ) from error
