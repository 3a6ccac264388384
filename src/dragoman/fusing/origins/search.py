"""Which texts may be copies of which: found by shared stretches, in time that grows with the text.

All that is decided here hangs on few texts: whether a stretch is nobody's on the texts that hold it,
whether two texts are compared on their own stretches. So one more text changes little, and what it
changes can be found by its stretches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.origins.wording import Hashes, Mask, Wording
from dragoman.fusing.rules import copy_rules, lead_words, origin_rules

Numbers = NDArray[np.int64]
_Unsigned: TypeAlias = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Picked:
    """The stretches of one text by which it is looked up, sorted."""

    values: Hashes
    leads: Mask  # whether the stretch stands at the text's beginning
    day: int  # of the report, as an ordinal; 0 where it has none

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of texts that seem to share enough, and the stretches that are nobody's."""

    picked: list[Picked]  # by number of the wordings
    pairs: list[tuple[int, int]]  # by number of the wordings, the shorter first
    standing: Hashes  # sorted


@dataclass(frozen=True, slots=True)
class Shelf:
    """Stretches with the texts that hold them, sorted by stretch, then by text, the shorter first."""

    values: Hashes
    texts: Numbers

    def only(self, mask: Mask) -> Shelf:
        """Those entries that a mask says."""
        return Shelf(self.values[mask], self.texts[mask])


def find_candidates(told: Sequence[Wording], hashed: Sequence[Hashes]) -> Candidates:
    """The pairs among wordings, the shorter first, that may be copies of each other."""
    picked = [pick(*one) for one in zip(told, hashed, strict=True)]
    everything = dict(enumerate(picked))
    shelf = shelf_of(everything)
    standing = find_standing(shelf, np.array([one.day for one in picked]), lambda _: everything)
    pairs = find_pairs(shelf, standing, len(picked), lambda _: everything)
    return Candidates(picked, pairs, standing)


def pick(one: Wording, hashed: Hashes) -> Picked:
    """The stretches by which a text is looked up."""
    places = places_of(hashed)
    values, firsts = np.unique(hashed[places], return_index=True)
    leads = places[firsts] < lead_words(len(one))
    day = one.report.published
    return Picked(values, leads, day.toordinal() if day else 0)


def places_of(hashed: Hashes) -> Numbers:
    """The places of the stretches that are looked up: in each row of so many the smallest.

    Whoever holds the row holds that stretch, whatever stands around it (winnowing).
    """
    window = int(origin_rules()["search"]["window"])
    if len(hashed) <= window:
        return np.array([int(hashed.argmin())] if len(hashed) else [], np.int64)
    shape, step = (len(hashed) - window + 1, window), hashed.strides[0]
    rows = np.lib.stride_tricks.as_strided(hashed, shape, (step, step), writeable=False)
    found: Numbers = rows.argmin(axis=1) + np.arange(len(rows))
    another = np.ones(len(found), bool)  # row by row the smallest stays, or goes on in the text
    np.not_equal(found[1:], found[:-1], out=another[1:])
    return found[another]


def shelf_of(picked: Mapping[int, Picked]) -> Shelf:
    """The stretches that more than one of these texts holds."""
    values = np.concatenate([np.zeros(0, np.uint64), *(one.values for one in picked.values())])
    texts = np.repeat(np.array(list(picked), np.int64), [len(one) for one in picked.values()])
    return shelved(values, texts)


def shelved(values: Hashes, texts: Numbers) -> Shelf:
    """The stretches that more than one text holds, of all that are given with who holds them."""
    order = np.lexsort((texts, values))
    values, holders = values[order], texts[order]
    _, counts = groups(values)
    shared = np.repeat(counts > 1, counts)
    return Shelf(values[shared], holders[shared])


def groups(values: Hashes) -> tuple[Numbers, Numbers]:
    """Where each run of equal values begins, and how long it is."""
    if not len(values):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]).astype(np.int64)
    return starts, np.diff(np.r_[starts, len(values)])


Fetch = Callable[[list[int]], Mapping[int, Picked]]
"""The stretches of texts by their numbers."""


def find_standing(shelf: Shelf, days: Numbers, fetch: Fetch) -> Hashes:
    """The stretches that are nobody's: texts that are no copies of each other hold them, for days.

    Of very many holders the shortest are looked at. ``days`` are those of all texts by number.
    """
    rules = origin_rules()["standing"]
    starts, counts = groups(shelf.values)
    if not len(starts):
        return shelf.values[:0]
    told = days[shelf.texts]
    first = np.minimum.reduceat(np.where(told, told, 2**31), starts)
    last = np.maximum.reduceat(told, starts)
    most = int(origin_rules()["search"]["remembered"])
    doubtful = np.flatnonzero((counts >= rules["texts"]) & (last - first > rules["days"]))
    holders = {
        int(starts[at]): tuple(
            shelf.texts[starts[at] : starts[at] + min(counts[at], most)].tolist()
        )
        for at in doubtful
    }
    alike = _Alike(fetch(sorted({text for some in holders.values() for text in some})))
    judged = {some: alike.unlike(some) >= int(rules["texts"]) for some in set(holders.values())}
    found = [start for start, some in holders.items() if judged[some]]
    return shelf.values[np.array(found, np.int64)]


def find_pairs(
    shelf: Shelf, standing: Hashes, texts: int, fetch: Fetch, among: Iterable[int] | None = None
) -> list[tuple[int, int]]:
    """Pairs of texts, the shorter first, that share enough of the shorter one's own stretches.

    Each holder of a stretch is paired with the first few holders only, the shortest ones: what many
    hold is found through those. ``texts`` is the number of all. With ``among``, only pairs that one
    of these is in.
    """
    own = shelf.only(~is_among(shelf.values, standing))
    pairs, shared = _count(own, texts)
    if among is not None:
        asked = np.array(sorted(among), np.int64)
        touched = np.isin(pairs, asked).any(axis=1)
        pairs, shared = pairs[touched], shared[touched]
    shorter = np.unique(pairs[:, 0]).tolist()
    picked = fetch(shorter)
    sizes = np.zeros(texts, np.int64)
    for one in shorter:
        values = picked[one].values
        sizes[one] = len(values) - int(is_among(values, standing).sum())
    least = float(origin_rules()["search"]["least"])
    enough = shared >= least * np.maximum(sizes[pairs[:, 0]], 1)
    return [(int(a), int(b)) for a, b in pairs[enough]]


def is_among(hashes: _Unsigned, some: _Unsigned) -> Mask:
    """Which of the hashes are among some, which are sorted."""
    if not len(some):
        return np.zeros(len(hashes), bool)
    found: Mask = some[np.searchsorted(some, hashes) % len(some)] == hashes
    return found


def _count(shelf: Shelf, texts: int) -> tuple[Numbers, Numbers]:
    """Pairs of texts and how many stretches they share."""
    starts, counts = groups(shelf.values)
    place = np.arange(len(shelf.values)) - np.repeat(starts, counts)
    keys = []
    for nth in range(int(origin_rules()["search"]["remembered"])):
        later = np.flatnonzero(place > nth)
        if not len(later):
            break
        keys.append(shelf.texts[later - place[later] + nth] * texts + shelf.texts[later])
    if not keys:
        return np.zeros((0, 2), np.int64), np.zeros(0, np.int64)
    found, shared = np.unique(np.concatenate(keys), return_counts=True)
    return np.stack([found // texts, found % texts], axis=1), shared.astype(np.int64)


class _Alike:
    """Whether two texts are taken for copies when it is told what is nobody's."""

    def __init__(self, picked: Mapping[int, Picked]) -> None:
        self._picked = picked
        self._known: dict[tuple[int, int], bool] = {}

    def unlike(self, texts: Sequence[int]) -> int:
        """How many groups these texts fall into, the shorter first, when copies are put together."""
        heads = {one: one for one in texts}
        for a, b in combinations(texts, 2):
            if heads[a] != heads[b] and self._alike(a, b):
                kept, gone = heads[a], heads[b]
                heads = {one: kept if head == gone else head for one, head in heads.items()}
        return len(set(heads.values()))

    def _alike(self, shorter: int, longer: int) -> bool:
        pair = shorter, longer
        if pair not in self._known:
            self._known[pair] = self._compare(self._picked[shorter], self._picked[longer])
        return self._known[pair]

    @staticmethod
    def _compare(a: Picked, b: Picked) -> bool:
        rules = origin_rules()["standing"]
        if not len(a) or not len(b):
            return False
        places = np.searchsorted(b.values, a.values) % len(b)
        both = b.values[places] == a.values
        share = int(np.count_nonzero(both)) / len(a)
        if share >= rules["copied"]:
            return True
        begun = int(np.count_nonzero((a.leads | b.leads[places])[both])) * _stands_for()
        return bool(
            share >= rules["copied_with_lead"]
            and begun >= copy_rules()["lead"] * copy_rules()["lead_words"]
        )


def _stands_for() -> float:
    """How many stretches one that is looked up stands for, on average."""
    return (int(origin_rules()["search"]["window"]) + 1) / 2
