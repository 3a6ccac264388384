"""Whose a page is, by its copyright line, and where that name stands over the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.reading.paragraphs import Span

# A masthead stands over the report, and a copyright line with its name anywhere.
MASTHEAD_LINES = 15
OWNER_CHARACTERS = 200  # of a line with a copyright

_WORD = r"[A-Z0-9][\w.&'+-]*"
NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:of|the|and|de|del|du|&|{_WORD})){{0,5}})"
_YEARS = r"(?:19|20)\d\d(?: ?[-–] ?(?:(?:19|20)?\d\d))?"
_COPYRIGHT = re.compile(
    rf"(?:©|\([Cc]\)|[Cc]opyright)[ ,©]{{1,4}}(?:{_YEARS}[ ,]{{1,3}})(?:by )?{NAME}"
)
_BEFORE_YEAR = re.compile(rf"(?:©|[Cc]opyright)[ ,©]{{1,4}}{NAME},? {_YEARS}")
_LEGAL = re.compile(
    r"[ ,.]+(?:all rights.*|ltd|limited|llc|inc|plc|gmbh|co|corp|s\.a|b\.v|pty)\.?$", re.IGNORECASE
)
AROUND = " ()[]-–—.,:"


def owners(line: str) -> Iterator[str]:
    """Whom a copyright line names, as it writes them.

    >>> list(owners("© 2006 Pacific Ledger"))
    ['Pacific Ledger']
    """
    if "©" in line or "opyright" in line or "(c)" in line.casefold():
        for form in (_COPYRIGHT, _BEFORE_YEAR):
            if match := form.search(line):
                yield match["name"]


def without_legal_form(name: str) -> str:
    """A name without "Ltd", "All rights reserved" and marks around it.

    >>> without_legal_form("Mendoza Daily News Ltd.")
    'Mendoza Daily News'
    """
    name = name.partition(". ")[0]
    shorter = _LEGAL.sub("", name)
    while shorter != name:
        name, shorter = shorter, _LEGAL.sub("", shorter)
    return name.strip(AROUND)


def find_mastheads(plain: str, paragraphs: Sequence[Span]) -> set[int]:
    """Which of the first paragraphs are but the name that the text's copyright line has.

    >>> find_mastheads("Pacific Ledger\\n© 2006 Pacific Ledger", [(0, 14), (15, 36)])
    {0}
    """
    if "©" not in plain and "opyright" not in plain and "(c)" not in plain.casefold():
        return set()
    names = {
        folded(without_legal_form(name))
        for start, end in paragraphs
        if end - start <= OWNER_CHARACTERS
        for name in owners(plain[start:end])
    }
    return {
        number
        for number, (start, end) in enumerate(paragraphs[:MASTHEAD_LINES])
        if end - start <= OWNER_CHARACTERS and folded(plain[start:end]) in names
    }


def folded(name: str) -> str:
    """A name in small letters, without "the" and marks around it."""
    return " ".join(name.strip(AROUND).casefold().split()).removeprefix("the ")
