"""Offices of a state that no table has: "the Peruvian Lakes Agency", "the US Census Bureau"."""

from __future__ import annotations

from dragoman.actors.entry import Entry
from dragoman.actors.reader import Draft, Reader
from dragoman.actors.scan import GEO
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.words import words

# Words of the name of such an office.
LONGEST_OFFICE = 6
LONGEST_COMMON = 4


def state_office(reader: Reader, first: int, at: int, owner: Entry) -> Draft | None:
    """An office of a state that no table has: "the Peruvian Lakes Agency", "the US Census Bureau"."""
    items, end = reader.items, at
    if owner.kind not in GEO or not owner.code:
        return None
    common = _common(reader, at) if owner.kind == "demonym" else at
    if common > at:
        name = reader.text(first, common)
        return Draft(first, common, _of(owner, "GOV"), name, "organisation", head=common - 1)
    while end < len(items) and end - at < LONGEST_OFFICE:
        item = items[end]
        small = end > at and item.low in ("and", "of", "for", "&")
        if not (small or (item.cap and item.word and not item.entries and not item.family)):
            break
        end += 1
    nouns = words("state_offices") | words("outlet_nouns")
    while end > at and not (items[end - 1].cap and items[end - 1].low in nouns):
        end -= 1
    if end - at < 2:
        return None
    name = reader.text(first, end)
    if not words("news_words").isdisjoint(one.low for one in items[at:end]):
        return Draft(first, end, _of(owner, "JRN"), name, "media", head=end - 1)
    if items[end - 1].low not in words("state_offices"):
        return None
    told = [one.term for one in items[at:end] if one.term is not None]
    military = any((one.as_field or one.sector) == "MIL" for one in told)
    code = _of(owner, "MIL" if military else "GOV")
    return Draft(first, end, code, name, "organisation", head=end - 1)


def _of(owner: Entry, sector: str) -> str:
    """The code of an office of a state, or that of a body of states itself ("the European lakes office")."""
    state = owner.code.partition(":")[0]
    return owner.code if state in NO_STATE else f"{state}:{sector}"


def _common(reader: Reader, at: int) -> int:
    """Where an office told by common nouns ends ("statistics office"), or where it would begin."""
    for i in range(at, min(at + LONGEST_COMMON, len(reader.items))):
        item = reader.items[i]
        if not item.word or not item.text.islower() or item.term is not None or item.entries:
            return at
        if i > at and item.low in words("state_offices") | words("centres"):
            return i + 1
    return at
