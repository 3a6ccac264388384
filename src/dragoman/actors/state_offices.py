"""Offices of a state that no table has: "the Peruvian Lakes Agency", "the US Census Bureau"."""

from __future__ import annotations

from dragoman.actors.entry import Entry
from dragoman.actors.reader import Draft, Reader
from dragoman.actors.scan import GEO
from dragoman.actors.words import words

# Words of the name of such an office.
LONGEST_OFFICE = 6


def state_office(reader: Reader, first: int, at: int, owner: Entry) -> Draft | None:
    """An office of a state that no table has: "the Peruvian Lakes Agency", "the US Census Bureau"."""
    items, end = reader.items, at
    if owner.kind not in GEO or not owner.code:
        return None
    while end < len(items) and end - at < LONGEST_OFFICE:
        item = items[end]
        small = end > at and item.low in ("and", "of", "for", "&")
        if not (small or (item.cap and item.word and not item.entries and not item.family)):
            break
        end += 1
    while end > at and not (items[end - 1].cap and items[end - 1].low in words("state_offices")):
        end -= 1
    if end - at < 2 or not words("news_words").isdisjoint(one.low for one in items[at:end]):
        return None
    told = [one.term for one in items[at:end] if one.term is not None]
    military = any((one.as_field or one.sector) == "MIL" for one in told)
    code, name = f"{owner.code[:3]}:{'MIL' if military else 'GOV'}", reader.text(first, end)
    return Draft(first, end, code, name, "organisation", head=end - 1)
