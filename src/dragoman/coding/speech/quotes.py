"""Quotations in a passage, a quotation left open at a paragraph's end included."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Straight double quotes (passages are straightened); single quotes only around several words. An apostrophe
# within is told in one way only: where it may be told in two, many of them take hours.
DOUBLE = re.compile(r'"([^"]*)("|$)')
_SHORT = r"(?:s|t|re|ve|ll|d|m)\b"  # what follows the apostrophe of "it's", "don't", "they're"
SINGLE = re.compile(
    rf"(?<![\w'])'(?=\w)([^']*(?:'(?:(?={_SHORT})|(?<=[^']s')(?=\w)(?!{_SHORT}))[^']*)*)(?<!\s)'(?!\w)"
)
# Fewer words than this are a phrase or scare quotes, not a sentence quoted.
SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks: offsets of the content, marks excluded."""

    start: int
    end: int
    is_open: bool  # the closing mark is missing: the quotation runs on in the next paragraph

    def words(self, text: str) -> int:
        """How many words are quoted."""
        return len(text[self.start : self.end].split())


def quotations(text: str) -> list[Quotation]:
    """The quotations of one passage, in order.

    >>> [(q.start, q.end) for q in quotations('He said, "Come in." She left.')]
    [(10, 18)]
    """
    if "''" in text:
        text = _with_plain_marks(text)
    found = [
        Quotation(match.start(1), match.end(1), match[2] == "")
        for match in DOUBLE.finditer(text)
        if match[1].strip()
    ]
    if not found:
        found = [
            Quotation(match.start(1), match.end(1), False)
            for match in SINGLE.finditer(text)
            if len(match[1].split()) >= SENTENCE_WORDS
        ]
    return found


def _with_plain_marks(text: str) -> str:
    """Two single quotes for a double one, as some papers set them, made one mark and a blank."""
    opened = re.sub(r"(?<!\w)''(?=\S)", ' "', text)
    return opened.replace("''", '" ')
