"""Stories as reports come: each new report joins, starts or bridges stories, and the log says why."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.fusing.origins.search import is_among
from dragoman.fusing.stories.changes import Change, What, heirs, names
from dragoman.fusing.stories.index import Index
from dragoman.fusing.stories.likeness import alike_to
from dragoman.fusing.stories.linking import Grouped, Kept, grouped, is_titled
from dragoman.fusing.stories.words import Commonness, Counted, Spelling, counted, settings
from dragoman.records import Region, Report


@dataclass(slots=True)
class Held:
    """A story as it is kept."""

    id: str
    born: int  # its place in the order in which stories began
    reports: list[str]  # keys, by day
    middle: str  # key of the titled report that is most like all others


@dataclass(slots=True)
class Counts:
    """What a keeper has seen so far; no number is given twice."""

    arrived: int = 0  # reports that came
    born: int = 0  # stories that began
    noted: int = 0  # changes in the log


class StoryKeeper:
    """The stories of the reports that have come so far, with the log of how they became so.

    A new report is held against those that share its most telling words, at most two years from
    it. The stories of those that are like it are grouped anew, together with it, by average
    linkage; so one report may start a story, join one, bridge two, or show that one is two.
    Reports come one by one and may be taken out again. What is far from a change stays as it is:
    how the same reports are grouped depends little on the order in which they come, but it does.

    Examples:
        >>> from dragoman.reading.sources import make_report
        >>> keeper = StoryKeeper()
        >>> for text in ("Norway's fleet sank a trawler.", "A trawler was sunk by Norway's fleet."):
        ...     report = make_report(text, id=text[0])
        ...     print([one.what for one in keeper.add(report, [Region(0, len(text), "body")])])
        ['start']
        ['join']
    """

    def __init__(self, commonness: Commonness | None = None) -> None:
        self.log: list[Change] = []  # of this keeper; what another had before is not here
        self.stories: dict[str, Held] = {}
        self.reports: dict[str, Kept] = {}
        self.commonness = commonness or Commonness()
        self.counts = Counts()
        self._index = Index()
        self._keys: dict[int, str] = {}  # by the number of the arrival
        self._touching: dict[str, set[str]] = {}  # by story, reports of others that touch it, too

    @classmethod
    def of(
        cls,
        reports: Iterable[Kept],
        stories: Iterable[Held],
        commonness: Commonness,
        counts: Counts,
        asked: Index | None = None,
    ) -> StoryKeeper:
        """A keeper that goes on from what another one had; its log goes on, too, from its end.

        Some stories will do, with all their reports and all reports that touch them, where
        ``asked`` is an index of all reports by the words of those that will come.
        """
        keeper = cls(commonness)
        keeper.stories = {one.id: one for one in stories}
        keeper.counts = counts
        keeper._index = Index() if asked is None else asked
        for one in reports:
            keeper.reports[one.key] = one
            if one.story in keeper.stories:
                keeper._keys[one.number] = one.key
            if asked is None:
                keeper._index.add(one.number, one.day, one.heads)
            keeper._touch(one, one.also)
        return keeper

    def add(
        self, report: Report, regions: Sequence[Region], words: Counted | None = None
    ) -> list[Change]:
        """Take in a report, and say what that changed; ``words`` are its words where they are counted already.

        One that is known is taken out first, unless it is the same in all that counts.
        """
        began = len(self.log)
        words = counted(report, regions) if words is None else words
        if (known := self.reports.get(report.key)) is not None:
            if known.is_same(report, words):
                return []
            self.remove(report.key)
        self.commonness.add(words.words)
        kept = self._arriving(report, words)
        self.counts.arrived += 1
        near = self._near(kept)
        self.reports[kept.key], self._keys[kept.number] = kept, kept.key
        self._index.add(kept.number, kept.day, kept.heads)
        told = self._touched(near)
        found = grouped([*map(self._members, told), [kept]], set(near), self.commonness)
        self._settle(told, found, kept, Spelling(report, regions))
        return self.log[began:]

    def like(self, report: Report, regions: Sequence[Region]) -> list[str]:
        """The keys of the reports whose stories would be grouped with one that is not there, if it came."""
        words = counted(report, regions)
        self.commonness.add(words.words)
        try:
            return self._near(self._arriving(report, words))
        finally:
            self.commonness.add(words.words, -1)

    def _arriving(self, report: Report, words: Counted) -> Kept:
        """A report as it is kept if it is the next to come."""
        return Kept(
            report.key,
            self.counts.arrived,
            report.published,
            is_titled(report),
            words,
            self.commonness.heads(words),
        )

    def remove(self, key: str) -> list[Change]:
        """Take a report out, and say what that changed. Raises `KeyError` when it is not there."""
        began = len(self.log)
        kept = self.reports.pop(key)
        del self._keys[kept.number]
        self._index.drop(kept.number, kept.heads)
        self._touch(kept, ())
        self.commonness.add(kept.words.words, -1)
        held = self.stories[kept.story]
        held.reports.remove(key)
        if held.reports:
            self._note("leave", held.id, (key,), key)
            near = self._near(kept)
            found = grouped([self._members(held.id)], set(near), self.commonness)
            self._settle([held.id], found, kept, None)
        else:
            self._note("end", held.id, (key,), key)
            self._die(held.id, None)
        return self.log[began:]

    def _near(self, kept: Kept) -> list[str]:
        """The reports that are like one enough to stand with it, the nearest first."""
        most = settings()["search"]["candidates"]
        found = self._index.near(*self.commonness.asked(kept.heads), kept.day, most)
        others = [
            self.reports[self._keys[number]]
            for number in found
            if number != kept.number and number in self._keys
        ]
        if not others:
            return []
        likeness = alike_to(
            kept.words,
            kept.day,
            [one.words for one in others],
            [one.day for one in others],
            self.commonness,
        )
        least = settings()["likeness"]["least"]
        shares = zip(likeness.tolist(), others, strict=True)
        return [
            key for _, key in sorted((-share, one.key) for share, one in shares if share >= least)
        ]

    def _touched(self, near: Iterable[str]) -> list[str]:
        """The stories of some reports, in their order, as many as are grouped anew at once."""
        found = dict.fromkeys(self.reports[key].story for key in near)
        return list(found)[: settings()["search"]["stories"]]

    def _members(self, story: str) -> list[Kept]:
        return [self.reports[key] for key in self.stories[story].reports]

    def _settle(
        self, touched: Sequence[str], found: Grouped, cause: Kept, spelt: Spelling | None
    ) -> None:
        """Make the stories what grouping has found, and note what that changes."""
        before = {story: self.stories[story].reports for story in touched}
        parts = [[one.key for one in part.reports] for part in found.parts]
        heir = heirs(before, parts)
        ids = names(heir, parts, lambda story: self.stories[story].born, self._fresh)
        teller = _Teller(found, cause, spelt, self.commonness)
        self._note_changes(before, parts, heir, ids, teller)
        for story in touched:
            if story not in ids:
                self._die(story, ids[heir[story]])
        for id, part in zip(ids, found.parts, strict=True):
            held = self.stories.get(id)
            if held is None:
                held = self.stories[id] = Held(id, self.counts.born, [], part.middle.key)
                self.counts.born += 1
            held.reports = [one.key for one in part.reports]
            held.middle = part.middle.key
            for one in part.reports:
                one.story = id
        self._touch_anew({*touched, *ids}, found, ids)

    def _note_changes(
        self,
        before: dict[str, list[str]],
        parts: Sequence[Sequence[str]],
        heir: dict[str, int],
        ids: Sequence[str],
        teller: _Teller,
    ) -> None:
        """The records of one settling: what merged, what was parted or moved, where the new one is."""
        by = teller.cause.key
        for story, at in heir.items():
            if ids[at] != story:
                sides = before[story], before[ids[at]]
                self._note(
                    "merge", ids[at], tuple(before[story]), by, story, **teller.sides(*sides)
                )
        for id, part in zip(ids, parts, strict=True):
            mine = set(part)
            for story, reports in before.items():
                if ids[heir[story]] == id:
                    continue
                gone = tuple(key for key in reports if key in mine)
                if gone and id in before:
                    self._note("move", id, gone, by, story, **teller.sides(gone, mine - {*gone}))
                elif gone:
                    left = [key for key in reports if key not in mine]
                    self._note("split", story, gone, by, id, **teller.parted(gone, mine, left))
            if by in mine:
                what: What = "start" if len(part) == 1 else "join"
                self._note(what, id, (by,), by, **teller.nearest(mine - {by}))

    def _touch_anew(self, stories: set[str], found: Grouped, ids: Sequence[str]) -> None:
        """Of the reports that were looked at one by one, the other stories that they touch."""
        for one, near in found.touching():
            if not near and not one.also:
                continue
            kept = {story for story in one.also if story not in stories}
            self._touch(one, sorted({ids[part] for part in near} | kept))

    def _touch(self, kept: Kept, also: Sequence[str]) -> None:
        for story in kept.also:
            self._touching.get(story, set()).discard(kept.key)
        kept.also = tuple(also)
        for story in kept.also:
            self._touching.setdefault(story, set()).add(kept.key)

    def _die(self, story: str, heir: str | None) -> None:
        """A story is no more; who touched it touches the one that it went into."""
        for key in sorted(self._touching.pop(story, ())):
            one = self.reports[key]
            now = {heir if id == story else id for id in one.also} - {None, one.story}
            self._touch(one, sorted(id for id in now if id is not None))
        del self.stories[story]

    def _fresh(self, part: Sequence[str]) -> str:
        """An id that no story has or had: of its eldest report, and of how many stories began."""
        return hashlib.sha256(f"story {part[0]} {self.counts.born}".encode()).hexdigest()[:16]

    def _note(
        self,
        what: What,
        story: str,
        reports: tuple[str, ...],
        by: str,
        other: str | None = None,
        **why: Any,
    ) -> None:
        self.log.append(Change(self.counts.noted, what, story, other, reports, by, **why))
        self.counts.noted += 1


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says why: how alike, which words, how many days."""

    found: Grouped
    cause: Kept  # the report that came or went
    spelt: Spelling | None  # of its words; None, when it went
    commonness: Commonness

    def sides(self, one: Collection[str], other: Collection[str]) -> dict[str, Any]:
        """How alike two lots of reports are, and the words that the new report has of both."""
        return {"likeness": self.found.between(one, other), "words": self._words(one, other)}

    def parted(
        self, gone: Collection[str], mine: Collection[str], left: Collection[str]
    ) -> dict[str, Any]:
        """How alike two parts of a story are, and what the new report shares with those that went."""
        return {
            "likeness": self.found.between(mine, left),
            "words": self._words(gone) if self.cause.key in mine else (),
        }

    def nearest(self, others: Collection[str]) -> dict[str, Any]:
        """The report that is most like the new one, how alike they are, and what they share."""
        nearest = self.found.nearest(self.cause.key, others) if others else None
        if nearest is None:
            return {}
        like, likeness = nearest
        days = self.cause.day, like.day
        apart = None if None in days else abs((days[0] - days[1]).days)  # type: ignore[operator]
        return {
            "like": like.key,
            "likeness": likeness,
            "words": self._words([like.key]),
            "days": apart,
        }

    def _words(self, *sides: Collection[str]) -> tuple[str, ...]:
        """The most telling words of the new report that each side has, too."""
        if self.spelt is None:
            return ()
        words = self.cause.words.words
        telling = self.cause.words.times * self.commonness.weights(words) ** 2
        for side in sides:
            theirs = [
                one.words.words
                for one in self.found.shown
                if one.key in side and one.key != self.cause.key
            ]
            if len(theirs) == 1:
                telling = telling * is_among(words, theirs[0])
            elif theirs:
                telling = telling * np.isin(words, np.concatenate(theirs))
        order = np.lexsort((words, -telling))[: settings()["shown"]["words"]]
        best = [int(words[i]) for i in order if telling[i]]
        spelt = self.spelt.of(best)
        return tuple(spelt[one] for one in best if one in spelt)
