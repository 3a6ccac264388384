"""What a report calls a signed alliance, where the treaties known beforehand have a lesser tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.inside.page import Page
from dragoman.fusing.parties import is_state, side
from dragoman.fusing.rules import inside_rules
from dragoman.records import Disagreement, Tie

_ALLIANCE = re.compile(r"\balliance\b", re.IGNORECASE)
_OTHER_WORDS = {
    "partnership": "a partnership, without a duty to fight for each other",
    "trilateral": "a format of three, without a treaty",
}


@dataclass(frozen=True, slots=True)
class _Treaty:
    kind: str
    name: str
    members: frozenset[str]
    since: date | None
    until: date | None
    signed: date | None

    def holds(self, day: date) -> bool:
        begun = self.signed or self.since
        return (begun is None or begun <= day) and (self.until is None or day < self.until)


def find_alliances(page: Page) -> Iterator[Disagreement]:
    """One line for each tie that is called a signed alliance and known as something else.

    A report often says alliance of friends; only what is signed, concluded or a treaty is looked up.
    """
    day = page.report.published
    if day is None:
        return
    seen = set()
    for row in page.rows:
        tie = row.claim
        if not isinstance(tie, Tie) or tie.status != "asserted":
            continue
        members = frozenset(side(one.code) for one in tie.members)
        stretch = _signed(page, tie)
        known = _lesser(members, day) if stretch else None
        if stretch is None or known is None or members in seen:
            continue
        seen.add(members)
        start, end = stretch
        yield Disagreement(
            kind="fact",
            severity="probable",
            about=f"what {known.name} is",
            says=(
                f"The report has “{page.report.text[start:end]}”; the treaties that Dragoman knows have "
                f"{known.name} as {_OTHER_WORDS[known.kind]}."
            ),
            a=page.side(start, end, row.id),
            b=page.side(start, end, row.id),
        )


def _signed(page: Page, tie: Tie) -> tuple[int, int] | None:
    """The stretch that calls the tie an alliance and says that it was signed."""
    evidence = tie.evidence
    line = page.line_at(evidence.start)
    if line is None or not _ALLIANCE.search(page.plain, evidence.start, evidence.end):
        return None
    cue = _cue().search(page.plain, evidence.end, min(line.end, evidence.end + _reach()))
    return None if cue is None else (evidence.start, cue.end())


def _lesser(members: frozenset[str], day: date) -> _Treaty | None:
    """The tie of exactly these states that is known to be none of mutual defence, if there is none."""
    if len(members) < 2 or not all(map(is_state, members)):
        return None
    standing = [one for one in _treaties() if one.holds(day)]
    if any(one.kind == "alliance" and members <= one.members for one in standing):
        return None
    lesser = [one for one in standing if one.kind in _OTHER_WORDS and one.members == members]
    return lesser[-1] if lesser else None


@cache
def _treaties() -> tuple[_Treaty, ...]:
    return tuple(
        _Treaty(
            kind=row["kind"],
            name=row["name"],
            members=frozenset(row["members"].split()),
            since=_day(row["since"]),
            until=_day(row["until"]),
            signed=_day(row["signed"]),
        )
        for row in read_tsv("actors_treaties.tsv")
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _cue() -> re.Pattern[str]:
    return re.compile("|".join(inside_rules()["alliances"]["signed"]), re.IGNORECASE)


def _reach() -> int:
    return int(inside_rules()["alliances"]["reach"])
