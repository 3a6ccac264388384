"""Reports that lost their commas on the way, as the parser reads them: one before who says so.

"Two men died the army said" has no border between what is told and who tells it. Lengths stay, and so
all offsets.
"""

from __future__ import annotations

import re

# No writer fills so many characters without a comma.
_LONG = 500
# Fewer words before who says so are no sentence of their own ("On Monday the army said").
_FEWEST = 4
_REACH = 200  # letters that hold so many words; a text may have no full stop either
_FIRST = r"(?:an?|the|several|some|many|one|two|local|state)"
_WORD = rf"(?!{_FIRST}\b)[^\W\d_][\w'’-]*"
_NAMES = r"[A-Z][\w'’-]*(?: (?:(?:for|of|al|news|agency) ?)?[A-Z][\w'’-]*){0,5}(?: news agency)?"
_TELLS = r"(?:said|says|reported|confirmed|added|revealed|told(?: [A-Z][\w-]*){1,3})"
_DAY = r"(?: on)?(?: [A-Z][a-z]+day)?"
_ENDING = re.compile(
    rf"(?<=[^\W\d_]|[)]) (?P<who>{_FIRST}(?: {_WORD}){{1,6}}|{_NAMES}) {_TELLS}{_DAY}(?=\.| \w+ing\b)",
)
# Behind these a name and a verb go on, and begin nothing.
_OPEN = frozenset(
    "that what which as who whom whose and but or when where after before because while since although "
    "if whether than the a an of in on to for from by with at into over under about between during near against through".split()
)


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
    return _ENDING.sub(_parted, text)


def _parted(ending: re.Match[str]) -> str:
    """The words found, behind a comma in the place of the blank where a whole sentence stands before them."""
    before = ending.string[max(ending.start() - _REACH, 0) : ending.start()]
    sentence = before.rpartition(". ")[2].split()
    if len(sentence) < _FEWEST or sentence[-1].lower() in _OPEN:
        return ending[0]
    return f",{ending[0][1:]}"
