"""Grouping anew the reports of a few stories: what stands together, what is in the middle of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.stories.likeness import Matrix, alike, average, linked
from dragoman.fusing.stories.words import Commonness, Counted, settings
from dragoman.records import Report


@dataclass(slots=True)
class Kept:
    """A report as its stories know it."""

    key: str
    number: int  # of its arrival
    day: date | None
    titled: bool
    words: Counted
    heads: tuple[int, ...]  # its most telling words when it came, by which it is looked up
    story: str = ""
    also: tuple[str, ...] = ()  # other stories that it would join if it stood alone

    def is_same(self, report: Report, words: Counted) -> bool:
        """Whether a report that has come again is as it was, in all that stories hang on."""
        mine = self.words
        return (
            self.day == report.published
            and self.titled == is_titled(report)
            and np.array_equal(mine.words, words.words)
            and np.array_equal(mine.times, words.times)
        )

    @property
    def order(self) -> tuple[date, str]:
        """By day, the undated last; the same in whatever order reports come."""
        return self.day or date.max, self.key


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that stand together after grouping."""

    reports: list[Kept]  # by day
    middle: Kept  # the titled one that is most like all others


@dataclass(frozen=True, slots=True)
class Grouped:
    """Some stories grouped anew, and how alike their reports and parts are."""

    parts: list[Part]
    shown: list[Kept]  # the reports that were looked at; all, where no story is large
    single: list[bool]  # of each of them, whether it was free to go
    likeness: Matrix  # of those
    within: list[list[int]]  # by part, the places of its reports among those
    to_parts: NDArray[np.float64]  # of each of those to each part, on average

    def touching(self) -> Iterator[tuple[Kept, list[int]]]:
        """Each report that was looked at one by one, with the parts it touches beside its own.

        It would join them if it stood alone, and is nearly as like them as the rest of its own.
        """
        rules = settings()["likeness"]
        for number, within in enumerate(self.within):
            shares = self.to_parts[within]
            own = (shares[:, number] * len(within) - 1) / max(len(within) - 1, 1)
            least = np.maximum(rules["least"], rules["also_share"] * own)
            touched = shares >= least[:, None]
            touched[:, number] = False
            some = touched.any(axis=1).tolist()
            for place, row in enumerate(within):
                if self.single[row]:
                    near = np.flatnonzero(touched[place]).tolist() if some[place] else []
                    yield self.shown[row], near

    def between(self, one: Collection[str], other: Collection[str]) -> float | None:
        """How alike two lots of reports are on average; None where none of one was looked at."""
        rows = [i for i, kept in enumerate(self.shown) if kept.key in one]
        columns = [i for i, kept in enumerate(self.shown) if kept.key in other]
        if not rows or not columns:
            return None
        return float(self.likeness[np.ix_(rows, columns)].mean())

    def nearest(self, key: str, others: Collection[str]) -> tuple[Kept, float] | None:
        """The report of the others that is most like one, and how alike the two are."""
        row = next(i for i, kept in enumerate(self.shown) if kept.key == key)
        found = [i for i, kept in enumerate(self.shown) if kept.key in others and i != row]
        if not found:
            return None
        shares = self.likeness[row].tolist()
        best = max(found, key=lambda i: (shares[i], -i))
        return self.shown[best], shares[best]


def is_titled(report: Report) -> bool:
    """Whether a report came with a title."""
    return bool((report.title or "").strip())


def grouped(
    stories: Iterable[Sequence[Kept]], near: Collection[str], commonness: Commonness
) -> Grouped:
    """Group the reports of some stories anew; ``near`` are the keys that may leave a large one."""
    units = sorted(
        (unit for story in stories for unit in _units(story, near)), key=lambda one: one[0].order
    )
    seen = [_sample(unit) for unit in units]
    shown = [kept for some in seen for kept in some]
    likeness = alike([kept.words for kept in shown], [kept.day for kept in shown], commonness)
    ends = np.cumsum([len(some) for some in seen])
    places = [list(range(end - len(some), end)) for some, end in zip(seen, ends, strict=True)]
    sizes = [len(unit) for unit in units]
    found = _settled(average(likeness, places), sizes, [unit[0].story for unit in units])
    to_units = _to_groups(likeness, places)
    to_parts = np.stack(
        [_weighted(to_units[:, some], [sizes[i] for i in some]) for some in found], axis=1
    )
    within = [[place for i in some for place in places[i]] for some in found]
    parts = []
    for number, some in enumerate(found):
        reports = sorted((kept for i in some for kept in units[i]), key=lambda one: one.order)
        parts.append(Part(reports, _middle(shown, within[number], to_parts[:, number])))
    single = [len(units[i]) == 1 for i, some in enumerate(seen) for _ in some]
    return Grouped(parts, shown, single, likeness, within, to_parts)


def _settled(likeness: Matrix, sizes: Sequence[int], stories: Sequence[str]) -> list[list[int]]:
    """The groups that average linkage finds; in a crowd, only where they are clearly better.

    Else what stands stays there, and what is new joins what it is most like, or nothing.
    """
    crowd = settings()["crowd"]
    least = settings()["likeness"]["least"]
    anew = linked(likeness, sizes, least)
    if sum(sizes) < crowd["reports"]:
        return anew
    standing: dict[str, list[int]] = {}
    for number, story in enumerate(stories):
        if story:
            standing.setdefault(story, []).append(number)
    stand = list(standing.values())
    for number in (number for number, story in enumerate(stories) if not story):
        shares = [
            np.average(likeness[number, some], weights=[sizes[i] for i in some]) for some in stand
        ]
        best = int(np.argmax(shares)) if shares else -1
        if shares and shares[best] >= least:
            stand[best].append(number)
        else:
            stand.append([number])
    if sorted(map(sorted, stand)) == sorted(anew):
        return anew
    gain = _worth(likeness, sizes, anew, least) - _worth(likeness, sizes, stand, least)
    return anew if gain >= crowd["gain"] else sorted(map(sorted, stand))


def _worth(
    likeness: Matrix, sizes: Sequence[int], groups: Sequence[Sequence[int]], least: float
) -> float:
    """How much more alike than asked all pairs of reports are that stand in one group, summed up."""
    weights = np.asarray(sizes, np.float64)
    total = 0.0
    for some in groups:
        inside = (likeness[np.ix_(some, some)] - least) * np.outer(weights[some], weights[some])
        total += float(np.triu(inside, 1).sum())
    return total


def _units(story: Sequence[Kept], near: Collection[str]) -> list[list[Kept]]:
    """What of a story stays together: each report by itself, but most of a large one."""
    rules = settings()["large"]
    if len(story) <= rules["whole"]:
        return [[kept] for kept in story]
    free = [kept for kept in story if kept.key in near][: rules["near"]]
    keys = {kept.key for kept in free}
    rest = sorted((kept for kept in story if kept.key not in keys), key=lambda one: one.order)
    return [rest, *([kept] for kept in free)]


def _sample(unit: list[Kept]) -> list[Kept]:
    """Some of many reports, evenly spread in time."""
    most = settings()["large"]["sample"]
    if len(unit) <= most:
        return unit
    return [unit[i] for i in np.linspace(0, len(unit) - 1, most).round().astype(int)]


def _weighted(shares: Matrix, sizes: Sequence[int]) -> NDArray[np.float64]:
    """The mean of each row, each column counted as often as said."""
    weights = np.array(sizes)
    total: NDArray[np.float64] = np.multiply(shares, weights, dtype=np.float64).sum(axis=1)
    return total / float(weights.sum())


def _to_groups(likeness: Matrix, groups: Sequence[Sequence[int]]) -> Matrix:
    if len(groups) == len(likeness):
        return np.ascontiguousarray(likeness[:, [place for (place,) in groups]])
    return np.stack([likeness[:, list(some)].mean(axis=1) for some in groups], axis=1)


def _middle(shown: Sequence[Kept], within: Sequence[int], nearness: np.ndarray) -> Kept:
    near = nearness.tolist()
    titled = [i for i in within if shown[i].titled] or within
    _, best = max((round(near[i], 4), -i) for i in titled)
    return shown[-best]
