"""Words in pieces, as the encoder reads them (WordPiece with BERT's vocabulary, no capitals)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

UNKNOWN = "[UNK]"
# A run of letters and digits, or one other sign that is no blank; CJK signs stand alone.
_WORD = re.compile(
    r"[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff]|[^\W_\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff]+|[^\s]"
)
LONGEST = 100  # letters; a longer word is unknown
KNOWN = 50_000  # texts whose pieces are kept


class WordPieces:
    """Takes text into the numbers of its pieces.

    >>> pieces = WordPieces(["[UNK]", "un", "##do", "war"])
    >>> pieces.numbers("War undo?")
    [3, 1, 2, 0]
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self.ids[UNKNOWN]
        self._known: dict[str, list[int]] = {}

    def numbers(self, text: str) -> list[int]:
        """The numbers of the pieces of a text, in order."""
        found = self._known.get(text)
        if found is None:
            found = [number for word in _words(text) for number in self._pieces(word)]
            if len(text) <= LONGEST:
                if len(self._known) > KNOWN:
                    self._known.clear()
                self._known[text] = found
        return found

    def _pieces(self, word: str) -> list[int]:
        """The longest known piece first, then the longest that goes on from there."""
        if len(word) > LONGEST:
            return [self._unknown]
        found, start = [], 0
        while start < len(word):
            before = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self.ids.get(before + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFD", text.lower())
    bare = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Mn", "Cc", "Cf"))
    return (found[0] for found in _WORD.finditer(bare))
