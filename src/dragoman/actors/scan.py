"""A passage as a row of items: known names, terms of the grammar, and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.authority import Authority
from dragoman.actors.entry import Entry
from dragoman.actors.spelling import plain
from dragoman.actors.terms import Term
from dragoman.actors.words import words

_WORD = r"'s\b|[^\W_]+|[^\w\s]|_"
_TOKEN = re.compile(_WORD)
_SPACED = re.compile(rf"\s*(?:{_WORD})")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
# A passage with this share of capitals among its letters is a headline in capitals.
SHOUTING = 0.7
# Kinds whose entries are names of states or places, and so may own what follows.
GEO = frozenset(["state", "demonym", "capital", "place"])


@dataclass(slots=True)
class Item:
    """A word, a mark, or a known stretch of several words."""

    start: int
    end: int
    text: str
    low: str
    cap: bool
    word: bool
    joined: bool  # no space before it
    entries: tuple[Entry, ...] = ()
    term: Term | None = None
    family: tuple[Entry, ...] = ()  # known persons called by this name alone

    @property
    def kind(self) -> str:
        """The kind of the first entry, or nothing."""
        return self.entries[0].kind if self.entries else ""


def scan(text: str, authority: Authority) -> list[Item]:
    """The items of a passage, in order; their offsets are those of the text."""
    text = plain(text)
    hits = _hits(_lowered(text, authority), text, authority)
    return _whole(text, hits) or _parted(text, hits)


def _whole(text: str, hits: dict[int, Item]) -> list[Item]:
    """The items of a text whose names all begin where words and marks do; else nothing."""
    items: list[Item] = []
    end = stop = named = 0
    for gap, token, low, cap, word in map(_WORDS.__getitem__, _SPACED.findall(text.rstrip())):
        start = stop + gap
        stop = start + len(token)
        if start < end:
            continue
        item = hits.get(start)
        joined = start == end and start > 0
        if item is None:
            item = Item(start, stop, token, low, cap, word, joined)
            end = stop
        else:
            item.joined = joined
            end = item.end
            named += 1
        items.append(item)
    return items if named == len(hits) else []


class _Words(dict[str, tuple[int, str, str, bool, bool]]):
    """What a word or mark is, worked out once for each, by the token with the space before it."""

    def __missing__(self, spaced: str) -> tuple[int, str, str, bool, bool]:
        token = spaced.lstrip()
        first = token[0]
        told = len(spaced) - len(token), token, token.lower(), first.isupper(), first.isalnum()
        if len(self) >= _KEPT:
            self.clear()
        self[spaced] = told
        return told


_KEPT = 50_000  # tokens; a longer life would only cost memory
_WORDS = _Words()


def _parted(text: str, hits: dict[int, Item]) -> list[Item]:
    """The items of a text in which names begin inside words too, as in Chinese."""
    items: list[Item] = []
    end = 0
    for start, stop in _stretches(text, sorted(hits)):
        if start < end:
            continue
        item = hits.get(start)
        joined = start == end and start > 0
        if item is None:
            token = text[start:stop]
            first = token[0]
            item = Item(start, stop, token, token.lower(), first.isupper(), first.isalnum(), joined)
        else:
            item.joined = joined
        end = item.end
        items.append(item)
    return items


def _stretches(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """The words and marks of a text; where a name begins inside one (in Chinese), it is parted."""
    names = iter([*starts, len(text)])
    name = next(names)
    for found in _TOKEN.finditer(text):
        start, stop = found.span()
        while name <= start:
            name = next(names, stop)
        while start < name < stop:
            yield start, name
            start, name = name, next(names, stop)
        yield start, stop


def _lowered(text: str, authority: Authority) -> str:
    """Headlines in capitals read as names: long words in capitals get small letters."""
    if not _CAPITALS.search(text):
        return text
    return _CAPITALS.sub(
        lambda hit: hit.group() if authority.has(hit.group()) else hit.group().capitalize(), text
    )


# Letters behind a short name with an article within which a longer one ends.
LONGEST_REST = 60


def _hits(shown: str, text: str, authority: Authority) -> dict[int, Item]:
    found: dict[int, Item] = {}
    shouted = shown is not text and _is_shouted(text)
    done = 0
    for start, end in authority.find(shown):
        if start < done:
            continue
        start, end = _past_article(shown, start, end, authority)
        done = end
        name = shown[start:end]
        if shouted and name in words("headline_words"):
            continue
        if name in words("common_words") and _starts_sentence(shown, start):
            continue
        entries, term, family = authority.known(name)
        if entries or term or family:
            found[start] = Item(
                start,
                end,
                text[start:end],
                name.lower(),
                name[0].isupper(),
                True,
                False,
                entries,
                term,
                family,
            )
    return found


def _past_article(text: str, start: int, end: int, authority: Authority) -> tuple[int, int]:
    """A longer name behind the article with which a short one begins: "the UN Children's Fund"."""
    first = start + len("the ")
    if text[start:first].lower() != "the ":
        return start, end
    longer = next(iter(authority.find(text[first : end + LONGEST_REST])), (1, 0))
    return (
        (first, first + longer[1]) if longer[0] == 0 and first + longer[1] > end else (start, end)
    )


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > SHOUTING * len(letters)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?\"':"
