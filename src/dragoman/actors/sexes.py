"""Whether somebody is he or she: by what he is called, by who he is, by his given name."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import Literal

from dragoman.actors.officials import people_names
from dragoman.actors.words import words
from dragoman.data.tables import read_rows

Sex = Literal["he", "she"]
# A given name tells where so many whom the tables know bear it, and all but one in so many are alike.
_BEARERS, _ALIKE = 2, 10


def sex_of(called: str, name: str) -> Sex | None:
    """What somebody is called for, where the words that name him or the tables tell.

    Args:
        called: the words of the report that name him ("Ms Rojas", "the spokeswoman").
        name: his full name, as far as it is known.

    >>> sex_of("Mrs Merkel", ""), sex_of("Merkel", "Angela Merkel"), sex_of("Ana", "Ana Foobar")
    ('she', 'she', 'she')
    >>> sex_of("the spokesman", "spokesman"), sex_of("the minister", "minister")
    ('he', None)
    """
    titles = {part.strip(".").lower() for part in called.split()}
    if not titles.isdisjoint(words("she_words")):
        return "she"
    if not titles.isdisjoint(words("he_words")):
        return "he"
    if name in _women():
        return "she"
    if name in people_names():
        return "he"
    given, _, family = name.partition(" ")
    return _given_names().get(given) if family else None


@lru_cache(maxsize=1)
def _women() -> frozenset[str]:
    return frozenset(name for (name,) in read_rows("actors_women.tsv"))


@lru_cache(maxsize=1)
def _given_names() -> dict[str, Sex]:
    """The given names that are borne by men alone, or by women alone, but for a few."""
    bearers: dict[str, Counter[Sex]] = defaultdict(Counter)
    for name in people_names():
        bearers[name.partition(" ")[0]]["she" if name in _women() else "he"] += 1
    found: dict[str, Sex] = {}
    for given, counts in bearers.items():
        (sex, most), *_ = counts.most_common()
        if most >= _BEARERS and most * _ALIKE >= counts.total() * (_ALIKE - 1):
            found[given] = sex
    return found
