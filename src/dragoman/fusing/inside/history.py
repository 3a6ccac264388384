"""What a report says of a first war or a yearly summit, against the wars and summits known beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from dragoman.data.tables import read_tsv
from dragoman.fusing.disagreements.dates import time_in_words
from dragoman.fusing.inside.page import BODY, TITLE, Line, Page
from dragoman.fusing.parties import side, state_names
from dragoman.fusing.rules import inside_rules
from dragoman.records import Act, ClaimRow, Disagreement
from dragoman.store.spans import bounds

# "the first major invasion" and "the first attack since May" may be right, whatever came before.
_FIRST_WAR = re.compile(
    r"\bfirst (?:ever )?(?:(?:military|armed) )?(?:invasions?|incursions?|wars?|invaded|went to war|"
    r"interventions?)\b"
)
_LIMITED = re.compile(
    r"\b(?:since|in|for) (?:\w+ ){0,3}(?:days|weeks|months|years|decades)\b|\bsince\b"
)
_YEARLY = re.compile(r"\b(?:annual|yearly)\b(?P<what>[^.;]{0,70}?\b[Ss]ummit)\b")
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_NUMBERED = re.compile(
    rf"\b(?P<number>\d{{1,2}}(?=st|nd|rd|th)|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?\b"
    r"(?P<what>[^.;,]{0,50}?\b[Ss]ummit)\b"
)


@dataclass(frozen=True, slots=True)
class _War:
    since: date
    name: str


@dataclass(frozen=True, slots=True)
class _Meeting:
    number: int | None
    begun: date


@dataclass(frozen=True, slots=True)
class _Series:
    name: str
    names: tuple[str, ...]
    states: frozenset[str]
    meetings: tuple[_Meeting, ...]  # in order of time


def find_history(page: Page) -> Iterator[Disagreement]:
    """Where the tables of wars and of summits do not fit what one report tells."""
    for line in page.of(TITLE | BODY):
        if "first" in line.text:
            yield from _first_wars(page, line)
        if "ummit" in line.text:
            yield from _yearly(page, line)
            yield from _numbered(page, line)


def _first_wars(page: Page, line: Line) -> Iterator[Disagreement]:
    for found in _FIRST_WAR.finditer(line.text):
        start, end = line.start + found.start(), line.start + found.end()
        row = next(_assaults(page, start, end), None)
        rest = line.text[found.end() : found.end() + int(inside_rules()["history"]["reach"])]
        if row is None or _LIMITED.search(rest):
            continue
        begun, _ = bounds(row.claim.when)
        earlier = _earlier(row, begun) if begun else None
        if earlier is None:
            continue
        act = row.claim
        a, b = min(start, act.evidence.start), max(end, act.evidence.end)
        yield Disagreement(
            kind="date",
            severity="probable",
            about=f"the first of its kind: {page.report.text[a:b]}",
            says=(
                f"The report has “{page.report.text[a:b]}” {time_in_words(act.when)}; of the wars that "
                f"Dragoman knows, one between the two, {earlier.name}, began "
                f"{time_in_words(earlier.since.isoformat())}."
            ),
            a=page.side(a, b, row.id),
            b=page.side(start, end, row.id),
        )


def _assaults(page: Page, start: int, end: int) -> Iterator[ClaimRow]:
    for row in page.within(start, end):
        act = row.claim
        if isinstance(act, Act) and act.event == "ASSAULT" and act.status == "asserted":
            yield row


def _earlier(row: ClaimRow, begun: date) -> _War | None:
    act = row.claim
    if not isinstance(act, Act):
        return None
    before = begun - timedelta(days=int(inside_rules()["history"]["apart_days"]))
    pairs = [(side(a.code), side(b.code)) for a in act.source for b in act.target]
    wars = [war for pair in pairs for war in _wars().get(pair, ()) if war.since < before]
    return max(wars, key=lambda war: war.since, default=None)


def _yearly(page: Page, line: Line) -> Iterator[Disagreement]:
    published = page.report.published
    if published is None:
        return
    for found in _YEARLY.finditer(line.text):
        series = _series_of(found["what"])
        held = [one.begun for one in series.meetings if one.begun <= published] if series else []
        recent = [day for day in held if (published - day).days <= _years("yearly_years")]
        if series is None or len(held) < 2 or not recent:
            continue
        gaps = [(b - a, a, b) for a, b in pairwise(held) if b in recent]
        widest = max(gaps, default=None)
        if widest is None or widest[0].days < _years("gap_years"):
            continue
        start, end = line.start + found.start(), line.start + found.end()
        yield _of_summit(
            page,
            (start, end),
            "fact",
            f"how often: {series.name}",
            f"The report has “{page.report.text[start:end]}”; of the meetings that Dragoman knows, one was "
            f"{time_in_words(f'{widest[1]:%Y-%m}')} and the next {time_in_words(f'{widest[2]:%Y-%m}')}.",
        )


def _numbered(page: Page, line: Line) -> Iterator[Disagreement]:
    published = page.report.published
    if published is None:
        return
    for found in _NUMBERED.finditer(line.text):
        series = _series_of(found["what"])
        number = _ORDINALS.get(found["number"]) or int(found["number"])
        meeting = (
            next((one for one in series.meetings if one.number == number), None) if series else None
        )
        if series is None or meeting is None:
            continue
        told = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", line.text)]
        years = told or [published.year - 1, published.year, published.year + 1]
        if meeting.begun.year in years:
            continue
        start, end = line.start + found.start(), line.start + found.end()
        yield _of_summit(
            page,
            (start, end),
            "number",
            f"which one: {series.name}",
            f"The report has “{page.report.text[start:end]}”; of the meetings that Dragoman knows, that one "
            f"was {time_in_words(f'{meeting.begun:%Y-%m}')}.",
        )


def _of_summit(
    page: Page, place: tuple[int, int], kind: str, about: str, says: str
) -> Disagreement:
    stretch = page.side(*place)
    return Disagreement(
        kind="number" if kind == "number" else "fact",
        severity="probable",
        about=about,
        says=says,
        a=stretch,
        b=stretch,
    )


def _series_of(what: str) -> _Series | None:
    """The series that words end with or are about: by its name, or by all its members."""
    for one in _summits():
        if any(name in what for name in one.names):
            return one
        names = state_names()
        if one.states and all(names[state] in what for state in one.states):
            return one
    return None


def _years(name: str) -> int:
    return int(float(inside_rules()["history"][name]) * 365)


@cache
def _wars() -> dict[tuple[str, str], tuple[_War, ...]]:
    found: dict[tuple[str, str], list[_War]] = {}
    for row in read_tsv("fusing_wars.tsv"):
        for attacker in row["attackers"].split():
            war = _War(date.fromisoformat(row["since"]), row["name"])
            found.setdefault((attacker, row["attacked"]), []).append(war)
    return {pair: tuple(wars) for pair, wars in found.items()}


@cache
def _summits() -> tuple[_Series, ...]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read_tsv("fusing_summits.tsv"):
        rows.setdefault(row["series"], []).append(row)
    return tuple(
        _Series(
            name=name,
            names=tuple(filter(None, some[0]["names"].split("|"))),
            states=frozenset(some[0]["states"].split()),
            meetings=tuple(
                _Meeting(
                    int(row["number"]) if row["number"] else None,
                    date.fromisoformat(f"{row['month']}-01"),
                )
                for row in some
            ),
        )
        for name, some in rows.items()
    )
