"""Courts of several states that are told by the town they sit in: "judges at The Hague"."""

from __future__ import annotations

import functools

from dragoman.actors.authority import Authority
from dragoman.actors.context import Context
from dragoman.actors.entry import Entry, day_of
from dragoman.actors.scan import Item
from dragoman.data.tables import read_tsv


def court_in(
    town: Entry, items: list[Item], context: Context, authority: Authority
) -> Entry | None:
    """The court that judges in a town are of; None where it has none but its own state's.

    One that the text has named before is meant first; where none is, one whose matter it is by the
    states that are named. Whose matter is any state's may be another court's.
    """
    rows = [row for row in _rows() if row[0] == town.name and row[3].holds_on(context.day)]
    if not rows:
        return None
    named = context.countries | {entry.code[:3] for item in items for entry in item.entries}
    before = [code for _, code, _, _ in rows if code in context.bodies]
    found = [*before, *(code for _, code, states, _ in rows if not named.isdisjoint(states))]
    return Entry(found[0], authority.name_of(found[0]), "body") if found else None


@functools.cache
def _rows() -> list[tuple[str, str, frozenset[str], Entry]]:
    return [
        (
            row["town"],
            row["code"],
            frozenset(filter(None, row["states"].split("|"))),
            Entry("", "", "", None, day_of(row["since"], False), day_of(row["until"], True)),
        )
        for row in read_tsv("actors_courts.tsv")
    ]
