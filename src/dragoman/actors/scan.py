"""A passage as a row of items: known names, terms of the grammar, and plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.actors.authority import Authority, Entry
from dragoman.actors.spelling import plain
from dragoman.actors.terms import Term

_TOKEN = re.compile(r"'s\b|[^\W_]+|[^\w\s]|_")
_CAPITALS = re.compile(r"\b[A-Z]{5,}\b")
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
    items: list[Item] = []
    end = 0
    for found in _TOKEN.finditer(text):
        start = found.start()
        if start < end:
            continue
        hit = hits.get(start)
        joined = start == end and start > 0
        if hit is not None:
            item, end = hit, hit.end
            item.joined = joined
        else:
            token = found.group()
            end = found.end()
            item = Item(
                start, end, token, token.lower(), token[0].isupper(), token[0].isalnum(), joined
            )
        items.append(item)
    return items


def _lowered(text: str, authority: Authority) -> str:
    """Headlines in capitals read as names: long words in capitals get small letters."""
    if not _CAPITALS.search(text):
        return text
    return _CAPITALS.sub(
        lambda hit: hit.group() if authority.has(hit.group()) else hit.group().capitalize(), text
    )


def _hits(shown: str, text: str, authority: Authority) -> dict[int, Item]:
    found: dict[int, Item] = {}
    for _, start, end in authority.find(shown):
        if start and shown[start - 1].isalnum():
            continue
        if end < len(shown) and shown[end].isalnum() and shown[end - 1].isalnum():
            end = _shorter(shown, start, end, authority)
            if not end:
                continue
        name = shown[start:end]
        entries = authority.entries(name)
        term = authority.terms.get(name.lower()) if _is_term(name) else None
        family = authority.family(name) if not entries else ()
        if entries or term or family:
            found[start] = Item(
                start, end, text[start:end], name.lower(), name[0].isupper(), True, False, entries, term, family
            )
    return found


def _shorter(text: str, start: int, end: int, authority: Authority) -> int:
    """A shorter known name at the same start, where the longest one ends inside a word."""
    for cut in range(end - 1, start + 1, -1):
        if text[cut].isalnum() and text[cut - 1].isalnum():
            continue
        if authority.has(text[start:cut]):
            return cut
    return 0


def _is_term(name: str) -> bool:
    return len(name) > 2 or name in ("PM", "MP")

