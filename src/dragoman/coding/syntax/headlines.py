"""Headlines that capitalise every word, as the parser reads them: only names keep their capitals.

The parser takes "Kenya Seizes Ship" for a name of three words. Lengths stay, and so all offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from dragoman.coding.syntax import parser
from dragoman.records import Mention

# Longer passages are prose, however they are written.
LONGEST = 200
# Fewer words may all be a name ("Republic of Korea Army").
FEWEST = 4
# Words of fewer letters are often left small ("of", "with") and tell nothing.
TELLING = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# How a word of the lexicon ends in a text, and what stands there in the lexicon.
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
)

Find = Callable[[str], Sequence[Mention]]


def in_small_letters(text: str, find: Find) -> str:
    """A headline in title case with the words small that are no names; any other text as it is.

    ``find`` tells who is named in a text: those keep their capitals, as does what no lexicon knows.

    >>> in_small_letters("Omondi Says Rebels Seized Ship", lambda text: ())
    'Omondi says rebels seized ship'
    >>> in_small_letters("Omondi says that rebels seized a ship", lambda text: ())
    'Omondi says that rebels seized a ship'
    """
    if len(text) > LONGEST or not _is_title_case(text):
        return text
    named = [(one.start, one.end) for one in find(text)]
    small = list(text)
    for word in _WORD.finditer(text):
        start, end = word.span()
        inside = any(first < end and start < last for first, last in named)
        written = word[0].lower()
        plain = word[0].istitle() and len(written) == end - start and _is_plain(written)
        if plain and not inside:
            small[start:end] = written
    return "".join(small)


def _is_title_case(text: str) -> bool:
    words = [word[0] for word in _WORD.finditer(text)]
    telling = [word for word in words if len(word) >= TELLING]
    shouted = sum(word.isupper() for word in telling) > len(telling) / 2
    return len(words) >= FEWEST and not shouted and all(word[0].isupper() for word in telling)


@lru_cache(maxsize=20_000)
def _is_plain(word: str) -> bool:
    """Whether a word in small letters is a word of the language, and no name."""
    known = _lexicon()
    return any(one in known for one in _lemmas(word))


def _lemmas(word: str) -> Iterator[str]:
    yield word
    for ending, before in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield stem + before
            if stem[-2:-1] == stem[-1:]:
                yield stem[:-1]  # "banned", "stopping"


@lru_cache(maxsize=1)
def _lexicon() -> frozenset[str]:
    """The words of the parser's own lexicon: lemmas, irregular forms and function words."""
    nlp = parser.pipeline()
    lookups: Any = nlp.get_pipe("lemmatizer")
    kinds = ("noun", "verb", "adj", "adv")
    found = set(nlp.Defaults.stop_words)
    for table in ("lemma_index", "lemma_exc"):
        named = lookups.lookups.get_table(table)
        for kind in kinds:
            found.update(named.get(kind, ()))
    return frozenset(found)
