"""A minister's office given to somebody who is known in another, to two persons, or beside another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.actors.entry import Entry
from dragoman.actors.officials import Officials
from dragoman.actors.own_names import owner_of
from dragoman.fusing.inside.page import BODY, CAPTION, TITLE, Page
from dragoman.fusing.parties import is_state, parties_of, side
from dragoman.fusing.rules import inside_rules
from dragoman.records import Disagreement

_NEAR = 24  # characters before a mention in which "former" and the like may stand


@dataclass(frozen=True, slots=True)
class _Titled:
    """A person with the office that stands before the name, once in a report."""

    name: str
    owner: str  # the state or body
    office: str
    found: re.Match[str]


def find_offices(page: Page) -> Iterator[Disagreement]:
    """Ministers' offices that cannot be as one report has them.

    A person may be known in another office on the report's day, and never in this one; a person may
    have two offices in the report; and two persons may have one.
    """
    told = [
        _Titled(name, owner, _offices()[" ".join(found["office"].casefold().split())], found)
        for name, owner in _persons(page)
        for found in _titled(page, name)
        if not _is_past(page, found.start())
    ]
    told.sort(key=lambda one: one.found.start())
    yield from _known_otherwise(page, told)
    yield from _two(page, told, lambda one: one.name, lambda one: one.office)
    yield from _two(page, told, lambda one: (one.owner, one.office), lambda one: one.name)


def _known_otherwise(page: Page, told: Sequence[_Titled]) -> Iterator[Disagreement]:
    day = page.report.published
    if day is None:
        return
    for one in told:
        held = _held(one.name, one.owner, day)
        holder = _holder(one.owner, one.office, day)
        if not held or holder is None or not _never(one.name, one.office):
            continue
        if holder.name == one.name:
            continue
        yield Disagreement(
            kind="attribution",
            severity="probable",
            about=f"office of {one.name}",
            says=(
                f"The report has {one.name} as {one.office}; Dragoman's tables have {one.name} as "
                f"{held[0].office} on that day, and {holder.name} as {one.office}."
            ),
            a=page.side(one.found.start("office"), one.found.end("office")),
            b=page.side(one.found.start("name"), one.found.end("name")),
        )


def _two(
    page: Page,
    told: Sequence[_Titled],
    same: Callable[[_Titled], object],
    other: Callable[[_Titled], str],
) -> Iterator[Disagreement]:
    """Two tellings that have one thing in common and differ in the other."""
    firsts: dict[object, _Titled] = {}
    for one in told:
        first = firsts.setdefault(same(one), one)
        if other(first) == other(one) or _both_held(first, one):
            continue
        if first.name != one.name and _one_person(first.name, one.name):
            continue
        about = one.name if first.name == one.name else f"{one.office} of {one.owner}"
        yield Disagreement(
            kind="attribution",
            severity="probable",
            about=f"office: {about}",
            says=(
                f"The report has {first.name} as {first.office}, and {one.name} as {one.office}"
                f"{'' if first.name == one.name else ' of the same country'}."
            ),
            a=page.side(*first.found.span()),
            b=page.side(*one.found.span()),
        )


def _one_person(a: str, b: str) -> bool:
    """Whether two names may be two spellings of one."""
    return bool({*a.casefold().split()} & {*b.casefold().split()})


def _both_held(a: _Titled, b: _Titled) -> bool:
    """Whether the tables have both in those offices, at whatever time: one may be told of the past."""
    return not _never(a.name, a.office) and not _never(b.name, b.office)


def _persons(page: Page) -> list[tuple[str, str]]:
    """The persons of the claims by name, with whom they act for."""
    found: dict[str, str] = {}
    for row in page.rows:
        for party in parties_of(row):
            owner = side(party.code)
            if " " in party.name and is_state(owner):
                found.setdefault(party.name, owner)
    return sorted((name, owner) for name, owner in found.items() if name in page.plain)


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
