"""What becomes of stories as reports come in: records of each change, and which story keeps its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dragoman.fusing.stories.words import settings

What: TypeAlias = Literal["start", "join", "merge", "split", "move", "leave", "end"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became of a story, and why."""

    number: int  # of the change, from 0
    what: What
    story: str  # the story that it befell: the one that lives on, of two that merge
    other: str | None  # the story that went into it, was parted from it, or had the reports before
    reports: tuple[str, ...]  # keys of the reports that came, went or moved
    by: str  # key of the report that came or went and so caused it
    like: str | None = None  # key of the report that decided it, being most alike
    likeness: float | None = None  # 0 to 1, on average; of what is parted or joined
    words: tuple[str, ...] = ()  # telling words that both say, the most telling first
    days: int | None = None  # between the report and the one it is like


def sentence(change: Change, ids: Mapping[str, str] | None = None) -> str:
    """The change in plain words; ``ids`` are those of the reports, by key.

    >>> sentence(Change(0, "join", "a1", None, ("r2",), "r2", "r1", 0.31, ("Hokkaido", "missile"), 2))
    'report r2 joined: 0.31 like report r1, 2 days apart, both tell of Hokkaido, missile'
    """
    ids = {} if ids is None else ids
    some = _reports([ids.get(key, key) for key in change.reports])
    by = ids.get(change.by, change.by)
    like = "" if change.like is None else f" report {ids.get(change.like, change.like)}"
    match change.what:
        case "start":
            return f"{some} started a story: like no story that was there"
        case "join":
            return f"{some} joined:{_alike(change, like)}"
        case "merge":
            return f"story {change.other} went into it, since report {by} joins the two:{_alike(change)}"
        case "split":
            along = f", with report {by} of {', '.join(change.words)}" if change.words else ""
            return f"{some} parted from it as story {change.other}{along}{_too_little(change)}"
        case "move":
            return f"{some} moved here from story {change.other}:{_alike(change, like)}"
        case "leave":
            return f"{some} left: taken out, or read anew"
    return f"its last report, {by}, left: taken out, or read anew"


def heirs(before: Mapping[str, Sequence[str]], parts: Sequence[Sequence[str]]) -> dict[str, int]:
    """For each former story the part that holds most of it; of equals, the one with its eldest."""
    place = {key: number for number, part in enumerate(parts) for key in part}
    found = {}
    for story, reports in before.items():
        counts: dict[int, int] = {}
        for key in reports:
            if key in place:
                counts[place[key]] = counts.get(place[key], 0) + 1
        if counts:  # the first to reach the maximum is where the eldest are
            found[story] = max(counts, key=lambda part: counts[part])
    return found


def names(
    heir: Mapping[str, int],
    parts: Sequence[Sequence[str]],
    born: Callable[[str], int],
    fresh: Callable[[Sequence[str]], str],
) -> list[str]:
    """The id of each part: that of the eldest story whose heir it is, else a fresh one."""
    found = []
    for number, part in enumerate(parts):
        mine = [story for story, at in heir.items() if at == number]
        found.append(min(mine, key=born) if mine else fresh(part))
    return found


def _alike(change: Change, like: str = "") -> str:
    told = f" {change.likeness:.2f} {f'like{like}' if like else 'alike'}"
    if change.days is not None:
        told += f", {_days(change.days)}"
    if change.words:
        told += f", both tell of {', '.join(change.words)}"
    return told


def _too_little(change: Change) -> str:
    """Why two parts are two: too little alike, or each more alike in itself."""
    if change.likeness is None:
        return ""
    least = settings()["likeness"]["least"]
    why = "too little for one" if change.likeness < least else "less than either in itself"
    return f": {change.likeness:.2f} alike, {why}"


def _days(count: int) -> str:
    return {0: "of the same day", 1: "a day apart"}.get(count, f"{count:,} days apart")


def _reports(ids: Iterable[str]) -> str:
    told = list(ids)
    return f"report {told[0]}" if len(told) == 1 else f"reports {', '.join(told)}"
