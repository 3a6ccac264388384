"""Which happenings a report counts, and which of its figures are the whole of one and which a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman.fusing.counts.figures import Figure, count_rules, joined

_THAN = re.compile(r"\bmore than\b")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Topic:
    number: int
    told: tuple[int, int] | None
    places: set[str] = field(default_factory=set)
    causes: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    figures: list[Figure] = field(default_factory=list)

    def take(self, one: Figure) -> None:
        self.told = self.told or one.told
        self.places |= one.places
        self.causes |= one.causes
        self.words |= one.words
        self.figures.append(one)


def by_topic(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one report, each with its topic, whole or part; ``figures`` are in text order.

    A figure is of what was told last, or of the report's news, where its day, places and causes
    allow it.
    """
    topics: list[_Topic] = []
    totals: list[Figure] = []
    for one in figures:
        if one.first.count.total:
            totals.append(replace(one, topic=-1))
            continue
        topic = next((topic for topic in _in_reach(topics) if _fits(topic, one)), None)
        if topic is None:
            lead = not topics and one.first.count.evidence.start <= int(
                count_rules()["topics"]["lead"]
            )
            topic = _Topic(0 if lead else len(topics) + 1, None)
            topics.append(topic)
        topic.take(one)
    found = joined(totals)
    for topic in topics:
        near = (one.places for one in figures if one.places & topic.places)
        beside: frozenset[str] = frozenset().union(*near)
        found += [replace(one, beside=beside) for one in _wholes_and_parts(topic)]
    return found


def _in_reach(topics: Sequence[_Topic]) -> list[_Topic]:
    """The topic told last, the news, and the others, the latest first."""
    return [*topics[-1:], *topics[:1], *reversed(topics)]


def _fits(topic: _Topic, one: Figure) -> bool:
    if topic.told and one.told and not days_meet(topic.told, one.told, 0):
        return False
    if topic.number == 0 and topic.told is None and one.told and one.published:
        news = one.published - int(count_rules()["topics"]["news_days"]), one.published
        if not days_meet(news, one.told, 0):
            return False
    if topic.places and one.places and not topic.places & one.places:
        return False
    return causes_fit(topic.causes, one.causes)


def days_meet(a: tuple[int, int], b: tuple[int, int], reach: int) -> bool:
    """Whether two spans of days have one in common, or lie no more than so many days apart."""
    return a[0] <= b[1] + reach and b[0] <= a[1] + reach


def causes_fit(a: set[str] | frozenset[str], b: set[str] | frozenset[str]) -> bool:
    """Whether two tellings of a cause can be of one deed; one that is not told can."""
    if not a or not b or a & b:
        return True
    return any(frozenset((x, y)) in _together() for x in a for y in b)


def _wholes_and_parts(topic: _Topic) -> list[Figure]:
    """The figures of one happening, those with less than was told first marked as parts of it."""
    found: list[Figure] = []
    heads: dict[str, Figure] = {}
    figures = joined(topic.figures)
    for one in figures:
        outcome = one.first.count.outcome
        head = heads.get(outcome)
        part = one.part or (head is not None and _is_part(head, one, figures))
        told = replace(
            one,
            topic=topic.number,
            part=part,
            told=one.told or topic.told,
            places=one.places | frozenset(topic.places),
            causes=one.causes | frozenset(topic.causes),
            words=one.words | frozenset(topic.words),
        )
        if head is None and not part:
            heads[outcome] = told
        found.append(told)
    return found


def _is_part(head: Figure, one: Figure, beside: Sequence[Figure]) -> bool:
    """Whether a later and lesser figure is of some of those whom the first counts.

    It is none where it is told as an older figure, or another voice gives it.
    """
    count = one.first.count
    told = _THAN.sub("", count.evidence.exact.lower())
    words = set(_WORD.findall(told))
    if not words.isdisjoint(count_rules()["words"]["further"]) and not _others(beside, one):
        return True
    if "also" in (words | {*_WORD.findall(count.evidence.prefix.lower())[-2:]}):
        return True
    if count.stage is not None or one.low >= head.low or one.vague or one.loose:
        return False
    if count.who != head.first.count.who and count.who != "people":
        return True
    return not one.voices or bool(one.voices & head.voices)


def _others(beside: Sequence[Figure], one: Figure) -> bool:
    """Whether "others" are others than those told right before: "killed six, wounded 30 others"."""
    count = one.first.count
    if count.evidence.prefix.rstrip().endswith("."):
        return False  # "Five more were killed in the next town."
    reach = int(count_rules()["topics"]["beside"])
    return any(
        0 <= count.evidence.start - row.count.evidence.end <= reach
        and row.count.outcome != count.outcome
        for figure in beside
        for row in figure.rows
    )


@cache
def _together() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in count_rules()["causes"]["together"])
