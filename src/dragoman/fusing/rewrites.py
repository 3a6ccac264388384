"""Which texts are probably one origin told anew: the same sentences, one after the other, in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.rules import origin_rules
from dragoman.fusing.sentences import Answers, answers, sentences, telling
from dragoman.fusing.wording import Wording

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


def find_rewrites(
    told: Sequence[Wording], known: Mapping[str, int], without: Iterable[tuple[int, int]] = ()
) -> list[Rewrite]:
    """The pairs of wordings, of different outlets, that probably tell one original.

    ``known`` has the numbers of words; ``without`` are pairs that are one origin anyway. Two desks
    that report one event use the same names and numbers, but neither the same sentences nor the
    same order: the score is two parts the share of words that answering sentences have in common,
    and one part the order of names and numbers. What is quoted does not count.
    """
    rules = origin_rules()["rewrites"]
    forms = _telling(told, known)
    copies = {frozenset(pair) for pair in without}
    found = []
    for a, b in _candidates(told, forms):
        shared = len(np.intersect1d(forms[a], forms[b], assume_unique=True))
        alike = shared / (len(forms[a]) + len(forms[b]) - shared)
        if alike < rules["alike"] or frozenset((a, b)) in copies:
            continue
        how = answers(sentences(told[a]), sentences(told[b]))
        score = score_of(how)
        if score >= rules["shown"]:
            found.append(Rewrite(a, b, score, how))
    return found


def score_of(how: Answers) -> float:
    """How probable it is, from 0 to 1, that two texts whose sentences answer so tell one original."""
    if len(how.pairs) < origin_rules()["rewrites"]["sentences"]:
        return 0.0
    return (2 * how.share + how.order) / 3


def _telling(told: Sequence[Wording], known: Mapping[str, int]) -> list[_Forms]:
    """By text, the forms of the words that tell it from others; none for one that is too short."""
    rules = origin_rules()["rewrites"]
    numbers: dict[str, int] = {"": 0}
    form_of = np.zeros(max(known.values(), default=0) + 1, np.uint64)
    for word, number in known.items():
        form_of[number] = numbers.setdefault(telling(word), len(numbers))
    forms = [np.unique(form_of[one.words]) for one in told]
    texts = np.bincount(
        np.concatenate([*forms, form_of[:0]]).astype(np.int64), minlength=len(numbers)
    )
    common = texts > max(rules["common"] * len(told), rules["common_texts"])
    common[0] = True
    nothing = form_of[:0]
    return [
        one[~common[one.astype(np.int64)]] if len(one) >= rules["words"] else nothing
        for one in forms
    ]


def _candidates(told: Sequence[Wording], forms: Sequence[_Forms]) -> Iterator[tuple[int, int]]:
    """Pairs of texts with many telling words in common, the earlier first, each once.

    They are found by MinHash, in time that grows with the number of texts.
    """
    rules = origin_rules()["rewrites"]
    numbers = sorted((one for one, some in enumerate(forms) if len(some)), key=by_day(told))
    if not numbers:
        return
    bands = _bands([forms[number] for number in numbers])
    pairs = [_together(band, rules["neighbours"]) for band in bands.T]
    for a, b in np.unique(np.concatenate(pairs), axis=0).tolist():
        first, second = numbers[a], numbers[b]
        if _may_be(told[first], told[second]):
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


def _may_be(one: Wording, other: Wording) -> bool:
    """Whether two texts are of different outlets and near enough in time."""
    a, b = one.report, other.report
    if a.source is not None and a.source == b.source:
        return False
    if a.published is None or b.published is None:
        return True
    return abs((a.published - b.published).days) <= int(origin_rules()["rewrites"]["days"])


def _bands(forms: Sequence[_Forms]) -> NDArray[np.uint64]:
    """By text and band, a number: the same where the smallest hashes of the band are the same."""
    from rensa import RMinHash

    rules = origin_rules()["rewrites"]
    count = rules["bands"] * rules["rows"]
    hashes = [(one * np.uint64(0x9E3779B97F4A7C15)).tolist() for one in forms]
    sketches = RMinHash.digest_matrix_from_token_hash_sets(hashes, num_perm=count, seed=_SEED)
    rows = np.array(sketches.to_rows(), np.uint64).reshape(
        len(forms), rules["bands"], rules["rows"]
    )
    mixed = np.zeros(rows.shape[:2], np.uint64)
    for place in range(rules["rows"]):
        mixed = (mixed ^ rows[:, :, place]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed
