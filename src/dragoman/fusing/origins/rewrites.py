"""Which texts are probably one origin told anew: the same sentences, one after the other, in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.origins.search import is_among
from dragoman.fusing.origins.sentences import Answers, Sentence, answers, sentences, telling
from dragoman.fusing.origins.wording import Wording, number_of
from dragoman.fusing.rules import origin_rules
from dragoman.records import Report

_READ = 2000  # texts whose sentences are kept at hand: each is held against a few near it
_SEED = 1  # of the sketches: any number, but always the same
_Forms = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Two texts that probably tell one original, the earlier one first."""

    earlier: int  # numbers of the wordings
    later: int
    score: float  # 0 to 1
    answers: Answers

    @property
    def counted(self) -> bool:
        """Whether it is sure enough for both to count as one origin."""
        return self.score >= float(origin_rules()["rewrites"]["counted"])


@dataclass(frozen=True, slots=True)
class Retold:
    """The rewrites among wordings, and how they were come upon."""

    common: _Forms  # forms that tell no two texts apart
    sketches: Mapping[int, _Forms]  # by number of the wording; none of one that is too short
    rewrites: list[Rewrite]


def find_rewrites(
    told: Sequence[Wording], known: Mapping[str, int], without: Iterable[tuple[int, int]] = ()
) -> Retold:
    """The pairs of wordings, of different outlets, that probably tell one original.

    ``known`` has the numbers of words; ``without`` are pairs that are one origin anyway. Two desks
    that report one event use the same names and numbers, but neither the same sentences nor the
    same order: the score is two parts the share of words that answering sentences have in common,
    and one part the order of names and numbers. What is quoted does not count.
    """
    told_by = Forms(known)
    everything = [told_by.of(one) for one in told]
    common = common_forms(everything)
    forms = [telling_forms(one, common) for one in everything]
    numbers = sorted((one for one, some in enumerate(forms) if len(some)), key=by_day(told))
    sketches = dict(zip(numbers, sketched([forms[one] for one in numbers]), strict=True))
    copies = {frozenset(pair) for pair in without}

    @lru_cache(maxsize=_READ)
    def read(number: int) -> Sequence[Sentence]:
        return sentences(told[number])

    found = []
    for a, b in _candidates(told, sketches):
        if frozenset((a, b)) not in copies:
            rewrite = compare(a, b, read, forms.__getitem__)
            if rewrite is not None:
                found.append(rewrite)
    return Retold(common, sketches, found)


def compare(
    earlier: int,
    later: int,
    read: Callable[[int], Sequence[Sentence]],
    forms: Callable[[int], _Forms],
) -> Rewrite | None:
    """How probably two texts tell one original; None where it is not worth showing.

    ``read`` has the sentences of a text, and ``forms`` its telling words.
    """
    rules = origin_rules()["rewrites"]
    a, b = forms(earlier), forms(later)
    shared = int(np.count_nonzero(is_among(a, b)))
    if shared < rules["alike"] * (len(a) + len(b) - shared):
        return None
    how = answers(read(earlier), read(later))
    score = score_of(how)
    return Rewrite(earlier, later, score, how) if score >= rules["shown"] else None


def score_of(how: Answers) -> float:
    """How probable it is, from 0 to 1, that two texts whose sentences answer so tell one original."""
    if len(how.pairs) < origin_rules()["rewrites"]["sentences"]:
        return 0.0
    return (2 * how.share + how.order) / 3


class Forms:
    """By the number of a word, the number of its form; 0 for a word that tells nothing."""

    def __init__(self, known: Mapping[str, int]) -> None:
        form_of = {number: _form(word) for word, number in known.items()}
        self._words = np.array(sorted(form_of), np.uint64)
        self._forms = np.array([form_of[one] for one in self._words.tolist()], np.uint64)

    def of(self, one: Wording) -> _Forms:
        """The forms of the words of a text, each once, sorted."""
        if not len(one.words):
            return self._forms[:0]
        return np.unique(self._forms[np.searchsorted(self._words, one.words)])


def common_forms(forms: Sequence[_Forms]) -> _Forms:
    """The forms that stand in so many of the texts that they tell no two apart, sorted."""
    rules = origin_rules()["rewrites"]
    found, texts = np.unique(np.concatenate([np.zeros(0, np.uint64), *forms]), return_counts=True)
    common: _Forms = found[texts > max(rules["common"] * len(forms), rules["common_texts"])]
    return common


def telling_forms(forms: _Forms, common: _Forms) -> _Forms:
    """The forms that tell a text from others; none for one that is too short."""
    if len(forms) < origin_rules()["rewrites"]["words"]:
        return forms[:0]
    told: _Forms = forms[(forms != 0) & ~is_among(forms, common)]
    return told


@lru_cache(maxsize=100_000)
def _form(word: str) -> int:
    form = telling(word)
    return number_of(form) if form else 0


def _candidates(
    told: Sequence[Wording], sketches: Mapping[int, _Forms]
) -> Iterator[tuple[int, int]]:
    """Pairs of texts with many telling words in common, the earlier first, each once.

    They are found by MinHash, in time that grows with the number of texts.
    """
    numbers = list(sketches)
    if not numbers:
        return
    bands = np.stack([sketches[one] for one in numbers])
    neighbours = int(origin_rules()["rewrites"]["neighbours"])
    pairs = [_together(band, neighbours) for band in bands.T]
    for a, b in np.unique(np.concatenate(pairs), axis=0).tolist():
        first, second = numbers[a], numbers[b]
        if may_be(told[first].report, told[second].report):
            yield first, second


def _together(band: NDArray[np.uint64], neighbours: int) -> NDArray[np.int64]:
    """The pairs that one band puts together, each text with its next neighbours only."""
    order = np.argsort(band, kind="stable")
    keys = band[order]
    pairs = [np.zeros((0, 2), np.int64)]
    for far in range(1, min(neighbours, len(keys) - 1) + 1):
        same = np.flatnonzero(keys[far:] == keys[:-far])
        if not len(same):
            break
        pairs.append(np.stack([order[same], order[same + far]], axis=1))
    return np.concatenate(pairs)


def by_day(told: Sequence[Wording]) -> Callable[[int], tuple[date, str, str]]:
    """A key to sort numbers of wordings by: the day of the report, and what tells two of a day apart."""

    def order(number: int) -> tuple[date, str, str]:
        report = told[number].report
        return report.published or date.max, report.id, report.key

    return order


def may_be(a: Report, b: Report) -> bool:
    """Whether two reports are of different outlets and near enough in time."""
    if a.source is not None and a.source == b.source:
        return False
    if a.published is None or b.published is None:
        return True
    return abs((a.published - b.published).days) <= int(origin_rules()["rewrites"]["days"])


def sketched(forms: Sequence[_Forms]) -> list[_Forms]:
    """By text a number for each band: the same where the smallest hashes of the band are the same."""
    from rensa import RMinHash

    if not forms:
        return []
    rules = origin_rules()["rewrites"]
    count = rules["bands"] * rules["rows"]
    hashes = [(one * np.uint64(0x9E3779B97F4A7C15)).tolist() for one in forms]
    sketches = RMinHash.digest_matrix_from_token_hash_sets(hashes, num_perm=count, seed=_SEED)
    rows = np.array(sketches.to_rows(), np.uint64).reshape(
        len(forms), rules["bands"], rules["rows"]
    )
    mixed = np.zeros(rows.shape[:2], np.uint64) + np.arange(rules["bands"], dtype=np.uint64)
    for place in range(rules["rows"]):
        mixed = (mixed ^ rows[:, :, place]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return list(mixed)
