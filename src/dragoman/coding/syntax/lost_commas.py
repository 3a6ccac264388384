"""Reports that lost their commas on the way, as the parser reads them: one before who says so.

"Two men died the army said" has no border between what is told and who tells it. Lengths stay, and so
all offsets.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.coding.words import words

# No writer fills so many characters without a comma.
_LONG = 500
# Fewer words before who says so are no sentence of their own ("On Monday the army said").
_FEWEST = 4
_REACH = 200  # letters that hold so many words; a text may have no full stop either


def with_commas(text: str) -> str:
    """A long text without any comma with one before who says so at a sentence's end.

    >>> told = "Two men died near the port on Friday the army said. " * 12
    >>> with_commas(told)[:51]
    'Two men died near the port on Friday,the army said.'
    >>> with_commas("Two men died near the port in May 2013 the army said. " * 12)[:51]  # "2013,the" is one word
    'Two men died near the port in May 2013 the army sai'
    >>> with_commas("Two men died near the port on Friday the army said.")
    'Two men died near the port on Friday the army said.'
    """
    if len(text) < _LONG or "," in text:
        return text
    return _ending().sub(_parted, text)


def _parted(ending: re.Match[str]) -> str:
    """The words found, behind a comma in the place of the blank where a whole sentence stands before them."""
    before = ending.string[max(ending.start() - _REACH, 0) : ending.start()]
    sentence = before.rpartition(". ")[2].split()
    if len(sentence) < _FEWEST or sentence[-1].lower() in words("syntax", "leading_on"):
        return ending[0]
    return f",{ending[0][1:]}"


@lru_cache(maxsize=1)
def _ending() -> re.Pattern[str]:
    """Somebody and a verb of telling at the end of a sentence."""
    first = f"(?:{'|'.join(sorted(words('syntax', 'first_words')))})"
    word = rf"(?!{first}\b)[^\W\d_][\w'’-]*"
    name = r"[A-Z][\w'’-]*"
    names = rf"{name}(?: (?:(?:for|of|al|news|agency) ?)?{name}){{0,5}}(?: news agency)?"
    tells = rf"(?:{'|'.join(sorted(words('syntax', 'past_telling')))}|told(?: [A-Z][\w-]*){{1,3}})"
    day = r"(?: on)?(?: [A-Z][a-z]+day)?"
    return re.compile(
        rf"(?<=[^\W\d_]|[)]) (?P<who>{first}(?: {word}){{1,6}}|{names}) {tells}{day}(?=\.| \w+ing\b)"
    )
