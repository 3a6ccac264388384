"""Which states were in which body, on any day since 1985."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from dragoman.data.tables import read_parquet

Basis = Literal["the body's list of members", "CIA World Factbook"]


@dataclass(frozen=True, slots=True)
class Membership:
    """One member's time in a body; None where a side is open."""

    body: str  # its code: IGO:NATO
    member: str  # a state's code, seldom a body's (IGO:EUR in the Group of 20)
    since: date | None
    until: date | None  # the first day on which it was out
    basis: Basis
    known_from: date | None = None  # nothing is known of earlier days

    def holds(self, day: date) -> bool:
        """Whether the member is known to have been in on that day."""
        begun = self.known_from if self.since is None else self.since
        return (begun is None or begun <= day) and (self.until is None or day < self.until)


def memberships(body: str | None = None, member: str | None = None) -> tuple[Membership, ...]:
    """The times of members in bodies, all or those of one body or of one member, past ones too.

    >>> [(one.since.year, one.until) for one in memberships("IGO:NATO", "SWE")]
    [(2024, None)]
    """
    found = _rows("member")[0] if body is None else _rows("member")[1].get(body, ())
    return tuple(one for one in found if member is None or one.member == member)


def members(body: str, day: date) -> list[str]:
    """Who is known to have been in a body on a day, in alphabetical order; suspended members are in.

    Of days before a member's ``known_from`` nothing is known, and it is not among them.

    >>> "GBR" in members("IGO:EUR", date(2020, 1, 30)), "GBR" in members("IGO:EUR", date(2020, 2, 1))
    (True, False)
    """
    return sorted({one.member for one in memberships(body) if one.holds(day)})


def was_member(member: str, body: str, day: date) -> bool | None:
    """Whether a state was in a body on a day; None where the tables do not reach that day.

    >>> was_member("FIN", "IGO:NATO", date(2023, 4, 3)), was_member("FIN", "IGO:NATO", date(2023, 4, 4))
    (False, True)
    >>> was_member("PRK", "IGO:WHO", date(1990, 1, 1)) is None
    True
    """
    times = memberships(body)
    own = [one for one in times if one.member == member]
    sure = [one for one in own if one.known_from is None or one.known_from <= day]
    if any(one.holds(day) for one in sure):
        return True
    listed = [one for one in (own or times) if one.known_from is None or one.known_from <= day]
    return False if listed else None


def was_suspended(member: str, body: str, day: date) -> bool:
    """Whether a member was kept out of a body on a day.

    >>> was_suspended("SYR", "IGO:ARABLEAGUE", date(2015, 1, 1))
    True
    """
    times = _rows("suspended")[1].get(body, ())
    return any(one.member == member and one.holds(day) for one in times)


@cache
def _rows(status: str) -> tuple[tuple[Membership, ...], dict[str, tuple[Membership, ...]]]:
    """All rows with a status, and the same by body."""
    found = tuple(
        Membership(
            row["body"], row["member"], row["since"], row["until"], row["basis"], row["known_from"]
        )
        for row in read_parquet("memberships.parquet").to_pylist()
        if row["status"] == status
    )
    by_body: dict[str, list[Membership]] = defaultdict(list)
    for one in found:
        by_body[one.body].append(one)
    return found, {body: tuple(rows) for body, rows in by_body.items()}
