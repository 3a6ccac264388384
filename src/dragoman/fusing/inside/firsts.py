"""A deed told as the first of its kind for years, beside one of the kind that is told within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.data.tables import read_toml
from dragoman.fusing.disagreements.dates import time_in_words
from dragoman.fusing.inside.page import BODY, TITLE, Line, Page
from dragoman.fusing.parties import side
from dragoman.fusing.rules import inside_rules, type_rules
from dragoman.fusing.words import stem
from dragoman.records import Act, ClaimRow, Disagreement
from dragoman.store.spans import bounds

_COUNTS: dict[str, int] = read_toml("coding_times.toml")["valued"]["count"]
_DAYS = {"month": 30, "year": 365, "decade": 3652}
_FIRST = re.compile(
    r"\bfirst(?: \w+){0,2}? (?P<noun>[a-z]{4,})\b(?P<of>[^.;:]{0,90}?) (?:in|for) "
    r"(?:(?:over|more|than|nearly|almost|about|some|at|least|the|past|last|around|roughly) ){0,3}"
    rf"(?P<count>\d+|{'|'.join(_COUNTS)}) (?P<unit>month|year|decade)s?\b"
    r"|\bfirst(?: \w+){0,2}? (?P<noun2>[a-z]{4,})\b(?P<of2>[^.;:]{0,90}?) since "
    r"(?:\w+ )?(?P<since>(?:19|20)\d\d)\b"
)
_FIRST_TIME = re.compile(r"\bfirst time\b")


@dataclass(frozen=True, slots=True)
class _First:
    """An act told as the first since a day."""

    row: ClaimRow
    act: Act
    noun: str  # what it is the first of, as a stem
    start: int
    end: int
    since: date
    day: date  # of the act itself, or of the report


def find_firsts(page: Page) -> Iterator[Disagreement]:
    """Where a report tells of an act of the same kind by the same side in the years left free."""
    for line in page.of(TITLE | BODY):
        if "first" not in line.text:
            continue
        for found in _FIRST.finditer(line.text):
            first = _told(page, line, found)
            other = _within(page, first) if first else None
            if first is not None and other is not None:
                yield _clash(page, first, other)


def _told(page: Page, line: Line, found: re.Match[str]) -> _First | None:
    start, end = line.start + found.start(), line.start + found.end()
    noun = stem((found["noun"] or found["noun2"]).casefold())
    for row in page.within(start, end):
        act = row.claim
        if not isinstance(act, Act) or act.status != "asserted" or not act.source or not act.target:
            continue
        begins, _ = bounds(act.when)
        day = begins or page.report.published
        if day is None:
            return None
        return _First(row, act, noun, start, end, _since(found, day), day)
    return None


def _since(found: re.Match[str], day: date) -> date:
    if found["since"]:
        return date(int(found["since"]) + 1, 1, 1)
    count = _COUNTS.get(found["count"]) or int(found["count"])
    back = timedelta(days=min(count * _DAYS[found["unit"]], day.toordinal() - 1))
    # A count of years is rounded: the year at its far end is not held against it.
    return day - back + timedelta(days=_DAYS[found["unit"]])


def _within(page: Page, first: _First) -> ClaimRow | None:
    apart = timedelta(days=int(inside_rules()["firsts"]["apart_days"]))
    for row in page.rows:
        act = row.claim
        if not isinstance(act, Act) or act.status != "asserted" or row is first.row:
            continue
        begins, ends = bounds(act.when)
        if begins is None or ends is None:
            continue
        if first.since <= begins and ends <= first.day - apart and _of_a_kind(first, act):
            return row
    return None


def _of_a_kind(first: _First, act: Act) -> bool:
    """Whether it is the same kind of act by the same side, called by the same word."""
    kinds = type_rules()
    if kinds[first.act.event].group != kinds[act.event].group:
        return False
    if first.act.mode and act.mode and first.act.mode != act.mode:
        return False
    for mine, theirs in ((first.act.source, act.source), (first.act.target, act.target)):
        if {side(one.code) for one in mine} != {side(one.code) for one in theirs}:
            return False
    words = {stem(word) for word in re.findall(r"[a-z]+", act.evidence.exact.casefold())}
    return first.noun in words


def _clash(page: Page, first: _First, other: ClaimRow) -> Disagreement:
    text = page.report.text[first.start : first.end]
    own = time_in_words(first.act.when or first.day.isoformat())
    return Disagreement(
        kind="number",
        severity="real",
        about=f"time since the last: {text}",
        says=(
            f"The report tells of the “{text}”, {own}, "
            f"and also of one {time_in_words(other.claim.when)}."
        ),
        a=page.side(first.start, first.end, first.row.id),
        b=page.side(other.claim.evidence.start, other.claim.evidence.end, other.id),
    )
