"""The codes of states and the members of bodies, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.actors.authority import Authority
from dragoman.actors.codes import StateCodes
from dragoman.actors.memberships import Membership
from dragoman.terminal import screen, style
from dragoman.terminal.layout import Column, Row, Section

_CODES = (
    Column("code", 4, 4),
    Column("name", 12, 34),
    Column("ISO", 3, 3),
    Column("COW", 7, 7),
    Column("GW", 3, 4, right=True),
    Column("CAMEO", 5, 5),
    Column("Wikidata", 8, 9),
    Column("from", 10, 10, whole=True),
    Column("until", 10, 10, whole=True),
)
_MEMBERS = (
    Column("code", 4, 9),
    Column("name", 12, 40),
    Column("from", 10, 13),
    Column("until", 10, 10, whole=True),
)


def show_codes(found: Sequence[StateCodes], width: int | None) -> None:
    """Print states with their codes, one a row."""
    note = f"{len(found)} states and territories" if len(found) > 1 else None
    screen.show([Section("codes", _CODES, [_codes(one) for one in found], note)], width)


def show_members(
    body: str,
    found: Sequence[Membership],
    on: date | None,
    late: tuple[int, date] | None,
    width: int | None,
) -> None:
    """Print the members of a body with their days, one time a row.

    ``late`` says how many members more are not known on the day asked for, and since when they are.
    """
    authority = Authority.load()
    rows = [
        Row(
            (
                one.member,
                style.plain(authority.name_of(one.member)),
                _since(one),
                _day(one.until),
            )
        )
        for one in sorted(
            found, key=lambda one: (authority.name_of(one.member), one.since or date.min)
        )
    ]
    note = f"{body}, {'as of ' + on.isoformat() if on else 'at any time'}, {len(found)} rows"
    if late is not None:
        note += f"; {late[0]} more not known before {late[1]}"
    empty = "no member is known on that day; leave out --as-of to see all"
    screen.show([Section(authority.name_of(body), _MEMBERS, rows, note, empty)], width)


def _codes(one: StateCodes) -> Row:
    cow = " ".join(str(part) for part in (one.cow, one.cow_letters) if part is not None)
    cells = (
        one.code,
        style.plain(one.name),
        one.iso3 or "",
        cow,
        str(one.gw or ""),
        one.cameo or "",
        one.wikidata or "",
        _day(one.since),
        _day(one.until),
    )
    return Row(cells)


def _since(one: Membership) -> str:
    return (
        _day(one.since) if one.since else f"before {one.known_from.year}" if one.known_from else ""
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
