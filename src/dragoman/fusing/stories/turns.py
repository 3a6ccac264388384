"""One story, explained: why each report is in it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.fusing.stories.changes import Change, sentence
from dragoman.fusing.stories.finding import Story, to_line

_PLACING = ("start", "join", "move", "split")


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a story, and why it is in it."""

    report: str  # id
    why: str
    change: Change | None = None  # what put it there, of which `why` is the sentence


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story with the reason for each report, and its turns: all that became of it."""

    story: Story
    members: tuple[Member, ...]
    turns: tuple[Change, ...]


def with_ids(log: Iterable[Change], ids: Mapping[str, str]) -> list[Change]:
    """The log with the ids of reports in place of their keys; those that are gone keep the key."""
    return [
        replace(
            one,
            reports=tuple(ids.get(key, key) for key in one.reports),
            by=ids.get(one.by, one.by),
            like=None if one.like is None else ids.get(one.like, one.like),
        )
        for one in log
    ]


def told(story: Story, log: Sequence[Change]) -> StoryTold:
    """The story with its reasons, from the log with the ids of reports."""
    why: dict[str, Change] = {}
    for one in log:
        if one.what in _PLACING:
            for report in one.reports:
                why[report] = one
    turns = tuple(one for one in log if story.id in (one.story, one.other))
    members = (
        Member(report, sentence(why[report]), why[report]) if report in why else Member(report, "")
        for report in story.reports
    )
    return StoryTold(story, tuple(members), turns)


def told_line(told: StoryTold) -> dict[str, object]:
    """The story's line of the contract, with why each report is in it, and its turns."""
    return to_line(told.story) | {
        "members": [{"report": one.report, "why": one.why} for one in told.members],
        "log": [change_line(one) for one in told.turns],
    }


def change_line(change: Change) -> dict[str, object]:
    """A change of the log as a line for machines, with the sentence that says it."""
    return {
        "number": change.number,
        "what": change.what,
        "story": change.story,
        "other": change.other,
        "reports": list(change.reports),
        "by": change.by,
        "like": change.like,
        "likeness": None if change.likeness is None else round(change.likeness, 3),
        "words": list(change.words),
        "days": change.days,
        "says": sentence(change),
    }
