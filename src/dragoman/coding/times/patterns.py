"""Patterns over classes of words: a text as a line of letters that regular expressions run over.

Every token has a class, every class a letter, so that a pattern such as ``weekday daypart?`` is a
short regular expression, and a report of hundreds of words a line of hundreds of letters.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

# A possessive quantifier stands after one class only: after a group, Python 3.11.2, which is Debian
# 12's, matches wrongly.
TOKEN = re.compile(
    r"\s*(?:"
    r"(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])"
    r"|(?<![0-9])[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{4}(?![0-9])"
    r"|[0-9]++(?:,[0-9]{3}(?![0-9]))*(?!,[0-9]{3}(?![0-9]))(?:\.[0-9]++|(?!\.[0-9]))"
    r"(?:st|nd|rd|th|s)?(?![^\W\d_])"
    r"|[0-9]++(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]++)?"
    r"|[^\W\d_]+"
    r"|['’]s(?![^\W_])"
    r"|\S)"
)
LETTERS = string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x240)))
NAME = re.compile(r"[A-Za-z_]+")
# Distinct tokens kept; a longer life would only cost memory.
KEPT = 50_000


class Token(NamedTuple):
    """One word, number or mark in one spelling: its class and what it stands for."""

    letter: str
    kind: str
    value: object
    text: str
    glued: bool  # no space before it


class Line(NamedTuple):
    """A text as tokens, their ends, and the letters of their classes."""

    tokens: list[Token]
    ends: list[int]
    letters: str

    def start(self, i: int) -> int:
        """Where token ``i`` begins in the text."""
        return self.ends[i] - len(self.tokens[i].text)


class Lexicon(dict[str, Token]):
    """The classes of all tokens, worked out once for each spelling."""

    def __init__(
        self, classify: Callable[[str], tuple[str, object]], classes: Sequence[str]
    ) -> None:
        super().__init__()
        self._classify = classify
        self.letters = dict(zip(dict.fromkeys(classes), LETTERS, strict=False))

    def __missing__(self, spaced: str) -> Token:
        text = spaced.lstrip()
        kind, value = self._classify(text)
        token = Token(self.letters[kind], kind, value, text, len(text) == len(spaced))
        if len(self) >= KEPT:
            self.clear()
        self[spaced] = token
        return token

    def line(self, text: str) -> Line:
        """A text in classes."""
        parts = TOKEN.findall(text.rstrip())
        tokens = list(map(self.__getitem__, parts))
        ends = list(accumulate(map(len, parts)))
        return Line(tokens, ends, "".join([token.letter for token in tokens]))

    def pattern(self, text: str, short: Mapping[str, str]) -> str:
        """Class names as their letters, short forms as what they stand for.

        Plain brackets do not capture. An unknown name is a KeyError: the table is wrong.
        """
        spaced = re.sub(r"\((?!\?)", "(?:", text)
        replaced = NAME.sub(
            lambda match: short.get(match.group()) or self.letters[match.group()], spaced
        )
        return replaced.replace(" ", "")

    def master(self, rows: Sequence[Mapping[str, str]], guard: str) -> re.Pattern[str]:
        """All patterns of a table as one; the first that fits wins.

        A row whose reading begins with ``=`` names a short form. ``guard`` lists the classes that
        no match begins with; the reading of a match is in the name of its last group.
        """
        short: dict[str, str] = {}
        found: list[str] = []
        for row in rows:
            pattern = self.pattern(row["pattern"], short)
            if row["reading"].startswith("="):
                short[row["reading"][1:]] = f"(?:{pattern})"
            else:
                found.append(f"(?P<{row['reading']}_{len(found)}>{pattern})")
        never = self.pattern(guard, {})
        return re.compile(f"(?![{never}])(?:{'|'.join(found)})")


def reading_of(match: re.Match[str]) -> str:
    """The reading of the row that matched."""
    return str(match.lastgroup).rpartition("_")[0]
