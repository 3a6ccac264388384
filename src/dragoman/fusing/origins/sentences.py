"""The sentences of a report as the telling words in them, and how those of two reports answer each other."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from dragoman.fusing.origins.wording import Wording, said
from dragoman.fusing.rules import origin_rules, settings
from dragoman.fusing.words import REMEMBERED, stem
from dragoman.reading.sentences import find_sentences

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_MOST = 120  # sentences of one report that are looked at: bounds the time on a very long page
_NEVER = (sys.maxsize, sys.maxsize)  # behind the last quotation
_FEWEST = 2  # telling words of a sentence that can answer another


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its telling words; what stands in quotation marks is left out."""

    start: int
    end: int
    words: frozenset[str]
    marks: tuple[str, ...]  # names and numbers, in their order


@dataclass(frozen=True, slots=True)
class Answers:
    """The sentences of two texts that answer each other in the same order."""

    pairs: tuple[tuple[Sentence, Sentence], ...]
    share: float  # of the words of both texts that the pairs have in common
    order: float  # of the names and numbers of both that come in one order


def sentences(wording: Wording) -> list[Sentence]:
    """The sentences of a report's running text that tell something, in text order."""
    text = wording.report.text
    found = []
    for span in wording.spans:
        quoted = said(text, *span)
        first, last = next(quoted, _NEVER)
        for start, end in find_sentences(text, *span):
            told = []
            for one in _WORD.finditer(text, start, end):
                while one.start() >= last:
                    first, last = next(quoted, _NEVER)
                if one.start() < first:
                    told.append(one)
            sentence = _sentence(start, end, told)
            if len(sentence.words) >= _FEWEST:
                found.append(sentence)
    return found[:_MOST]


@lru_cache(maxsize=REMEMBERED)
def telling(word: str) -> str:
    """One form for the forms of a word that tells something; nothing for one that does not."""
    small = word.casefold()
    if word[0].isdigit():
        return small.replace(",", "")
    return "" if len(word) == 1 or small in _empty() else stem(small)


def answers(a: Sequence[Sentence], b: Sequence[Sentence]) -> Answers:
    """How the sentences of two texts answer each other: the best pairs in one order."""
    gain = np.array([[_gain(one, other) for other in b] for one in a]).reshape(len(a), len(b))
    best = np.zeros((len(a) + 1, len(b) + 1))
    for row in range(len(a)):
        through = np.maximum(best[row, :-1] + gain[row], best[row, 1:])
        best[row + 1, 1:] = np.maximum.accumulate(through)
    pairs = []
    row, column = len(a), len(b)
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((a[row], b[column]))
    size = sum(len(one.words) for one in (*a, *b)) / 2
    share = float(best[-1, -1]) / size if size else 0.0
    return Answers(tuple(reversed(pairs)), share, _order(_marks(a), _marks(b)))


def _sentence(start: int, end: int, told: Sequence[re.Match[str]]) -> Sentence:
    words, marks = [], []
    for one in told:
        word = one.group()
        form = telling(word)
        if not form:
            continue
        words.append(form)
        if word[0].isdigit() or (word[0].isupper() and one.start() > start):
            marks.append(form)
    return Sentence(start, end, frozenset(words), tuple(marks))


def _gain(one: Sentence, other: Sentence) -> float:
    """How many words two sentences have in common, where they answer each other; else nothing."""
    shared = len(one.words & other.words)
    both = len(one.words) + len(other.words)
    enough = shared >= _FEWEST and 2 * shared >= origin_rules()["rewrites"]["answers"] * both
    return float(shared) if enough else 0.0


def _marks(some: Sequence[Sentence]) -> list[str]:
    return [mark for one in some for mark in one.marks]


def _order(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of two lists that is common to both in one order (longest common subsequence)."""
    places = defaultdict(list)
    for place, mark in enumerate(b):
        places[mark].append(place)
    ends: list[int] = []  # by length, where the earliest common subsequence of that length ends
    for mark in a:
        for place in reversed(places.get(mark, ())):
            length = bisect_left(ends, place)
            ends[length : length + 1] = [place]
    return 2 * len(ends) / (len(a) + len(b)) if a and b else 0.0


@cache
def _empty() -> frozenset[str]:
    return frozenset(settings()["words"]["empty"])
