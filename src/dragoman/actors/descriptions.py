"""States told by a description: "the hermit kingdom", "the Gulf emirate", "China's only treaty ally"."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.actors.authority import Authority
from dragoman.actors.choose import choose
from dragoman.actors.context import Context
from dragoman.actors.entry import Entry, day_of
from dragoman.actors.memberships import was_member
from dragoman.actors.reader import Reader
from dragoman.actors.scan import Item
from dragoman.actors.words import words
from dragoman.data.tables import read_tsv

# Words of a description at most, a possessive counted as one.
_LONGEST = 7
_POINTING = frozenset(["the", "this", "that"])
_ONLY_ALLY = "only ally"
# Whoever is in one of these has many treaty allies.
_PACTS = ("IGO:NATO", "IGO:CSTO")


@dataclass(frozen=True, slots=True)
class Description:
    """One row of ``actors_descriptions.tsv``: the states that a phrase fits, and when it does."""

    codes: tuple[str, ...]
    named: bool  # stands only for a state that the text has named before
    since: date | None
    until: date | None

    def holds_on(self, day: date | None) -> bool:
        """Whether the description is true on a day; with no day, whether it still is."""
        return Entry("", "", "", None, self.since, self.until).holds_on(day)


def merge(items: list[Item]) -> list[Item]:
    """Make one item of the words of each description, so that the grammar reads it as a name."""
    last_words = _last_words()
    ends = [i for i, item in enumerate(items) if item.low in last_words]
    for i in reversed(ends):
        if i < len(items):
            first = _start(items, i)
            if first < i:
                items[first : i + 1] = [_joined(items[first : i + 1])]
    return items


@functools.cache
def described() -> frozenset[str]:
    """All phrases that may stand for a state, in small letters."""
    return frozenset([*_rows(), _ONLY_ALLY])


def describe(reader: Reader, i: int, context: Context, authority: Authority) -> None:
    """Give the item of a description the state that it stands for, where that is proven."""
    item = reader.items[i]
    code = ""
    if item.low == _ONLY_ALLY:
        code = _only_ally(reader, i, context)
    elif item.low in _rows():
        code = _described(reader, i, context)
    if code:
        item.entries = (Entry(code, authority.name_of(code), "state"),)
        item.term = None


def ally_behind(reader: Reader, at: int, context: Context, authority: Authority) -> Entry | None:
    """The only ally of the state at an item: "soldiers from China's only treaty ally" are its."""
    if not reader.is_possessive(at + 1) or at + 2 >= len(reader.items):
        return None
    ally = reader.items[at + 2]
    if ally.low != _ONLY_ALLY:
        return None
    describe(reader, at + 2, context, authority)
    return ally.entries[0] if ally.entries else None


def _described(reader: Reader, i: int, context: Context) -> str:
    rows = [row for row in _rows()[reader.items[i].low] if row.holds_on(context.day)]
    for row in rows:
        if not row.named and len(row.codes) == 1:
            return row.codes[0]
        after = reader.items[i + 1].low if i + 1 < len(reader.items) else ""
        if reader.before(i) in _POINTING and after != "of":
            code = context.last_state(row.codes, i)
            if code:
                return code
    return ""


def _only_ally(reader: Reader, i: int, context: Context) -> str:
    """The one state that is allied by treaty with the owner on the day; nothing for none or many."""
    owner = reader.items[i - 2] if i > 1 and reader.is_possessive(i - 1) else None
    if owner is None or not owner.entries:
        return ""
    code = choose(owner.entries, context).code[:3]
    if any(was_member(code, pact, context.day or date.max) for pact in _PACTS):
        return ""
    allies = {
        other
        for members, since, until in _alliances()
        if code in members and Entry("", "", "", None, since, until).holds_on(context.day)
        for other in members
        if other != code
    }
    return next(iter(allies)) if len(allies) == 1 else ""


def _start(items: Sequence[Item], last: int) -> int:
    """Where the longest description that ends at an item begins; the item itself when none does."""
    if items[last].low == "ally":
        return _start_of_ally(items, last)
    rows = _rows()
    reader = Reader(list(items[max(last - _LONGEST, 0) : last + 1]))
    offset = max(last - _LONGEST, 0)
    for first in range(offset, last):
        if reader.text(first - offset, last - offset + 1).lower() in rows:
            return first
    return last


def _start_of_ally(items: Sequence[Item], last: int) -> int:
    first = last
    while first > 0 and items[first - 1].low in words("treaty_kinds"):
        first -= 1
    return first - 1 if first > 0 and items[first - 1].low in words("only") else last


def _joined(items: Sequence[Item]) -> Item:
    first, last = items[0], items[-1]
    text = Reader(list(items)).text(0, len(items))
    low = _ONLY_ALLY if last.low == "ally" else text.lower()
    return Item(first.start, last.end, text, low, first.cap, True, first.joined)


@functools.cache
def _rows() -> dict[str, list[Description]]:
    found: dict[str, list[Description]] = defaultdict(list)
    for row in read_tsv("actors_descriptions.tsv"):
        since, until = (day_of(row[side], False) for side in ("since", "until"))
        told = Description(tuple(row["codes"].split("|")), row["named"] == "x", since, until)
        for phrase in row["phrase"].split("|"):
            found[phrase].append(told)
    return dict(found)


@functools.cache
def _last_words() -> frozenset[str]:
    return frozenset([phrase.split()[-1].split("-")[-1] for phrase in _rows()] + ["ally"])


@functools.cache
def _alliances() -> list[tuple[list[str], date | None, date | None]]:
    return [
        (row["members"].split(), day_of(row["since"], False), day_of(row["until"], False))
        for row in read_tsv("actors_treaties.tsv")
        if row["kind"] == "alliance"
    ]
