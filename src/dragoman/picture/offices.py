"""Who held which office, and when, as the authority has it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman.actors.authority import Authority
from dragoman.actors.entry import Entry
from dragoman.actors.spelling import plain
from dragoman.data.tables import read_tsv
from dragoman.fusing.parties import is_state
from dragoman.picture.actor import Office
from dragoman.picture.records import Named

# Sectors of a code whose people hold no office of the state, whatever they lead.
_APART = {"OPP", "REB", "PTY", "BUS", "CVL", "JRN", "REL", "CRM", "REF", "EDU", "LAB"}
# How alike two spellings of a family name are: Zelensky and Zelenskyy are 0.94, Kim and Kin 0.67.
_ALIKE = 0.9


def offices_of(name: str, authority: Authority, told: Collection[str] = ()) -> list[Office]:
    """The offices of a person, the newest first; none where the authority does not know the name.

    ``told`` are names that claims give to somebody; holders with one of them have a page.
    """
    held = _merged(authority.people(name), told)
    return sorted(held, key=lambda one: (one.since or date.min, one.office), reverse=True)


def offices_in(
    owners: Iterable[str],
    authority: Authority,
    days: tuple[date | None, date | None],
    as_of: date | None,
    told: Collection[str] = (),
) -> list[Office]:
    """Who held an office of some states or bodies at any time between two days.

    Those in office on the as-of day come first, then by rank: head of state, head of government,
    foreign affairs, defence, others. People who hold no office of a state, as leaders of its
    opposition, are left out; one person whom the tables name in two ways stands once.
    """
    first, last = days
    held = [
        entry
        for owner in owners
        for entry in authority.holders(owner)
        if (last is None or entry.since is None or entry.since <= last)
        and (first is None or entry.until is None or entry.until >= first)
        and (entry.since or entry.until)
        and not (is_state(owner) and _is_none(entry))
    ]
    heads = any(_rank(entry.office or "") == 0 and not _is_alone(entry.office) for entry in held)

    def order(one: Office) -> tuple[bool, int, int, str, str]:
        rank = _rank(one.office)
        if heads and _is_alone(one.office):
            rank = len(_roles())
        on = as_of or last
        sits = (one.since is None or on is None or one.since <= on) and (
            one.until is None or (on is not None and on <= one.until)
        )
        return (not sits, rank, -(one.since or date.min).toordinal(), one.office, one.holder.name)

    return sorted(_merged(held, told), key=order)


def _merged(entries: Iterable[Entry], told: Collection[str]) -> list[Office]:
    """Each holder of an office once, under a name that claims have, or else the shortest."""
    known = {name.casefold() for name in told}
    made = [
        Office(
            Named(entry.code, entry.name),
            entry.office,
            entry.since,
            entry.until,
            entry.name.casefold() in known,
        )
        for entry in entries
        if entry.office
    ]
    made.sort(key=lambda one: (not one.told, len(one.holder.name), one.holder.name, one.office))
    kept: dict[str, list[Office]] = {}
    for one in made:
        role = _role(one.office)
        name = role.name if role else one.office
        same = kept.setdefault(name, [])
        for at, other in enumerate(same):
            if _is_same(one.holder.name, other.holder.name, role) and _meet(one, other):
                same[at] = _joined(other, one)
                break
        else:
            same.append(one)
    return [one for same in kept.values() for one in same]


def _joined(kept: Office, other: Office) -> Office:
    """One term told in two ways: from its first day to the last one that is told."""
    since = min((day for day in (kept.since, other.since) if day), default=None)
    ends = [day for day in (kept.until, other.until) if day]
    return replace(kept, since=since, until=max(ends, default=None))


def _meet(a: Office, b: Office) -> bool:
    """Whether two terms have a day in common."""
    return (a.since or date.min) <= (b.until or date.max) and (b.since or date.min) <= (
        a.until or date.max
    )


def _is_same(a: str, b: str, role: _Role | None) -> bool:
    """Whether two names of holders of one office at one time are one person's.

    All words of one are words of the other; or the given names are one and the family names alike;
    or, of an office that one person holds, the family names are one.
    """
    one, other = plain(a).casefold().split(), plain(b).casefold().split()
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    alike = difflib.SequenceMatcher(None, one[-1], other[-1]).ratio() >= _ALIKE
    single = role is not None and role.one
    return alike and (one[0] == other[0] or single)


@dataclass(frozen=True, slots=True)
class _Role:
    """A row of the table of ranks."""

    name: str
    rank: int
    alone: bool
    one: bool


@cache
def _roles() -> dict[str, _Role]:
    """By title, the role that it names."""
    found: dict[str, _Role] = {}
    ranks: dict[str, int] = {}
    for row in read_tsv("picture_offices.tsv"):
        rank = ranks.setdefault(row["role"], len(ranks))
        for title in row["offices"].split("|"):
            found[title] = _Role(row["role"], rank, row["alone"] == "x", row["one"] == "x")
    return found


def _role(office: str) -> _Role | None:
    return _roles().get(office)


def _rank(office: str) -> int:
    role = _role(office)
    return role.rank if role else len(_roles())


def _is_alone(office: str | None) -> bool:
    role = _role(office or "")
    return role is not None and role.alone


def _is_none(entry: Entry) -> bool:
    """Whether somebody holds no office of the state that the code names."""
    role = _role(entry.office or "")
    return (role is not None and role.name == "none") or bool(
        _APART.intersection(entry.code.split(":")[1:])
    )
