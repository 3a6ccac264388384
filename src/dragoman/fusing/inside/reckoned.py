"""Times that are reckoned wrongly: years ago, anniversaries, a day after another."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from dragoman.data.tables import read_toml
from dragoman.fusing.inside.page import Line, Page
from dragoman.fusing.rules import inside_rules
from dragoman.records import Disagreement, DisagreementKind

_COUNTS: dict[str, int] = read_toml("coding_times.toml")["valued"]["count"]
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=lambda one: -len(one)))})"
_VAGUE = (
    r"(?P<vague>(?:nearly|almost|about|around|some|over|more than|roughly|less than|at least|"
    r"just over|just under|under) )?"
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b(?!-| million| people)"
_AGO = re.compile(rf"\b{_VAGUE}{_COUNT} years ago,? (?:back )?in (?:\w+ )?{_YEAR}", re.IGNORECASE)
_BACK = re.compile(rf"\bin (?:\w+ )?{_YEAR},? {_VAGUE}{_COUNT} years ago\b", re.IGNORECASE)
_FEAST = re.compile(
    r"\b(?P<count>\d{1,3})(?:st|nd|rd|th) anniversary of (?:the |its |his |her |their )?"
    rf"(?:[\w'-]+ ){{0,5}}?(?:of |in |from )?(?:\w+ )?{_YEAR}"
)
_DAYS = "|".join(calendar.day_name)
_AFTER = re.compile(
    rf"\b(?:[Oo]n|[Ll]ate|[Ee]arly) (?P<day>{_DAYS})\b,? (?:just |only |barely )?(?P<count>a|one|two|three|four|five) "
    rf"days? (?P<way>after|before) (?:[\w'-]+ ){{0,4}}?(?:on )?(?P<other>{_DAYS})\b(?! night| evening)"
)


def find_reckoned(page: Page) -> Iterator[Disagreement]:
    """Where a sentence gives two times and a span between them that do not fit each other."""
    for line in page.lines:
        # What a pattern needs is looked for first: most sentences have none of it.
        if "years ago" in line.text or "anniversary" in line.text:
            yield from _years(page, line)
        if " day" in line.text and ("after" in line.text or "before" in line.text):
            yield from _days(page, line)


def _years(page: Page, line: Line) -> Iterator[Disagreement]:
    """ "20 years ago, in 1998", and the anniversary of what was in a year."""
    published = page.report.published
    if published is None:
        return
    told = {int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", line.text)}
    for pattern in (_AGO, _BACK, _FEAST):
        for found in pattern.finditer(line.text):
            count, year = _count(found["count"]), int(found["year"])
            vague = pattern is not _FEAST and found["vague"]
            slack = (
                max(_slack("years"), count * float(_rules()["vague"])) if vague else _slack("years")
            )
            now = {published.year} if pattern is not _FEAST else {published.year, *(told - {year})}
            if any(abs(year + count - one) <= slack for one in now):
                continue
            away = "ago" if pattern is not _FEAST else "later"
            yield _clash(
                page, line, found, ("count", "year"), "number",
                f"The report has “{found[0]}”; {count} years {away} is not the time between {year} and "
                f"{published.year}, the year of the report.",
            )  # fmt: skip


def _days(page: Page, line: Line) -> Iterator[Disagreement]:
    """ "On Thursday, a day after Tuesday's vote"."""
    names = list(calendar.day_name)
    for found in _AFTER.finditer(line.text):
        count = 1 if found["count"] == "a" else _COUNTS[found["count"]]
        day, other = names.index(found["day"]), names.index(found["other"])
        apart = (day - other) % 7 if found["way"] == "after" else (other - day) % 7
        if apart == count % 7:
            continue
        yield _clash(
            page, line, found, ("day", "other"), "order",
            f"The report has “{found[0]}”, but from {found['other']} to {found['day']} it is not "
            f"{count} {'day' if count == 1 else 'days'}.",
        )  # fmt: skip


def _clash(
    page: Page,
    line: Line,
    found: re.Match[str],
    parts: tuple[str, str],
    kind: DisagreementKind,
    says: str,
) -> Disagreement:
    a, b = (page.side(line.start + found.start(one), line.start + found.end(one)) for one in parts)
    return Disagreement(
        kind=kind, severity="probable", about=f"time between: {found[0]}", says=says, a=a, b=b
    )


def _count(text: str) -> int:
    return _COUNTS.get(text.casefold()) or int(text)


def _rules() -> dict[str, float]:
    rules: dict[str, float] = inside_rules()["reckoned"]
    return rules


def _slack(name: str) -> float:
    return float(_rules()[name])
