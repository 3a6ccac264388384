"""Peoples in the state of others: "ethnic Albanians", "the Serbs of Krajina" are of where they live."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.choose import choose
from dragoman.actors.context import Context
from dragoman.actors.entry import Entry
from dragoman.actors.reader import Reader
from dragoman.actors.scan import GEO
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.words import words

_PEOPLES = ("nationals", "demonym")


def minority(reader: Reader, at: int, people: Entry, context: Context) -> Entry | None:
    """The people at an item as those of another state, where it tells that they live there.

    That state stands behind them; for those who are called ethnic, the one named last before will do.
    """
    if people.kind not in _PEOPLES or people.code[:3] in NO_STATE:
        return None
    ethnic = reader.before(at) == "ethnic"
    if not ethnic and people.kind != "nationals":
        return None
    state = _behind(reader, at, ("of", "in", "from") if ethnic else ("of",), context)
    if ethnic and not state:
        state = context.country_near(context.passage, at, apart=people.code[:3])
    if not state or state == people.code[:3]:
        return None
    if people.kind == "nationals":
        return replace(people, code=f"{state}:CVL")
    return replace(people, code=state)


def _behind(reader: Reader, at: int, links: tuple[str, ...], context: Context) -> str:
    """The state of the place behind a people: "Albanians of southern Serbia"."""
    items = reader.items
    i = at + 1
    if i >= len(items) or items[i].low not in links:
        return ""
    i += 1
    while i < len(items) and items[i].low in words("modifiers") | words("determiners"):
        i += 1
    if i >= len(items) or not items[i].entries or reader.is_possessive(i + 1):
        return ""
    place = choose(items[i].entries, context)
    state = place.code.partition(":")[0]
    return "" if place.kind not in GEO or place.kind == "demonym" or state in NO_STATE else state
