"""The words that tell what a report is about, counted, and how telling each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
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


class Spelling:
    """How a report spells its words, its title's among them: read when it is asked for."""

    def __init__(self, report: Report, regions: Sequence[Region]) -> None:
        self._text = report, regions

    def of(self, words: Iterable[int]) -> dict[int, str]:
        """Each of these words of `counted` in its commonest spelling, and of equals in the first of the text."""
        asked = set(words)
        found: dict[int, str] = {}
        for spelling, times in self._counts.items():
            word = _number_of(spelling)
            if word in asked and times > self._counts[found.get(word, "")]:
                found[word] = spelling
        return found

    @cached_property
    def _counts(self) -> Counter[str]:
        report, regions = self._text
        return Counter(WORD.findall(" ".join((*running(report, regions), report.title or ""))))


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
        self._values = np.zeros(NUMBERS, np.float32)  # all of them 0 but while they are asked for
        self._places = np.zeros(NUMBERS, np.int32)  # whatever was written last
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
        share = (self.having.take(words) + _usual().take(words)) / (self.reports + self._settled)
        weights: Weights = (1 - np.log(share)).astype(np.float32)
        return weights

    def noted(self, words: Numbers, values: Weights, asked: Numbers) -> Weights:
        """The values of the asked ones among some words, each given once; 0 for all others."""
        self._values[words] = values
        found: Weights = self._values.take(asked)
        self._values[words] = 0
        return found

    def numbered(self, words: Numbers) -> tuple[NDArray[np.int32], int]:
        """By place the number of its word among those given more than once, ascending, or -1; and how many those are."""
        places = np.arange(len(words), dtype=np.int32)
        self._places[words] = places
        again = np.sort(words[self._places.take(words) != places])
        first = np.ones(len(again), bool)
        np.not_equal(again[1:], again[:-1], out=first[1:])
        of_many = again[first]
        self._places[words] = -1
        self._places[of_many] = places[: len(of_many)]
        return self._places.take(words), len(of_many)

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
def _usual() -> Weights:
    """By the number of a word, how many of the reports that settle what is common would have it."""
    usual: Weights = float(settings()["words"]["settled_reports"]) * _beforehand()
    return usual


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
