"""Figures: what one report gives for one count, however often it says so, ready to be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dragoman.count_records import CountRow
from dragoman.data.tables import read_toml
from dragoman.fusing.amounts import bounds
from dragoman.fusing.counts.place_names import skeletons_of
from dragoman.fusing.words import state_words
from dragoman.store.spans import bounds as days_of

_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@cache
def count_rules() -> dict[str, Any]:
    """The thresholds and words of ``fusing_counts.toml``."""
    return read_toml("fusing_counts.toml")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one report for one count; ``rows`` are the counts that tell it, in text order."""

    rows: tuple[CountRow, ...]
    low: float
    high: float
    vague: bool  # a word: "dozens"
    rounded: bool  # a round floor: "more than 100"
    loose: bool  # a word that says nearly nothing: "several"
    told: tuple[int, int] | None  # the days told for what is counted
    published: int | None
    places: frozenset[str]
    states: frozenset[str]
    causes: frozenset[str]
    words: frozenset[str]
    part: bool
    beside: frozenset[str] = frozenset()  # places that the report names with one of these
    topic: int = 0  # which of the happenings that the report tells; 0 is its news

    @property
    def first(self) -> CountRow:
        """The count that stands for the figure."""
        return self.rows[0]

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    @property
    def named(self) -> float:
        """The number that is named, whichever bound it is."""
        return self.low or self.high

    @property
    def main(self) -> bool:
        """Whether it is of the report's news."""
        return self.topic == 0

    @property
    def order(self) -> tuple[object, ...]:
        """By day of report and text."""
        published = 10**7 if self.published is None else self.published
        row = self.first
        return published, row.report_key, row.count.evidence.start, row.count.evidence.end, row.id

    @property
    def when(self) -> int | None:
        """The day that is counted: the last one told, else that of the report."""
        if self.told is None or self.first.count.total:
            return self.published
        return self.told[1]

    @property
    def voices(self) -> frozenset[str]:
        """Who gives it, by name: "a source" and "the monitor" are nobody's."""
        voices = (row.count.according_to for row in self.rows)
        names = (_ARTICLE.sub("", one.name) for one in voices if one is not None)
        return frozenset(name for name in names if name[:1].isupper())


def figures(rows: Iterable[CountRow]) -> list[Figure]:
    """The figures of reports, in the order of report day and text.

    The counts of one report with one number are one figure where they are of one happening. What
    comes of a report hangs on no other.
    """
    from dragoman.fusing.counts.topics import by_topic

    of_report: dict[str, list[CountRow]] = defaultdict(list)
    for row in rows:
        of_report[row.report_key].append(row)
    found: list[Figure] = []
    for told in of_report.values():
        told.sort(key=lambda row: (row.count.evidence.start, row.count.evidence.end, row.id))
        found.extend(by_topic([_figure(row) for row in told]))
    return sorted(found, key=lambda one: one.order)


def _figure(row: CountRow) -> Figure:
    count = row.count
    low, high = bounds(count.quantity)
    words = {word.lower() for word in _WORD.findall(count.evidence.exact)}
    rules = count_rules()["words"]
    told = set(count.places)
    states = {name for name in told if name.casefold() in state_words()}
    floor = high != low and low > 0
    over = any(word in count.evidence.exact.lower() for word in rules["over"])
    first, last = days_of(count.when)
    return Figure(
        rows=(row,),
        low=low,
        high=high,
        vague=floor and not words.isdisjoint(rules["vague"]),
        rounded=over and floor and _digits(low) == 1,
        loose=floor and not words.isdisjoint(rules["loose"]) and words.isdisjoint(_SCALES),
        told=(first.toordinal(), last.toordinal()) if first and last else None,
        published=row.published.toordinal() if row.published else None,
        places=skeletons_of(name for name in told - states if not _is_state(name)),
        states=frozenset(name.casefold() for name in states),
        causes=frozenset(count.causes),
        words=frozenset(count.words),
        part=count.part or not words.isdisjoint(rules["found"]) or _is_people(count.quantity.unit),
    )


def _is_people(unit: str) -> bool:
    """Whether those counted are the people of one state, so a part of all: "ten Americans"."""
    word = unit.casefold()
    nobody = word in count_rules()["words"]["nobody"]
    return unit[:1].isupper() and not nobody and word.removesuffix("s") in state_words()


def _is_state(name: str) -> bool:
    """Whether a name is that of a state that has lost its apostrophe: "Syrias"."""
    return name.casefold().removesuffix("s") in state_words()


_SCALES = frozenset({"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million"})


def _digits(number: float) -> int:
    return len(str(int(number)).rstrip("0"))


def joined(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one happening with one number as one, in text order."""
    found: list[Figure] = []
    for one in figures:
        same = next((n for n, other in enumerate(found) if _is_one(other, one)), None)
        if same is None:
            found.append(one)
        else:
            found[same] = _join(found[same], one)
    return found


def _is_one(a: Figure, b: Figure) -> bool:
    one, other = a.first.count, b.first.count
    return (
        (one.outcome, one.total, one.stage, a.part)
        == (other.outcome, other.total, other.stage, b.part)
        and one.who == other.who
        and a.low == b.low
    )


def _join(a: Figure, b: Figure) -> Figure:
    return replace(
        a,
        rows=a.rows + b.rows,
        high=min(a.high, b.high) if a.low == b.low else a.high,
        vague=a.vague and b.vague,
        rounded=a.rounded and b.rounded,
        told=a.told or b.told,
        places=a.places | b.places,
        states=a.states | b.states,
        causes=a.causes | b.causes,
        words=a.words | b.words,
    )
