"""The wording of a report: the words of its running text as numbers, and the way back to the text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.rules import copy_rules
from dragoman.records import Region, Report

Told: TypeAlias = tuple[Report, Sequence[Region]]
Hashes: TypeAlias = NDArray[np.uint64]
Mask: TypeAlias = NDArray[np.bool_]

_WORD = re.compile(r"\w+")
# A name within a sentence, or a number; days and months are in every report.
_NAMED = re.compile(
    r"(?<=[\w,;:)’'] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December)\b)[A-Z]\w+|\d+(?:[.,]\d+)*"
)
_RUNNING = frozenset({"title", "body", "truncation"})  # captions and promos speak of other things
# Words between quotation marks; a quotation that runs on for longer is one whose end is lost.
_QUOTED = re.compile(
    r"[“«][^“”«»\n]{3,900}[”»]"
    r"|(?<![^\s(\[—–-])\"[^\"\n]{3,900}\""
    r"|(?<![\w’])‘[^‘’\n]{1,600}(?:’\w[^‘’\n]{0,600}){0,20}’(?!\w)"
    r"|(?<![^\s(\[—–-])'[^'\n]{1,600}(?:'\w[^'\n]{0,600}){0,20}'(?!\w)"
)

_MARKS = "\"“«‘'"
# The handle of who wrote a post that is shown on a page, behind its words and the name.
_HANDLE = re.compile(r"\(@\w{2,20}\)")
_AT_ONCE = 1000  # texts hashed in one go: bounds what that takes in memory
_POST, _NAME = 300, 60  # the most characters of a post, and of a name


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a report's running text, each as a number: the same word, the same number, always.

    Of a text that is too short to be known by its words, the words of the title beside it come
    first: ``beside`` is how many those are.
    """

    report: Report
    spans: tuple[tuple[int, int], ...]
    words: Hashes
    beside: int = 0

    def __len__(self) -> int:
        return len(self.words)

    @property
    def order(self) -> tuple[int, date, str, str]:
        """Shorter texts first, of equals the earliest: the same in whatever order reports come."""
        report = self.report
        return len(self), report.published or date.max, report.id, report.key

    def places(self) -> list[tuple[int, int]]:
        """Where each word stands in the report's text; those of a title beside it nowhere."""
        text = self.report.text
        found = (one.span() for span in self.spans for one in _WORD.finditer(text, *span))
        return [(0, 0)] * self.beside + list(found)

    def named(self) -> frozenset[str]:
        """The names and numbers of the text in small letters, each once; of capitals all words."""
        text = self.report.text
        return frozenset(
            one.casefold() for span in self.spans for one in _NAMED.findall(text, *span)
        )

    def quoted(self) -> Mask:
        """Which words are somebody's: between quotation marks, or a post shown on the page."""
        mask = np.zeros(len(self), bool)
        quoted = [one for span in self.spans for one in said(self.report.text, *span)]
        if not quoted:
            return mask
        begins = np.array([start for start, _ in self.places()])
        for first, last in quoted:
            mask[np.searchsorted(begins, first) : np.searchsorted(begins, last)] = True
        return mask


def wordings(reports: Iterable[Told], known: dict[str, int] | None = None) -> list[Wording]:
    """The wordings of reports, the shorter ones first.

    ``known`` gets the number of each word, in all spellings that are met.
    """
    known = {} if known is None else known
    return sorted((_wording(*one, known) for one in reports), key=lambda one: one.order)


def running(report: Report, regions: Iterable[Region]) -> list[str]:
    """The stretches of a report's running text."""
    return [report.text[one.start : one.end] for one in regions if one.kind in _RUNNING]


def stretches(told: Sequence[Wording], length: int) -> list[Hashes]:
    """All stretches of so many words in a row of each text, hashed, by the place of their first word.

    A shorter text is one stretch. Two different stretches are one number about never (64 bits).
    """
    found: list[Hashes] = []
    for first in range(0, len(told), _AT_ONCE):
        found += _hashed([one.words for one in told[first : first + _AT_ONCE]], length)
    return found


def spread(firsts: Mask, length: int, count: int) -> Mask:
    """The words that stretches cover, of a text of so many words, by the places of their firsts."""
    edges = np.zeros(count + length + 1, np.int64)
    places = np.flatnonzero(firsts)
    edges[places] += 1
    edges[places + length] -= 1
    covered: Mask = np.cumsum(edges)[:count] > 0
    return covered


def _wording(report: Report, regions: Sequence[Region], known: dict[str, int]) -> Wording:
    text = report.text
    spans = tuple((one.start, one.end) for one in regions if one.kind in _RUNNING)
    found = [word for span in spans for word in _WORD.findall(text, *span)]
    if not found:
        spans = ((0, len(text)),)
        found = _WORD.findall(text)
    beside = 0
    if report.title and len(found) < copy_rules()["short_words"]:
        title = _WORD.findall(report.title)
        if [one.casefold() for one in found[: len(title)]] != [one.casefold() for one in title]:
            beside, found = len(title), [*title, *found]
    numbers = [known.get(word) or _number(word, known) for word in found]
    return Wording(report, spans, np.array(numbers, np.uint64), beside)


def said(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are somebody's words, in text order."""
    found = []
    if any(text.find(mark, start, end) >= 0 for mark in _MARKS):
        found += [one.span() for one in _QUOTED.finditer(text, start, end)]
    for handle in _HANDLE.finditer(text, start, end):
        last = handle.start()
        dash = max(text.rfind(one, max(start, last - _NAME), last) for one in "-–—")
        if dash >= 0:
            line = text.rfind("\n", max(start, dash - _POST), dash - 1) + 1
            found.append((max(start, dash - _POST, line), last))
    yield from sorted(found)


def _hashed(texts: Sequence[Hashes], length: int) -> list[Hashes]:
    gap = np.zeros(length, np.uint64)  # the end of a text, which no stretch goes beyond
    scattered = np.concatenate([part for text in texts for part in (text, gap)])
    scattered *= np.uint64(0x9E3779B97F4A7C15)
    scattered ^= scattered >> np.uint64(29)
    powers = np.random.default_rng(length).integers(1, 2**63, length, dtype=np.uint64) * 2 + 1
    sums = np.zeros(len(scattered) - length, np.uint64)
    for place, power in enumerate(powers):
        sums += scattered[place : place + len(sums)] * power
    sizes = np.array([len(text) for text in texts])
    starts = np.cumsum(sizes + length) - sizes - length
    ends = starts + np.maximum(sizes - length + 1, 1)
    return [sums[start:end] for start, end in zip(starts, ends, strict=True)]


def _number(word: str, known: dict[str, int]) -> int:
    """The number of a word that has not been met in this spelling; it is that of its small letters."""
    known[word] = number = number_of(word.casefold())
    return number


def number_of(text: str) -> int:
    """A text as a number of 64 bits, the same in every process; two have one number about never."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
