"""Finds known names in a text: the longest from each place on, at the edges of words only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import daachorse

from dragoman.actors import saved
from dragoman.actors.edges import EDGE, LOOK, NONE, edges, is_edge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# An automaton of so many names is built in 0.1 s; one of more is kept in the user's cache: a million
# names take some 8 s to build and 0.15 s to load (bench/matcher.py).
KEPT_FROM = 25_000
# A name that begins inside another's stretch is looked for so many bytes behind it.
REACH = 160
_LONGEST = daachorse.MATCH_KIND_LEFTMOST_LONGEST
_NONE = bytes([NONE])
_HALVES = re.compile("[\ud800-\udfff]")
# The first two bits of a byte of UTF-8 that goes on with a character.
_LEAD, _GOES_ON = 0b1100_0000, 0b1000_0000

Span = tuple[int, int]


class Matcher:
    """An automaton over many names (Aho and Corasick's, as a double array).

    It runs over bytes of UTF-8: that takes a quarter less memory and time than over characters.

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
        return [] if self._automaton is None else _Search(self._automaton, text).found()

    def has(self, name: str) -> bool:
        """Whether a string is one of the names.

        >>> Matcher(["Iran"]).has("Iran"), Matcher(["Iran"]).has("Ira")
        (True, False)
        """
        if self._automaton is None or not name:
            return False
        data = name.encode("utf-8", "surrogatepass")
        hits = self._automaton.find(data)
        return bool(hits) and hits[0][:2] == (0, len(data))


class _Search:
    """One text that names are looked for in; places are those of its bytes until the end."""

    def __init__(self, automaton: daachorse.DoubleArrayAhoCorasick, text: str) -> None:
        self.automaton = automaton
        self.text = text if text.isascii() else _HALVES.sub("\ufffd", text)
        self.data = self.text.encode()
        self.may = edges(self.text)
        self.firsts: NDArray[np.intp] | None = None  # where characters begin; None: everywhere
        if len(self.data) > len(self.text):
            self.firsts, self.may = _widened(self.data, self.may)

    def found(self) -> list[Span]:
        """The names, as stretches of characters."""
        found = self._found()
        if self.firsts is None or not found:
            return found
        places = self.firsts.searchsorted(found).tolist()
        return [(start, end) for start, end in places]

    def _found(self) -> list[Span]:
        may = self.may
        found: list[Span] = []
        take = found.append
        done = 0
        for start, end, _ in self.automaton.find(self.data):
            if may[start] == EDGE == may[end] and start >= done:
                take((start, end))
                done = end
            elif end > done and _may_hold(may, start, end):
                if start >= done and self._edge(start) and self._edge(end):
                    take((start, end))
                    done = end
                else:
                    done = self._look(max(start, done), end, found)
        return found

    def _look(self, start: int, end: int, found: list[Span]) -> int:
        """Look again where the automaton's longest name breaks a word: where the search goes on."""
        at = start
        while at < end:
            stop = self._longest(at, end) if self._edge(at) else 0
            if stop:
                found.append((at, stop))
            at = stop or at + 1
        return at

    def _longest(self, start: int, end: int) -> int:
        """Where the longest name from a place on ends, which its word does too; 0 for none."""
        stop = min(len(self.data), end + REACH)
        while stop > start:
            hits = self.automaton.find(self.data[start:stop])
            if not hits or hits[0][0] != 0:
                return 0
            stop = start + hits[0][1]
            if self._edge(stop):
                return stop
            stop -= 1
        return 0

    def _edge(self, place: int) -> bool:
        if self.may[place] != LOOK:
            return self.may[place] == EDGE
        char = place if self.firsts is None else int(self.firsts.searchsorted(place))
        return is_edge(self.text, char)


def _widened(data: bytes, may: bytes) -> tuple[NDArray[np.intp], bytes]:
    """The bytes with which characters begin, and what `edges` says of them; no other is an edge."""
    import numpy as np

    firsts = np.flatnonzero((np.frombuffer(data, np.uint8) & _LEAD) != _GOES_ON)
    wide = np.full(len(data) + 1, NONE, np.uint8)
    wide[firsts] = np.frombuffer(may, np.uint8)[:-1]
    wide[-1] = may[-1]
    return firsts, wide.tobytes()


def _may_hold(may: bytes, start: int, end: int) -> bool:
    """Whether a stretch may be whole words, or hold some: it does not where it lies in one word."""
    return (may[start] != NONE != may[end]) or may.count(_NONE, start + 1, end) < end - start - 1


def _built(names: list[str]) -> daachorse.DoubleArrayAhoCorasick:
    return daachorse.DoubleArrayAhoCorasick([name.encode() for name in names], _LONGEST)


def _loaded(path: Path) -> daachorse.DoubleArrayAhoCorasick:
    return daachorse.DoubleArrayAhoCorasick.deserialize(path.read_bytes())
