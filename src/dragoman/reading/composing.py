"""Composes letters and their marks to one character each, so that every rule sees the same word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from unicodedata import combining, is_normalized, normalize

Places: TypeAlias = Sequence[int]
"""The place in the text of each character of a composed one, and the text's end."""

# Where characters may have to be composed: all that can be stand beside one from U+0300 on.
_MAY_COMPOSE = re.compile("[\\s\\S]?[\u0300-\U0010ffff]+")
# Unicode's stream-safe text has at most 30 marks on a letter; those beyond stand by themselves.
CLUSTER_CHARACTERS = 31


def compose(text: str) -> tuple[str, Places | None]:
    """The text in composed form (NFC) and its way back, which is None where nothing changed.

    A composed character stands where its letter begins; places only grow. Marks that do not
    compose stay, in their order.

    Examples:
        >>> text, places = compose("Erdog\\u0306an")
        >>> text, places
        ('Erdoğan', [0, 1, 2, 3, 4, 6, 7, 8])
        >>> compose("Erdoğan")
        ('Erdoğan', None)
    """
    if text.isascii() or is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    for start, end, composed in _clusters(text):
        pieces += (text[position:start], composed)
        places.extend(range(position, start + len(composed)))
        position = end
    if not pieces:
        return text, None
    pieces.append(text[position:])
    places.extend(range(position, len(text) + 1))
    return "".join(pieces), places


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Each letter with its marks that has a composed form, and that form."""
    for run in _MAY_COMPOSE.finditer(text):
        first = run.start()
        for place in range(first + 1, run.end() + 1):
            if place < run.end() and _goes_on(text, first, place):
                continue
            cluster = text[first:place]
            composed = normalize("NFC", cluster)
            if composed[0] != cluster[0] and len(composed) <= len(cluster):
                yield first, place, composed
            first = place


def _goes_on(text: str, first: int, place: int) -> bool:
    """Whether a character belongs to the cluster that begins at ``first``."""
    if place - first >= CLUSTER_CHARACTERS:
        return False
    if combining(text[place]):
        return True
    # The parts of a Korean syllable are no marks, and become one character as well.
    return len(normalize("NFC", text[first : place + 1])) == 1
