"""An office given to somebody who never held it while the tables have him in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dragoman.actors.entry import Entry
from dragoman.actors.officials import Officials
from dragoman.actors.own_names import owner_of
from dragoman.fusing.page import BODY, CAPTION, TITLE, Page
from dragoman.fusing.parties import parties_of, side
from dragoman.fusing.rules import inside_rules
from dragoman.records import Disagreement, Party

_NEAR = 24  # characters before a mention in which "former" and the like may stand


def find_offices(page: Page) -> Iterator[Disagreement]:
    """One line for each person whom a report gives a minister's office that others are known to hold.

    Only of whom the tables know in another office on the report's day, and never in this one.
    """
    day = page.report.published
    if day is None:
        return
    told: set[tuple[str, str]] = set()
    for name, party in _persons(page):
        for found in _titled(page, name):
            office = _offices()[" ".join(found["office"].casefold().split())]
            if (name, office) in told or _is_past(page, found.start()):
                continue
            held = _held(name, side(party.code), day)
            holder = _holder(side(party.code), office, day)
            if not held or holder is None or not _never(name, office) or holder.name == name:
                continue
            told.add((name, office))
            yield Disagreement(
                kind="attribution",
                severity="probable",
                about=f"office of {name}",
                says=(
                    f"The report has {name} as {office}; Dragoman's tables have {name} as "
                    f"{held[0].office} on that day, and {holder.name} as {office}."
                ),
                a=page.side(found.start("office"), found.end("office")),
                b=page.side(found.start("name"), found.end("name")),
            )


def _persons(page: Page) -> list[tuple[str, Party]]:
    """The persons of the claims whom the tables know, by the name that the text has."""
    found: dict[str, Party] = {}
    for row in page.rows:
        for party in parties_of(row):
            if " " in party.name and party.name in _officials().forms:
                found.setdefault(party.name, party)
    return sorted(found.items())


def _titled(page: Page, name: str) -> Iterator[re.Match[str]]:
    """Where the name stands behind an office."""
    offices = "|".join(map(re.escape, sorted(_offices(), key=len, reverse=True)))
    pattern = re.compile(rf"\b(?P<office>{offices})\s+(?P<name>{re.escape(name)})\b", re.IGNORECASE)
    for line in page.of(TITLE | BODY | CAPTION):
        if name in line.text:
            yield from pattern.finditer(page.plain, line.start, line.end)


def _is_past(page: Page, at: int) -> bool:
    before = page.plain[max(0, at - _NEAR) : at].casefold().replace("-", " ").split()
    return bool(set(before) & set(inside_rules()["offices"]["not_in_office"]))


def _held(name: str, owner: str, day: date) -> list[Entry]:
    """The offices of that owner that somebody of that name holds on a day."""
    entries = _officials().named(name)
    return [
        one for one in entries if one.office and owner_of(one.code) == owner and one.holds_on(day)
    ]


def _never(name: str, office: str) -> bool:
    """Whether nobody of that name is known ever to have held the office, or one that may be so called."""
    entries = _officials().named(name)
    kin = set(inside_rules()["offices"]["titles"][office])
    return not any(one.office and (one.office in kin or office in one.office) for one in entries)


def _holder(owner: str, office: str, day: date) -> Entry | None:
    """Who holds the office on a day, and for some time before and after: at a change both may be told."""
    slack = timedelta(days=int(inside_rules()["offices"]["change_days"]))
    titles = set(inside_rules()["offices"]["titles"][office])
    for one in _officials().of_owner(owner):
        if one.office in titles and one.holds_on(day - slack) and one.holds_on(day + slack):
            return one
    return None


@cache
def _offices() -> dict[str, str]:
    """By way to write it, the office."""
    return {
        way: office for office, ways in inside_rules()["offices"]["titles"].items() for way in ways
    }


@cache
def _officials() -> Officials:
    return Officials()
