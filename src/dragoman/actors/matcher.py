"""Finds known names in a text: the longest from each place on, at the edges of words only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

import daachorse

from dragoman.actors import saved
from dragoman.actors.edges import EDGE, LOOK, NONE, edges, is_edge

# An automaton of so many names is built in 0.1 s; one of more is kept in the user's cache: a million
# names take some 8 s to build and 0.15 s to load (bench/matcher.py).
KEPT_FROM = 25_000
# A name that begins inside another's stretch is looked for so many characters behind it.
REACH = 80
_LONGEST = daachorse.MATCH_KIND_LEFTMOST_LONGEST
_NONE = bytes([NONE])
_HALVES = re.compile("[\ud800-\udfff]")

Span = tuple[int, int]


class Matcher:
    """An automaton over many names (Aho and Corasick's, as a double array).

    Examples:
        >>> names = Matcher(["Iran", "New York", "New York Times"])
        >>> text = "New York Timesmen left Tehran for Iran's New York"
        >>> [text[start:end] for start, end in names.find(text)]
        ['New York', 'Iran', 'New York']
    """

    def __init__(self, names: Iterable[str]) -> None:
        unique = list(dict.fromkeys(filter(None, names)))
        self._automaton = _built(unique) if unique else None

    @classmethod
    def kept(cls, key: str, names: Callable[[], list[str]]) -> Matcher:
        """The matcher that was saved under a key, else built from the names and saved if large."""
        file = f"names-{key}-{version('daachorse')}.automaton"
        found = cls(())
        found._automaton = saved.load(file, _loaded)
        if found._automaton is None:
            found = cls(given := names())
            if len(given) >= KEPT_FROM and found._automaton is not None:
                saved.save(file, found._automaton.serialize())
        return found

    def find(self, text: str) -> list[Span]:
        """The names in a text as (start, end), disjoint and in order.

        From each word on, the longest name that ends where a word ends; words inside a name that
        was found begin no other.
        """
        if self._automaton is None:
            return []
        text = text if text.isascii() else _HALVES.sub("\ufffd", text)
        may = edges(text)
        found: list[Span] = []
        take = found.append
        done = 0
        for start, end, _ in self._automaton.find(text):
            if may[start] == EDGE == may[end] and start >= done:
                take((start, end))
                done = end
            elif end > done and _may_hold(may, start, end):
                if start >= done and _edge(text, may, start) and _edge(text, may, end):
                    take((start, end))
                    done = end
                else:
                    done = self._look(text, may, max(start, done), end, found)
        return found

    def has(self, name: str) -> bool:
        """Whether a string is one of the names.

        >>> Matcher(["Iran"]).has("Iran"), Matcher(["Iran"]).has("Ira")
        (True, False)
        """
        if self._automaton is None or not name:
            return False
        hits = self._automaton.find(name)
        return bool(hits) and hits[0][:2] == (0, len(name))

    def _look(self, text: str, may: bytes, start: int, end: int, found: list[Span]) -> int:
        """Look again where the automaton's longest name breaks a word: where the search goes on."""
        at = start
        while at < end:
            stop = self._longest(text, may, at, end) if _edge(text, may, at) else 0
            if stop:
                found.append((at, stop))
            at = stop or at + 1
        return at

    def _longest(self, text: str, may: bytes, start: int, end: int) -> int:
        """Where the longest name from a place on ends, which its word does too; 0 for none."""
        assert self._automaton is not None
        stop = min(len(text), end + REACH)
        while stop > start:
            hits = self._automaton.find(text[start:stop])
            if not hits or hits[0][0] != 0:
                return 0
            stop = start + hits[0][1]
            if _edge(text, may, stop):
                return stop
            stop -= 1
        return 0


def _may_hold(may: bytes, start: int, end: int) -> bool:
    """Whether a stretch may be whole words, or hold some: it does not where it lies in one word."""
    return (may[start] != NONE != may[end]) or may.count(_NONE, start + 1, end) < end - start - 1


def _edge(text: str, may: bytes, place: int) -> bool:
    return may[place] == EDGE or (may[place] == LOOK and is_edge(text, place))


def _built(names: list[str]) -> daachorse.CharwiseDoubleArrayAhoCorasick:
    return daachorse.CharwiseDoubleArrayAhoCorasick(names, _LONGEST)


def _loaded(path: Path) -> daachorse.CharwiseDoubleArrayAhoCorasick:
    return daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(path.read_bytes())
