"""Places that no table knows, and names of places that are something else."""

from __future__ import annotations

from dragoman.actors.entry import Entry
from dragoman.actors.reader import Reader
from dragoman.actors.scan import GEO
from dragoman.actors.words import words

_NO_GIVEN_NAME = frozenset(
    ["in", "from", "to", "for", "with", "as", "and", "but", "both", "of", "at"]
)


def is_other_name(reader: Reader, at: int, entry: Entry) -> bool:
    """Whether a place name is part of another name: "Michael Jordan", "Paris Hilton"."""
    items = reader.items
    doubtful = entry.minor or items[at].text in words("doubtful_places")
    if not doubtful or entry.kind not in GEO:
        return False
    if at and not reader.begins_sentence(at - 1):
        before = items[at - 1]
        plain_word = (
            not before.entries and before.term is None and before.low not in words("modifiers")
        )
        if (
            before.cap
            and before.word
            and plain_word
            and before.low not in words("determiners")
            and before.low not in _NO_GIVEN_NAME
        ):
            return True
    if at + 1 >= len(items):
        return False
    after = items[at + 1]
    return (
        after.cap
        and after.word
        and not after.joined
        and not after.entries
        and after.term is None
        and len(after.text) > 2
        and after.text not in words("calendar")
        and after.low not in words("region_nouns")
    )


def region_end(reader: Reader, at: int) -> int:
    """Where "Rostov region" ends, when the items from ``at`` on are such a place; else ``at``."""
    items = reader.items
    i = at
    while (
        i < len(items) and i - at < 3 and items[i].cap and items[i].word and items[i].term is None
    ):
        i += 1
    if i > at and i < len(items) and items[i].low in words("region_nouns"):
        return i + 1
    if i > at + 1 and items[i - 1].low in words("region_nouns"):
        return i
    return at
