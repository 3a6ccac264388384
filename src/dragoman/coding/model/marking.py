"""A text with its two parties marked, as numbers for the encoder that judges given parties."""

from __future__ import annotations

import re

from dragoman.coding.model.wordpieces import WordPieces

Span = tuple[int, int]
LONGEST = 96  # pieces of one question, markers included; a longer text is cut around its parties
START, END = "[CLS]", "[SEP]"
# Pieces that BERT's vocabulary leaves free stand before and after each party.
SOURCE = ("[unused0]", "[unused1]")
TARGET = ("[unused2]", "[unused3]")
# Where a sentence ends: a stop, perhaps a closing quotation mark, a blank, and a capital or quotation.
_STOP = re.compile(r"(?<=[a-z\d)][.!?])[\"”']?\s+(?=[A-Z\"“'])")


def around(text: str, source: Span | None, target: Span | None) -> Span:
    """From the start of the first sentence that names a party to the end of the last.

    >>> around("It rained. Rome hit Gaul. All slept.", (11, 15), (20, 24))
    (11, 26)
    """
    parties = [span for span in (source, target) if span is not None]
    if not parties:
        return 0, len(text)
    first, last = min(span[0] for span in parties), max(span[1] for span in parties)
    ends = [found.end() for found in _STOP.finditer(text)]
    start = max((end for end in ends if end <= first), default=0)
    return start, min((end for end in ends if end >= last), default=len(text))


def marked(pieces: WordPieces, text: str, source: Span | None, target: Span | None) -> list[int]:
    """The numbers of the pieces of a text, with its parties between markers.

    Where one party stands within the other, its markers stand within the other's.

    >>> words = ["[UNK]", START, END, *SOURCE, *TARGET, "rome", "hit", "gaul", "."]
    >>> marked(WordPieces(words), "Rome hit Gaul.", (0, 4), (9, 13))
    [1, 3, 7, 4, 8, 5, 9, 6, 10, 2]
    """
    first, last = around(text, source, target)
    # Inner markers come last before a stretch and first after it.
    signs: list[tuple[int, int, int, str]] = []
    for span, (before, after) in ((source, SOURCE), (target, TARGET)):
        if span is not None and 0 <= span[0] < span[1] <= len(text):
            size = span[1] - span[0]
            signs += [(span[0], 1, -size, before), (span[1], 0, size, after)]
    found: list[int] = []
    held: list[int] = []  # where the markers stand among the pieces
    at = first
    for place, _, _, sign in sorted(signs):
        found += pieces.numbers(text[at:place])
        held.append(len(found))
        found.append(pieces.ids[sign])
        at = place
    found += pieces.numbers(text[at:last])
    room = LONGEST - 2
    if len(found) > room:
        found = _window(found, held, room)
    return [pieces.ids[START], *found, pieces.ids[END]]


def _window(found: list[int], held: list[int], room: int) -> list[int]:
    """As many pieces as there is room for, with the markers in their middle.

    Parties too far apart for that keep the pieces around each of them, and lose what is between.
    """
    if not held:
        return found[:room]
    first, last = held[0], held[-1] + 1
    if last - first <= room:
        start = max(0, min(first - (room - (last - first)) // 2, len(found) - room))
        return found[start : start + room]
    near = room // 2
    start = max(0, first - near // 4)
    return found[start : start + near] + found[last - (room - near) :][: room - near]
