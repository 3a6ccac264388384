"""Known names that are only a part of a longer one: "Kafubu Liberation Movement", "Charles de Foix"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.authority import Authority
from dragoman.actors.scan import GEO, Item
from dragoman.actors.words import words

# Words behind a known one among which a longer known name is looked for.
LONGEST_BEHIND = 3
# A passage is a headline in title case where no word of so many letters begins small.
CONTENT_WORD = 4
# Quotation marks, single and double, straight and curly.
_MARKS = frozenset("'\"‘’“”«»")
_LANDS = frozenset(["state", "place", "capital"])


def part(items: list[Item], authority: Authority) -> list[Item]:
    """The items of a passage with plain words in the place of names that longer ones only contain."""
    kinds = {item.kind for item in items if item.entries}
    if "body" in kinds:
        items = _free_coined(items)
    if kinds & {"media", "person"}:
        items = _free_words(items, authority)
    if "party" in kinds:
        items = _free_brigades(items)
    if kinds & _LANDS and any(item.low in words("movement_nouns") for item in items):
        _free_lands(items)
    return items


def _free_coined(items: list[Item]) -> list[Item]:
    """Take the body from a name coined after it, as its marks tell: "a 'Nordic Nato'"."""
    found = list(items)
    for i, item in enumerate(items):
        first = i
        while first and i - first < LONGEST_BEHIND and items[first - 1].cap:
            first -= 1
        opened = first > 0 and items[first - 1].text in _MARKS
        closed = i + 1 < len(items) and items[i + 1].text in _MARKS
        if item.kind == "body" and first < i and opened and closed:
            for at in range(first, i + 1):
                found[at] = replace(items[at], entries=(), term=None, family=())
    return found


def _free_brigades(items: list[Item]) -> list[Item]:
    """Take the party from an armed group called so with a word before: "Liwa al-Fatah"."""
    found = list(items)
    for i in range(1, len(items)):
        before = items[i - 1]
        if items[i].kind == "party" and before.cap and before.low in words("brigade_words"):
            found[i] = replace(items[i], entries=(), family=())
    return found


def is_headline(items: list[Item]) -> bool:
    """Whether a passage is in title case, where any row of words looks like a name."""
    return all(item.cap or len(item.low) < CONTENT_WORD for item in items if item.low.isalpha())


def _free_words(items: list[Item], authority: Authority) -> list[Item]:
    """Take the newspaper or the king from a name of which they are one word."""
    headline = is_headline(items)
    found: list[Item] = []
    i = 0
    while i < len(items):
        item = items[i]
        i += 1
        if item.kind == "media" and _is_worded(item) and _is_in_name(items, i - 1, headline):
            freed = _freed(item)
            longer, i = _known(freed[-1], items, i, authority)
            found += [*freed[:-1], longer]
            continue
        if item.kind == "person" and _is_of_given_name(item) and _is_other(items, i - 1, headline):
            item = replace(item, entries=(), family=())
        found.append(item)
    return found


def _free_lands(items: list[Item]) -> None:
    """Take the state or place from a movement's name, which is not its: "Sudan Salvation Front"."""
    for i, item in enumerate(items):
        if (
            item.kind in ("state", "place", "capital")
            and item.cap
            and _names_movement(items, i + 1)
        ):
            items[i] = replace(item, entries=(), family=())


def _names_movement(items: list[Item], first: int) -> bool:
    """Whether capitalised words and then a movement's noun stand from an item on."""
    for i in range(first, min(first + LONGEST_BEHIND + 1, len(items))):
        item = items[i]
        if item.low in words("movement_nouns") and item.cap and not item.joined:
            return i > first
        inside = i > first and item.text == "'s" and item.joined
        if not inside and (not item.cap or item.entries or item.joined or not item.word):
            return False
    return False


def is_body_name(name: str, nouns: str = "body_nouns") -> bool:
    """Whether a string reads as the proper name of one body, by its capitals and its last word.

    ``nouns`` names the list in which the last word must be.

    >>> is_body_name("Free Valley Movement"), is_body_name("the movement")
    (True, False)
    """
    parts = name.split()
    small = words("particles") | {"of", "for", "the", "and"}
    return (
        len(parts) > 1
        and parts[-1].lower() in words(nouns)
        and all(part[:1].isupper() or part in small for part in parts)
    )


def _is_worded(item: Item) -> bool:
    """Whether a newspaper's name is one word that may stand in other names too."""
    name = item.text.removeprefix("The ").removeprefix("the ")
    return name.isalpha() and not name.isupper()


def _is_in_name(items: list[Item], i: int, headline: bool) -> bool:
    """Whether capitalised words around a newspaper's name make another name of it."""
    behind = i + 1
    while behind < i + LONGEST_BEHIND and not _is_noun_of_body(items, behind):
        if not _is_plain_name(items, behind):
            break
        behind += 1
    if _is_noun_of_body(items, behind) or (not headline and behind > i + 1):
        return True
    named = i > 1 and not headline and _is_plain_name(items, i - 1)
    return named and not items[i].joined and items[i - 2].low == "the"


def _is_noun_of_body(items: list[Item], i: int) -> bool:
    """Whether a capitalised noun of a body no newspaper has stands at an item: "Council", "Army"."""
    if i >= len(items) or not items[i].cap or items[i].joined:
        return False
    term = items[i].term
    organ = term is not None and term.role in ("organ", "people") and term.sector != "JRN"
    return organ or items[i].low in words("body_nouns")


def _is_plain_name(items: list[Item], i: int) -> bool:
    """Whether a capitalised word of no meaning to the grammar stands at an item."""
    if i >= len(items):
        return False
    item = items[i]
    plain = item.cap and item.word and not item.joined and not item.entries and item.term is None
    small = words("sentence_words") | words("determiners") | words("place_before")
    return (
        plain
        and len(item.text) > 1
        and item.low not in small
        and not words("calendar").union(words("courtesy"), words("suffixes")) & {item.text}
    )


def _freed(item: Item) -> list[Item]:
    """The words of a name as plain ones."""
    first, _, rest = item.text.partition(" ")
    start = item.start + len(first) + 1
    bare = replace(item, entries=(), term=None, family=())
    if not rest:
        return [bare]
    article = replace(bare, end=item.start + len(first), text=first, low=first.lower())
    return [article, replace(bare, start=start, text=rest, low=rest.lower(), joined=False)]


def _known(item: Item, items: list[Item], at: int, authority: Authority) -> tuple[Item, int]:
    """The longest known name of a freed word and those behind it, and where the next item is.

    A freed word that tells of a state does so: "The Australian Government".
    """
    of_state = tuple(one for one in authority.entries(item.text) if one.kind in GEO)
    name, found, after = item.text, replace(item, entries=of_state), at
    for i in range(at, min(at + LONGEST_BEHIND, len(items))):
        if items[i].joined or not items[i].word:
            break
        name = f"{name} {items[i].text}"
        entries = authority.entries(name)
        if entries:
            end = items[i].end
            found = replace(item, end=end, text=name, low=name.lower(), entries=entries)
            after = i + 1
    return found, after


def _is_of_given_name(item: Item) -> bool:
    """Whether somebody is called by one given name, which others share: "Charles"."""
    return item.text.isalpha() and all(
        entry.office in words("given_name_offices") for entry in item.entries
    )


def _is_other(items: list[Item], i: int, headline: bool) -> bool:
    """Whether a family name behind a given one tells of somebody else: "Charles Okafor"."""
    before = items[i - 1] if i else None
    if before is not None and before.cap and before.term is not None:
        return False
    after = i + 1
    while after < len(items) and not items[after].cap and items[after].low in words("particles"):
        after += 1
    if after > i + 1:
        return after < len(items) and items[after].cap
    return not headline and _is_plain_name(items, after)
