"""Entries by what they are looked up by, kept as text: each is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.actors.entry import Entry

_YES = "yes"


class Shelf:
    """Entries by one kind of key.

    Examples:
        >>> norway = Entry("NOR:GOV", "Norway", "state", until=date(2030, 1, 1))
        >>> (shelf,) = unpacked(packed([{"Norway": [norway]}]))
        >>> shelf.of("Norway") == [norway], shelf.of("Sweden"), "Norway" in shelf
        (True, [], True)
    """

    def __init__(self, numbers: Mapping[str, str], lines: _Lines) -> None:
        self._numbers = numbers
        self._lines = lines

    def of(self, key: str) -> list[Entry]:
        """The entries of a key, in the order in which they were put there."""
        numbers = self._numbers.get(key)
        return [] if numbers is None else [self._lines.entry(one) for one in numbers.split()]

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def packed(shelves: Iterable[Mapping[str, Sequence[Entry]]]) -> dict[str, Any]:
    """Shelves as plain JSON: the different entries as lines, and the numbers of each key's."""
    numbers: dict[Entry, str] = {}
    found = [
        {
            key: " ".join(numbers.setdefault(one, str(len(numbers))) for one in entries)
            for key, entries in shelf.items()
        }
        for shelf in shelves
    ]
    return {"lines": [_line(entry) for entry in numbers], "shelves": found}


def unpacked(told: Mapping[str, Any]) -> list[Shelf]:
    """The shelves of `packed`."""
    lines = _Lines(told["lines"])
    return [Shelf(numbers, lines) for numbers in told["shelves"]]


class _Lines:
    """Lines of entries by number."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._made: dict[str, Entry] = {}

    def entry(self, number: str) -> Entry:
        """The entry of a line: the same one each time."""
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = _entry(self._lines[int(number)])
        return found


def _line(entry: Entry) -> str:
    """An entry as cells with tabs between them; no cell of a table has one."""
    days = [day.isoformat() if day else "" for day in (entry.since, entry.until)]
    flags = [_YES if flag else "" for flag in (entry.known, entry.minor)]
    return "\t".join([entry.code, entry.name, entry.kind, entry.office or "", *days, *flags])


def _entry(line: str) -> Entry:
    code, name, kind, office, since, until, known, minor = line.split("\t")
    return Entry(
        code,
        name,
        kind,
        office or None,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
        known=known == _YES,
        minor=minor == _YES,
    )
