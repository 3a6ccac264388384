"""Which texts may be copies of which: found by shared stretches, in time that grows with the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.rules import copy_rules, lead_words, origin_rules
from dragoman.fusing.wording import Hashes, Wording

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of texts that seem to share enough, and the stretches that are nobody's."""

    pairs: list[tuple[int, int]]  # by number of the wordings, the shorter first
    standing: Hashes  # sorted


@dataclass(frozen=True, slots=True)
class _Shelf:
    """All stretches that more than one text holds, sorted by stretch, then by text."""

    values: Hashes
    texts: Numbers
    leads: NDArray[np.bool_]  # whether the stretch stands at its text's beginning
    weights: Numbers  # how many stretches this one stands for, as one of a sample

    def only(self, mask: NDArray[np.bool_]) -> _Shelf:
        return _Shelf(self.values[mask], self.texts[mask], self.leads[mask], self.weights[mask])


def find_candidates(told: Sequence[Wording], hashed: Sequence[Hashes]) -> Candidates:
    """The pairs among wordings, the shorter first, that may be copies of each other."""
    rules = origin_rules()["search"]
    shelf = _shelf(told, hashed)
    sizes = np.array([len(one) for one in hashed], np.int64)
    standing = _standing(told, shelf, sizes)
    if len(standing):
        nobodys = _among(shelf.values, standing)
        sizes = sizes - np.bincount(
            shelf.texts[nobodys], shelf.weights[nobodys], minlength=len(sizes)
        ).astype(np.int64)
        shelf = shelf.only(~nobodys)
    pairs, shared, _ = _count(shelf, len(told))
    enough = shared >= rules["least"] * np.maximum(sizes[pairs[:, 0]], 1)
    return Candidates([(int(a), int(b)) for a, b in pairs[enough]], standing)


def _shelf(told: Sequence[Wording], hashed: Sequence[Hashes]) -> _Shelf:
    """The stretches that are looked up: a sample, but all that a short text holds."""
    rules = origin_rules()["search"]
    nothing = np.zeros(0, np.int64)
    empty = _Shelf(nothing.astype(np.uint64), nothing, nothing.astype(bool), nothing)
    if not hashed:
        return empty
    short = [
        one for one, text in zip(hashed, told, strict=True) if len(text) < rules["sampled_words"]
    ]
    of_short = np.unique(np.concatenate([*short, nothing.astype(np.uint64)]))
    places = [np.flatnonzero(_looked_up(one, of_short)) for one in hashed]
    values = np.concatenate([one[at] for one, at in zip(hashed, places, strict=True)])
    texts = np.repeat(np.arange(len(hashed)), [len(at) for at in places])
    beginning = np.array([lead_words(len(text)) for text in told])
    leads = np.concatenate(places) < beginning[texts]
    if not len(values):
        return empty
    order = np.lexsort((~leads, texts, values))
    values, texts, leads = values[order], texts[order], leads[order]
    fresh = values[1:] != values[:-1]
    once = np.r_[True, fresh | (texts[1:] != texts[:-1])]
    values, texts, leads = values[once], texts[once], leads[once]
    _, counts = _groups(values)
    shared = np.repeat(counts > 1, counts)
    values, texts, leads = values[shared], texts[shared], leads[shared]
    weights = np.where(_among(values, of_short), 1, rules["sampled"])
    return _Shelf(values, texts, leads, weights)


def _looked_up(hashes: Hashes, of_short: Hashes) -> NDArray[np.bool_]:
    sampled: NDArray[np.bool_] = hashes % np.uint64(origin_rules()["search"]["sampled"]) == 0
    return sampled | _among(hashes, of_short) if len(of_short) else sampled


def _among(hashes: Hashes, some: Hashes) -> NDArray[np.bool_]:
    """Which of the hashes are among some, which are sorted."""
    if not len(some):
        return np.zeros(len(hashes), bool)
    found: NDArray[np.bool_] = some[np.searchsorted(some, hashes) % len(some)] == hashes
    return found


def _groups(values: NDArray[np.uint64]) -> tuple[Numbers, Numbers]:
    """Where each run of equal values begins, and how long it is."""
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]).astype(np.int64)
    return starts, np.diff(np.r_[starts, len(values)])


def _count(shelf: _Shelf, texts: int) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of texts, how many stretches they share, and how many at either's beginning.

    Each holder of a stretch is paired with the first few holders only, the shortest ones: what many
    hold is found through those.
    """
    empty = np.zeros(0, np.int64)
    if not len(shelf.values):
        return np.zeros((0, 2), np.int64), empty, empty
    starts, counts = _groups(shelf.values)
    place = np.arange(len(shelf.values)) - np.repeat(starts, counts)
    keys, weights, leads = [], [], []
    for nth in range(int(origin_rules()["search"]["remembered"])):
        later = np.flatnonzero(place > nth)
        if not len(later):
            break
        first = later - place[later] + nth
        keys.append(shelf.texts[first] * texts + shelf.texts[later])
        weights.append(shelf.weights[later])
        leads.append((shelf.leads[first] | shelf.leads[later]) * shelf.weights[later])
    found, place_of = np.unique(np.concatenate(keys), return_inverse=True)
    shared = np.bincount(place_of, np.concatenate(weights)).astype(np.int64)
    begun = np.bincount(place_of, np.concatenate(leads)).astype(np.int64)
    return np.stack([found // texts, found % texts], axis=1), shared, begun


def _standing(told: Sequence[Wording], shelf: _Shelf, sizes: Numbers) -> Hashes:
    """The stretches that are nobody's: texts that are no copies of each other hold them, for days."""
    rules = origin_rules()["standing"]
    pairs, shared, begun = _count(shelf, len(told))
    share = shared / np.maximum(sizes[pairs[:, 0]], 1)
    lead = begun >= copy_rules()["lead"] * copy_rules()["lead_words"]
    alike = (share >= rules["copied"]) | ((share >= rules["copied_with_lead"]) & lead)
    group = _joined(len(told), pairs[alike].tolist())[shelf.texts]
    nothing = np.zeros(0, np.uint64)
    if not len(shelf.values):
        return nothing
    starts, counts = _groups(shelf.values)
    number = np.repeat(np.arange(len(starts)), counts)
    unlike = np.unique(np.stack([number, group], axis=1), axis=0)[:, 0]
    texts = np.bincount(unlike, minlength=len(starts))
    known = [one.report.published for one in told]
    days = np.array([day.toordinal() if day else 0 for day in known])[shelf.texts]
    first = np.minimum.reduceat(np.where(days, days, 2**31), starts)
    last = np.maximum.reduceat(days, starts)
    found: Hashes = shelf.values[starts][(texts >= rules["texts"]) & (last - first > rules["days"])]
    return found


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> Numbers:
    """By number, the smallest number that it is joined with, directly or through others."""
    heads = list(range(count))

    def head(one: int) -> int:
        while heads[one] != one:
            heads[one] = heads[heads[one]]
            one = heads[one]
        return one

    for a, b in pairs:
        first, second = sorted((head(a), head(b)))
        heads[second] = first
    return np.array([head(one) for one in range(count)], np.int64)
