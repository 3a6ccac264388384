"""What is known beforehand of standing ties: memberships, alliances and treaties, with their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.data.tables import read_parquet, read_tsv

# The memberships of the authority are snapshots: a member in the first of them has been one since
# an unknown day, and one in a late one still is. The snapshots of the states lie months apart.
_LATE = 2  # years before the newest snapshot in which a member seen counts as still in


@dataclass(frozen=True, slots=True)
class Term:
    """One member's time in a body; None where a side is open."""

    code: str
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the member was in on that day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


@dataclass(frozen=True, slots=True)
class Body:
    """A body or a treaty with its members."""

    code: str | None
    name: str
    tie: str
    since: date | None
    until: date | None
    terms: tuple[Term, ...]
    basis: str
    known_from: date | None = None  # nothing is known of members on earlier days

    def members(self, day: date, among: Collection[str]) -> list[str]:
        """Those of the given states that were members on that day, in alphabetical order."""
        if not Term("", self.since, self.until).holds(day):
            return []
        if self.known_from is not None and day < self.known_from:
            return []
        return sorted({term.code for term in self.terms if term.code in among and term.holds(day)})


@cache
def bodies() -> tuple[Body, ...]:
    """Bodies that matter in security and politics, in the table's order."""
    return tuple(_body(row) for row in read_tsv("picture_bodies.tsv"))


@cache
def treaties() -> tuple[Body, ...]:
    """Alliances, defence treaties and other standing treaties, in the table's order."""
    return tuple(
        Body(
            code=None,
            name=row["name"],
            tie=row["kind"],
            since=_day(row["since"]),
            until=_day(row["until"]),
            terms=tuple(Term(code, None, None) for code in row["members"].split()),
            basis=row["source"],
        )
        for row in read_tsv("picture_treaties.tsv")
    )


def _body(row: dict[str, str]) -> Body:
    listed = row["members"]
    terms = tuple(_term(word) for word in listed.split()) if listed else _seen()[row["org"]]
    return Body(
        code=row["code"],
        name=row["name"],
        tie=row["kind"],
        since=_day(row["since"]),
        until=_day(row["until"]),
        terms=terms,
        basis="the body's list of members" if listed else "CIA World Factbook",
        known_from=None if listed else _snapshots()[0],
    )


def _term(word: str) -> Term:
    code, _, days = word.partition("@")
    since, _, until = days.partition("/")
    return Term(code, _day(since), _day(until))


@cache
def _seen() -> dict[str, tuple[Term, ...]]:
    """By organisation, its members in the authority's snapshots."""
    first, last = _snapshots()
    terms: dict[str, list[Term]] = defaultdict(list)
    for row in _memberships():
        since, until = _day(row["first_seen"]), _day(row["last_seen"])
        if row["status"] != "member" or since is None or until is None:
            continue
        still_in = (last - until).days < 365 * _LATE
        terms[row["org"]].append(
            Term(row["code"], since if since > first else None, None if still_in else until)
        )
    return {org: tuple(members) for org, members in terms.items()}


@cache
def _snapshots() -> tuple[date, date]:
    """Days of the first and the last snapshot."""
    rows = list(_memberships())
    return (
        date.fromisoformat(min(row["first_seen"] for row in rows)),
        date.fromisoformat(max(row["last_seen"] for row in rows)),
    )


def _memberships() -> Iterator[dict[str, str]]:
    yield from read_parquet("memberships.parquet").to_pylist()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
