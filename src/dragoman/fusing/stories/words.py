"""The words that tell what a report is about, counted, and how telling each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dragoman.data.tables import read_rows, read_toml
from dragoman.fusing.origins.wording import running
from dragoman.fusing.rules import settings as fusing_settings
from dragoman.fusing.words import REMEMBERED, stem
from dragoman.records import Region, Report

Numbers: TypeAlias = NDArray[np.uint32] | NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float32]

NUMBERS = 1 << 22
WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


@cache
def settings() -> dict[str, Any]:
    """The thresholds of ``fusing_stories.toml``, by section."""
    return read_toml("fusing_stories.toml")


@dataclass(frozen=True, slots=True)
class Counted:
    """The telling words of a report as numbers, each once, ascending, and how much each is said.

    A word said oftener counts more, by its logarithm; one of the title as if said more often.
    """

    words: NDArray[np.uint32]
    times: Weights


def counted(report: Report, regions: Sequence[Region]) -> Counted:
    """The telling words of a report's title and running text, names among them."""
    return _counted(tuple(running(report, regions)), report.title or "")


@lru_cache(maxsize=1024)
def _counted(text: tuple[str, ...], title: str) -> Counted:
    """The same of its stretches: a report that comes is looked up by its words, then taken in."""
    found = Counter(map(_number_of, _said(" ".join(text))))
    for word in _said(title):
        found[_number_of(word)] += int(settings()["words"]["title"])
    words = sorted(found)
    counts = [found[word] for word in words]
    return of_counts(np.array(words, np.uint32), np.array(counts, np.uint16))


def of_counts(words: NDArray[np.uint32], counts: NDArray[np.uint16]) -> Counted:
    """Words with how often each is said."""
    return Counted(words, (1 + np.log(counts.astype(np.float64))).astype(np.float32))


def counts_of(told: Counted) -> NDArray[np.uint16]:
    """How often each word is said: what `of_counts` was given."""
    return np.rint(np.exp(told.times.astype(np.float64) - 1)).astype(np.uint16)


def spoken(report: Report, regions: Sequence[Region]) -> list[str]:
    """The words of a report's running text in small letters, without those that tell nothing."""
    return _said(" ".join(running(report, regions)))


def spellings(report: Report, regions: Sequence[Region]) -> dict[int, str]:
    """The words of `counted` as the report spells them, each in its commonest spelling.

    Of several for one number the last is kept: the commonest, and of equals the first in the text.
    """
    text = " ".join((*running(report, regions), report.title or ""))
    rarest_first = [word for word, _ in reversed(Counter(WORD.findall(text)).most_common())]
    return dict(zip(map(_number_of, rarest_first), rarest_first, strict=True))


@lru_cache(maxsize=REMEMBERED)
def _number_of(spelling: str) -> int:
    """The number of the form of a word, in whatever letters it is written."""
    return number(stem(spelling.casefold()))


@lru_cache(maxsize=REMEMBERED)
def number(word: str) -> int:
    """The number that stands for a word, below `NUMBERS`; of a hundred reports, one has two words
    of one number.
    """
    return crc32(word.encode()) % NUMBERS


class Commonness:
    """How many of the reports so far have each word, and what that leaves it to tell.

    While there are few reports, how common a word is in English at large says more than they do:
    it counts like ``settled_reports`` more.
    """

    def __init__(self, reports: int = 0, having: Mapping[int, int] | None = None) -> None:
        self.reports = reports
        self.having = np.zeros(NUMBERS, np.int32)
        if having:
            self.having[list(having)] = list(having.values())
        self._settled = float(settings()["words"]["settled_reports"])
        self._counted: list[Numbers] = []

    def counted(self) -> Numbers:
        """The words that were counted here, each once, ascending: all others are as they were."""
        found: Numbers = np.unique(np.concatenate([np.zeros(0, np.uint32), *self._counted]))
        return found

    def add(self, words: Numbers, times: int = 1) -> None:
        """Count one report more, or with -1 one less."""
        self.reports += times
        self.having[words] += times
        self._counted.append(words)

    def weights(self, words: Numbers) -> Weights:
        """How telling each word is: 1 for one that every report has, more for rarer ones."""
        share = (self.having[words] + self._settled * _beforehand()[words]) / (
            self.reports + self._settled
        )
        weights: Weights = (1 - np.log(share)).astype(np.float32)
        return weights

    def heads(self, told: Counted) -> tuple[int, ...]:
        """The words that a report is looked up by: the most telling ones."""
        telling = told.times * self.weights(told.words)
        order = np.lexsort((told.words, -telling))[: settings()["search"]["words"]]
        return tuple(told.words[order].tolist())

    def asked(self, heads: Sequence[int]) -> tuple[list[int], list[float]]:
        """Those of `heads` that not too many reports have, each with how telling it is."""
        words = np.array(heads, np.int64)
        few = np.cumsum(self.having[words]) <= settings()["search"]["holders"]
        return words[few].tolist(), self.weights(words[few]).tolist()


def _said(text: str) -> list[str]:
    empty = _empty()
    return [word for word in WORD.findall(text.casefold()) if word not in empty]


@cache
def _empty() -> frozenset[str]:
    return frozenset(fusing_settings()["words"]["empty"])


@cache
def _beforehand() -> Weights:
    """By the number of a word, how likely a report on anything has it."""
    found: dict[int, float] = {}
    share = 0.0
    for word, per_million in read_rows("fusing_commonness.tsv"):
        share = float(per_million)
        key = number(stem(word))
        found[key] = found.get(key, 0.0) + share
    often = np.full(NUMBERS, share, np.float32)  # what is not in the table is as rare as its last
    often[list(found)] = list(found.values())
    usual: Weights = 1 - np.exp(often * (-float(settings()["words"]["usual_length"]) / 1e6))
    return usual
