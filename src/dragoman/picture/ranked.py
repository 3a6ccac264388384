"""Disagreements in their order, so that those of a day are put in it by their places."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from dragoman.fusing.disagreements.joined import once, rank, shelf_of
from dragoman.picture.columns import Numbered, Numbers
from dragoman.records import Disagreement


class Ranked:
    """Many disagreements, the worst first, of which a day has some."""

    def __init__(self, everything: Iterable[Disagreement]) -> None:
        self._all = sorted(everything, key=rank)
        self._ranks = [rank(one) for one in self._all]
        self._places = {id(one): place for place, one in enumerate(self._all)}
        self._shelves = Numbered()
        shelves = [self._shelf(one) for one in self._all]
        many = Counter(shelves)
        self._shelf_of = np.array(shelves, np.int64)
        self._alone = np.array([many[shelf] == 1 for shelf in shelves], bool)

    def places(self, some: Iterable[Disagreement]) -> Numbers:
        """Where some of them stand."""
        return np.fromiter((self._places[id(one)] for one in some), np.int64)

    def of(self, kept: Sequence[Numbers], others: Iterable[Disagreement]) -> list[Disagreement]:
        """Those at some places and others, in the order of `joined` and each clash once.

        Of ``others`` some may be among all, too.
        """
        new = [one for one in others if id(one) not in self._places]
        known = self.places(one for one in others if id(one) in self._places)
        places = np.sort(np.concatenate([*kept, known]))
        ordered = [self._all[place] for place in places.tolist()]
        begins = [bisect_left(self._ranks, rank(one)) for one in new]
        for at, one in sorted(
            zip(begins, new, strict=True), key=lambda one: rank(one[1]), reverse=True
        ):
            ordered.insert(int(np.searchsorted(places, at)), one)
        return self._once(ordered, places, new)

    def _once(
        self, ordered: list[Disagreement], places: Numbers, new: Sequence[Disagreement]
    ) -> list[Disagreement]:
        """Each clash once: only what shares its shelf with others can be one clash with them."""
        shelves = self._shelf_of[places]
        shared = {*shelves[~self._alone[places]].tolist(), *map(self._shelf, new)}
        if not shared:
            return ordered
        doubtful = places[np.isin(shelves, list(shared))]
        ids = {id(self._all[place]) for place in doubtful.tolist()} | {id(one) for one in new}
        asked = [one for one in ordered if id(one) in ids]
        gone = ids - {id(one) for one in once(asked)}
        return [one for one in ordered if id(one) not in gone] if gone else ordered

    def _shelf(self, one: Disagreement) -> int:
        return self._shelves.of("\n".join(shelf_of(one)))
