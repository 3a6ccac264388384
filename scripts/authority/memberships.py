"""Who was in which body, when: our own lists, and the Factbook for what they leave out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dragoman.data.tables import read_tsv
from scripts.authority.common import day, iso, rows_of

# The lists of members written by hand tell every change since this day.
HAND_FROM = date(1985, 1, 1)
# The snapshots of the Factbook lie months apart: a member seen so near the newest one is still in.
STILL_IN = timedelta(days=730)
# The Factbook has a code for the European Union.
FACTBOOK_CODES = {"EUU": "IGO:EUR"}
FULL_MEMBERS = {"member", "nonregional member", "nonregional members", "regional", "permanent"}


def memberships(source: Path) -> Iterator[tuple[object, ...]]:
    """Times in bodies as ``(body, member, status, since, until, known_from, basis)``.

    The table written by hand comes first; the Factbook tells of the bodies and members it leaves out.
    """
    seen = snapshots(source)
    for row in read_tsv("actors_memberships.tsv"):
        by_hand = [*listed(row, "members"), *listed(row, "suspended")]
        yield from by_hand
        named = {member for _, member, *_ in by_hand}
        for member, since, until, first in seen.get(row["org"], ()):
            if member not in named:
                yield row["code"], member, "member", since, until, first, "CIA World Factbook"


def listed(row: dict[str, str], column: str) -> Iterator[tuple[object, ...]]:
    status = {"members": "member", "suspended": "suspended"}[column]
    began, ended = day(row["since"]), day(row["until"])
    assert began is not None
    young = began >= HAND_FROM
    for word in row[column].split():
        member, at, days = word.partition("@")
        first, _, last = days.partition("/")
        since = day(first) if at else (began if young else None)
        known_from = None if since else max(began, HAND_FROM)
        basis = "the body's list of members"
        yield row["code"], member, status, since, day(last) or ended, known_from, basis


def snapshots(source: Path) -> dict[str, list[tuple[str, date | None, date | None, date]]]:
    """By organisation: member, first and last day seen in it, and the day of the first snapshot.

    A member in the first snapshot has been one since an unknown day, and one in a late one still is.
    """
    rows = list(rows_of(source / "factbook/igo_membership.tsv"))
    first = date.fromisoformat(min(row["first_seen"] for row in rows))
    last = date.fromisoformat(max(row["last_seen"] for row in rows))
    found: dict[str, list[tuple[str, date | None, date | None, date]]] = {}
    for row in sorted(rows, key=lambda row: (row["org"], row["iso3"], row["first_seen"])):
        if row["status"] in FULL_MEMBERS and len(row["iso3"]) == 3:
            since, until = day(row["first_seen"]), day(row["last_seen"])
            assert since is not None and until is not None
            found.setdefault(row["org"], []).append(
                (
                    FACTBOOK_CODES.get(row["iso3"]) or iso(row["iso3"]),
                    since if since > first else None,
                    None if last - until < STILL_IN else until,
                    first,
                )
            )
    return found
