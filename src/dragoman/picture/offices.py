"""Who held which office, and when, as the authority has it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.actors.authority import Authority
from dragoman.actors.entry import Entry
from dragoman.picture.actor import Office
from dragoman.picture.records import Named


def offices_of(name: str, authority: Authority) -> list[Office]:
    """The offices of a person, the newest first; none where the authority does not know the name."""
    return _offices(authority.people(name))


def offices_in(
    owners: Iterable[str], authority: Authority, first: date | None, last: date | None
) -> list[Office]:
    """Who held an office of some states or bodies at any time between two days, the newest first."""
    held = [
        entry
        for owner in owners
        for entry in authority.holders(owner)
        if (last is None or entry.since is None or entry.since <= last)
        and (first is None or entry.until is None or entry.until >= first)
        and (entry.since or entry.until)
    ]
    return _offices(held)


def _offices(entries: Iterable[Entry]) -> list[Office]:
    found = {
        Office(Named(entry.code, entry.name), entry.office, entry.since, entry.until)
        for entry in entries
        if entry.office
    }
    return sorted(
        found,
        key=lambda one: (one.since or date.min, one.office, one.holder.name),
        reverse=True,
    )
