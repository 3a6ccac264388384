"""Where words begin and end in a text, in every script: the places where a name may."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from dragoman.data.tables import read_toml

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What a character is to a word. An unseen one is looked up once.
_OTHER, _LETTER, _MARK, _FREE, _FREE_MARK, _LEADING, _HANGUL, _APOSTROPHE, _DOT, _UNSEEN = range(10)
_CLASSES = _UNSEEN
NONE, EDGE, LOOK = 0, 1, 2
_EDGE = bytes([EDGE])
_STOP, _OTHER_TWICE = bytes([_DOT, _OTHER]), bytes([_OTHER, _OTHER])
_APOSTROPHES = "'’ʼ＇"
_JOINERS = "\u00ad\u200c\u200d\u2060"  # they stand inside a word and are not seen


def edges(text: str) -> bytes:
    """For each place from 0 to the length: 1 where a word may begin or end, 2 where one must look.

    Examples:
        >>> list(edges("pro-UN"))
        [1, 0, 0, 1, 1, 0, 1]
        >>> list(edges("在中国")), list(edges("i\u0301b"))
        ([1, 1, 1, 1], [1, 0, 0, 1])
    """
    kinds = _kinds(text)
    pairs: bytes = (kinds[:-1] * _CLASSES + kinds[1:]).tobytes()
    return _EDGE + pairs.translate(_between()) + (_EDGE if text else b"")


def is_edge(text: str, place: int) -> bool:
    """Whether a word begins or ends at a place of which `edges` says that one must look."""
    before, after = text[place - 1], text[place]
    if after == "." and not _is_letter(text, place + 1):
        return True
    if after in _APOSTROPHES:
        return not _is_letter(text, place + 1) or bool(_clitic().match(text, place + 1))
    if before in _APOSTROPHES:
        return not _is_letter(text, place - 2)
    if "." in (before, after):
        return not _is_inside_initials(text, place)
    return _is_particle(text, place)


def _is_inside_initials(text: str, place: int) -> bool:
    """Whether a place beside a full stop lies within a row of initials: "U.S|.S.R.", "U.S.|S.R."."""
    dot = place if text[place] == "." else place - 1
    return _is_initial(text, dot) and _is_letter(text, dot + 1) and text[dot + 2 : dot + 3] == "."


def _is_initial(text: str, dot: int) -> bool:
    """Whether a full stop ends an initial: one letter that no letter stands before."""
    return _is_letter(text, dot - 1) and not _is_letter(text, dot - 2)


def _is_particle(text: str, place: int) -> bool:
    """Whether the rest of a Korean word is a particle, so that the name before it is whole."""
    end = place
    while end < len(text) and end - place < 4 and unicodedata.name(text[end], "")[:6] == "HANGUL":
        end += 1
    return text[place:end] in _particles()


def _is_letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()


# -- tables ----------------------------------------------------------------------------------------


def _kinds(text: str) -> NDArray[np.uint8]:
    import numpy as np  # whoever asks for a name by itself needs none of it

    # Most apostrophes and full stops leave no doubt: what is blank or no letter need not be looked at.
    text = text.replace("'s ", "   ").replace("’s ", "   ")
    if text.isascii():
        plain = text.encode("ascii").translate(_ascii()).replace(_STOP, _OTHER_TWICE)
        return np.frombuffer(plain, np.uint8)
    table = _table()
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = table[points]
    if (kinds == _UNSEEN).any():
        for point in np.unique(points[kinds == _UNSEEN]):
            table[point] = _kind(chr(point))
        kinds = table[points]
    return kinds


@functools.cache
def _ascii() -> bytes:
    """The kinds of the first 256 characters."""
    return bytes(_kind(chr(point)) for point in range(256))


@functools.cache
def _table() -> NDArray[np.uint8]:
    import numpy as np

    return np.full(0x110000, _UNSEEN, np.uint8)


def _kind(char: str) -> int:
    if char in _APOSTROPHES:
        return _APOSTROPHE
    if char == ".":
        return _DOT
    if char in _JOINERS:
        return _MARK
    unspaced = any(first <= ord(char) <= last for first, last in _data()["unspaced"])
    if unicodedata.category(char)[0] == "M":
        return _FREE_MARK if unspaced else _MARK
    if not char.isalnum():
        return _OTHER
    if char in _data()["leading"]:
        return _LEADING
    if any(first <= ord(char) <= last for first, last in _data()["hangul"]):
        return _HANGUL
    return _FREE if unspaced else _LETTER


@functools.cache
def _between() -> bytes:
    """Whether a word may begin or end between two characters, by what they are."""
    table = [[EDGE] * _CLASSES for _ in range(_CLASSES)]
    for row in table:
        row[_MARK] = row[_FREE_MARK] = NONE
    for word in (_LETTER, _MARK):
        table[word][_LETTER] = table[word][_HANGUL] = NONE
    table[_HANGUL][_LETTER] = NONE
    table[_HANGUL][_HANGUL] = LOOK
    table[_LEADING][_FREE] = table[_LEADING][_LEADING] = NONE
    for word in (_LETTER, _MARK, _HANGUL):
        for mark in (_APOSTROPHE, _DOT):
            table[word][mark] = table[mark][word] = LOOK
    flat = [may for row in table for may in row]
    return bytes(flat + [EDGE] * (256 - len(flat)))


def _data() -> dict[str, Any]:
    return read_toml("actors_edges.toml")


@functools.cache
def _clitic() -> re.Pattern[str]:
    """What an apostrophe may leave behind a whole name, to the end of the word."""
    return re.compile(f"(?:{'|'.join(_data()['clitics'])})(?![^\\W_])", re.IGNORECASE)


@functools.cache
def _particles() -> frozenset[str]:
    return frozenset(_data()["particles"].split())
