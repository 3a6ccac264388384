"""The two parties that a sentence is given with, and what kind of party their words say they are."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.actors.terms import Term, load_terms
from dragoman.records import Mention

Span = tuple[int, int]
SOURCE, TARGET = "XAA", "XBB"
"""Codes that stand for the two given parties, whoever they are; a sector may follow."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CUT = re.compile(r",| (?:of|in|at|on|from|near|who|which|that|outside|loyal|and) ")
_LONGEST = 3  # words of a term that are looked up
_UNNAMED = "GOV"  # states and statesmen, unless a word says otherwise


def given_parties(text: str, source: Span | None, target: Span | None) -> list[Mention]:
    """The given stretches as mentions, in text order; of two that overlap only the first.

    Examples:
        >>> [one.code for one in given_parties("Miners stoned Oslo's police.", (0, 6), (14, 27))]
        ['XAA:LAB', 'XBB:COP']
    """
    found = []
    for span, code in ((source, SOURCE), (target, TARGET)):
        if span is not None and 0 <= span[0] < span[1] <= len(text):
            stretch = text[span[0] : span[1]]
            term = _term_of(stretch)
            sector = (term.sector if term else "") or _UNNAMED
            kind = (term.kind if term else "") or "group"
            found.append(Mention(*span, stretch, f"{code}:{sector}", stretch, kind))
    found.sort(key=lambda mention: mention.start)
    if len(found) == 2 and found[1].start < found[0].end:
        found.pop()
    return found


def _term_of(stretch: str) -> Term | None:
    """What the head of a stretch says that it is: the last term before "of", "in" or a comma."""
    terms = _terms()
    whole = [word.lower() for word in _WORD.findall(stretch)]
    front = [word.lower() for word in _WORD.findall(_CUT.split(stretch, maxsplit=1)[0])]
    for row in (front, whole):
        for end in range(len(row), 0, -1):
            for start in range(max(0, end - _LONGEST), end):
                if term := terms.get(" ".join(row[start:end])):
                    return term
    return None


@lru_cache(maxsize=1)
def _terms() -> dict[str, Term]:
    return {phrase: term for phrase, term in load_terms().items() if term.role != "field"}
