"""What is known beforehand of standing ties: memberships, alliances and treaties, with their days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.actors.memberships import memberships
from dragoman.data.tables import read_tsv
from dragoman.fusing.parties import is_state

FACTBOOK = "CIA World Factbook"


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
    times = [one for one in memberships(row["code"]) if is_state(one.member)]
    listed = any(one.basis != FACTBOOK for one in times)
    return Body(
        code=row["code"],
        name=row["name"],
        tie=row["kind"],
        since=_day(row["since"]),
        until=_day(row["until"]),
        terms=tuple(Term(one.member, one.since, one.until) for one in times),
        basis="the body's list of members" if listed else FACTBOOK,
        known_from=None if listed else min(one.known_from for one in times if one.known_from),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
