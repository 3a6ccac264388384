"""Which texts count as one told anew: all such pairs at once, so that one text more costs next to nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import duckdb
import numpy as np

from dragoman.fusing.origins.search import Numbers
from dragoman.store.kept.texts import Texts
from dragoman.store.kept.traces import Change


@dataclass(frozen=True, slots=True)
class Retold:
    """Pairs of texts of which one counts as the other told anew, by number."""

    pairs: Numbers
    firsts: Numbers
    """In the place of each text the first that it comes from by its copies: these are joined."""

    @classmethod
    def read(cls, connection: duckdb.DuckDBPyConnection) -> Self:
        """All that are kept."""
        found = connection.execute(
            "SELECT l.a, l.b, coalesce(a.found[1], l.a) AS of_a, coalesce(b.found[1], l.b) AS of_b "
            "FROM links l LEFT JOIN copied a ON a.text = l.a LEFT JOIN copied b ON b.text = l.b "
            "WHERE l.kind = 'rewrite' AND l.counted"
        ).fetchnumpy()
        columns = [np.asarray(found[name], np.int64) for name in ("a", "b", "of_a", "of_b")]
        return cls(np.stack(columns[:2], axis=1), np.stack(columns[2:], axis=1))

    def changed(
        self,
        texts: Texts,
        change: Change,
        rewritten: Sequence[tuple[int, int]],
        found: Mapping[int, tuple[int, ...]],
    ) -> Retold:
        """The pairs that count now: without those gone or copies now, with those ``rewritten`` beside them.

        ``found`` has by rank what texts come from now, where that may be something else.
        """
        now = {texts.number(rank): texts.number(comes[0]) for rank, comes in found.items()}
        copies = np.array(change.linked, np.int64).reshape(-1, 2)
        gone = np.isin(self.pairs, sorted(texts.gone)).any(axis=1)
        stay = ~gone & ~_are_among(self.pairs, copies)
        pairs, firsts = self.pairs[stay], self.firsts[stay]
        for number, first in now.items():
            firsts[pairs == number] = first
        new = [[now[one] if one in now else texts.first(one) for one in pair] for pair in rewritten]
        return Retold(
            np.concatenate([pairs, np.array(rewritten, np.int64).reshape(-1, 2)]),
            np.concatenate([firsts, np.array(new, np.int64).reshape(-1, 2)]),
        )

    def is_same(self, other: Retold) -> bool:
        """Whether these are the same pairs, of texts that come from the same."""
        return np.array_equal(self.pairs, other.pairs) and np.array_equal(self.firsts, other.firsts)

    def heads(self, texts: Texts) -> dict[int, int]:
        """By number of each text that is joined to another by any of the pairs, the earliest of these.

        It is -1 where none of them is there any more.
        """
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        joined, places = np.unique(self.firsts, return_inverse=True)
        a, b = places.reshape(-1, 2).T
        graph = coo_array((np.ones(len(a)), (a, b)), shape=(len(joined), len(joined)))
        count, group = connected_components(graph, directed=False)
        ages = texts.ages(joined)
        there = np.flatnonzero(ages >= 0)
        latest_first = there[np.argsort(-ages[there])]
        earliest = np.full(count, -1, np.int64)
        earliest[group[latest_first]] = joined[latest_first]  # what is put last stays
        return dict(zip(joined.tolist(), earliest[group].tolist(), strict=True))


def moved(was: Retold, now: Retold, texts: Texts) -> tuple[dict[int, int], set[int]]:
    """The heads as they are `now`, and the numbers of those texts that may have had another.

    Which of some texts was the earliest may hang on one that is gone, or is of another day now.
    """
    after = now.heads(texts)
    if now.is_same(was) and not texts.gone:
        return after, set()
    before = was.heads(texts)
    unsure = {before.get(one, one) for one in texts.gone}
    return after, texts.gone | {
        one
        for one in before.keys() | after.keys()
        if before.get(one, one) != after.get(one, one) or before.get(one, one) in unsure
    }


def _are_among(pairs: Numbers, others: Numbers) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which of the pairs are among the others, either way round."""
    size = 1 + max(int(some.max(initial=0)) for some in (pairs, others))
    names, theirs = (some.min(axis=1) * size + some.max(axis=1) for some in (pairs, others))
    return np.isin(names, theirs)
