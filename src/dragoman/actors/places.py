"""Places that no table knows, and names of places that are something else."""

from __future__ import annotations

from dragoman.actors.entry import Entry
from dragoman.actors.reader import Reader
from dragoman.actors.scan import GEO, Item
from dragoman.actors.words import words

_NO_GIVEN_NAME = frozenset(
    ["in", "from", "to", "for", "with", "as", "and", "but", "both", "of", "at"]
)

# Kinds that are used as figures of speech.
_FIGURED = frozenset(["state", "capital", "place", "demonym", "body"])


def is_other_name(reader: Reader, at: int, entry: Entry) -> bool:
    """Whether a place name is part of another name: "Michael Jordan", "Paris Hilton"."""
    items = reader.items
    if at > 1 and items[at].joined and items[at - 1].text == "-" and items[at - 2].low == "al":
        return True  # "Nawaf al-Sabah"
    if entry.kind == "place" and _is_joined_to_name(reader, at):
        return True
    doubtful = entry.minor or items[at].text in words("doubtful_places")
    if not doubtful or entry.kind not in GEO:
        return False
    if at and items[at - 1].text in words("courtesy"):
        return True  # "Ms Paris"
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


def _is_joined_to_name(reader: Reader, at: int) -> bool:
    """Whether a place is half of a family name behind a given one: "Patrice Lumumba-Kasongo"."""
    items = reader.items
    if at < 3 or not (items[at].joined and items[at - 1].joined and items[at - 1].text == "-"):
        return False
    given, half = items[at - 3], items[at - 2]
    return all(
        one.cap and one.word and not one.entries and one.term is None for one in (given, half)
    ) and (given.low not in words("determiners") | words("sentence_words"))


def is_figure(reader: Reader, at: int, entry: Entry) -> bool:
    """Whether a name is a figure of speech: "another Somalia", "Asia's NATO", "a Chernobyl moment"."""
    if entry.kind not in _FIGURED:
        return False
    items = reader.items
    before = reader.before(at)
    if before in words("figured"):
        if entry.kind in ("body", "demonym") or reader.is_possessive(at + 1):
            return False
        return _ends_phrase(reader, at + 1)  # but not in "another US soldier"
    if before in ("'s", "'") and at > 1 and entry.kind in ("body", "state"):
        owner = items[at - 2].entries
        return bool(owner) and not owner[0].code and _ends_phrase(reader, at + 1)
    after = at + 1
    if after < len(items) and items[after].text == "-" and items[after].joined:
        after += 1
    if after < len(items) and items[after].low in words("figures"):
        return entry.kind in GEO and (after > at + 1 or items[after].low != "like")
    return before in ("the", "a") and _is_likened(reader, at, entry)


def _ends_phrase(reader: Reader, i: int) -> bool:
    """Whether no noun follows at an item: a mark, a small word of the grammar, or nothing."""
    items = reader.items
    return i >= len(items) or not items[i].word or items[i].low in words("sentence_words")


def _is_likened(reader: Reader, at: int, entry: Entry) -> bool:
    """Whether a state is likened to another: "the Switzerland of Asia", "the Saudi Arabia of gas"."""
    items = reader.items
    if entry.kind not in ("state", "capital", "place"):
        return False
    if entry.name.lower().startswith("the ") or items[at].low in ("uk", "us", "usa", "u.s.", "eu"):
        return False
    if at + 2 >= len(items) or items[at + 1].low != "of":
        return False
    behind = items[at + 2] if items[at + 2].low != "the" or at + 3 >= len(items) else items[at + 3]
    return bool(behind.entries) and behind.kind in ("region", "place", "state") and behind.cap


def region_end(reader: Reader, at: int) -> int:
    """Where "Rostov region" ends, when the items from ``at`` on are such a place; else ``at``."""
    items = reader.items
    i = at
    while i < len(items) and i - at < 3 and _may_name_region(items[i], inside=i > at):
        i += 1
    if i > at and i < len(items) and items[i].low in words("region_nouns"):
        return i + 1
    if i > at + 1 and items[i - 1].low in words("region_nouns"):
        return i
    return at


def _may_name_region(item: Item, *, inside: bool) -> bool:
    """Whether an item is a word of a place's name, or a small one inside it ("Cap de Foix island")."""
    small = inside and item.low in words("particles")
    return item.word and item.term is None and (item.cap or small)
