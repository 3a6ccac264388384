"""Tracing some reports among the many that are traced already, without reading those again.

What a text comes from hangs on the texts that share its stretches. So the search goes from the
reports that came to the stretches they hold, to those that become nobody's or somebody's by it, to
the pairs of texts that this touches, and to what is a copy of one of those. It ends where nothing
changes; the result is that of tracing all at once. Two things are allowed to differ, in the search
for rewrites only: which words are too common to tell texts apart is as counted when the dossier was
last traced as a whole (it is again once it has doubled), and of more than some twenty texts of one
sketch, pairs that a later text has come between stay.

Texts are known by their rank, the shorter first, all through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
import pyarrow as pa

from dragoman.fusing.origins import search
from dragoman.fusing.origins.copies import Copy, Text, link
from dragoman.fusing.origins.graph import Linker
from dragoman.fusing.origins.rewrites import compare, may_be, sketched, telling_forms
from dragoman.fusing.origins.sentences import sentences
from dragoman.fusing.origins.tracing import Held, comes_from
from dragoman.fusing.origins.wording import Hashes, Told, stretches
from dragoman.fusing.rules import copy_rules, origin_rules
from dragoman.store.kept import traces
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.retold import Retold, moved
from dragoman.store.kept.texts import NONE, Texts
from dragoman.store.kept.traces import Change

MOST = 3000  # texts that may be touched: beyond, all are traced at once


class TooMuch(Exception):
    """So much is touched that tracing everything at once is quicker."""


def trace_some(looking: Looking, keys: Sequence[str], coming: Sequence[Told]) -> Change:
    """What changes when the reports of these keys are gone and those coming are there instead.

    Raises `TooMuch`.
    """
    texts = Texts(looking, keys, coming)
    change = Change(gone=texts.gone)
    change.rows["texts"] = texts.rows
    change.placed = {row["number"] for row in texts.rows}
    change.columns["stretches"] = traces.stretch_columns(texts.in_numbers(texts.new_picked))
    copies = _Copies(texts, change)
    touched = copies.stand()
    copies.pair(touched)
    linked = copies.link()
    found = copies.follow(linked)
    was = Retold.read(looking.connection)
    rewritten = _Rewrites(texts, change).trace(linked, copies.lost)
    now = was.changed(texts, change, rewritten, found)
    _tell(texts, change, found, moved(was, now, texts))
    return change


class _Copies:
    """The search for copies."""

    def __init__(self, texts: Texts, change: Change) -> None:
        self._texts = texts
        self._change = change
        self._pairs: dict[int, set[int]] = defaultdict(set)  # by longer text, its new candidates
        self._touched: set[int] = set()
        self._sources: dict[int, int | None] = {}
        self._made: dict[int, Text] = {}
        self.lost: set[tuple[int, int]] = set()  # pairs that are copies no longer

    def stand(self) -> set[int]:
        """Find which stretches are nobody's now; the texts for which that, or a place, has changed."""
        texts = self._texts
        new = [one.values for one in texts.new_picked.values()]
        values = np.unique(np.concatenate([texts.old_values, *new]))
        held = texts.holders(values)
        now = search.find_standing(held, texts.days, texts.fetch)
        before = texts.standing[np.isin(texts.standing, values)]
        gone, come = np.setdiff1d(before, now), np.setdiff1d(now, before)
        texts.stand(gone, come)
        self._change.unstanding = gone
        self._change.columns["standing"] = pa.table({"value": come})
        flipped = np.union1d(gone, come)
        touched = set(texts.new)
        touched.update(held.texts[search.is_among(held.values, flipped)].tolist())
        own = held.only(~search.is_among(held.values, texts.standing))
        touched.update(_displaced(own, texts.new, len(texts.gone)))
        if len(touched) > MOST:
            raise TooMuch
        return touched

    def pair(self, touched: set[int]) -> None:
        """Find the pairs anew that one of these texts is in."""
        texts = self._texts
        self._touched = touched
        picked = texts.fetch(sorted(touched))
        values = np.unique(np.concatenate([NONE, *(picked[one].values for one in touched)]))
        shelf = texts.holders(values[~search.is_among(values, texts.standing)])
        pairs = search.find_pairs(shelf, texts.standing, texts.count, texts.fetch, touched)
        for shorter, longer in pairs:
            self._pairs[longer].add(shorter)
        self._change.paired = texts.numbers_of(touched) | texts.gone
        self._change.rows["candidates"] = [
            {"shorter": texts.number(a), "longer": texts.number(b)} for a, b in pairs
        ]

    def link(self) -> dict[int, list[Copy]]:
        """Compare with their candidates all texts of which something there has changed."""
        texts = self._texts
        todo = sorted({*self._pairs, *texts.longer_than(self._change.paired), *texts.new})
        texts.look_up(todo)
        texts.read({*todo, *(other for one in todo for other in self._candidates(one))})
        linked: dict[int, list[Copy]] = {}
        while todo:
            longer = heappop(todo)
            if longer in linked:
                continue
            if len(linked) > MOST:
                raise TooMuch
            shorter = sorted(self._candidates(longer))
            sources = {one: source for one in shorter if (source := self.source(one)) is not None}
            linked[longer] = list(link(longer, shorter, sources, self._text))
            if longer not in texts.new:
                now = {one.shorter for one in linked[longer]}
                self.lost |= {(one.shorter, longer) for one in texts.held(longer)} - {
                    (one, longer) for one in now
                }
            before = None if longer in texts.new else texts.source(longer)
            self._sources[longer] = sources.get(longer)
            if self._sources[longer] != before:
                for one in self._with_candidate(longer):
                    heappush(todo, one)
        self._change.compared = texts.numbers_of(linked) | texts.gone
        self._change.linked = [
            (texts.number(copy.shorter), texts.number(copy.longer))
            for some in linked.values()
            for copy in some
        ]
        linker = Linker(texts.wording)
        self._change.rows["links"] = [
            traces.link_row(copy, linker, texts.number) for some in linked.values() for copy in some
        ]
        return linked

    def follow(self, linked: Mapping[int, Sequence[Copy]]) -> dict[int, tuple[int, ...]]:
        """What those texts come from now, and what is a copy of one of which that has changed."""
        texts = self._texts
        holding: dict[int, set[int]] = defaultdict(set)
        for longer, some in linked.items():
            for copy in some:
                holding[copy.shorter].add(longer)
        todo = list(linked)
        heapify(todo)
        found: dict[int, tuple[int, ...]] = {}
        while todo:
            one = heappop(todo)
            if one in found:
                continue
            held = (
                [Held(copy.shorter, copy.covers, int(copy.own.sum())) for copy in linked[one]]
                if one in linked
                else texts.held(one)
            )
            found[one] = comes_from(one, held, lambda other: found.get(other) or texts.found(other))
            if one in texts.new or found[one] != texts.found(one):
                for longer in holding[one] | (texts.holding(one) - set(linked)):
                    heappush(todo, longer)
        self._change.traced = texts.numbers_of(found) | texts.gone
        self._change.rows["copied"] = [self._copied(*one) for one in sorted(found.items())]
        return found

    def source(self, one: int) -> int | None:
        """The text that one is a mere copy of."""
        if one in self._sources or one in self._texts.new:
            return self._sources.get(one)
        return self._texts.source(one)

    def _copied(self, one: int, found: Iterable[int]) -> traces.Row:
        number, source = self._texts.number, self.source(one)
        return {
            "text": number(one),
            "source": None if source is None else number(source),
            "found": [number(other) for other in found],
        }

    def _candidates(self, longer: int) -> set[int]:
        if longer in self._touched:
            return self._pairs[longer]
        return self._pairs[longer] | (self._texts.candidates(longer) - self._touched)

    def _with_candidate(self, shorter: int) -> set[int]:
        found = {longer for longer, some in self._pairs.items() if shorter in some}
        return found if shorter in self._touched else found | self._texts.longer(shorter)

    def _text(self, rank: int) -> Text:
        if rank not in self._made:
            wording = self._texts.wording(rank)
            (hashed,) = stretches([wording], copy_rules()["words"])
            self._made[rank] = Text(wording, hashed, self._texts.standing)
        return self._made[rank]


class _Rewrites:
    """The search for texts of which one is probably the other told anew."""

    def __init__(self, texts: Texts, change: Change) -> None:
        self._texts = texts
        self._change = change

    def trace(
        self, linked: Mapping[int, Sequence[Copy]], lost: Collection[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Find those of the texts that came, and of copies lost; the pairs that count, by number."""
        texts = self._texts
        forms = {one: self._forms(one) for one in sorted(texts.new)}
        long = [one for one, some in forms.items() if len(some)]
        sketches = dict(zip(long, sketched([forms[one] for one in long]), strict=True))
        days = {texts.number(one): int(texts.days[one]) for one in sketches}
        self._change.columns["sketches"] = traces.sketch_columns(texts.in_numbers(sketches), days)
        copies = {frozenset((one.shorter, one.longer)) for some in linked.values() for one in some}
        linker = Linker(texts.wording)
        counted = []
        pairs = sorted(self._pairs(sketches) | self._of_lost(lost))
        texts.read({one for pair in pairs for one in pair})
        for a, b in pairs:
            if frozenset((a, b)) in copies:
                continue
            found = compare(a, b, lambda one: sentences(texts.wording(one)), self._forms)
            if found is not None:
                self._change.rows["links"].append(traces.link_row(found, linker, texts.number))
                if found.counted:
                    counted.append((texts.number(a), texts.number(b)))
        return counted

    def _pairs(self, sketches: Mapping[int, Hashes]) -> set[tuple[int, int]]:
        """Pairs of a text that came and its neighbours of one sketch by day, the earlier first."""
        texts = self._texts
        reach = int(origin_rules()["rewrites"]["neighbours"])
        found: set[tuple[int, int]] = set()
        for some in texts.sketched_alike(sketches):
            ordered = sorted(some, key=texts.by_day)
            for at, one in enumerate(ordered):
                near = ordered[at + 1 : at + 1 + reach]
                found.update((one, other) for other in near if texts.new & {one, other})
        reports = texts.reports({one for pair in found for one in pair})
        return {(a, b) for a, b in found if may_be(reports[a], reports[b])}

    def _of_lost(self, lost: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
        """Those of the pairs that may be rewrites where they are copies no longer."""
        texts = self._texts
        found = set()
        reports = texts.reports({one for pair in lost for one in pair})
        for pair in lost:
            a, b = sorted(pair, key=texts.by_day)
            forms = [self._forms(one) for one in (a, b)]
            if all(map(len, forms)) and may_be(reports[a], reports[b]):
                one, other = sketched(forms)
                if (one == other).any():
                    found.add((a, b))
        return found

    def _forms(self, rank: int) -> Hashes:
        return telling_forms(self._texts.forms(rank), self._texts.common)


def _displaced(held: search.Shelf, new: set[int], gone: int) -> set[int]:
    """The texts that a text which came has put before, or behind, the first few of a stretch."""
    most = int(origin_rules()["search"]["remembered"])
    starts, counts = search.groups(held.values)
    found: set[int] = set()
    for start, count in zip(starts.tolist(), counts.tolist(), strict=True):
        if count + gone > most:
            holders = held.texts[start : start + count].tolist()
            moved = sum(one in new for one in holders[:most]) + gone
            if moved:
                found.update(holders[max(most - moved - 1, 0) : most + moved + 1])
    return found


def _tell(
    texts: Texts,
    change: Change,
    found: Mapping[int, tuple[int, ...]],
    heads: tuple[Mapping[int, int], Iterable[int]],
) -> None:
    """Put down the origins of all reports for which they may have changed."""
    head_of, moved = heads
    for one in sorted({*found, *texts.coming_from(texts.ranks(moved))}):
        numbers = map(texts.number, found.get(one) or texts.found(one))
        keys = (texts.key(texts.rank(head_of.get(number, number))) for number in numbers)
        change.origins[texts.key(one)] = tuple(dict.fromkeys(keys))
