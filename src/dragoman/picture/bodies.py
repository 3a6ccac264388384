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
    since: date | None = None
    until: date | None = None
    known_from: date | None = None  # where since is not known: nothing is known of earlier days

    def holds(self, day: date) -> bool:
        """Whether the member is known to have been in on that day."""
        begun = self.since or self.known_from
        return (begun is None or begun <= day) and (self.until is None or day < self.until)


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

    def members(self, day: date, among: Collection[str]) -> list[str]:
        """Those of the given states that were members on that day, in alphabetical order."""
        if (self.since and day < self.since) or (self.until and self.until <= day):
            return []
        return sorted({term.code for term in self.terms if term.code in among and term.holds(day)})

    def joined(self, members: Collection[str], day: date) -> date | None:
        """Since when those who are in on a day are in together; None where that is not known.

        It is the day on which the last of them came in, or that of the body where it is younger.
        """
        held = [term for term in self.terms if term.code in members and term.holds(day)]
        days = [term.since for term in held if term.since] + ([self.since] if self.since else [])
        sure = max(days, default=None)
        untold = [term.known_from for term in held if term.since is None and term.known_from]
        return None if sure is None or any(sure < known for known in untold) else sure


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
            terms=tuple(Term(code) for code in row["members"].split()),
            basis=row["source"],
        )
        for row in read_tsv("actors_treaties.tsv")
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
        terms=tuple(Term(one.member, one.since, one.until, one.known_from) for one in times),
        basis="the body's list of members" if listed else FACTBOOK,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
